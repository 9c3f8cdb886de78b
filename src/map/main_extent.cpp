#include "map/main_extent.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <unordered_map>
#include <vector>

namespace kuiki::map {
namespace {

constexpr double wide = 800e3, gap = 250e3, cell = 25e3, speck_share = 1e-3, gain = 0.8, small_share = 0.1;
constexpr double metres_a_degree = 111.2e3;

/// Metres about the middle of the data, near enough to tell near from far.
struct Scale {
  double x = metres_a_degree, y = metres_a_degree;
  [[nodiscard]] geo::Box metres(const geo::Box& b) const { return {b.x0 * x, b.y0 * y, b.x1 * x, b.y1 * y}; }
  [[nodiscard]] geo::Box degrees(const geo::Box& b) const {
    return b.empty() ? b : geo::Box{b.x0 / x, b.y0 / y, b.x1 / x, b.y1 / y};
  }
};

struct Ring {
  geo::Box box;
  double area = 0;
};

Ring ring_of(const geo::ThinnedPaths& paths, std::uint32_t from, std::uint32_t to) {
  Ring out;
  if (from == to) return out;
  const auto o = paths.points[from];
  auto before = paths.points[to - 1];
  double doubled = 0;
  for (auto i = from; i < to; ++i) {
    const auto p = paths.points[i];
    doubled += (before.x - p.x) * (before.y - o.y + p.y - o.y);
    out.box.add(p);
    before = p;
  }
  // A point that is not finite makes a sum that is not.
  if (!std::isfinite(doubled)) return {};
  out.area = std::abs(doubled) / 2;
  return out;
}

double side_of(const geo::Box& box) { return box.empty() ? 0 : std::max(box.width(), box.height()); }

/// Groups of squares of the plane that are nearer than the gap to one another.
class Groups {
 public:
  /// Returns the square that the ring fell into.
  std::uint32_t add(const Ring& ring) {
    const auto c = ring.box.center();
    const auto key =
        static_cast<std::int64_t>(std::floor(c.x / cell)) * 1'000'000 + static_cast<std::int64_t>(std::floor(c.y / cell));
    const auto [at, fresh] = index_.try_emplace(key, static_cast<std::uint32_t>(squares_.size()));
    if (fresh) squares_.push_back({});
    squares_[at->second].box.add(ring.box);
    squares_[at->second].area += ring.area;
    return at->second;
  }
  /// The groups, joined: by their leading square; the others are empty.
  std::vector<Ring> joined() {
    leader_.resize(squares_.size());
    std::iota(leader_.begin(), leader_.end(), std::uint32_t{0});
    for (std::uint32_t i = 0; i < squares_.size(); ++i) {
      for (std::uint32_t j = i + 1; j < squares_.size(); ++j) {
        const auto& a = squares_[i].box;
        const auto& b = squares_[j].box;
        const double dx = std::max({0.0, a.x0 - b.x1, b.x0 - a.x1});
        const double dy = std::max({0.0, a.y0 - b.y1, b.y0 - a.y1});
        if (dx * dx + dy * dy < gap * gap) leader_[leader_of(i)] = leader_of(j);
      }
    }
    std::vector<Ring> groups(squares_.size());
    for (std::uint32_t i = 0; i < squares_.size(); ++i) {
      groups[leader_of(i)].box.add(squares_[i].box);
      groups[leader_of(i)].area += squares_[i].area;
    }
    return groups;
  }
  std::uint32_t leader_of(std::uint32_t i) {
    while (leader_[i] != i) i = leader_[i] = leader_[leader_[i]];
    return i;
  }
  [[nodiscard]] std::size_t size() const { return squares_.size(); }

 private:
  std::unordered_map<std::int64_t, std::uint32_t> index_;
  std::vector<Ring> squares_;
  std::vector<std::uint32_t> leader_;
};

enum class Standing : std::uint8_t { main, apart, at_zero };

/// At longitude 0, latitude 0, where rows lie that were never placed (in the sea; nothing real is there).
bool at_zero(const geo::Box& metres) {
  constexpr double near = 0.5 * metres_a_degree;
  return metres.meets({-near, -near, near, near});
}

/// Which groups belong to the main part.
std::vector<Standing> standings(const std::vector<Ring>& groups, double area) {
  std::vector<Standing> out(groups.size(), Standing::main);
  std::vector<std::size_t> small;
  geo::Box large;
  geo::Box all;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].box.empty()) continue;
    if (at_zero(groups[g].box) && groups[g].area < area / 2) {
      out[g] = Standing::at_zero;
    } else if (groups[g].area < area * small_share) {
      small.push_back(g);
      all.add(groups[g].box);
    } else {
      large.add(groups[g].box);
      all.add(groups[g].box);
    }
  }
  if (large.empty()) return out;
  // The nearest first, as long as the large ones keep half the page.
  const double side = side_of(large);
  const auto enlarged = [&](const geo::Box& box, std::size_t g) {
    geo::Box both = box;
    both.add(groups[g].box);
    return side_of(both);
  };
  std::sort(small.begin(), small.end(), [&](auto a, auto b) { return enlarged(large, a) < enlarged(large, b); });
  geo::Box kept = large;
  for (const auto g : small) {
    if (enlarged(kept, g) > 2 * std::max(side, gap / 2)) {
      out[g] = Standing::apart;
    } else {
      kept.add(groups[g].box);
    }
  }
  if (side_of(kept) < wide) return out;
  geo::Box without_specks;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (out[g] == Standing::main && groups[g].area >= area * speck_share) without_specks.add(groups[g].box);
  }
  const bool worth = !without_specks.empty() &&
                     (without_specks.width() < kept.width() * gain || without_specks.height() < kept.height() * gain);
  for (std::size_t g = 0; worth && g < groups.size(); ++g) {
    if (out[g] == Standing::main && groups[g].area < area * speck_share) out[g] = Standing::apart;
  }
  return out;
}

/// About the largest ring of what is far.
geo::Box island_of(const std::vector<Ring>& rings, const std::vector<char>& far, const Scale& scale) {
  constexpr double neighbourhood = 60e3;
  const Ring* largest = nullptr;
  for (std::size_t r = 0; r < rings.size(); ++r)
    if (far[r] != 0 && (largest == nullptr || rings[r].area > largest->area)) largest = &rings[r];
  geo::Box island;
  if (largest == nullptr) return island;
  const auto middle = largest->box.center();
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (far[r] == 0) continue;
    const auto c = rings[r].box.center();
    if (std::hypot((c.x - middle.x) * scale.x, (c.y - middle.y) * scale.y) < neighbourhood) island.add(rings[r].box);
  }
  return island;
}

}  // namespace

MainExtent main_extent(const geo::ThinnedPaths& lonlat) {
  MainExtent out;
  std::vector<Ring> rings(lonlat.ring_end.size());
  std::vector<double> latitudes;
  for (std::uint32_t r = 0; r < rings.size(); ++r) {
    rings[r] = ring_of(lonlat, r == 0 ? 0 : lonlat.ring_end[r - 1], lonlat.ring_end[r]);
    out.box.add(rings[r].box);
    if (!rings[r].box.empty() && r % (rings.size() / 1000 + 1) == 0) latitudes.push_back(rings[r].box.center().y);
  }
  if (out.box.empty() || latitudes.empty()) return out;
  const auto middle = latitudes.begin() + static_cast<std::ptrdiff_t>(latitudes.size() / 2);
  std::nth_element(latitudes.begin(), middle, latitudes.end());
  Scale scale;
  scale.x *= std::max(0.05, std::cos(*middle * std::numbers::pi / 180));
  if (side_of(scale.metres(out.box)) < gap) return out;
  Groups squares;
  std::vector<std::uint32_t> square_of(rings.size());
  double area = 0;
  for (std::uint32_t r = 0; r < rings.size(); ++r) {
    if (rings[r].box.empty()) continue;
    const Ring metres{scale.metres(rings[r].box), rings[r].area * scale.x * scale.y};
    area += metres.area;
    square_of[r] = squares.add(metres);
    constexpr std::size_t scattered = 6000;  // over a continent: nothing stands apart
    if (squares.size() > scattered) return out;
  }
  const auto groups = squares.joined();
  const auto standing = standings(groups, area);
  if (std::all_of(standing.begin(), standing.end(), [](Standing s) { return s == Standing::main; })) return out;
  out.apart.assign(rings.size(), false);
  out.box = {};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (standing[g] == Standing::main && !groups[g].box.empty()) out.box.add(scale.degrees(groups[g].box));
  }
  std::vector<char> is_far(rings.size(), 0);
  for (std::uint32_t shape = 0, r = 0; shape < lonlat.shape_end.size(); ++shape) {
    bool far = false;
    bool zero = false;
    for (; r < lonlat.shape_end[shape]; ++r) {
      if (rings[r].box.empty()) continue;
      const auto s = standing[squares.leader_of(square_of[r])];
      out.apart[r] = s != Standing::main;
      is_far[r] = s == Standing::apart ? 1 : 0;
      far = far || s == Standing::apart;
      zero = zero || s == Standing::at_zero;
    }
    if (far) out.far.push_back(shape);
    if (zero) out.at_zero.push_back(shape);
  }
  out.island = island_of(rings, is_far, scale);
  return out;
}

}  // namespace kuiki::map
