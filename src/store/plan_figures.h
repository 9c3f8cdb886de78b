#pragma once
#include <filesystem>

#include "store/plan_files.h"

namespace kuiki::store {

/// Reads observations.csv of a plan whose indicators are in `into` already, and holds repeated rows against one another.
/// Throws as read_plan_files.
void read_plan_figures(const std::filesystem::path& folder, const model::Plan& plan, PlanFiles& into);

}  // namespace kuiki::store
