#pragma once
#include <filesystem>

#include "store/plan_files.h"

namespace kuiki::store {

/// Reads `population.csv` of a plan's folder: the residents that the plan wants its city to have. Nothing where the file is not
/// there. Throws Error(input_wrong) with line and column for a node that the plan does not have, a period that cannot be read,
/// an unknown source, a number that is none, or a year twice.
void read_planned_population(const std::filesystem::path& file, const model::Plan& plan,
                             const std::unordered_set<std::string>& nodes, const PlanReferences& known, PlanFiles& into);

}  // namespace kuiki::store
