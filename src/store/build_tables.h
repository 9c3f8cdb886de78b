#pragma once
#include "store/build.h"
#include "store/build_areas.h"
#include "store/geopackage_writer.h"
#include "store/statistics.h"

/// Writes the tables of the contract. Each throws Error(output).
namespace kuiki::store {

void write_areas(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas);
void write_points(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas);
/// Points, lines and waters for the backdrop.
void write_backdrop(GeoPackageWriter& out, const Geodata& data);
void write_partnerships(GeoPackageWriter& out, const Geodata& data);
/// Indicators with their groups, and their figures twice: as observations for everybody, in columns for the program. Those of
/// rates, which are never printed anywhere, in columns only.
void write_statistics(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas, const Statistics& statistics,
                      BuildReport& report);
/// Which base it is (base_version.h).
void write_meta(GeoPackageWriter& out, std::string_view version);
void write_records(GeoPackageWriter& out, const Geodata& data, const std::vector<MapText>& maps);

}  // namespace kuiki::store
