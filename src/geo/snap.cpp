#include "geo/snap.h"

#include <algorithm>

#include "base/parallel.h"

namespace kuiki::geo {

void ThinnedPaths::append(ThinnedPaths&& tail) {
  if (points.empty() && shape_end.empty()) {
    *this = std::move(tail);
    return;
  }
  const auto first_point = static_cast<std::uint32_t>(points.size()),
             first_ring = static_cast<std::uint32_t>(ring_end.size());
  points.insert(points.end(), tail.points.begin(), tail.points.end());
  ring_end.reserve(ring_end.size() + tail.ring_end.size());
  for (const auto end : tail.ring_end) ring_end.push_back(end + first_point);
  shape_end.reserve(shape_end.size() + tail.shape_end.size());
  for (const auto end : tail.shape_end) shape_end.push_back(end + first_ring);
  tail = {};
}

void RingSnapper::keep(Point p) {
  // Beyond 2^40 cells nothing rounds as it should; also true for NaN and infinity.
  if (!(std::abs(p.x) < 0x1p40) || !(std::abs(p.y) < 0x1p40)) {
    broken_ = true;
    return;
  }
  auto& points = into_.points;
  const std::size_t n = points.size() - start_;
  if (n >= 2 && points[points.size() - 2] == p) {
    points.pop_back();  // out and straight back: no area between
  } else {
    points.push_back(p);
  }
  last_ = p;
  seen_.add(p);
}

Box RingSnapper::seen() const {
  if (seen_.empty()) return {};
  const double half = magic_ == 0 ? 0 : 0.5;
  return {(seen_.x0 - half) * cell_x_, (seen_.y0 - half) * cell_y_, (seen_.x1 + half) * cell_x_,
          (seen_.y1 + half) * cell_y_};
}

bool RingSnapper::end(bool outer) {
  auto& points = into_.points;
  const auto first = points.begin() + static_cast<std::ptrdiff_t>(start_);
  auto last = points.end();
  // The ring closes: drop the repeated first point and spikes over the seam.
  auto begin = first;
  while (last - begin >= 2) {
    const bool three = last - begin >= 3;
    if (*begin == *(last - 1) || (three && *begin == *(last - 2))) {
      --last;
    } else if (three && *(begin + 1) == *(last - 1)) {
      ++begin;  // the seam itself is the tip
    } else {
      break;
    }
  }
  double doubled_area = 0;
  bool stays = last - begin >= 3 && (outer || outer_stays_);
  if (stays) {
    // About the first point, so that large coordinates do not eat the digits of a small area.
    const Point o = *begin;
    bool flat = true;
    for (auto p = begin + 1; p + 1 != last; ++p) {
      const double cross = (p->x - o.x) * ((p + 1)->y - o.y) - ((p + 1)->x - o.x) * (p->y - o.y);
      doubled_area += cross;
      flat &= cross == 0;
    }
    stays = !flat;
  }
  if (outer) outer_stays_ = stays;
  if (!stays) {
    points.resize(start_);
    return false;
  }
  if ((doubled_area < 0) == outer) std::reverse(begin, last);
  auto to = first;
  for (auto p = begin; p != last; ++p, ++to) *to = {p->x * cell_x_, p->y * cell_y_};
  points.erase(to, points.end());
  into_.ring_end.push_back(static_cast<std::uint32_t>(points.size()));
  return true;
}

namespace {

void project(std::span<Point> points, const Projection& projection) {
  in_pieces(points.size(), points.size() >= 20'000,
            [&](std::size_t first, std::size_t last) { projection.forward(points.subspan(first, last - first)); });
}

PathSet around(ThinnedPaths&& paths, Point origin) {
  PathSet set;
  set.origin = origin;
  set.points.resize(paths.points.size());
  bool whole = true;
  for (std::size_t i = 0; i < set.points.size(); ++i) {
    const Point p = paths.points[i];
    set.points[i] = {static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)};
    whole &= std::isfinite(set.points[i].x) && std::isfinite(set.points[i].y);
  }
  set.ring_end = std::move(paths.ring_end);
  set.shape_end = std::move(paths.shape_end);
  if (!whole) {
    // Places the projection cannot show: leave those points out and let their rings be the smaller.
    std::uint32_t kept = 0, from = 0;
    for (auto& end : set.ring_end) {
      for (; from < end; ++from) {
        const Vec2f p = set.points[from];
        if (std::isfinite(p.x) && std::isfinite(p.y)) set.points[kept++] = p;
      }
      end = kept;
    }
    set.points.resize(kept);
  }
  return set;
}

}  // namespace

PathSet project_paths(ThinnedPaths&& paths, const Projection& projection, Point origin) {
  project(paths.points, projection);
  return around(std::move(paths), origin);
}

PathSet project_paths(ThinnedPaths&& paths, const Projection& projection) {
  project(paths.points, projection);
  Box box;
  for (const Point p : paths.points) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) box.add(p);
  }
  const Point middle = box.empty() ? Point{} : box.center();
  return around(std::move(paths), {std::round(middle.x), std::round(middle.y)});
}

Box box_of(const PathSet& paths) {
  float x0 = HUGE_VALF, y0 = HUGE_VALF, x1 = -HUGE_VALF, y1 = -HUGE_VALF;
  for (const Vec2f p : paths.points) {
    x0 = std::min(x0, p.x);
    x1 = std::max(x1, p.x);
    y0 = std::min(y0, p.y);
    y1 = std::max(y1, p.y);
  }
  if (paths.points.empty()) return {};
  return {x0 + paths.origin.x, y0 + paths.origin.y, x1 + paths.origin.x, y1 + paths.origin.y};
}

}  // namespace kuiki::geo
