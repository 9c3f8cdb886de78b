#pragma once
#include <algorithm>
#include <limits>

namespace kuiki::geo {

/// x, y: longitude, latitude in degrees (JGD2011) or projected metres east, north; the holder says which.
struct Point {
  double x = 0, y = 0;
  friend bool operator==(Point, Point) = default;
};

/// Single precision, relative to an origin kept elsewhere.
struct Vec2f {
  float x = 0, y = 0;
  friend bool operator==(Vec2f, Vec2f) = default;
};

/// An axis-aligned box; empty until a point is added.
struct Box {
  double x0 = std::numeric_limits<double>::infinity(), y0 = x0, x1 = -x0, y1 = -x0;

  [[nodiscard]] bool empty() const { return x0 > x1 || y0 > y1; }
  [[nodiscard]] double width() const { return x1 - x0; }
  [[nodiscard]] double height() const { return y1 - y0; }
  [[nodiscard]] Point center() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
  void add(Point p) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x);
    y1 = std::max(y1, p.y);
  }
  void add(const Box& b) {
    x0 = std::min(x0, b.x0);
    y0 = std::min(y0, b.y0);
    x1 = std::max(x1, b.x1);
    y1 = std::max(y1, b.y1);
  }
  [[nodiscard]] bool contains(Point p) const { return p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1; }
  [[nodiscard]] bool meets(const Box& b) const { return x0 <= b.x1 && b.x0 <= x1 && y0 <= b.y1 && b.y0 <= y1; }
  friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace kuiki::geo
