#include "map/free_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "map/rects.h"

namespace kuiki::map {
namespace {

constexpr int most_cells = 160;  // along the longer side
constexpr double clearance = 4;  // units between a shape and what is covered
constexpr double smallest = 3;   // times smaller than in the bare frame
constexpr int places = 24;       // tried along each side
constexpr int halvings = 9;      // of the span of scales

}  // namespace

ShapeMask::ShapeMask(std::span<const std::vector<geo::Point>> rings) {
  for (const auto& ring : rings)
    for (const auto& point : ring) box_.add(point);
  cell_ = std::max({box_.width(), box_.height(), 1e-6}) / most_cells;
  columns_ = std::clamp(static_cast<int>(std::ceil(box_.width() / cell_)), 1, most_cells);
  rows_ = std::clamp(static_cast<int>(std::ceil(box_.height() / cell_)), 1, most_cells);
  sums_.assign(corner(rows_ + 1, 0), 0);
  for (const auto& ring : rings) {
    fill(ring);
    trace(ring);
  }
  sum_up();
}

void ShapeMask::set(int column, int row) {
  column = std::clamp(column, 0, columns_ - 1);
  row = std::clamp(row, 0, rows_ - 1);
  sums_[corner(row + 1, column + 1)] = 1;
}

/// The cells whose middles lie within.
void ShapeMask::fill(const std::vector<geo::Point>& ring) {
  std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
    const double from = row(std::max(a.y, b.y)), to = row(std::min(a.y, b.y));
    const int first = std::max(0, static_cast<int>(std::ceil(from - 0.5)));
    for (int r = first; r < rows_ && r + 0.5 < to; ++r) {
      const double t = (r + 0.5 - row(a.y)) / (row(b.y) - row(a.y));
      crossings[static_cast<std::size_t>(r)].push_back(column(a.x) + t * (column(b.x) - column(a.x)));
    }
  }
  for (int r = 0; r < rows_; ++r) {
    auto& at = crossings[static_cast<std::size_t>(r)];
    std::ranges::sort(at);
    for (std::size_t i = 0; i + 1 < at.size(); i += 2)
      for (int c = static_cast<int>(std::ceil(at[i] - 0.5)); c + 0.5 < at[i + 1]; ++c) set(c, r);
  }
}

/// The cells that the outline passes: what is narrower than a cell is a part of the shape, too.
void ShapeMask::trace(const std::vector<geo::Point>& ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
    const int steps = 1 + static_cast<int>(2 * std::hypot(b.x - a.x, b.y - a.y) / cell_);
    for (int s = 0; s < steps; ++s) {
      const double t = static_cast<double>(s) / steps;
      set(static_cast<int>(column(a.x + t * (b.x - a.x))), static_cast<int>(row(a.y + t * (b.y - a.y))));
    }
  }
}

void ShapeMask::sum_up() {
  for (int r = 1; r <= rows_; ++r)
    for (int c = 1; c <= columns_; ++c) {
      const auto at = [&](int row, int column) -> int& { return sums_[corner(row, column)]; };
      at(r, c) += at(r - 1, c) + at(r, c - 1) - at(r - 1, c - 1);
    }
}

bool ShapeMask::meets(const Rect& metres) const {
  const auto cell_of = [&](double at, int most) { return static_cast<int>(std::clamp(at / cell_, -1.0, most + 1.0)); };
  const int c0 = std::max(0, cell_of(metres.x, columns_)), r0 = std::max(0, cell_of(metres.y, rows_));
  const int c1 = std::min(columns_, 1 + cell_of(metres.x + metres.w, columns_));
  const int r1 = std::min(rows_, 1 + cell_of(metres.y + metres.h, rows_));
  if (metres.x + metres.w < 0 || metres.y + metres.h < 0 || c0 >= c1 || r0 >= r1) return false;
  const auto at = [&](int row, int column) { return sums_[corner(row, column)]; };
  return at(r1, c1) - at(r0, c1) - at(r1, c0) + at(r0, c0) > 0;
}

namespace {

/// The clear place nearest to the frame's middle at a scale.
std::optional<FreePlace> clear_place(const ShapeMask& shape, double width, double height, double margin, double scale,
                                     std::span<const Rect> covered) {
  const double w = shape.box().width() / scale, h = shape.box().height() / scale;
  const double middle_x = (width - w) / 2, middle_y = (height - h) / 2;
  const double play_x = std::max(0.0, middle_x - margin), play_y = std::max(0.0, middle_y - margin);
  std::optional<FreePlace> best;
  double nearest = 0;
  for (int i = 0; i <= places; ++i)
    for (int j = 0; j <= places; ++j) {
      const double dx = play_x * (2.0 * i / places - 1), dy = play_y * (2.0 * j / places - 1);
      const double far = std::hypot(dx, dy);
      if (best && far >= nearest) continue;
      const bool clear = std::ranges::none_of(covered, [&](const Rect& rect) {
        const Rect box = moved(grown(rect, clearance), -middle_x - dx, -middle_y - dy);
        return shape.meets({box.x * scale, box.y * scale, box.w * scale, box.h * scale});
      });
      if (!clear) continue;
      best = FreePlace{middle_x + dx, middle_y + dy, scale};
      nearest = far;
    }
  return best;
}

}  // namespace

FreePlace fit_free(const ShapeMask& shape, double width, double height, double margin, double least,
                   std::span<const Rect> covered) {
  const FreePlace bare{(width - shape.box().width() / least) / 2, (height - shape.box().height() / least) / 2, least};
  if (const auto place = clear_place(shape, width, height, margin, least, covered)) return *place;
  double refused = least, granted = least * smallest;
  auto best = clear_place(shape, width, height, margin, granted, covered);
  if (!best) return bare;
  for (int i = 0; i < halvings; ++i) {
    const double scale = (refused + granted) / 2;
    if (const auto place = clear_place(shape, width, height, margin, scale, covered)) {
      best = place;
      granted = scale;
    } else {
      refused = scale;
    }
  }
  return *best;
}

}  // namespace kuiki::map
