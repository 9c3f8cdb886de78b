#pragma once
#include <geos_c.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "geo/polygons.h"

/// Only for the files of this room that work with GEOS.
namespace kuiki::geo {

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

}  // namespace kuiki::geo
