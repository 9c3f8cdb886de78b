#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geo/polygons.h"

namespace kuiki::geo {

/// Multipolygons whose borders are stored once, as arcs between the points where borders meet (TopoJSON's model).
/// Rings are lists of references: n >= 0 is arc n from its first to its last point, ~n the same arc backwards.
/// `*_end` as in PolygonTable. Unions and neighbours follow from the arcs alone: exact, and without slivers.
struct ArcTopology {
  std::vector<Point> points;               ///< longitude, latitude in degrees
  std::vector<std::uint32_t> arc_end;      ///< into points
  std::vector<std::int32_t> refs;          ///< of all rings
  std::vector<std::uint32_t> ring_end;     ///< into refs
  std::vector<std::uint32_t> part_end;     ///< into ring_end
  std::vector<std::uint32_t> feature_end;  ///< into part_end

  [[nodiscard]] std::size_t arcs() const { return arc_end.size(); }
  [[nodiscard]] std::size_t features() const { return feature_end.size(); }
  [[nodiscard]] std::span<const Point> arc(std::size_t a) const {
    const auto first = a == 0 ? 0u : arc_end[a - 1];
    return {points.data() + first, points.data() + arc_end[a]};
  }
  /// Parts of feature f: [first, last) into part_end.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> parts_of(std::size_t f) const {
    return {f == 0 ? 0 : feature_end[f - 1], feature_end[f]};
  }
  [[nodiscard]] std::uint32_t first_ring(std::size_t part) const { return part == 0 ? 0 : part_end[part - 1]; }
  [[nodiscard]] std::uint32_t first_ref(std::size_t ring) const { return ring == 0 ? 0 : ring_end[ring - 1]; }

  /// Splits arcs at points that occur elsewhere too, so that areas meet and touch in ends of arcs only.
  void split_where_touched();
  /// Turns rings around so that outer rings run counter-clockwise and holes clockwise: the inside is on the left
  /// everywhere. The functions below need both.
  void orient();
};

/// Appends feature f as it is.
void append_feature(const ArcTopology& topology, std::size_t f, PolygonTable& into);

/// Appends the union of `features` as one new feature: arcs between two of them fall away, the others are put together
/// anew. Parts that only touch in a point stay parts; a hole that touches its outer ring stays a hole.
void append_dissolved(const ArcTopology& topology, std::span<const std::uint32_t> features, PolygonTable& into);

/// Pairs (i < j), ascending, of features that share an arc, that is a border line of some length.
std::vector<std::pair<std::uint32_t, std::uint32_t>> arc_neighbours(const ArcTopology& topology);

}  // namespace kuiki::geo
