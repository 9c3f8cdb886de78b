#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "cli/facts.h"
#include "cli/find_plan.h"
#include "cli/plan_json.h"
#include "cli/plan_marks.h"
#include "cli/plan_trees.h"
#include "cli/plan_words.h"
#include "cli/show.h"
#include "cli/table.h"
#include "model/figure_writer.h"
#include "model/numerals.h"
#include "model/plan_names.h"
#include "model/related.h"
#include "store/entered.h"

namespace kuiki::cli {

namespace {

using model::AreaRow;
using model::IndicatorRow;

/// An indicator with what else is said of it.
struct Sheet {
  const model::Dataset& data;
  IndicatorRow row;
  const model::Indicator& indicator;
  const model::PlanTree* tree;  ///< null for a statistic
  model::Judged judged;
  std::vector<model::Graded> marks;
  std::vector<store::EnteredRecord> history;
  std::vector<IndicatorRow> repeated;  ///< the other rows that print the same indicator
  std::vector<const model::Comparison*> comparisons;
};

Json to_json(const Context& context, const Sheet& sheet) {
  const auto& indicator = sheet.indicator;
  auto json = indicator_json(sheet.data, sheet.row, sheet.tree);
  json["unit_en"] = text_or_null(indicator.unit_en);
  json["name_note"] = text_or_null(indicator.name_note);
  json["printed_row"] = text_or_null(indicator.printed_row);
  json["rationale"] = text_or_null(indicator.rationale);
  json["note"] = text_or_null(indicator.note);
  json["also_nodes"] = indicator.also_nodes;
  Json path = Json::array();
  if (sheet.tree != nullptr)
    for (const auto node : sheet.tree->path(sheet.tree->node_of(indicator))) {
      const auto& step = sheet.data.plan_nodes[node];
      path.push_back({{"id", step.id}, {"kind", step.kind}, {"number", text_or_null(step.number)}, {"title", step.title}});
    }
  json["path"] = std::move(path);
  if (sheet.tree != nullptr) {
    add_verdict(json, sheet.judged, sheet.marks, context.wording().years);
  } else {
    for (const auto* key : {"verdict", "cause", "share", "elapsed", "sentence"}) json[key] = nullptr;
    json["parts"] = Json::array();
  }
  json["repeated"] = Json::array();
  for (const auto row : sheet.repeated) json["repeated"].push_back(named_json(sheet.data, row));
  json["comparisons"] = Json::array();
  for (const auto* comparison : sheet.comparisons)
    json["comparisons"].push_back(
        {{"id", comparison->id}, {"name", comparison->name}, {"name_en", text_or_null(comparison->name_en)}});
  json["history"] = Json::array();
  for (const auto& record : sheet.history)
    json["history"].push_back({{"period", record.value.period},
                               {"part", record.value.part},
                               {"value", number_or_null(record.value.value)},
                               {"qualifier", model::to_string(record.value.qualifier)},
                               {"printed", text_or_null(record.value.printed)},
                               {"note", text_or_null(record.value.note)},
                               {"entered_at", record.entered_at},
                               {"entered_by", text_or_null(record.entered_by)},
                               {"replaced_at", text_or_null(record.replaced_at)}});
  return json;
}

/// A floor (下限値) is printed beside the target it belongs to.
Text role_words(model::Role role, model::Qualifier qualifier) {
  if (qualifier == model::Qualifier::floor) return {"下限値", "Floor"};
  return model::role_name(role);
}

std::string figures_table(const Context& context, const Sheet& sheet) {
  const auto& all = sheet.data.observations;
  const auto i = sheet.row.index();
  std::vector<std::size_t> order;
  for (std::size_t o = sheet.data.indicator_begin[i]; o < sheet.data.indicator_begin[i + 1]; ++o) order.push_back(o);
  const auto closing = [&](std::size_t o) { return model::closing_time(sheet.data.periods[all.period[o]]); };
  std::ranges::stable_sort(order, {}, [&](std::size_t o) { return std::pair(closing(o), all.role[o]); });
  const bool split = std::ranges::any_of(order, [&](std::size_t o) { return !all.part[o].empty(); });

  std::vector<Table::Column> columns = {{context({"時点", "Period"})}, {context({"区分", "Role"})}};
  if (split) columns.push_back({context({"部分", "Part"})});
  for (auto& column : std::vector<Table::Column>{{context({"値", "Value"}), Table::Align::right},
                                                 {context({"計画書の記載・入力内容", "As printed or typed"})},
                                                 {context({"状態", "Status"})},
                                                 {context({"行", "Line"}), Table::Align::right},
                                                 {context({"注", "Note"})}})
    columns.push_back(std::move(column));
  Table table(columns);
  for (const auto o : order) {
    const auto& period = sheet.data.periods[all.period[o]];
    const auto qualifier = all.qualifier[o];
    const model::Figure figure{period, all.role[o], all.value[o], qualifier, all.part[o], all.printed[o], all.status[o]};
    std::vector<std::string> cells = {context(period), context(role_words(all.role[o], qualifier))};
    if (split) cells.push_back(all.part[o]);
    cells.push_back(context(model::figure_words(sheet.judged.measure, figure)) + context(model::figure_mark(figure)));
    cells.push_back(all.printed[o]);
    cells.push_back(context(model::status_name(all.status[o])));
    cells.push_back(all.line_of(o) > 0 ? std::to_string(all.line_of(o)) : "");
    cells.push_back(all.note[o]);
    table.add(std::move(cells));
  }
  return table.text();
}

std::string history_table(const Context& context, const Sheet& sheet) {
  const bool split = std::ranges::any_of(sheet.history, [](const auto& record) { return !record.value.part.empty(); });
  std::vector<Table::Column> columns = {{context({"時点", "Period"})}};
  if (split) columns.push_back({context({"部分", "Part"})});
  columns.push_back({context({"値", "Value"}), Table::Align::right});
  columns.push_back({context({"入力日", "Entered"})});
  columns.push_back({context({"更新・取消", "Replaced or withdrawn"})});
  columns.push_back({context({"備考", "Note"})});
  Table table(columns);
  for (const auto& record : sheet.history) {
    const auto period = model::parse_period(record.value.period);
    std::vector<std::string> cells = {period ? context(*period) : record.value.period};
    if (split) cells.push_back(record.value.part);
    cells.push_back(std::isfinite(record.value.value)
                        ? context(model::write_value(record.value.value, sheet.indicator.unit, sheet.indicator.unit_en))
                        : record.value.printed);
    cells.push_back(record.entered_at);
    cells.push_back(record.replaced_at.empty() ? context({"（現在の値）", "(current)"}) : record.replaced_at);
    cells.push_back(record.value.note);
    table.add(std::move(cells));
  }
  return table.text();
}

/// A statistic has too many figures for one sheet: a count, and where to find them.
std::string statistic_words(const Context& context, const Sheet& sheet) {
  std::vector<std::string> periods;
  for (const auto& period : sheet.data.periods_of(sheet.row)) periods.push_back(context(period));
  Facts out;
  out.heading(sheet.indicator.id + " " + context(app::indicator_name(sheet.indicator)));
  const auto line = [&](const Text& label, const std::string& words) { out.line(context(label), words); };
  line({"種類", "Kind"}, context({"統計（計画の指標ではない）", "statistic, of no plan"}));
  line({"単位", "Unit"},
       context(model::plan_unit(sheet.indicator.unit, sheet.indicator.unit_en, sheet.indicator.printed_scale)));
  line({"地図に描く単位", "Drawn by"}, context(model::mapping_unit_name(sheet.indicator.mapping_unit)));
  line({"算出方法", "Method"}, sheet.indicator.rationale);
  line({"時点", "Periods"}, report::listed(periods, context.lang));
  line({"値の数", "Figures"}, std::to_string(sheet.data.figure_count(sheet.row)));
  if (const auto* source = sheet.data.find_source(sheet.indicator.source)) line({"出典", "Source"}, source->title);
  line({"値を見るには", "See the figures"}, "kuiki list indicators --area CODE --json");
  return out.text();
}

std::string to_words(const Context& context, const Sheet& sheet) {
  const auto& indicator = sheet.indicator;
  Facts out;
  out.heading(indicator.id + " " + context(app::indicator_name(indicator)));
  const auto line = [&](const Text& label, const std::string& words) { out.line(context(label), words); };
  const auto& tree = *sheet.tree;
  const auto& plan = sheet.data.plans[tree.plan()];
  line({"判定", "Verdict"}, verdict_words(context, sheet.judged));
  line({"", ""}, context(sheet.judged.explanation(context.wording().years)));
  line({"評価記号", "Mark"}, mark_words(context, sheet.judged, sheet.marks));
  const auto rule = sheet.judged.parts.front().rule;
  line({"判定方法", "Rule"}, context(say("{}。{}", "{}. {}", model::rule_name(rule), model::rule_explained(rule))));
  line({"計画", "Plan"}, plan.id + " " + report::plan_title(plan, context.lang));
  line({"位置付け", "Place in the plan"}, path_words(sheet.data, tree, tree.node_of(indicator)));
  for (const auto& also : indicator.also_nodes)
    line({"関わる項目", "Serves also"}, path_words(sheet.data, tree, tree.find_node(also)));
  line({"単位", "Unit"}, context(model::plan_unit(indicator.unit, indicator.unit_en, indicator.printed_scale)));
  line({"目標の方向", "Direction"},
       context(say("{}（{}）", "{} ({})", model::direction_name(indicator.direction),
                   indicator.direction_stated ? Text{"計画書に記載", "the document says so"}
                                              : Text{"計画書に明記がなく、本システムの判断",
                                                     "judged by this program; the document does not say"})));
  line({"値の種類", "Kind of figure"}, context(model::accrual_name(indicator.accrual)));
  line({"地図に描く単位", "Drawn by"}, context(model::mapping_unit_name(indicator.mapping_unit)));
  line({"場所", "Place"}, indicator.place);
  line({"担当部署", "Departments"},
       report::listed(model::node_value(tree, sheet.data, indicator, &model::PlanNode::departments), context.lang));
  line({"SDGs", "SDGs"}, sdg_words(context, model::node_value(tree, sheet.data, indicator, &model::PlanNode::sdgs)));
  line({"区分", "Category"}, model::node_value(tree, sheet.data, indicator, &model::PlanNode::category));
  line({"設定理由", "Rationale"}, indicator.rationale);
  line({"計画書の記載", "Printed"}, indicator.printed_row);
  line({"出典", "Source"}, source_words(context, indicator.document, indicator.line));
  line({"名称の注", "Note on the name"}, indicator.name_note);
  line({"注", "Note"}, indicator.note);
  for (const auto row : sheet.repeated) {
    const auto& other = sheet.data.indicators[row];
    line({"再掲", "Printed again"}, other.id + " " + path_words(sheet.data, tree, tree.node_of(other)));
  }
  for (const auto* comparison : sheet.comparisons)
    line({"計画間の比較", "Compared in"}, comparison->id + " " + context(comparison_name(*comparison)));
  out.block(figures_table(context, sheet));
  if (!sheet.history.empty()) {
    out.heading(context({"入力の履歴", "History of entries"}));
    out.block(history_table(context, sheet));
  }
  return out.text();
}

}  // namespace

std::string show_indicator(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto row = indicator_named(data, options.id);
  const auto& indicator = data.indicators[row];
  PlanTrees trees(data);
  const auto scheme = options.judging.scheme(context);
  Sheet sheet{data, row, indicator, trees.of(indicator.plan), {}, {}, {}, {}, {}};
  if (sheet.tree != nullptr) {
    sheet.judged = model::judge(data, row, options.judging.progress());
    sheet.marks = marks_of(data, sheet.judged, sheet.tree, scheme);
    sheet.history = context.store().entered(indicator.id);
    sheet.repeated = model::repeated_rows(data, row);
    sheet.comparisons = model::comparisons_of(data, indicator.id);
  }
  if (context.json) return written(to_json(context, sheet));
  return sheet.tree == nullptr ? statistic_words(context, sheet) : to_words(context, sheet);
}

}  // namespace kuiki::cli
