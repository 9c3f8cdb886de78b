#include <algorithm>

#include "app/area_facts.h"
#include "app/gradings.h"
#include "base/strings.h"
#include "cli/find_plan.h"
#include "cli/json.h"
#include "cli/list.h"
#include "cli/plan_json.h"
#include "cli/plan_trees.h"
#include "cli/plan_words.h"
#include "cli/table.h"
#include "model/plan_names.h"

namespace kuiki::cli {

namespace {

/// How much of a plan there is.
struct PlanCounts {
  std::size_t nodes = 0, indicators = 0, distinct = 0, figures = 0, actuals = 0;
};

PlanCounts counts_of(const model::Dataset& data, const model::PlanTree& tree) {
  PlanCounts counts{.nodes = tree.nodes().size(), .indicators = tree.indicators().size()};
  for (const auto row : tree.indicators()) {
    const auto i = row.index();
    if (data.indicators[i].same_as.empty()) ++counts.distinct;
    counts.figures += data.indicator_begin[i + 1] - data.indicator_begin[i];
    for (auto o = data.indicator_begin[i]; o < data.indicator_begin[i + 1]; ++o)
      if (data.observations.role[o] == model::Role::actual) ++counts.actuals;
  }
  return counts;
}

Json plan_json(const model::Dataset& data, const model::Plan& plan, const model::PlanTree& tree) {
  const auto counts = counts_of(data, tree);
  Json json = plan_facts(plan);
  json.update({{"hierarchies", tree.hierarchies()},
               {"nodes", counts.nodes},
               {"indicators", counts.indicators},
               {"distinct_indicators", counts.distinct},
               {"figures", counts.figures},
               {"actuals", counts.actuals}});
  return json;
}

}  // namespace

std::string list_plans(const Context& context, const model::Dataset& data, const ListOptions& options) {
  const auto wanted = options.plan.empty() ? std::string() : plan_named(data, options.plan).id;
  const auto within = wanted_area(data, options);
  const PlanTrees trees(data);
  using Align = Table::Align;
  Json json = Json::array();
  Table table({{"ID"},
               {context({"題", "Title"})},
               {context({"市区町村", "Municipality"})},
               {context({"期間", "Period"})},
               {context({"項目", "Nodes"}), Align::right},
               {context({"指標", "Indicators"}), Align::right},
               {context({"うち再掲", "Repeated"}), Align::right},
               {context({"値", "Figures"}), Align::right},
               {context({"うち実績", "Actuals"}), Align::right}});
  for (const auto& plan : data.plans) {
    if (!wanted.empty() && plan.id != wanted) continue;
    const auto area = data.find_area(plan.municipality_code);
    if (within != model::none && (!area || !model::is_within(data.areas, *area, within))) continue;
    const auto& tree = *trees.of(plan.id);
    if (context.json) {
      json.push_back(plan_json(data, plan, tree));
      continue;
    }
    const auto counts = counts_of(data, tree);
    table.add({plan.id, report::plan_title(plan, context.lang),
               area ? context(app::area_name(data, *area)) : plan.municipality_code,
               report::plan_period(plan, context.wording()), std::to_string(counts.nodes), std::to_string(counts.indicators),
               std::to_string(counts.indicators - counts.distinct), std::to_string(counts.figures),
               std::to_string(counts.actuals)});
  }
  if (context.json) return written(json);
  return data.plans.empty() ? context({"このデータベースに計画は入っていません\n", "This database holds no plans\n"})
                            : table.text();
}

std::string list_comparisons(const Context& context, const model::Dataset& data, const ListOptions& options) {
  const auto wanted = options.plan.empty() ? std::string() : plan_named(data, options.plan).id;
  Json json = Json::array();
  Table table({{"ID"}, {context({"比べるもの", "What is compared"})}, {context({"指標", "Indicators"})}});
  for (const auto& comparison : data.comparisons) {
    std::vector<std::string> members;
    bool of_plan = wanted.empty();
    for (const auto& member : comparison.members) {
      members.push_back(member.indicator);
      const auto row = data.find_indicator(member.indicator);
      of_plan = of_plan || (row && data.indicators[*row].plan == wanted);
    }
    if (!of_plan) continue;
    json.push_back({{"id", comparison.id},
                    {"name", comparison.name},
                    {"name_en", text_or_null(comparison.name_en)},
                    {"note", text_or_null(comparison.note)},
                    {"note_en", text_or_null(comparison.note_en)},
                    {"members", members}});
    table.add({comparison.id, context(comparison_name(comparison)), report::listed(members, context.lang)});
  }
  if (context.json) return written(json);
  return table.empty() ? context({"計画の間の比較は入っていません\n", "There are no comparisons of plans\n"}) : table.text();
}

std::string list_gradings(const Context& context) {
  Json json = Json::array();
  Table table({{"ID"}, {context({"方式", "Scheme"})}, {context({"評価記号", "Marks"})}, {context({"説明", "Note"})}});
  for (const auto& scheme : app::bundled_gradings()) {
    Json grades = Json::array();
    std::string marks;
    for (const auto& grade : scheme.grades) {
      grades.push_back({{"mark", grade.mark}, {"meaning", both(grade.meaning)}});
      add_part(marks, " ", grade.mark);
    }
    json.push_back({{"id", scheme.id},
                    {"title", scheme.title.ja},
                    {"title_en", scheme.title.en},
                    {"by", model::grade_by_id(scheme.by)},
                    {"note", both(scheme.note)},
                    {"grades", grades}});
    table.add({scheme.id, context(scheme.title), marks, context(scheme.note)});
  }
  return context.json ? written(json) : table.text();
}

}  // namespace kuiki::cli
