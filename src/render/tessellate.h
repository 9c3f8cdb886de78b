#pragma once
#include <cstdint>
#include <vector>

#include "geo/path_set.h"

namespace kuiki::render {

/// Shapes cut into triangles. Indices count through the PathSet's points and then on through `extra`.
struct Triangles {
  std::vector<std::uint32_t> index;        ///< three a triangle
  std::vector<std::uint32_t> shape_end;    ///< into index; one a shape
  std::vector<geo::Vec2f> extra;           ///< where lines of a broken shape cross
  std::vector<std::uint32_t> extra_shape;  ///< whose they are; one for each of extra
};

/// Even-odd over all rings of a shape. A plain ring is cut ear by ear, which is right as soon as every triangle turns
/// the same way; rings with holes, and those where no ear is left to cut, go to the tessellator of GLU.
Triangles triangulate(const geo::PathSet& paths);

}  // namespace kuiki::render
