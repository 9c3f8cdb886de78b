#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "geo/overlay.h"
#include "model/dataset.h"
#include "store/area_set.h"

/// Polygons of a stranger's file become an area set.
namespace kuiki::app {

struct AreaImport {
  std::filesystem::path file;
  std::optional<std::string> layer;
  std::string source_crs;                ///< "EPSG:6669"; empty: as the file says
  std::string code, name, merge_by;      ///< fields; empty: by the kind of file, or found
  std::optional<model::AreaRow> within;  ///< nothing: by codes, else by place
  std::string set_name;                  ///< empty: the file's name
  std::string source, note;
  bool snap = false;  ///< cut to the city, slivers closed
};

/// What became of the file.
struct AreaImportReport {
  std::string layer, preset_name, name_field, code_field;
  Text preset;  ///< what kind of file it is; empty: none that is known
  model::AreaRow within = model::none;
  std::size_t rows = 0;             ///< of the file
  std::size_t elsewhere = 0;        ///< rows of other municipalities, left out
  std::size_t skipped = 0;          ///< rows that are no areas: water
  std::size_t unnamed = 0;          ///< rows without name and code, left out
  std::vector<std::string> mended;  ///< areas whose rings crossed themselves
  double mended_km2 = 0;            ///< by how much their ground changed
  double sliver_m = 0;
  geo::Coverage coverage;               ///< against the municipality, before anything was fitted
  std::optional<geo::Coverage> fitted;  ///< after
  std::size_t cut_towns = 0;            ///< towns that the areas cut
  bool towns = false;                   ///< they became towns: the base has none there
  store::AreaSet set;
  Warnings warnings;
};

/// The fields of its layer, in the file's order. Throws as store::VectorFile does.
std::vector<std::string> boundary_fields(const AreaImport& wanted);

/// Reads the file; nothing is saved. Throws as store::VectorFile does; Error(input_wrong) where the areas are of another city, or
/// nobody can tell of which.
AreaImportReport read_areas(const model::Dataset& data, const AreaImport& wanted, const Progress& progress = {});

}  // namespace kuiki::app
