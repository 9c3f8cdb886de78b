#pragma once
#include <optional>
#include <string>

#include "model/progress.h"
#include "model/scores.h"

/// What the window shows of the plans.
namespace kuiki::app {

/// What stands in the middle of the window while a plan is open.
enum class Desk { map, overview, measure, comparison, score, entry };

/// Which indicators and nodes the tree shows; everything empty: all.
struct PlanFilter {
  std::string query;  ///< words over all texts of indicators and nodes
  std::string department, sdg, category;
  std::optional<model::MappingUnit> mapping_unit;
  std::optional<model::Direction> direction;
  std::optional<model::Verdict> verdict;
  std::optional<model::Status> status;  ///< some figure has it
  friend bool operator==(const PlanFilter&, const PlanFilter&) = default;
  [[nodiscard]] bool empty() const { return *this == PlanFilter{}; }
};

struct PlanDesk {
  bool open = false;  ///< the left panel shows the plan instead of the map's settings
  Desk desk = Desk::map;
  std::string plan, hierarchy, node, indicator, comparison;  ///< ids; empty: none chosen
  PlanFilter filter;
  bool all_plans = false;                     ///< the filter goes over all plans, not only the chosen one
  std::optional<model::ConversionRule> rule;  ///< of the score, as the user changed it
  std::optional<double> total_yen;            ///< of the score
};

}  // namespace kuiki::app
