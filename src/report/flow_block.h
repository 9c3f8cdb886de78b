#pragma once
#include <algorithm>
#include <limits>

#include "map/furniture.h"
#include "report/flow.h"

/// What Flow's own files share: a row of cells, rules and boxes.
namespace kuiki::report {

constexpr double cell_pad = 6;  ///< at the sides of a cell's words

inline map::RectItem flow_box(const map::Rect& at, Rgba fill, Rgba stroke = {0, 0, 0, 0}, double radius = 0) {
  map::RectItem item;
  item.rect = at;
  item.fill.color = fill;
  item.stroke = stroke;
  item.stroke_width = stroke.a > 0 ? 1 : 0;
  item.radius = radius;
  return item;
}

inline map::RectItem flow_rule(double x, double y, double w, Rgba color, double thick = 1) {
  return flow_box({x, y - thick / 2, w, thick}, color);
}

/// A row of cells, side by side over the width of the sheet.
struct Flow::Block {
  struct Part {
    double x = 0, w = 0;  ///< from the left margin
    std::vector<std::string> lines;
    map::Font font;
    Rgba color, patch{0, 0, 0, 0};
    map::Ink::Align align = map::Ink::Align::left;
    std::string target;
    bool label = false;  ///< of a form: on a quiet ground
  };
  std::vector<Part> parts;
  double gap = 4.5;        ///< above and below the words
  bool frame = false;      ///< of a form
  Rgba below{0, 0, 0, 0};  ///< rule under the row
  double thick = 1;        ///< of the rule

  [[nodiscard]] std::size_t lines() const {
    std::size_t most = 1;
    for (const auto& part : parts) most = std::max(most, part.lines.size());
    return most;
  }
  /// How many of `count` lines from `first` on the cell has.
  static std::size_t lines_of(const Part& part, std::size_t first, std::size_t count) {
    return first < part.lines.size() ? std::min(count, part.lines.size() - first) : 0;
  }
  /// Of the row, or of so many lines of it from `first` on; an empty cell is a line high.
  [[nodiscard]] double height(std::size_t first = 0, std::size_t count = std::numeric_limits<std::size_t>::max()) const {
    double most = 0;
    for (const auto& part : parts)
      most = std::max(
          most, static_cast<double>(std::max<std::size_t>(lines_of(part, first, count), 1)) * map::line_height(part.font));
    return most + 2 * gap;
  }
  /// The highest line.
  [[nodiscard]] double line() const {
    double most = 0;
    for (const auto& part : parts) most = std::max(most, map::line_height(part.font));
    return most;
  }
};

}  // namespace kuiki::report
