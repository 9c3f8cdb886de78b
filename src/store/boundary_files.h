#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "geo/polygons.h"
#include "geo/topology_arcs.h"

namespace kuiki::store {

/// What a boundary file says about one area besides its shape.
struct BoundaryArea {
  std::string code, name, name_en, name_kana;
  std::string area_class;    ///< 市 町 村 区 特別区; 地区 for districts
  std::string group;         ///< the designated city of a 区, the 郡 of a 町 or 村
  std::string municipality;  ///< districts only: code
};

/// Municipalities and wards at one scale, with shared borders. Area i is feature i.
struct BoundaryLayer {
  geo::ArcTopology topology;  ///< oriented
  std::vector<BoundaryArea> areas;
};
/// Reads a TopoJSON file with object `areas`. Throws Error(input_missing), Error(input_wrong) naming file and area or arc.
BoundaryLayer read_topojson(const std::filesystem::path& file);

/// The same of towns: of an area only the code is said (nine or eleven digits).
BoundaryLayer read_town_shapes(const std::filesystem::path& file);

struct DistrictLayer {
  geo::PolygonTable shapes;  ///< outer rings counter-clockwise
  std::vector<BoundaryArea> areas;
};
/// Reads a GeoJSON file of (multi)polygons in longitude, latitude. Throws as above.
DistrictLayer read_districts(const std::filesystem::path& file);

}  // namespace kuiki::store
