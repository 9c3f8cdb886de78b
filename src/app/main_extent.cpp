#include "app/main_extent.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <vector>

namespace kuiki::app {
namespace {

constexpr double wide = 800e3, gap = 250e3, cell = 25e3, speck_share = 1e-3, gain = 0.8;

struct Ring {
  geo::Box box;
  double area = 0;
};

Ring ring_of(const geo::PathSet& paths, std::uint32_t ring) {
  Ring out;
  const auto from = paths.first_point(ring), to = paths.ring_end[ring];
  for (auto i = from, j = to - 1; i < to; j = i++) {
    const auto a = paths.points[j], b = paths.points[i];
    out.area += (static_cast<double>(a.x) - b.x) * (static_cast<double>(a.y) + b.y) / 2;
    out.box.add(geo::Point{paths.origin.x + b.x, paths.origin.y + b.y});
  }
  out.area = std::abs(out.area);
  return out;
}

/// Groups of squares of the plane that are nearer than the gap to one another.
class Groups {
 public:
  void add(const Ring& ring) {
    const auto c = ring.box.center();
    const auto key =
        static_cast<std::int64_t>(std::floor(c.x / cell)) * 1'000'000 + static_cast<std::int64_t>(std::floor(c.y / cell));
    const auto [at, fresh] = index_.try_emplace(key, squares_.size());
    if (fresh) squares_.push_back({});
    squares_[at->second].box.add(ring.box);
    squares_[at->second].area += ring.area;
  }
  /// The groups, joined.
  std::vector<Ring> joined() {
    std::vector<std::size_t> leader(squares_.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
      while (leader[i] != i) i = leader[i] = leader[leader[i]];
      return i;
    };
    for (std::size_t i = 0; i < squares_.size(); ++i) {
      for (std::size_t j = i + 1; j < squares_.size(); ++j) {
        const auto &a = squares_[i].box, &b = squares_[j].box;
        const double dx = std::max({0.0, a.x0 - b.x1, b.x0 - a.x1}), dy = std::max({0.0, a.y0 - b.y1, b.y0 - a.y1});
        if (dx * dx + dy * dy < gap * gap) leader[find(i)] = find(j);
      }
    }
    std::vector<Ring> groups(squares_.size()), out;
    for (std::size_t i = 0; i < squares_.size(); ++i) {
      groups[find(i)].box.add(squares_[i].box);
      groups[find(i)].area += squares_[i].area;
    }
    std::copy_if(groups.begin(), groups.end(), std::back_inserter(out), [](const Ring& g) { return !g.box.empty(); });
    return out;
  }
  [[nodiscard]] std::size_t size() const { return squares_.size(); }

 private:
  std::unordered_map<std::int64_t, std::size_t> index_;
  std::vector<Ring> squares_;
};

}  // namespace

geo::Box main_extent(const geo::PathSet& paths) {
  geo::Box all;
  double area = 0;
  std::vector<Ring> rings(paths.ring_end.size());
  for (std::uint32_t r = 0; r < rings.size(); ++r) {
    rings[r] = ring_of(paths, r);
    all.add(rings[r].box);
    area += rings[r].area;
  }
  if (all.empty() || std::max(all.width(), all.height()) < wide) return all;
  Groups squares;
  for (const auto& ring : rings) {
    if (!ring.box.empty()) squares.add(ring);
  }
  if (squares.size() > 6000) return all;  // scattered over a continent: nothing stands apart
  geo::Box main;
  for (const auto& group : squares.joined()) {
    if (group.area >= area * speck_share) main.add(group.box);
  }
  const bool worth = !main.empty() && (main.width() < all.width() * gain || main.height() < all.height() * gain);
  return worth ? main : all;
}

std::size_t shapes_beyond(const geo::PathSet& paths, const geo::Box& frame) {
  std::size_t beyond = 0;
  for (std::size_t s = 0; s < paths.shapes(); ++s) {
    const auto first = paths.first_ring(s), last = paths.shape_end[s];
    if (first == last) continue;
    const auto from = paths.first_point(first), to = paths.ring_end[last - 1];
    beyond += std::any_of(paths.points.begin() + from, paths.points.begin() + to, [&](geo::Vec2f p) {
      return !frame.contains({paths.origin.x + p.x, paths.origin.y + p.y});
    });
  }
  return beyond;
}

}  // namespace kuiki::app
