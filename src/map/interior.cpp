#include "map/interior.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/rects.h"

namespace kuiki::map {

namespace {

constexpr double least_step = 1.5;

}  // namespace

Interior::Interior(const geo::PathSet& paths, std::size_t shape, const Placement& at, const Rect& bounds, int most_cells)
    : bounds_(bounds) {
  step_ = std::max(least_step, std::max(bounds.w, bounds.h) / most_cells);
  cols_ = std::max(0, static_cast<int>(bounds.w / step_));
  rows_ = std::max(0, static_cast<int>(bounds.h / step_));
  const auto cols = static_cast<std::size_t>(cols_), rows = static_cast<std::size_t>(rows_);
  std::vector<std::uint8_t> flip((cols + 1) * rows, 0), edge(cols * rows, 0);
  for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) {
    const auto first = paths.first_point(ring), end = paths.ring_end[ring];
    if (first == end) continue;
    const auto place = [&](std::uint32_t i) {
      return geo::Point{static_cast<double>(paths.points[i].x) * at.k + at.dx,
                        -static_cast<double>(paths.points[i].y) * at.k + at.dy};
    };
    geo::Point a = place(end - 1);
    for (auto i = first; i < end; ++i) {
      const geo::Point b = place(i);
      // Rows whose middle the edge crosses: from there on to the right, inside and outside change places.
      const double y0 = (std::min(a.y, b.y) - bounds.y) / step_ - 0.5, y1 = (std::max(a.y, b.y) - bounds.y) / step_ - 0.5;
      const int r0 = std::max(0, static_cast<int>(std::ceil(std::max(y0, -1.0)))),
                r1 = static_cast<int>(std::ceil(std::min(y1, rows_ + 1.0)));
      for (int r = r0; r < std::min(r1, rows_); ++r) {
        const double y = bounds.y + (r + 0.5) * step_, x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        const double c = std::clamp(std::ceil((x - bounds.x) / step_ - 0.5), 0.0, static_cast<double>(cols_));
        flip[static_cast<std::size_t>(r) * (cols + 1) + static_cast<std::size_t>(c)] ^= 1;
      }
      double t0 = 0, t1 = 1;
      if (clip_segment(bounds, a, b, t0, t1)) {
        const double length = std::hypot(b.x - a.x, b.y - a.y) * (t1 - t0);
        const int n = static_cast<int>(std::ceil(length / (step_ * 0.5)));
        for (int s = 0; s <= n; ++s) {
          const double t = t0 + (n == 0 ? 0 : (t1 - t0) * s / n);
          const int c = static_cast<int>((a.x + t * (b.x - a.x) - bounds.x) / step_),
                    r = static_cast<int>((a.y + t * (b.y - a.y) - bounds.y) / step_);
          if (c >= 0 && c < cols_ && r >= 0 && r < rows_)
            edge[static_cast<std::size_t>(r) * cols + static_cast<std::size_t>(c)] = 1;
        }
      }
      a = b;
    }
  }
  sums_.assign((cols + 1) * (rows + 1), 0);
  for (std::size_t r = 0; r < rows; ++r) {
    std::uint8_t in = 0;
    std::uint32_t line = 0;
    for (std::size_t c = 0; c < cols; ++c) {
      in ^= flip[r * (cols + 1) + c];
      if (in != 0 && edge[r * cols + c] == 0) ++line;
      sums_[(r + 1) * (cols + 1) + c + 1] = sums_[r * (cols + 1) + c + 1] + line;
    }
  }
}

std::uint32_t Interior::sum(int c0, int r0, int c1, int r1) const {
  const auto at = [&](int c, int r) {
    return sums_[static_cast<std::size_t>(r) * static_cast<std::size_t>(cols_ + 1) + static_cast<std::size_t>(c)];
  };
  return at(c1, r1) - at(c0, r1) - at(c1, r0) + at(c0, r0);
}

bool Interior::holds(const Rect& rect) const {
  const double x0 = (rect.x - bounds_.x) / step_, y0 = (rect.y - bounds_.y) / step_;
  const double x1 = (rect.x + rect.w - bounds_.x) / step_, y1 = (rect.y + rect.h - bounds_.y) / step_;
  if (!(x0 >= 0 && y0 >= 0 && x1 <= cols_ && y1 <= rows_)) return false;
  const int c0 = static_cast<int>(x0), r0 = static_cast<int>(y0), c1 = static_cast<int>(std::ceil(x1)),
            r1 = static_cast<int>(std::ceil(y1));
  return sum(c0, r0, c1, r1) == static_cast<std::uint32_t>((c1 - c0) * (r1 - r0));
}

geo::Point Interior::middle() const {
  double x = 0, y = 0, n = 0;
  for (int r = 0; r < rows_; ++r) {
    const double in_row = sum(0, r, cols_, r + 1);
    y += in_row * (r + 0.5);
    n += in_row;
  }
  for (int c = 0; c < cols_; ++c) x += sum(c, 0, c + 1, rows_) * (c + 0.5);
  if (n == 0) return {bounds_.x + bounds_.w / 2, bounds_.y + bounds_.h / 2};
  return {bounds_.x + x / n * step_, bounds_.y + y / n * step_};
}

double Interior::area() const { return cols_ == 0 || rows_ == 0 ? 0 : sum(0, 0, cols_, rows_) * step_ * step_; }

std::vector<Spot> find_spots(const Interior& interior, std::span<const Rect> block, geo::Point anchor, std::size_t most) {
  constexpr std::array<double, 5> margins{0.5, 3, 6, 10, 16};
  Rect whole;
  for (const auto& line : block) {
    const double x0 = std::min(whole.x, line.x), y0 = std::min(whole.y, line.y);
    whole = {x0, y0, std::max(whole.x + whole.w, line.x + line.w) - x0, std::max(whole.y + whole.h, line.y + line.h) - y0};
  }
  const double diagonal = std::max(1.0, std::hypot(whole.w, whole.h));
  const Rect& bounds = interior.bounds();

  struct Candidate {
    double x, y, cost;
  };
  std::vector<Candidate> candidates;
  const auto consider = [&](double x, double y) {
    std::size_t room = 0;
    for (; room < margins.size(); ++room) {
      const double m = margins[room];
      const bool fits = std::ranges::all_of(block, [&](const Rect& line) {
        return interior.holds({x + line.x - m, y + line.y - m * 0.8, line.w + 2 * m, line.h + 1.6 * m});
      });
      if (!fits) break;
    }
    if (room == 0) return;
    const double away = std::hypot(x - anchor.x, y - anchor.y) / diagonal;
    candidates.push_back({x, y, away * 0.6 - static_cast<double>(room) * 0.45});
  };
  consider(anchor.x, anchor.y);
  const double step = interior.step();
  for (double y = bounds.y - whole.y; y + whole.y + whole.h <= bounds.y + bounds.h; y += step)
    for (double x = bounds.x - whole.x; x + whole.x + whole.w <= bounds.x + bounds.w; x += step) consider(x, y);

  std::vector<Spot> spots;
  while (spots.size() < most && !candidates.empty()) {
    const auto best = *std::ranges::min_element(candidates, {}, &Candidate::cost);
    spots.push_back({best.x, best.y});
    std::erase_if(candidates, [&](const Candidate& c) {
      return std::abs(c.x - best.x) < whole.w * 0.5 && std::abs(c.y - best.y) < whole.h * 0.75;
    });
  }
  return spots;
}

}  // namespace kuiki::map
