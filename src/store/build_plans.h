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

/// The columns of `observation_history`, which save_entered also makes where an older database lacks it.
inline constexpr const char* history_columns =
    "indicator_id TEXT NOT NULL, area_code TEXT, period TEXT NOT NULL, part TEXT NOT NULL, value DOUBLE, qualifier TEXT NOT "
    "NULL, "
    "printed TEXT, note TEXT, entered_at TEXT, replaced_at TEXT NOT NULL";

}  // namespace kuiki::store
