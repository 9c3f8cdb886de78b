#include "report/series_marks.h"

#include <cmath>
#include <numbers>

namespace kuiki::report {

void add_mark(std::vector<map::Item>& items, geo::Point middle, map::Symbol symbol, double size, Rgba color, MarkFill fill) {
  const auto [x, y] = middle;
  map::MarkerItem mark;
  mark.at = {at(x, y)};
  mark.symbol = symbol;
  mark.size = size;
  mark.fill = fill == MarkFill::filled ? color : rgb(0xffffff);
  mark.stroke = fill == MarkFill::filled ? rgb(0xffffff) : color;
  mark.stroke_width = fill == MarkFill::filled ? 1 : fill == MarkFill::open ? 1.8 : 0;
  items.emplace_back(std::move(mark));
  if (fill != MarkFill::dotted) return;
  std::vector<geo::Vec2f> ring;
  const int corners = symbol == map::Symbol::circle ? 24 : 4;
  const double turn = symbol == map::Symbol::square ? std::numbers::pi / 4 : 0;
  for (int i = 0; i <= corners; ++i) {
    const double angle = turn + 2 * std::numbers::pi * i / corners;
    ring.push_back(at(x + size * 0.62 * std::cos(angle), y + size * 0.62 * std::sin(angle)));
  }
  add_line(items, std::move(ring), color, 1.6, {2, 2});
}

void add_line(std::vector<map::Item>& items, std::vector<geo::Vec2f> points, Rgba color, double width,
              std::vector<double> dash) {
  map::LineItem line;
  line.points = std::move(points);
  line.color = color;
  line.width = width;
  line.dash = std::move(dash);
  items.emplace_back(std::move(line));
}

void add_lost(std::vector<map::Item>& items, const map::Rect& rect) {
  map::RectItem patch;
  patch.rect = rect;
  patch.fill.color = chart_tone::lost;
  patch.fill.hatch = true;
  patch.fill.ground = rgb(0xfaf9f6);
  patch.fill.spacing = 5;
  items.emplace_back(patch);
}

}  // namespace kuiki::report
