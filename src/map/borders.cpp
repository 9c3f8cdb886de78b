#include "map/borders.h"

#include <algorithm>
#include <bit>
#include <span>

namespace kuiki::map {

namespace {

constexpr std::uint32_t nothing = 0xffffffffu;

std::uint64_t scramble(std::uint64_t v) {  // finaliser of MurmurHash3 (Appleby, public domain)
  v ^= v >> 33;
  v *= 0xff51afd7ed558ccdULL;
  v ^= v >> 33;
  v *= 0xc4ceb9fe1a85ec53ULL;
  return v ^ (v >> 33);
}

/// Numbers different 64-bit keys in the order they are met. Open addressing: millions of edges, no node on the heap each.
class Numbering {
 public:
  explicit Numbering(std::size_t most) : slot_(std::bit_ceil(std::max<std::size_t>(16, most * 2)), nothing) {
    keys_.reserve(most);
  }
  std::uint32_t operator()(std::uint64_t key) {
    for (std::size_t at = scramble(key) & (slot_.size() - 1);; at = (at + 1) & (slot_.size() - 1)) {
      if (slot_[at] == nothing) {
        slot_[at] = static_cast<std::uint32_t>(keys_.size());
        keys_.push_back(key);
        return slot_[at];
      }
      if (keys_[slot_[at]] == key) return slot_[at];
    }
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

 private:
  std::vector<std::uint32_t> slot_;
  std::vector<std::uint64_t> keys_;
};

struct Edge {
  std::int32_t first = -1, second = -1;  ///< shapes that have it
  bool twice = false;                    ///< one shape meets it twice
  bool drawn = false;
};

/// Every edge of the coverage with the shapes on its sides. Edge of point i: from it to the next of its ring.
struct EdgeTable {
  std::vector<Edge> edges;
  std::vector<std::uint32_t> edge_of;  ///< one a point; `nothing` for a point repeated

  explicit EdgeTable(const geo::PathSet& paths) : edge_of(paths.points.size(), nothing) {
    Numbering points(paths.points.size()), pairs(paths.points.size());
    std::vector<std::uint32_t> id(paths.points.size());
    for (std::size_t i = 0; i < id.size(); ++i) {
      const auto p = paths.points[i];
      const float x = p.x + 0.0f, y = p.y + 0.0f;  // -0 and 0 are the same place
      id[i] = points(std::uint64_t{std::bit_cast<std::uint32_t>(x)} << 32 | std::bit_cast<std::uint32_t>(y));
    }
    edges.reserve(paths.points.size());
    for (std::size_t shape = 0; shape < paths.shapes(); ++shape)
      for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) {
        const std::size_t first = paths.first_point(ring), end = paths.ring_end[ring];
        for (std::size_t i = first; i < end; ++i) {
          const std::uint32_t a = id[i], b = id[i + 1 == end ? first : i + 1];
          if (a == b) continue;
          const std::uint32_t e = pairs(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b));
          if (e == edges.size()) edges.emplace_back();
          edge_of[i] = e;
          add(edges[e], static_cast<std::int32_t>(shape));
        }
      }
  }

 private:
  static void add(Edge& edge, std::int32_t shape) {
    if (edge.first < 0)
      edge.first = shape;
    else if (edge.first == shape || edge.second == shape)
      edge.twice = true;
    else if (edge.second < 0)
      edge.second = shape;
  }
};

/// Appends a line with as few of its points as stay within `tolerance` (Douglas, Peucker 1973).
void append_simplified(std::span<const geo::Vec2f> line, double tolerance, std::vector<geo::Vec2f>& into) {
  if (tolerance <= 0 || line.size() < 3) {
    into.insert(into.end(), line.begin(), line.end());
    return;
  }
  std::vector<char> keep(line.size(), 0);
  keep.front() = keep.back() = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    const geo::Vec2f a = line[first], b = line[last];
    const double dx = static_cast<double>(b.x) - a.x, dy = static_cast<double>(b.y) - a.y, length2 = dx * dx + dy * dy;
    double farthest = tolerance * tolerance;
    std::size_t at = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double px = static_cast<double>(line[i].x) - a.x, py = static_cast<double>(line[i].y) - a.y;
      const double t = length2 > 0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0;
      const double ex = px - t * dx, ey = py - t * dy, d2 = ex * ex + ey * ey;
      if (d2 > farthest) {
        farthest = d2;
        at = i;
      }
    }
    if (at == 0) continue;
    keep[at] = 1;
    open.emplace_back(first, at);
    open.emplace_back(at, last);
  }
  for (std::size_t i = 0; i < line.size(); ++i)
    if (keep[i] != 0) into.push_back(line[i]);
}

}  // namespace

std::vector<geo::PathSetPtr> split_borders(const geo::PathSet& paths, int kinds, const EdgeKind& kind_of, double tolerance) {
  EdgeTable table(paths);
  std::vector<geo::PathSet> sets(static_cast<std::size_t>(kinds));
  for (auto& set : sets) {
    set.origin = paths.origin;
    set.closed = false;
  }

  struct Tag {
    int kind = -1;
    std::int32_t other = -1;
    bool operator==(const Tag&) const = default;
  };
  std::vector<Tag> tags;
  std::vector<geo::Vec2f> line;
  for (std::size_t s = 0; s < paths.shapes(); ++s) {
    const auto shape = static_cast<std::int32_t>(s);
    for (auto ring = paths.first_ring(s); ring < paths.shape_end[s]; ++ring) {
      const std::size_t first = paths.first_point(ring), count = paths.ring_end[ring] - first;
      tags.assign(count, {});
      for (std::size_t i = 0; i < count; ++i) {
        const auto e = table.edge_of[first + i];
        if (e == nothing) continue;
        Edge& edge = table.edges[e];
        if (edge.drawn || (edge.second < 0 && edge.twice)) continue;
        edge.drawn = true;
        const std::int32_t other = edge.first == shape ? edge.second : edge.first;
        tags[i] = {kind_of(shape, other), other};
        if (tags[i].kind < 0) tags[i] = {};
      }
      // Begin where a line begins, so that none is cut by the ring's arbitrary start.
      std::size_t start = 0;
      while (start < count && tags[start] == tags[(start + count - 1) % count]) ++start;
      if (start == count) start = 0;
      for (std::size_t step = 0; step < count;) {
        const Tag tag = tags[(start + step) % count];
        std::size_t length = 1;
        while (step + length < count && tags[(start + step + length) % count] == tag) ++length;
        if (tag.kind >= 0) {
          auto& set = sets[static_cast<std::size_t>(tag.kind)];
          line.clear();
          for (std::size_t i = 0; i <= length; ++i) line.push_back(paths.points[first + (start + step + i) % count]);
          append_simplified(line, tolerance, set.points);
          set.ring_end.push_back(static_cast<std::uint32_t>(set.points.size()));
        }
        step += length;
      }
    }
  }
  std::vector<geo::PathSetPtr> lines(sets.size());
  for (std::size_t k = 0; k < sets.size(); ++k) {
    if (sets[k].ring_end.empty()) continue;
    sets[k].shape_end.push_back(static_cast<std::uint32_t>(sets[k].ring_end.size()));
    sets[k].points.shrink_to_fit();
    lines[k] = std::make_shared<const geo::PathSet>(std::move(sets[k]));
  }
  return lines;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> adjacent_shapes(const geo::PathSet& paths) {
  const EdgeTable table(paths);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& edge : table.edges)
    if (edge.second >= 0) {
      const auto a = static_cast<std::uint32_t>(edge.first), b = static_cast<std::uint32_t>(edge.second);
      pairs.emplace_back(std::min(a, b), std::max(a, b));
    }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace kuiki::map
