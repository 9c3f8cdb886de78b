#include "geo/topology.h"

#include <algorithm>
#include <memory>

#include "geo/geodesic.h"
#include "geo/geos.h"

namespace kuiki::geo {

double signed_area2(std::span<const Point> ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {  // about the first point, to keep the digits
    sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  }
  return sum;
}

void append_copy(const PolygonTable& from, std::size_t f, PolygonTable& into) {
  for (auto part = from.first_part(f); part < from.feature_end[f]; ++part) {
    for (auto ring = from.first_ring(part); ring < from.part_end[part]; ++ring) {
      const auto points = from.ring(ring);
      into.points.insert(into.points.end(), points.begin(), points.end());
      into.close_ring();
    }
    into.close_part();
  }
  into.close_feature();
}

void append_union(const PolygonTable& from, std::span<const std::uint32_t> features, PolygonTable& into) {
  const Geos geos;
  geos.append(geos.union_of(from, features).get(), into);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> shared_borders(const PolygonTable& table) {
  const Geos geos;
  std::vector<Geos::Shape> shapes;
  shapes.reserve(table.features());
  for (std::size_t f = 0; f < table.features(); ++f) shapes.push_back(geos.feature(table, f));

  struct FreeTree {
    const Geos& geos;
    void operator()(GEOSSTRtree* t) const { GEOSSTRtree_destroy_r(geos, t); }
  };
  std::unique_ptr<GEOSSTRtree, FreeTree> index(GEOSSTRtree_create_r(geos, 10), FreeTree{geos});
  std::vector<std::uint32_t> numbers(table.features());
  for (std::uint32_t f = 0; f < table.features(); ++f) {
    numbers[f] = f;
    if (table.has_shape(f)) GEOSSTRtree_insert_r(geos, index.get(), shapes[f].get(), &numbers[f]);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t f = 0; f < table.features(); ++f) {
    if (!table.has_shape(f)) continue;
    std::vector<std::uint32_t> near;
    GEOSSTRtree_query_r(
        geos, index.get(), shapes[f].get(),
        [](void* item, void* to) {
          static_cast<std::vector<std::uint32_t>*>(to)->push_back(*static_cast<std::uint32_t*>(item));
        },
        &near);
    std::sort(near.begin(), near.end());
    for (const auto other : near) {
      if (other <= f) continue;
      // DE-9IM: the boundaries meet in something of dimension 1, a line; a point alone would be 0.
      const char meets = GEOSRelatePattern_r(geos, shapes[f].get(), shapes[other].get(), "****1****");
      if (meets == 2) geos.fail();
      if (meets == 1) pairs.emplace_back(f, other);
    }
  }
  return pairs;
}

std::string invalid_reason(const PolygonTable& table, std::size_t f) {
  const Geos geos;
  if (!table.has_shape(f)) return "no shape";
  for (auto [ring, last] = table.rings_of(f); ring < last; ++ring) {
    const auto points = table.ring(ring);
    if (points.size() < 4) return "ring of fewer than four points";
    if (!(points.front() == points.back())) return "ring is not closed";
  }
  const auto shape = geos.feature(table, f);
  if (GEOSisValid_r(geos, shape.get()) == 1) return {};
  char* reason = GEOSisValidReason_r(geos, shape.get());
  std::string words = reason ? reason : "invalid";
  GEOSFree_r(geos, reason);
  return words;
}

double mismatch_km2(const PolygonTable& a, std::span<const std::uint32_t> parts, const PolygonTable& b, std::size_t whole) {
  const Geos geos;
  const auto together = geos.union_of(a, parts), alone = geos.feature(b, whole);
  const auto difference = geos.take(GEOSSymDifference_r(geos, together.get(), alone.get()));
  PolygonTable rest;
  geos.append(difference.get(), rest);
  return area_km2(rest, 0);
}

}  // namespace kuiki::geo
