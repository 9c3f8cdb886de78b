#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/sum.h"
#include "model/dataset.h"
#include "model/town_grouping.h"
#include "store/area_set.h"

/// Area sets of one's own, from districts of towns to files.
namespace kuiki::app {

/// What a set is called and rests on.
struct AreaSetWords {
  std::string name, source, note;
};

/// The districts of a grouping that have towns, with the union of these as their shape.
store::AreaSet district_set(const model::Dataset& data, const model::TownGrouping& grouping, const AreaSetWords& words);

/// Sums of the districts of a grouping, those nowhere last.
struct DistrictSums {
  analysis::TownTable table;
  std::vector<std::vector<analysis::Sum>> sums;  ///< by column, then by district
};
DistrictSums district_sums(const model::Dataset& data, const model::TownGrouping& grouping);

/// The set that "own:学校区", 学校区 or a municipality's code (its districts in the base) names, as rows of areas with a title.
/// Throws Error(input_wrong) naming those there are.
struct NamedAreas {
  std::string title;
  std::vector<model::AreaRow> rows;
  const model::OwnAreaSet* set = nullptr;  ///< null: of the base
};
NamedAreas named_areas(const model::Dataset& data, const std::string& name);

/// Writes areas with their key figures: .geojson, .gpkg, .shp as boundaries, .csv, .xlsx as a table. Whole or not at all. Throws
/// Error(usage) for another ending, Error(output).
void export_areas(const model::Dataset& data, const NamedAreas& areas, const std::filesystem::path& file);
/// Throws as export_areas does for a name that it would not write, before anything is done.
void check_areas_file(const std::filesystem::path& file);

}  // namespace kuiki::app
