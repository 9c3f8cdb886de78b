#include "geo/topology.h"

#include <geos_c.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "geo/geodesic.h"

namespace kuiki::geo {
namespace {

/// GEOS with its last message: one for each call, so that calls from several threads do not meet.
class Geos {
 public:
  Geos() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(
        handle_, [](const char* words, void* to) { *static_cast<std::string*>(to) = words; }, &message_);
  }
  ~Geos() { GEOS_finish_r(handle_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  operator GEOSContextHandle_t() const { return handle_; }  // NOLINT: the C functions take the handle

  struct Free {
    GEOSContextHandle_t handle;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(handle, g); }
  };
  using Shape = std::unique_ptr<GEOSGeometry, Free>;

  /// Takes what a GEOS function returned. Throws Error(input_wrong) where that is nothing.
  Shape take(GEOSGeometry* g) const {
    if (!g) fail();
    return {g, Free{handle_}};
  }
  [[noreturn]] void fail() const {
    throw Error(Fault::input_wrong, say("図形を処理できません（GEOS: {}）。境界データの形状を確認してください",
                                        "a shape cannot be processed (GEOS: {}); check the boundary data", message_));
  }

  Shape ring(std::span<const Point> points) const {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_copyFromBuffer_r(handle_, &points.data()->x, static_cast<unsigned>(points.size()), 0, 0);
    return take(GEOSGeom_createLinearRing_r(handle_, sequence));
  }

  Shape part(const PolygonTable& table, std::uint32_t part) const {
    Shape outer = ring(table.ring(table.first_ring(part)));
    std::vector<Shape> holes;
    for (auto r = table.first_ring(part) + 1; r < table.part_end[part]; ++r) holes.push_back(ring(table.ring(r)));
    std::vector<GEOSGeometry*> raw;
    raw.reserve(holes.size());
    for (auto& hole : holes) raw.push_back(hole.release());
    return take(GEOSGeom_createPolygon_r(handle_, outer.release(), raw.data(), static_cast<unsigned>(raw.size())));
  }

  Shape feature(const PolygonTable& table, std::size_t f) const { return collect(table, {{static_cast<std::uint32_t>(f)}}); }

  /// All parts of all the features in one multipolygon.
  Shape collect(const PolygonTable& table, const std::vector<std::uint32_t>& features) const {
    std::vector<Shape> parts;
    for (const auto f : features) {
      for (auto p = table.first_part(f); p < table.feature_end[f]; ++p) parts.push_back(part(table, p));
    }
    std::vector<GEOSGeometry*> raw;
    raw.reserve(parts.size());
    for (auto& shape : parts) raw.push_back(shape.release());
    return take(GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOLYGON, raw.data(), static_cast<unsigned>(raw.size())));
  }

  Shape union_of(const PolygonTable& table, std::span<const std::uint32_t> features) const {
    const Shape all = collect(table, {features.begin(), features.end()});
    return take(GEOSUnaryUnion_r(handle_, all.get()));
  }

  /// Appends the polygons of any geometry, outer rings counter-clockwise, as the parts of one feature.
  void append(const GEOSGeometry* shape, PolygonTable& into) const {
    append_parts(shape, into);
    into.close_feature();
  }

 private:
  void append_parts(const GEOSGeometry* shape, PolygonTable& into) const {
    if (GEOSGeomTypeId_r(handle_, shape) != GEOS_POLYGON) {
      const int count = GEOSGetNumGeometries_r(handle_, shape);
      if (GEOSGeomTypeId_r(handle_, shape) < GEOS_MULTIPOINT) return;  // a point or line has no area
      for (int i = 0; i < count; ++i) append_parts(GEOSGetGeometryN_r(handle_, shape, i), into);
      return;
    }
    if (GEOSisEmpty_r(handle_, shape) == 1) return;
    append_ring(GEOSGetExteriorRing_r(handle_, shape), true, into);
    for (int i = 0; i < GEOSGetNumInteriorRings_r(handle_, shape); ++i) {
      append_ring(GEOSGetInteriorRingN_r(handle_, shape, i), false, into);
    }
    into.close_part();
  }

  void append_ring(const GEOSGeometry* ring, bool counter_clockwise, PolygonTable& into) const {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle_, ring);
    unsigned count = 0;
    char is_ccw = 1;
    GEOSCoordSeq_getSize_r(handle_, sequence, &count);
    GEOSCoordSeq_isCCW_r(handle_, sequence, &is_ccw);
    const auto first = into.points.size();
    into.points.resize(first + count);
    GEOSCoordSeq_copyToBuffer_r(handle_, sequence, &into.points[first].x, 0, 0);
    if ((is_ccw != 0) != counter_clockwise)
      std::reverse(into.points.begin() + static_cast<std::ptrdiff_t>(first), into.points.end());
    into.close_ring();
  }

  std::string message_;
  GEOSContextHandle_t handle_;
};

}  // namespace

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
