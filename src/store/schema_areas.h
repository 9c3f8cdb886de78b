#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables of the base: areas and what is known of them.
// clang-format off: one column a line
namespace kuiki::store {

/// An area with the outline of one scale.
struct AreaRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view code, name, name_en, name_kana;
  std::string_view kind;        ///< prefecture, municipality, ward, district
  std::string_view area_class;  ///< 市, 区, 町 …
  std::string_view parent;      ///< code
  std::string_view prefecture;  ///< name
  std::string_view scale;       ///< national, focus
  std::string_view boundary_quality, boundary_note;
  double area_km2 = NAN, extent_ns_km = NAN, extent_ew_km = NAN;
  double label_lon = NAN, label_lat = NAN;
  std::string_view district, district_confidence;  ///< of towns: a code; sure, guess
  double counted_km2 = NAN;                        ///< of towns: the land on which people were counted
};
inline constexpr auto area_table =
    table({.name = "area",
           .about = "都道府県・市区町村・地区・町丁・字の区域（scale: national 全国用、focus 詳細） / areas",
           .shapes = Shapes::multipolygon,
           .unique = "code, scale",
           .indexes = {Index{"area_parent", "parent"}}},
          column("geom", &AreaRow::geom, must), column("code", &AreaRow::code, must), column("name", &AreaRow::name, must),
          column("name_en", &AreaRow::name_en), column("name_kana", &AreaRow::name_kana),
          column("kind", &AreaRow::kind, must), column("class", &AreaRow::area_class, must),
          column("parent", &AreaRow::parent), column("prefecture", &AreaRow::prefecture, must),
          column("scale", &AreaRow::scale, must), column("boundary_quality", &AreaRow::boundary_quality, must),
          column("boundary_note", &AreaRow::boundary_note), column("area_km2", &AreaRow::area_km2),
          column("extent_ns_km", &AreaRow::extent_ns_km), column("extent_ew_km", &AreaRow::extent_ew_km),
          column("label_lon", &AreaRow::label_lon), column("label_lat", &AreaRow::label_lat),
          column("district", &AreaRow::district, later), column("district_confidence", &AreaRow::district_confidence, later),
          column("counted_km2", &AreaRow::counted_km2, later));

struct AreaNeighbourRow {
  std::int64_t fid = 0;
  std::string_view area_code, neighbour_code;
};
inline constexpr auto area_neighbour_table =
    table({.name = "area_neighbour",
           .about = "境界線を共有する区域（点で接するものは含まない） / areas that share a border line",
           .unique = "area_code, neighbour_code"},
          column("area_code", &AreaNeighbourRow::area_code, must),
          column("neighbour_code", &AreaNeighbourRow::neighbour_code, must));

struct WaterAreaRow {
  std::int64_t fid = 0;
  std::string_view code, municipality_code, name;
  std::int64_t year = 0;
  double population = NAN, households = NAN;
};
inline constexpr auto water_area_table =
    table({.name = "water_area",
           .about = "水面の調査区（陸の区域のない人口） / survey areas on the water: people without land",
           .later = true},
          column("code", &WaterAreaRow::code, key), column("municipality_code", &WaterAreaRow::municipality_code, must),
          column("name", &WaterAreaRow::name, must), column("year", &WaterAreaRow::year, must),
          column("population", &WaterAreaRow::population), column("households", &WaterAreaRow::households));

struct TotalReferenceRow {
  std::int64_t fid = 0;
  std::string_view indicator_id;
  std::string_view area_code;  ///< empty: all municipalities of Japan together
  std::string_view period;
  double value = NAN;
  std::string_view source;
};
inline constexpr auto total_reference_table =
    table({.name = "total_reference", .about = "合計の参照値 / published totals to hold figures against", .later = true},
          column("indicator_id", &TotalReferenceRow::indicator_id, must), column("area_code", &TotalReferenceRow::area_code),
          column("period", &TotalReferenceRow::period, must), column("value", &TotalReferenceRow::value, must),
          column("source", &TotalReferenceRow::source));

struct AreaReferenceRow {
  std::int64_t fid = 0;
  std::string_view code, name;
  double area_km2 = NAN, extent_ns_km = NAN, extent_ew_km = NAN;
  std::string_view basis, source, note;
};
inline constexpr auto area_reference_table =
    table({.name = "area_reference", .about = "面積と広がりの参照値 / reference areas and extents"},
          column("code", &AreaReferenceRow::code, must), column("name", &AreaReferenceRow::name, must_later),
          column("area_km2", &AreaReferenceRow::area_km2), column("extent_ns_km", &AreaReferenceRow::extent_ns_km, later),
          column("extent_ew_km", &AreaReferenceRow::extent_ew_km, later), column("basis", &AreaReferenceRow::basis, later),
          column("source", &AreaReferenceRow::source, later), column("note", &AreaReferenceRow::note, later));

struct AdjacencyReferenceRow {
  std::int64_t fid = 0;
  std::string_view code, neighbour, source, basis, statement;
};
inline constexpr auto adjacency_reference_table =
    table({.name = "adjacency_reference", .about = "隣接の参照 / reference neighbours"},
          column("code", &AdjacencyReferenceRow::code, must), column("neighbour", &AdjacencyReferenceRow::neighbour, must),
          column("source", &AdjacencyReferenceRow::source, later), column("basis", &AdjacencyReferenceRow::basis, later),
          column("statement", &AdjacencyReferenceRow::statement, later));

}  // namespace kuiki::store
