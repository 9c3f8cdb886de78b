#include <algorithm>
#include <map>
#include <set>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "base/error.h"
#include "base/name_key.h"
#include "base/number.h"
#include "cli/find_plan.h"
#include "cli/list.h"
#include "cli/plan_json.h"
#include "cli/plan_marks.h"
#include "cli/plan_trees.h"
#include "cli/plan_words.h"
#include "cli/table.h"
#include "model/distinct_names.h"
#include "model/numerals.h"
#include "model/plan_names.h"

namespace kuiki::cli {

namespace {

using model::AreaRow;
using model::IndicatorRow;

/// A value that a filter was given must be one that there is: those that are like it are named, else some of them.
void check_value(const std::string& given, const char* option, const std::vector<app::Facet>& facets) {
  if (given.empty() || std::ranges::find(facets, given, &app::Facet::value) != facets.end()) return;
  if (facets.empty())
    throw Error(Fault::input_wrong, say("{}: 「{}」はありません。ここの指標には何も書かれていません",
                                        "{}: there is no '{}'; the indicators here have none at all", option, given));
  const auto key = name_key(given);
  std::vector<std::string> like, all;
  for (const auto& facet : facets) {
    const auto other = name_key(facet.value);
    if (other.find(key) != std::string::npos || likeness(key, other) >= 0.4) like.push_back(facet.value);
    all.push_back(facet.value);
  }
  constexpr std::size_t most = 24;
  const auto named = [&](const std::vector<std::string>& values) {
    std::string list;
    for (std::size_t i = 0; i < std::min(most, values.size()); ++i) list += (i == 0 ? "" : ", ") + values[i];
    return list + (values.size() > most ? ", …" : "");
  };
  throw Error(Fault::input_wrong, like.empty() ? say("{}: 「{}」はありません。あるのは {}",
                                                     "{}: there is no '{}'; there are: {}", option, given, named(all))
                                               : say("{}: 「{}」はありません。近いのは {}",
                                                     "{}: there is no '{}'; the likeliest: {}", option, given, named(like)));
}

/// The indicators of plans, judged when first asked for.
class Verdicts {
 public:
  Verdicts(const model::Dataset& data, model::ProgressOptions options) : data_(data), options_(options) {}
  const model::Judged& of(IndicatorRow row) {
    const auto found = judged_.find(row);
    return found != judged_.end() ? found->second : judged_.emplace(row, model::judge(data_, row, options_)).first->second;
  }

 private:
  const model::Dataset& data_;
  model::ProgressOptions options_;
  std::map<IndicatorRow, model::Judged> judged_;
};

/// The indicators that pass search and filters; nothing where there are none of these.
std::optional<std::set<IndicatorRow>> found_by_search(const model::Dataset& data, const PlanTrees& trees,
                                                      const ListOptions& options, const std::string& plan,
                                                      Verdicts& verdicts) {
  if (options.filter.empty()) return {};
  const app::PlanIndex index(data, trees.all());
  const auto verdict_of = [&](IndicatorRow row) { return verdicts.of(row).verdict; };
  const auto all = index.find({}, plan, verdict_of).facets;
  check_value(options.filter.department, "--department", all.departments);
  check_value(options.filter.sdg, "--sdg", all.sdgs);
  check_value(options.filter.category, "--category", all.categories);
  check_value(options.mapping_unit, "--mapping-unit", all.mapping_units);
  std::set<IndicatorRow> rows;
  for (const auto& hit : index.find(options.filter, plan, verdict_of).hits)
    if (!hit.item.is_node) rows.insert(hit.item.row.as<IndicatorRow>());
  return rows;
}

/// What stands in the column of plans for a statistic.
std::string group_name(const Context& context, const model::Dataset& data, const model::Indicator& indicator) {
  const auto group = std::ranges::find(data.groups, indicator.group, &model::IndicatorGroup::id);
  if (group == data.groups.end()) return context({"（統計）", "(statistics)"});
  return context(say("（統計：{}）", "(statistics: {})", bilingual(group->name, group->name_en)));
}

/// First and last period and how many figures, of all areas or of one.
struct Figures {
  std::string periods;
  std::size_t count = 0;
};
Figures figures_of(const Context& context, const model::Dataset& data, std::size_t i, AreaRow area) {
  Figures figures;
  std::vector<model::Period> periods;
  const auto add = [&](const model::FigureView& figure) {
    ++figures.count;
    if (periods.empty() || periods.back() != data.periods[figure.period]) periods.push_back(data.periods[figure.period]);
  };
  if (area == model::none)
    data.each_figure(IndicatorRow(i), add);
  else
    data.each_figure_of(IndicatorRow(i), area, add);
  if (periods.empty()) return figures;
  const auto [first, last] = std::ranges::minmax_element(periods, {}, model::closing_time);
  figures.periods = context(*first);
  if (*last != *first) figures.periods += context({" 〜 ", " – "}) + context(*last);
  return figures;
}

}  // namespace

namespace {

/// The group that `--group` names; empty where it was not given. Throws Error(input_wrong) naming those there are.
std::string wanted_group(const model::Dataset& data, const std::string& given) {
  if (given.empty()) return given;
  std::string all;
  for (const auto& group : data.groups) {
    if (given == group.id || name_key(given) == name_key(group.name) || name_key(given) == name_key(group.name_en))
      return group.id;
    all += (all.empty() ? "" : ", ") + group.id + " " + group.name;
  }
  throw Error(Fault::input_wrong,
              say("--group: 「{}」はありません。あるのは {}", "--group: there is no '{}'; there are: {}", given, all));
}

std::vector<Table::Column> columns_of(const Context& context, bool with_marks) {
  std::vector<Table::Column> columns = {{"ID"},
                                        {context({"指標", "Indicator"})},
                                        {context({"単位", "Unit"})},
                                        {context({"計画", "Plan"})},
                                        {context({"描ける単位", "Drawn by"})},
                                        {context({"時点", "Periods"})},
                                        {context({"値の数", "Figures"}), Table::Align::right},
                                        {context({"判定", "Verdict"})}};
  if (with_marks) columns.push_back({context({"評価記号", "Mark"})});
  return columns;
}

}  // namespace

std::string list_indicators(const Context& context, const model::Dataset& data, const ListOptions& options) {
  const auto plan = options.plan.empty() ? std::string() : plan_named(data, options.plan).id;
  const auto area = wanted_area(data, options);
  const auto group = wanted_group(data, options.group);
  const PlanTrees trees(data);
  Verdicts verdicts(data, options.judging.progress());
  const auto scheme = options.judging.scheme(context);
  const auto found = found_by_search(data, trees, options, plan, verdicts);

  Json json = Json::array();
  Table table(columns_of(context, scheme.has_value()));
  std::map<std::string, model::DistinctNames> names;
  for (const auto& tree : trees.all()) names[data.plans[tree.plan()].id] = model::DistinctNames(data, tree);
  const auto add = [&](IndicatorRow row) {
    const auto i = row.index();
    const auto& indicator = data.indicators[i];
    const auto figures = figures_of(context, data, i, area);
    if (area != model::none && figures.count == 0) return;
    const auto* tree = trees.of(indicator.plan);
    const auto marks = tree == nullptr ? std::vector<model::Graded>{} : marks_of(data, verdicts.of(row), tree, scheme);
    if (context.json) {
      json.push_back(indicator_json(data, row, tree, area));
      if (tree != nullptr)
        add_verdict(json.back(), verdicts.of(row), marks, context.wording().years);
      else
        json.back()["verdict"] = nullptr;
      return;
    }
    std::vector<std::string> cells = {
        indicator.id,
        tree == nullptr ? context(app::indicator_name(indicator)) : names[indicator.plan].name(indicator, context.lang),
        context(model::plan_unit(indicator.unit, indicator.unit_en, indicator.printed_scale)),
        indicator.plan.empty() ? group_name(context, data, indicator) : indicator.plan,
        context(model::mapping_unit_name(indicator.mapping_unit)),
        figures.periods,
        format_number(static_cast<double>(figures.count), 0),
        tree == nullptr ? "" : context(model::verdict_name(verdicts.of(row).verdict))};
    if (scheme) cells.push_back(tree == nullptr ? "" : mark_words(context, verdicts.of(row), marks));
    table.add(std::move(cells));
  };
  const auto passes = [&](IndicatorRow row) { return !found || found->contains(row); };
  // Statistics first, by id; then plan by plan as printed.
  for (std::size_t i = 0; i < data.indicators.size() && plan.empty(); ++i)
    if (data.indicators[i].plan.empty() && !found && (group.empty() || data.indicators[i].group == group))
      add(IndicatorRow(i));
  if (!group.empty()) return context.json ? written(json) : table.text();
  for (const auto& tree : trees.all())
    if (plan.empty() || data.plans[tree.plan()].id == plan)
      for (const auto row : tree.indicators())
        if (passes(row)) add(row);
  if (context.json) return written(json);
  return table.empty() ? context({"当てはまる指標はありません\n", "No indicator answers to this\n"}) : table.text();
}

}  // namespace kuiki::cli
