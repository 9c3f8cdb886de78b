#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/point.h"

namespace kuiki::geo {

/// Multipolygons of many features in four long arrays: nothing per point, ring or part on the heap.
/// `*_end[i]` is one past the last child of item i; the first child of item 0 is 0.
/// Rings are closed (first point repeated at the end), the first ring of a part is its outer one,
/// the others are holes. A feature without parts has no shape.
struct PolygonTable {
  std::vector<Point> points;
  std::vector<std::uint32_t> ring_end;     ///< into points
  std::vector<std::uint32_t> part_end;     ///< into ring_end
  std::vector<std::uint32_t> feature_end;  ///< into part_end
  std::vector<Box> feature_box;            ///< one a feature; empty where it has no shape

  [[nodiscard]] std::size_t features() const { return feature_end.size(); }
  [[nodiscard]] std::uint32_t first_part(std::size_t f) const { return f == 0 ? 0 : feature_end[f - 1]; }
  [[nodiscard]] std::uint32_t first_ring(std::size_t part) const { return part == 0 ? 0 : part_end[part - 1]; }
  [[nodiscard]] std::uint32_t first_point(std::size_t ring) const { return ring == 0 ? 0 : ring_end[ring - 1]; }
  /// False also for a feature that the table does not have.
  [[nodiscard]] bool has_shape(std::size_t f) const { return f < features() && first_part(f) != feature_end[f]; }
  [[nodiscard]] std::span<const Point> ring(std::size_t r) const {
    return {points.data() + first_point(r), points.data() + ring_end[r]};
  }
  /// The rings [first, last) of feature f, all parts together.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> rings_of(std::size_t f) const {
    const auto a = first_part(f), b = feature_end[f];
    return {first_ring(a), a == b ? first_ring(a) : part_end[b - 1]};
  }

  /// Building: points go to `points`, then these close what was begun.
  void close_ring() { ring_end.push_back(static_cast<std::uint32_t>(points.size())); }
  void close_part() { part_end.push_back(static_cast<std::uint32_t>(ring_end.size())); }
  void close_feature();  ///< also computes the box
};

/// Is `p` inside feature f (even-odd over all its rings, so holes are outside)?
bool contains(const PolygonTable& table, std::size_t f, Point p);

}  // namespace kuiki::geo
