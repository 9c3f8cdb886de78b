#include "geo/adjacency.h"

#include <algorithm>
#include <tuple>

namespace kuiki::geo {
namespace {

struct Edge {
  Point a, b;
  std::uint32_t of = 0;
  [[nodiscard]] auto place() const { return std::tie(a.x, a.y, b.x, b.y); }
};

}  // namespace

std::vector<std::vector<std::uint32_t>> edge_neighbours(const PolygonTable& table, std::span<const std::uint32_t> features) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < features.size(); ++i) {
    const auto [first, last] = table.rings_of(features[i]);
    for (auto r = first; r < last; ++r) {
      const auto ring = table.ring(r);
      for (std::size_t p = 0; p + 1 < ring.size(); ++p) {
        auto a = ring[p];
        auto b = ring[p + 1];
        if (std::tie(b.x, b.y) < std::tie(a.x, a.y)) std::swap(a, b);
        edges.push_back({a, b, i});
      }
    }
  }
  std::ranges::sort(edges, [](const Edge& e, const Edge& f) { return e.place() < f.place(); });
  std::vector<std::vector<std::uint32_t>> neighbours(features.size());
  for (std::size_t i = 0; i < edges.size();) {
    auto end = i + 1;
    while (end < edges.size() && edges[end].place() == edges[i].place()) ++end;
    for (auto a = i; a < end; ++a)
      for (auto b = i; b < end; ++b)
        if (edges[a].of != edges[b].of) neighbours[edges[a].of].push_back(edges[b].of);
    i = end;
  }
  for (auto& of : neighbours) {
    std::ranges::sort(of);
    const auto repeats = std::ranges::unique(of);
    of.erase(repeats.begin(), repeats.end());
  }
  return neighbours;
}

}  // namespace kuiki::geo
