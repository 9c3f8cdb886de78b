#pragma once
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "geo/point.h"

namespace kuiki::render {

/// The part of a straight line inside the box from `least` to `greatest`, as shares 0 to 1 of its length; nothing where it stays outside
/// (Liang and Barsky, A New Concept and Method for Line Clipping, 1984). Keeps far-off coordinates away from
/// fixed-point and single-precision arithmetic.
inline std::optional<std::pair<double, double>> clip_segment(geo::Point a, geo::Point b, geo::Point least,
                                                             geo::Point greatest) {
  double s = 0, t = 1;
  const auto side = [&](double from, double step, double low, double high) {
    if (step == 0) return from >= low && from <= high;
    double enter = (low - from) / step, leave = (high - from) / step;
    if (enter > leave) std::swap(enter, leave);
    s = std::max(s, enter);
    t = std::min(t, leave);
    return s <= t;
  };
  if (!side(a.x, b.x - a.x, least.x, greatest.x) || !side(a.y, b.y - a.y, least.y, greatest.y)) return std::nullopt;
  return std::pair{s, t};
}

}  // namespace kuiki::render
