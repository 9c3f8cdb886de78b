#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "geo/polygons.h"

namespace kuiki::store {

/// A column of a file of polygons: texts, or numbers (NaN: none).
struct VectorColumn {
  std::string name;  ///< at most ten letters, for the sake of DBF
  bool number = false;
  std::vector<std::string> texts;
  std::vector<double> numbers;
};

/// By the name's ending: .geojson, .json, .gpkg, .shp.
bool can_write_vector(const std::filesystem::path& file);

/// Writes polygons of longitude and latitude (JGD2011), one row a feature, each file whole or not at all; a shapefile is several, its texts
/// in UTF-8. Throws Error(output).
void write_vector(const std::filesystem::path& file, const geo::PolygonTable& shapes, std::span<const VectorColumn> columns);

}  // namespace kuiki::store
