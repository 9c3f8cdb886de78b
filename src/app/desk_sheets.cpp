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
  using Kind = model::Resolved::Kind;
  if (constexpr std::string_view progress = "progress:"; id.starts_with(progress)) {
    const auto* plan = data.find_plan(id.substr(progress.size()));
    return plan == nullptr ? Text{} : say("{}　進捗一覧", "{}: progress table", plan_title(*plan));
  }
  if (constexpr std::string_view population = "population:"; id.starts_with(population)) {
    const auto* plan = data.find_plan(id.substr(population.size()));
    return plan == nullptr ? Text{} : say("{}　人口", "{}: residents", plan_title(*plan));
  }
  if (const auto scheme = model::otaru_happiness(); scheme.id == id) return scheme.name;
  if (const auto code = area_of_sheet(id)) {
    const auto area = data.find_area(*code);
    return area ? full_name(data, *area) : Text{};
  }
  const auto found = data.resolve(id);
  if (!found) return {};
  switch (found->kind) {
    case Kind::plan:
      return plan_title(data.plans[found->row.index()]);
    case Kind::node:
      return plain(model::node_name(data.plan_nodes[found->row.as<model::NodeRow>()]));
    case Kind::indicator:
      return indicator_name(data.indicators[found->row.as<model::IndicatorRow>()]);
    case Kind::comparison:
      return bilingual(data.comparisons[found->row.index()].name, data.comparisons[found->row.index()].name_en);
    case Kind::area:
    case Kind::partnership:
      break;
  }
  return {};
}

}  // namespace kuiki::app
