#pragma once
#include <filesystem>

#include "store/plan_files.h"

namespace kuiki::store {

/// Reads `plans/actuals.csv`: actuals of plans' indicators that an office published elsewhere, each with the id of its source.
/// They go to `into.figures` with the status `published`, also for the rows that print the indicator again. Nothing where the
/// file is not there. Throws Error(input_wrong) with line and column for an unknown indicator or source, another area than
/// the indicator's, a period that cannot be read, a missing value, the same figure from the same source twice.
void read_published_actuals(const std::filesystem::path& file, const PlanReferences& known, PlanFiles& into);

}  // namespace kuiki::store
