#pragma once
#include <algorithm>
#include <cmath>

#include "geo/point.h"

namespace kuiki::render {

/// A box about points of a path set; empty until one is added.
struct FloatBox {
  float x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
  void add(geo::Vec2f p) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x);
    y1 = std::max(y1, p.y);
  }
  [[nodiscard]] bool meets(const FloatBox& b) const { return x0 <= b.x1 && b.x0 <= x1 && y0 <= b.y1 && b.y0 <= y1; }
  [[nodiscard]] bool holds(const FloatBox& b) const { return b.x0 >= x0 && b.x1 <= x1 && b.y0 >= y0 && b.y1 <= y1; }
};

}  // namespace kuiki::render
