#include "app/area_facts.h"
#include "base/plural.h"
#include "base/strings.h"
#include "cli/facts.h"
#include "cli/find_plan.h"
#include "cli/plan_json.h"
#include "cli/plan_marks.h"
#include "cli/plan_words.h"
#include "cli/show.h"
#include "cli/table.h"
#include "model/figure_writer.h"
#include "model/overview.h"
#include "model/plan_names.h"
#include "model/sdgs.h"

namespace kuiki::cli {

namespace {

using model::NodeRow;

Json tally_json(const model::Tally& tally) {
  Json json = Json::object();
  for (const auto verdict : model::all_verdicts) json[std::string(model::verdict_id(verdict))] = tally[verdict];
  return json;
}

Json groups_json(const model::Dataset& data, const std::vector<model::OverviewGroup>& groups) {
  Json list = Json::array();
  for (const auto& group : groups)
    list.push_back({{"node", group.node == model::none ? Json(nullptr) : Json(data.plan_nodes[group.node].id)},
                    {"name", group.name},
                    {"verdicts", tally_json(group.tally)}});
  return list;
}

Json to_json(const model::Dataset& data, const model::Plan& plan, const model::PlanTree& tree,
             const model::Overview& overview, const std::optional<model::GradingScheme>& scheme) {
  Json nodes = Json::array(), hierarchies = Json::array(), attention = Json::array();
  for (const auto row : tree.nodes()) nodes.push_back(node_json(data, row, tree));
  for (const auto& hierarchy : overview.hierarchies)
    hierarchies.push_back({{"id", hierarchy.id}, {"groups", groups_json(data, hierarchy.groups)}});
  for (const auto item : overview.attention) attention.push_back(data.indicators[overview.items[item].judged.indicator].id);
  Json marks = nullptr;
  if (scheme) {
    marks = Json::object();
    for (const auto& [mark, count] : mark_counts(data, tree, overview, scheme)) marks[mark] = count;
  }
  Json json = plan_facts(plan);
  json.update({{"indicators", overview.items.size()},
               {"distinct_indicators", overview.total.total()},
               {"repeated", overview.repeated},
               {"with_actual", overview.with_actual},
               {"until", overview.until ? Json("FY" + std::to_string(*overview.until)) : Json(nullptr)},
               {"elapsed", number_or_null(overview.elapsed)},
               {"overview",
                {{"verdicts", tally_json(overview.total)},
                 {"hierarchies", hierarchies},
                 {"departments", groups_json(data, overview.departments)},
                 {"no_department", tally_json(overview.no_department)},
                 {"sdgs", groups_json(data, overview.sdgs)},
                 {"marks", marks},
                 {"attention", attention}}},
               {"nodes", nodes}});
  return json;
}

/// A group a row, a verdict a column; verdicts that nowhere occur are left out.
std::string tally_table(const Context& context, const Text& what, const model::Tally& all,
                        const std::vector<std::pair<std::string, model::Tally>>& groups) {
  using Align = Table::Align;
  std::vector<Table::Column> columns = {{context(what)}, {context({"指標", "Indicators"}), Align::right}};
  std::vector<model::Verdict> verdicts;
  for (const auto verdict : model::all_verdicts)
    if (all[verdict] > 0) {
      verdicts.push_back(verdict);
      columns.push_back({context(model::verdict_name(verdict)), Align::right});
    }
  Table table(columns);
  const auto add = [&](const std::string& name, const model::Tally& tally) {
    std::vector<std::string> cells = {name, std::to_string(tally.total())};
    for (const auto verdict : verdicts) cells.push_back(std::to_string(tally[verdict]));
    table.add(std::move(cells));
  };
  for (const auto& [name, tally] : groups) add(name, tally);
  return table.text();
}

void add_tree(Facts& out, const Context& context, const model::Dataset& data, const model::PlanTree& tree,
              const std::vector<NodeRow>& nodes, int level, int depth) {
  for (const auto row : nodes) {
    const auto& node = data.plan_nodes[row];
    const auto& below = tree.children(row);
    const auto count = tree.indicators_within(row).size();
    std::vector<std::string> counts;
    if (count > 0) counts.push_back(context(say("指標 {}行", "{}", counted(count, "row"))));
    if (level == depth && !below.empty()) counts.push_back(context(say("下位 {}", "{} below", below.size())));
    const std::string indent(static_cast<std::size_t>(level) * 2, ' ');
    out.entry(indent + model::node_name(node) +
              (counts.empty() ? "" : context(say("（{}）", " ({})", report::listed(counts, context.lang)))) + "  " +
              node.id);
    if (level < depth) add_tree(out, context, data, tree, below, level + 1, depth);
  }
}

std::string to_words(const Context& context, const model::Dataset& data, const model::Plan& plan,
                     const model::PlanTree& tree, const model::Overview& overview,
                     const std::optional<model::GradingScheme>& scheme, int depth) {
  Facts out;
  out.heading(plan.id + " " + report::plan_title(plan, context.lang));
  const auto line = [&](const Text& label, const std::string& words) { out.line(context(label), words); };
  const auto area = data.find_area(plan.municipality_code);
  line({"市区町村", "Municipality"},
       plan.municipality_code + (area ? " " + context(app::area_name(data, *area)) : std::string()));
  line(report::plan_period_name(data, plan), report::plan_period(plan, context.wording()));
  line({"計画書", "Document"}, plan.document);
  line({"指標", "Indicators"},
       overview.repeated == 0 ? std::to_string(overview.items.size())
                              : context(say("{}（うち再掲 {}、実質 {}）", "{} rows, {} of them printed again: {} indicators",
                                            overview.items.size(), overview.repeated, overview.total.total())));
  line({"実績のある指標", "With an actual"}, std::to_string(overview.with_actual));
  if (overview.until)
    line({"判定の時点", "Judged as of"},
         context(model::Period{model::Period::Kind::fiscal_year, *overview.until}) +
             context(say("（計画期間の {} が経過）", " ({} of the plan's time)", model::percent_words(overview.elapsed))));

  std::string causes;
  for (const auto& [cause, count] : overview.causes)
    add_part(causes, "\n", context(say("{}件：{}", "{}: {}", count, model::cause_words(cause))));
  out.heading(context({"判定の内訳（再掲は1件と数える）", "Verdicts (what is printed again counts once)"}));
  out.block(
      tally_table(context, {"全体", "All"}, overview.total, {{report::plan_title(plan, context.lang), overview.total}}));
  if (scheme) {
    std::vector<std::string> words;
    for (const auto& [mark, count] : mark_counts(data, tree, overview, scheme))
      words.push_back(mark + " " + std::to_string(count));
    line({"評価記号", "Marks"}, report::listed(words, context.lang) + context(say("（{}）", " ({})", scheme->title)));
  }
  line({"判定できない理由", "Unknown because"}, causes);
  for (const auto& hierarchy : overview.hierarchies) {
    if (hierarchy.groups.empty()) continue;
    std::vector<std::pair<std::string, model::Tally>> groups;
    groups.reserve(hierarchy.groups.size());
    for (const auto& group : hierarchy.groups)
      groups.emplace_back(model::node_name(data.plan_nodes[group.node]), group.tally);
    out.block(tally_table(context, model::hierarchy_name(hierarchy.id), overview.total, groups));
  }
  const auto by = [&](const Text& what, const std::vector<model::OverviewGroup>& groups, const auto& name) {
    std::vector<std::pair<std::string, model::Tally>> rows;
    rows.reserve(groups.size());
    for (const auto& group : groups) rows.emplace_back(name(group.name), group.tally);
    if (!rows.empty()) out.block(tally_table(context, what, overview.total, rows));
  };
  by({"担当部署別", "By department"}, overview.departments, [](const std::string& name) { return name; });
  by({"SDGs 別", "By SDG"}, overview.sdgs,
     [&](const std::string& number) { return number + " " + context(model::sdg_goal(number)); });
  if (!overview.attention.empty()) {
    std::vector<model::Judged> rows;
    std::vector<std::string> marks;
    for (const auto item : overview.attention) {
      rows.push_back(overview.items[item].judged);
      if (scheme) marks.push_back(mark_words(context, rows.back(), marks_of(data, rows.back(), &tree, scheme)));
    }
    out.heading(context({"注意が必要な指標（未達成・後退・遅れ）", "To be looked at: missed, worse, behind"}));
    out.block(judged_table(context, data, rows, marks));
  }
  for (const auto& hierarchy : tree.hierarchies()) {
    out.heading(context(say("項目の構成：{}", "Nodes: {}", model::hierarchy_name(hierarchy))));
    add_tree(out, context, data, tree, tree.roots(hierarchy), 1, depth);
  }
  return out.text();
}

}  // namespace

std::string show_plan(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto& plan = plan_named(data, options.id);
  const model::PlanTree tree(data, plan.id);
  const auto overview = model::overview_of(data, plan.id, options.judging.progress());
  const auto scheme = options.judging.scheme(context);
  if (context.json) return written(to_json(data, plan, tree, overview, scheme));
  return to_words(context, data, plan, tree, overview, scheme, options.depth > 0 ? options.depth : 2);
}

}  // namespace kuiki::cli
