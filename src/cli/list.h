#pragma once
#include <string>

#include "app/plan_desk.h"
#include "cli/command.h"
#include "cli/options.h"
#include "model/dataset.h"

namespace kuiki::cli {

/// What `kuiki list` was asked to narrow down to.
struct ListOptions {
  std::string what, area, plan, kind, group;
  app::PlanFilter filter;                                ///< of indicators
  std::string direction, verdict, status, mapping_unit;  ///< of the filter, as written
  JudgeOptions judging;
};

/// What a list is printed as: JSON, or a table in the user's language. One file for each family of lists.
std::string list_areas(const Context& context, const model::Dataset& data, const ListOptions& options);
std::string list_facilities(const Context& context, const model::Dataset& data, const ListOptions& options);
std::string list_partnerships(const Context& context, const model::Dataset& data, const ListOptions& options);
std::string list_plans(const Context& context, const model::Dataset& data, const ListOptions& options);
std::string list_indicators(const Context& context, const model::Dataset& data, const ListOptions& options);
std::string list_comparisons(const Context& context, const model::Dataset& data, const ListOptions& options);
std::string list_gradings(const Context& context);
std::string list_maps(const Context& context, const ListOptions& options);

/// `--area` as a row; none where it was not given.
model::AreaRow wanted_area(const model::Dataset& data, const ListOptions& options);
/// Throws Error(usage) naming what is allowed, unless `--kind` was not given or is one of these.
void check_kind(const ListOptions& options, const std::vector<std::string>& allowed);

}  // namespace kuiki::cli
