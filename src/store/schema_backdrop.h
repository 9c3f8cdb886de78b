#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables of the base: what helps to recognise a place. Not for measuring.
// clang-format off: one column a line
namespace kuiki::store {

struct ReferencePointRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view kind;  ///< city_hall, ward_office, port, airport, shinkansen_station
  std::string_view name, area_code, source, note;
};
inline constexpr auto reference_point_table =
    table({.name = "reference_point",
           .about = "役所・役場、港、空港、新幹線の駅（背景用） / offices, ports, airports, Shinkansen stations",
           .shapes = Shapes::point,
           .later = true},
          column("geom", &ReferencePointRow::geom, must), column("kind", &ReferencePointRow::kind, must),
          column("name", &ReferencePointRow::name, must), column("area_code", &ReferencePointRow::area_code),
          column("source", &ReferencePointRow::source), column("note", &ReferencePointRow::note));

struct ReferenceLineRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view kind;  ///< rail, river, ferry
  std::string_view name, region, source, operated_by;
  std::string_view closed;  ///< the day on which it closed
};
inline constexpr auto reference_line_table =
    table({.name = "reference_line",
           .about = "鉄道・河川・航路（100万分の1、背景用） / rail, rivers, ferries of 1:1,000,000",
           .shapes = Shapes::multilinestring,
           .later = true},
          column("geom", &ReferenceLineRow::geom, must), column("kind", &ReferenceLineRow::kind, must),
          column("name", &ReferenceLineRow::name), column("region", &ReferenceLineRow::region, must),
          column("source", &ReferenceLineRow::source, must), column("operated_by", &ReferenceLineRow::operated_by),
          column("closed", &ReferenceLineRow::closed));

struct ReferenceWaterRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view kind;  ///< lake, water (a wide river bed)
  std::string_view name, region, source;
  double area_km2 = NAN;
};
inline constexpr auto reference_water_table =
    table({.name = "reference_water",
           .about = "湖と広い河川（100万分の1、背景用） / lakes and wide rivers of 1:1,000,000",
           .shapes = Shapes::multipolygon,
           .later = true},
          column("geom", &ReferenceWaterRow::geom, must), column("kind", &ReferenceWaterRow::kind, must),
          column("name", &ReferenceWaterRow::name), column("region", &ReferenceWaterRow::region, must),
          column("source", &ReferenceWaterRow::source, must), column("area_km2", &ReferenceWaterRow::area_km2));

}  // namespace kuiki::store
