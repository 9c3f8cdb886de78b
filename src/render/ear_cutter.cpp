#include "render/ear_cutter.h"

#include <algorithm>
#include <cmath>

namespace kuiki::render {

bool EarCutter::cut(std::span<const geo::Vec2f> ring, std::uint32_t first, std::vector<std::uint32_t>& out) {
  const auto n = static_cast<std::uint32_t>(ring.size());
  if (n < 3) return true;
  double area = 0;
  for (std::uint32_t i = 0, j = n - 1; i < n; j = i++)
    area += (static_cast<double>(ring[j].x) - ring[0].x) * (static_cast<double>(ring[i].y) - ring[0].y) -
            (static_cast<double>(ring[i].x) - ring[0].x) * (static_cast<double>(ring[j].y) - ring[0].y);
  if (area == 0) return n == 3;  // flat, or two loops that cancel out
  nodes_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    nodes_[i] = {ring[i].x, ring[i].y, i == 0 ? n - 1 : i - 1, i + 1 == n ? 0 : i + 1, false};
    if (area < 0) std::swap(nodes_[i].before, nodes_[i].after);  // always anticlockwise
  }
  bool any = false;
  for (auto& node : nodes_) {
    node.inward = turn(nodes_[node.before], node, nodes_[node.after]) < 0;
    any = any || node.inward;
  }
  if (any)
    fill_grid();
  else
    side_ = 0;

  const auto began = out.size();
  std::uint32_t left = n, at = 0, refused = 0;
  while (left > 2) {
    Node& b = nodes_[at];
    Node &a = nodes_[b.before], &c = nodes_[b.after];
    const double turned = turn(a, b, c);
    const bool flat = turned == 0, ear = turned > 0 && (left == 3 || free(a, b, c));
    if (!flat && !ear) {
      at = b.after;
      if (++refused <= left) continue;
      out.resize(began);
      return false;
    }
    if (ear) out.insert(out.end(), {first + b.before, first + at, first + b.after});
    b.inward = false;
    a.after = b.after;
    c.before = b.before;
    a.inward = turn(nodes_[a.before], a, c) < 0;
    c.inward = turn(a, c, nodes_[c.after]) < 0;
    --left;
    refused = 0;
    at = ear ? c.after : b.after;  // leaving one out makes rounder triangles than going round one point
  }
  return true;
}

bool EarCutter::free(const Node& a, const Node& b, const Node& c) const {
  if (side_ == 0) return true;
  const auto cell = [&](double v, double from, double k) {
    return std::clamp(static_cast<int>((v - from) * k), 0, side_ - 1);
  };
  const double x0 = std::min({a.x, b.x, c.x}), x1 = std::max({a.x, b.x, c.x});
  const double y0 = std::min({a.y, b.y, c.y}), y1 = std::max({a.y, b.y, c.y});
  const int column0 = cell(x0, grid_x_, grid_kx_), column1 = cell(x1, grid_x_, grid_kx_);
  for (int row = cell(y0, grid_y_, grid_ky_), last = cell(y1, grid_y_, grid_ky_); row <= last; ++row) {
    // The cells of a row lie one behind the other, so a row of cells is one run of points.
    const auto begin = cell_at(row, column0);
    const auto end = cell_at(row, column1);
    for (auto i = begin == 0 ? 0 : cell_end_[begin - 1]; i < cell_end_[end]; ++i) {
      const Node& p = nodes_[cell_nodes_[i]];
      if (!p.inward || p.x < x0 || p.x > x1 || p.y < y0 || p.y > y1) continue;
      const auto same = [&](const Node& q) { return p.x == q.x && p.y == q.y; };
      if (turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0 && !same(a) && !same(b) && !same(c)) return false;
    }
  }
  return true;
}

void EarCutter::fill_grid() {
  double x1 = -INFINITY, y1 = -INFINITY;
  grid_x_ = INFINITY;
  grid_y_ = INFINITY;
  std::size_t count = 0;
  for (const auto& p : nodes_) {
    grid_x_ = std::min(grid_x_, p.x);
    x1 = std::max(x1, p.x);
    grid_y_ = std::min(grid_y_, p.y);
    y1 = std::max(y1, p.y);
    count += p.inward;
  }
  side_ = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(count) / 2)), 1, 1024);
  grid_kx_ = x1 > grid_x_ ? side_ / (x1 - grid_x_) : 0;
  grid_ky_ = y1 > grid_y_ ? side_ / (y1 - grid_y_) : 0;
  const auto cell = [&](const Node& p) {
    const int column = std::min(static_cast<int>((p.x - grid_x_) * grid_kx_), side_ - 1);
    return cell_at(std::min(static_cast<int>((p.y - grid_y_) * grid_ky_), side_ - 1), column);
  };
  cell_end_.assign(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_), 0);
  for (const auto& p : nodes_)
    if (p.inward) ++cell_end_[cell(p)];
  for (std::size_t i = 1; i < cell_end_.size(); ++i) cell_end_[i] += cell_end_[i - 1];
  cell_nodes_.resize(count);
  for (auto i = nodes_.size(); i-- > 0;)
    if (nodes_[i].inward) cell_nodes_[--cell_end_[cell(nodes_[i])]] = static_cast<std::uint32_t>(i);
  // Filling from the back left the starts; the ends are the starts of the next.
  for (std::size_t i = 0; i + 1 < cell_end_.size(); ++i) cell_end_[i] = cell_end_[i + 1];
  cell_end_.back() = static_cast<std::uint32_t>(count);
}

}  // namespace kuiki::render
