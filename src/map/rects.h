#pragma once
#include <algorithm>
#include <array>
#include <cmath>

#include "map/scene.h"

/// Rectangles and segments on the frame: what names, cards and interiors are placed with.
namespace kuiki::map {

/// Do they share ground? One without width meets nothing.
inline bool overlap(const Rect& a, const Rect& b) {
  return a.w > 0 && b.w > 0 && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
inline Rect grown(const Rect& r, double by) { return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by}; }
inline Rect moved(const Rect& r, double dx, double dy) { return {r.x + dx, r.y + dy, r.w, r.h}; }
inline bool within(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
         inner.y + inner.h <= outer.y + outer.h;
}
/// The point of a rectangle nearest to another point.
inline geo::Point nearest(const Rect& r, geo::Point p) {
  return {std::clamp(p.x, r.x, r.x + r.w), std::clamp(p.y, r.y, r.y + r.h)};
}

/// The part of a segment inside a rectangle as parameters (Liang, Barsky 1984); false when there is none.
inline bool clip_segment(const Rect& r, geo::Point a, geo::Point b, double& t0, double& t1) {
  t0 = 0;
  t1 = 1;
  const double dx = b.x - a.x, dy = b.y - a.y;
  const std::array<double, 4> p{-dx, dx, -dy, dy}, q{a.x - r.x, r.x + r.w - a.x, a.y - r.y, r.y + r.h - a.y};
  for (std::size_t i = 0; i < 4; ++i) {
    if (p[i] == 0) {
      if (q[i] < 0) return false;
      continue;
    }
    const double t = q[i] / p[i];
    if (p[i] < 0)
      t0 = std::max(t0, t);
    else
      t1 = std::min(t1, t);
  }
  return t0 <= t1;
}
inline bool crosses(const Rect& r, geo::Point a, geo::Point b) {
  double t0 = 0, t1 = 1;
  return clip_segment(r, a, b, t0, t1);
}
/// Do two segments cross? Touching ends do not count.
inline bool cross(geo::Point a, geo::Point b, geo::Point c, geo::Point d) {
  const auto side = [](geo::Point o, geo::Point p, geo::Point q) {
    return (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
  };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

}  // namespace kuiki::map
