#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "map/scene.h"
#include "map/typeset.h"

/// What charts are put together from: a value axis with round steps, and words that look for a free place.
namespace kuiki::report {

/// A value axis. Its steps are 1, 2, 2.5 or 5 × 10ⁿ; it begins at 0 unless the values lie close together far above it, and
/// whoever draws it then says so.
struct ValueScale {
  double low = 0, high = 1, step = 1;
  double divisor = 1;  ///< large values are written in 万 or 億: a tick shows value / divisor
  Text multiple;       ///< 万, 億; million, billion; empty for 1
  int decimals = 0;    ///< of a tick
  bool from_zero = true;

  [[nodiscard]] std::vector<double> ticks() const;
  [[nodiscard]] std::string words(double tick) const;
};
/// Holds all finite `values` with a little room above; a share in % stays within 100 where its values do. `steps`: about so
/// many. `zero`: the axis must begin at 0 (bars).
ValueScale value_scale(std::span<const double> values, std::string_view unit, Lang lang, int steps, bool zero);
/// 「単位：億円」, "Unit: people"; empty where there is no unit.
std::string unit_caption(const ValueScale& scale, std::string_view unit, std::string_view unit_en, Lang lang);

/// Puts words beside points so that they cross no other words, few marks and few lines.
class LabelPlacer {
 public:
  explicit LabelPlacer(map::Rect bounds) : bounds_(bounds) {}
  /// A mark or other words.
  void avoid(const map::Rect& rect, double cost = 40);
  /// A line, as far as it lies within the bounds.
  void avoid_line(std::span<const geo::Vec2f> points, double cost = 6);

  struct Mark {
    double x, y, radius;
  };
  /// Words beside a mark. Where nothing is free, needed words go over lines and marks, others are left
  /// out. Nothing ever covers other words: false where there is no place.
  bool put(std::vector<map::Item>& items, std::string_view words, map::Font font, const Mark& mark, Rgba color, bool needed);
  /// Words right above a point, over lines but over no mark or other words: false where they would.
  bool put_above(std::vector<map::Item>& items, std::string_view words, map::Font font, double x, double y, Rgba color);
  /// Words anywhere in the bounds, where they disturb least; wrapped to the width of the bounds. False where they would
  /// cover other words or marks, or, where it is to be `clear`, lines.
  bool put_free(std::vector<map::Item>& items, std::string_view words, map::Font font, Rgba color, bool clear);

 private:
  struct Obstacle {
    map::Rect rect;
    double cost;
  };
  struct Segment {
    geo::Vec2f a, b;
    double cost;
  };
  map::Rect bounds_;
  std::vector<Obstacle> obstacles_;
  std::vector<Segment> segments_;
  [[nodiscard]] double cost_of(const map::Rect& rect) const;
  void write(std::vector<map::Item>& items, std::string_view words, map::Font font, const map::Rect& place, Rgba color);
};

}  // namespace kuiki::report
