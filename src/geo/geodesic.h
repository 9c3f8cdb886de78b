#pragma once
#include <span>

#include "geo/polygons.h"

namespace kuiki::geo {

/// Geodesic measures on the GRS80 ellipsoid through PROJ's geodesic routines (Karney 2013,
/// doi:10.1007/s00190-012-0578-z). Shapes in longitude, latitude degrees.

/// Area of feature f in km²: outer rings less holes, whatever the rings' direction.
double area_km2(const PolygonTable& table, std::size_t f);

/// North-south and east-west extent of feature f, in km: the meridian arc from its southernmost to its northernmost
/// parallel, and the arc of the parallel half way between these, from its westernmost to its easternmost meridian.
/// (南区 of Sapporo: 37.7 by 33.2; the city's plan prints 37.6 by 33.2.) Zero for a feature without a shape.
struct Extent {
  double north_south_km = 0, east_west_km = 0;
};
Extent extent_km(const PolygonTable& table, std::size_t f);

/// Length of the geodesic between two points, metres.
double distance_m(Point a, Point b);
/// The point `metres` from `from` at `azimuth_deg` (clockwise from north).
Point travel(Point from, double azimuth_deg, double metres);

}  // namespace kuiki::geo
