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

/// What is told of a plan in words.
class PlanWords {
 public:
  PlanWords(const Context& context, const model::Dataset& data, const model::PlanTree& tree, const model::Overview& overview,
            const std::optional<model::GradingScheme>& scheme)
      : context_(context), data_(data), tree_(tree), overview_(overview), scheme_(scheme) {}
  [[nodiscard]] std::string text(const model::Plan& plan, int depth);

 private:
  void line(const Text& label, const std::string& words) { out_.line(context_(label), words); }
  void add_plan(const model::Plan& plan);
  void add_verdicts(const model::Plan& plan);
  void add_hierarchies();
  void add_tree(const std::vector<NodeRow>& nodes, int level, int depth);
  template <class Name>
  void add_groups(const Text& what, const std::vector<model::OverviewGroup>& groups, const Name& name);
  void add_attention();

  const Context& context_;
  const model::Dataset& data_;
  const model::PlanTree& tree_;
  const model::Overview& overview_;
  const std::optional<model::GradingScheme>& scheme_;
  Facts out_;
};

void PlanWords::add_tree(const std::vector<NodeRow>& nodes, int level, int depth) {
  for (const auto row : nodes) {
    const auto& node = data_.plan_nodes[row];
    const auto& below = tree_.children(row);
    const auto count = tree_.indicators_within(row).size();
    std::vector<std::string> counts;
    if (count > 0) counts.push_back(context_(say("指標 {}行", "{}", counted(count, "row"))));
    if (level == depth && !below.empty()) counts.push_back(context_(say("下位 {}", "{} below", below.size())));
    const std::string indent(static_cast<std::size_t>(level) * 2, ' ');
    out_.entry(indent + model::node_name(node) +
               (counts.empty() ? "" : context_(say("（{}）", " ({})", report::listed(counts, context_.lang)))) + "  " +
               node.id);
    if (level < depth) add_tree(below, level + 1, depth);
  }
}

void PlanWords::add_plan(const model::Plan& plan) {
  out_.heading(plan.id + " " + report::plan_title(plan, context_.lang));
  const auto area = data_.find_area(plan.municipality_code);
  line({"市区町村", "Municipality"},
       plan.municipality_code + (area ? " " + context_(app::area_name(data_, *area)) : std::string()));
  line(report::plan_period_name(data_, plan), report::plan_period(plan, context_.wording()));
  line({"計画書", "Document"}, plan.document);
  line({"指標", "Indicators"},
       overview_.repeated == 0
           ? std::to_string(overview_.items.size())
           : context_(say("{}（うち再掲 {}、実質 {}）", "{} rows, {} of them printed again: {} indicators",
                          overview_.items.size(), overview_.repeated, overview_.total.total())));
  line({"実績のある指標", "With an actual"}, std::to_string(overview_.with_actual));
  if (overview_.until)
    line({"判定の時点", "Judged as of"},
         context_(model::Period{model::Period::Kind::fiscal_year, *overview_.until}) +
             context_(say("（計画期間の {} が経過）", " ({} of the plan's time)", model::percent_words(overview_.elapsed))));
}

void PlanWords::add_verdicts(const model::Plan& plan) {
  std::string causes;
  for (const auto& [cause, count] : overview_.causes)
    add_part(causes, "\n", context_(say("{}件：{}", "{}: {}", count, model::cause_words(cause))));
  out_.heading(context_({"判定の内訳（再掲は1件と数える）", "Verdicts (what is printed again counts once)"}));
  out_.block(
      tally_table(context_, {"全体", "All"}, overview_.total, {{report::plan_title(plan, context_.lang), overview_.total}}));
  if (scheme_) {
    std::vector<std::string> words;
    for (const auto& [mark, count] : mark_counts(data_, tree_, overview_, scheme_))
      words.push_back(mark + " " + std::to_string(count));
    line({"評価記号", "Marks"}, report::listed(words, context_.lang) + context_(say("（{}）", " ({})", scheme_->title)));
  }
  line({"判定できない理由", "Unknown because"}, causes);
}

void PlanWords::add_hierarchies() {
  for (const auto& hierarchy : overview_.hierarchies) {
    if (hierarchy.groups.empty()) continue;
    std::vector<std::pair<std::string, model::Tally>> groups;
    groups.reserve(hierarchy.groups.size());
    for (const auto& group : hierarchy.groups)
      groups.emplace_back(model::node_name(data_.plan_nodes[group.node]), group.tally);
    out_.block(tally_table(context_, model::hierarchy_name(hierarchy.id), overview_.total, groups));
  }
}

template <class Name>
void PlanWords::add_groups(const Text& what, const std::vector<model::OverviewGroup>& groups, const Name& name) {
  std::vector<std::pair<std::string, model::Tally>> rows;
  rows.reserve(groups.size());
  for (const auto& group : groups) rows.emplace_back(name(group.name), group.tally);
  if (!rows.empty()) out_.block(tally_table(context_, what, overview_.total, rows));
}

void PlanWords::add_attention() {
  if (overview_.attention.empty()) return;
  std::vector<model::Judged> rows;
  std::vector<std::string> marks;
  for (const auto item : overview_.attention) {
    rows.push_back(overview_.items[item].judged);
    if (scheme_) marks.push_back(mark_words(context_, rows.back(), marks_of(data_, rows.back(), &tree_, scheme_)));
  }
  out_.heading(context_({"注意が必要な指標（未達成・後退・遅れ）", "To be looked at: missed, worse, behind"}));
  out_.block(judged_table(context_, data_, rows, marks));
}

std::string PlanWords::text(const model::Plan& plan, int depth) {
  add_plan(plan);
  add_verdicts(plan);
  add_hierarchies();
  add_groups({"担当部署別", "By department"}, overview_.departments, [](const std::string& name) { return name; });
  add_groups({"SDGs 別", "By SDG"}, overview_.sdgs,
             [&](const std::string& number) { return number + " " + context_(model::sdg_goal(number)); });
  add_attention();
  for (const auto& hierarchy : tree_.hierarchies()) {
    out_.heading(context_(say("項目の構成：{}", "Nodes: {}", model::hierarchy_name(hierarchy))));
    add_tree(tree_.roots(hierarchy), 1, depth);
  }
  return out_.text();
}

}  // namespace

std::string show_plan(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto& plan = plan_named(data, options.id);
  const model::PlanTree tree(data, plan.id);
  const auto overview = model::overview_of(data, plan.id, options.judging.progress());
  const auto scheme = options.judging.scheme(context);
  if (context.json) return written(to_json(data, plan, tree, overview, scheme));
  return PlanWords(context, data, tree, overview, scheme).text(plan, options.depth > 0 ? options.depth : 2);
}

}  // namespace kuiki::cli
