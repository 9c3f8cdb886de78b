#pragma once
#include "store/build.h"
#include "store/build_areas.h"
#include "store/geopackage_writer.h"
#include "store/plan_files.h"

namespace kuiki::store {

/// Reads `geodata/plans` against the areas and partnerships of the other sources.
PlanFiles read_plans(const std::filesystem::path& geodata, const Geodata& data, const BuiltAreas& areas);

/// Writes the tables of the plans, and their rows of `indicator` and `observation`, which must be there already.
/// Throws Error(output).
void write_plans(GeoPackageWriter& out, const PlanFiles& plans, const BuiltAreas& areas, BuildReport& report);

}  // namespace kuiki::store
