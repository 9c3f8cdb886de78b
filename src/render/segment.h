#pragma once
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace kuiki::render {

/// The part of a straight line inside a box, as shares 0 to 1 of its length; nothing where it stays outside
/// (Liang and Barsky, A New Concept and Method for Line Clipping, 1984). Keeps far-off coordinates away from
/// fixed-point and single-precision arithmetic.
inline std::optional<std::pair<double, double>> clip_segment(double ax, double ay, double bx, double by, double x0,
                                                             double y0, double x1, double y1) {
  double s = 0, t = 1;
  const auto side = [&](double from, double step, double low, double high) {
    if (step == 0) return from >= low && from <= high;
    double enter = (low - from) / step, leave = (high - from) / step;
    if (enter > leave) std::swap(enter, leave);
    s = std::max(s, enter);
    t = std::min(t, leave);
    return s <= t;
  };
  if (!side(ax, bx - ax, x0, x1) || !side(ay, by - ay, y0, y1)) return std::nullopt;
  return std::pair{s, t};
}

}  // namespace kuiki::render
