#include "app/desk_sheets.h"

#include <algorithm>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/grading.h"
#include "model/plan_names.h"

namespace kuiki::app {

std::optional<model::ScoreScheme> score_of_plan(std::string_view plan) {
  if (auto scheme = model::otaru_happiness(); scheme.plan == plan) return scheme;
  return {};
}

std::string sheet_on(const PlanDesk& desk, Desk which) {
  switch (which) {
    case Desk::overview:
      return desk.plan;
    case Desk::measure:
      return desk.node;
    case Desk::comparison:
      return desk.comparison;
    case Desk::score:
      if (const auto scheme = score_of_plan(desk.plan)) return scheme->id;
      return {};
    case Desk::map:
    case Desk::entry:
      return {};
  }
  return {};
}

SheetOptions sheet_options(const WindowState& window) {
  const auto& workspace = window.workspace;
  const auto* grading = workspace.grading();
  SheetOptions options{.wording = workspace.wording(), .as_of = workspace.as_of()};
  if (grading != nullptr) options.grading = *grading;
  options.rule = window.desk.rule;
  options.total_yen = window.desk.total_yen;
  return options;
}

Text name_of_sheet(const model::Dataset& data, const std::string& id) {
  if (constexpr std::string_view progress = "progress:"; id.starts_with(progress)) {
    const auto plan = std::ranges::find(data.plans, id.substr(progress.size()), &model::Plan::id);
    return plan == data.plans.end() ? Text{} : say("{}　進捗一覧", "{}: progress table", plan_title(*plan));
  }
  if (const auto row = data.find_indicator(id)) return indicator_name(data.indicators[*row]);
  if (const auto node = std::ranges::find(data.plan_nodes, id, &model::PlanNode::id); node != data.plan_nodes.end())
    return plain(model::node_name(*node));
  if (const auto plan = std::ranges::find(data.plans, id, &model::Plan::id); plan != data.plans.end())
    return plan_title(*plan);
  if (const auto found = std::ranges::find(data.comparisons, id, &model::Comparison::id); found != data.comparisons.end())
    return bilingual(found->name, found->name_en);
  if (const auto scheme = model::otaru_happiness(); scheme.id == id) return scheme.name;
  return {};
}

}  // namespace kuiki::app
