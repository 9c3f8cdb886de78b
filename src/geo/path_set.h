#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "geo/point.h"

namespace kuiki::geo {

/// Rings or lines of many shapes, projected, thinned and ready to be drawn: single precision around `origin`.
/// Immutable once shared; painters keep what they derive from it (triangles, buffers) by its address.
struct PathSet {
  Point origin;                          ///< projected metres; true place of a point = origin + point
  std::vector<Vec2f> points;             ///< metres east, north of origin
  std::vector<std::uint32_t> ring_end;   ///< into points; closed rings do not repeat their first point
  std::vector<std::uint32_t> shape_end;  ///< into ring_end; one a shape
  bool closed = true;                    ///< rings to fill, or open lines

  [[nodiscard]] std::size_t shapes() const { return shape_end.size(); }
  [[nodiscard]] std::uint32_t first_ring(std::size_t shape) const { return shape == 0 ? 0 : shape_end[shape - 1]; }
  [[nodiscard]] std::uint32_t first_point(std::size_t ring) const { return ring == 0 ? 0 : ring_end[ring - 1]; }
};

using PathSetPtr = std::shared_ptr<const PathSet>;

}  // namespace kuiki::geo
