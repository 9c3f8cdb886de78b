#include "geo/geodesic.h"

#include <geodesic.h>

#include <cmath>
#include <numbers>

namespace kuiki::geo {
namespace {

constexpr double grs80_a = 6378137.0;
constexpr double grs80_f = 1.0 / 298.257222101;

const geod_geodesic& grs80() {
  static const geod_geodesic ellipsoid = [] {
    geod_geodesic g;
    geod_init(&g, grs80_a, grs80_f);
    return g;
  }();
  return ellipsoid;
}

double ring_area_m2(std::span<const Point> ring) {
  if (ring.size() < 4) return 0;
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) geod_polygon_addpoint(&grs80(), &polygon, ring[i].y, ring[i].x);
  double area = 0;
  geod_polygon_compute(&grs80(), &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

}  // namespace

double area_km2(const PolygonTable& table, std::size_t f) {
  double m2 = 0;
  for (auto part = table.first_part(f); part < table.feature_end[f]; ++part) {
    for (auto ring = table.first_ring(part); ring < table.part_end[part]; ++ring) {
      const double area = ring_area_m2(table.ring(ring));
      m2 += ring == table.first_ring(part) ? area : -area;
    }
  }
  return m2 / 1e6;
}

Extent extent_km(const PolygonTable& table, std::size_t f) {
  Box box;
  for (auto [ring, last] = table.rings_of(f); ring < last; ++ring) {
    for (const Point& p : table.ring(ring)) box.add(p);
  }
  if (box.empty()) return {};
  const double radian = std::numbers::pi / 180;
  const double middle = (box.y0 + box.y1) / 2 * radian;
  const double e2 = grs80_f * (2 - grs80_f);
  const double parallel_radius = grs80_a * std::cos(middle) / std::sqrt(1 - e2 * std::sin(middle) * std::sin(middle));
  return {distance_m({box.x0, box.y0}, {box.x0, box.y1}) / 1000, parallel_radius * (box.x1 - box.x0) * radian / 1000};
}

double distance_m(Point a, Point b) {
  double metres = 0;
  geod_inverse(&grs80(), a.y, a.x, b.y, b.x, &metres, nullptr, nullptr);
  return metres;
}

Point travel(Point from, double azimuth_deg, double metres) {
  Point to;
  geod_direct(&grs80(), from.y, from.x, azimuth_deg, metres, &to.y, &to.x, nullptr);
  return to;
}

}  // namespace kuiki::geo
