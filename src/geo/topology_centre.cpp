#include <cmath>
#include <numbers>
#include <queue>

#include "geo/topology.h"

namespace kuiki::geo {
namespace {

using Ring = std::vector<Point>;

double squared_distance(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
  t = std::clamp(t, 0.0, 1.0);
  const double ex = p.x - a.x - t * dx, ey = p.y - a.y - t * dy;
  return ex * ex + ey * ey;
}

/// Distance to the nearest edge, negative outside.
double depth(const std::vector<Ring>& rings, Point p) {
  bool in = false;
  double nearest = std::numeric_limits<double>::infinity();
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const Point a = ring[i], b = ring[i + 1];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
      nearest = std::min(nearest, squared_distance(p, a, b));
    }
  }
  return (in ? 1 : -1) * std::sqrt(nearest);
}

struct Cell {
  Point middle;
  double half = 0, depth = 0;
  [[nodiscard]] double promise() const { return depth + half * std::numbers::sqrt2; }
  friend bool operator<(const Cell& a, const Cell& b) { return a.promise() < b.promise(); }
};

}  // namespace

Point visual_centre(const PolygonTable& table, std::size_t f, double precision) {
  if (!table.has_shape(f)) return {};
  auto largest = table.first_part(f);
  double most = -1;
  for (auto part = largest; part < table.feature_end[f]; ++part) {
    if (const double size = std::abs(signed_area2(table.ring(table.first_ring(part)))); size > most) {
      most = size;
      largest = part;
    }
  }
  Box degrees;
  for (const auto p : table.ring(table.first_ring(largest))) degrees.add(p);
  const double squeeze = std::cos(degrees.center().y * std::numbers::pi / 180);
  std::vector<Ring> rings;
  Box box;
  for (auto ring = table.first_ring(largest); ring < table.part_end[largest]; ++ring) {
    auto& scaled = rings.emplace_back();
    for (const auto p : table.ring(ring)) {
      scaled.push_back({p.x * squeeze, p.y});
      box.add(scaled.back());
    }
  }
  const double size = std::min(box.width(), box.height());
  if (size <= 0) return degrees.center();

  const double enough = precision * std::max(box.width(), box.height());
  std::priority_queue<Cell> queue;
  const auto cell = [&](Point middle, double half) { return Cell{middle, half, depth(rings, middle)}; };
  for (double x = box.x0; x < box.x1; x += size) {
    for (double y = box.y0; y < box.y1; y += size) queue.push(cell({x + size / 2, y + size / 2}, size / 2));
  }
  Cell best = cell(box.center(), 0);
  while (!queue.empty()) {
    const Cell next = queue.top();
    queue.pop();
    if (next.depth > best.depth) best = next;
    if (next.promise() - best.depth <= enough) break;  // nothing left in the queue promises more
    const double half = next.half / 2;
    for (const double dx : {-half, half}) {
      for (const double dy : {-half, half}) queue.push(cell({next.middle.x + dx, next.middle.y + dy}, half));
    }
  }
  return {best.middle.x / squeeze, best.middle.y};
}

}  // namespace kuiki::geo
