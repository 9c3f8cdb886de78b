#include "geo/feature_outlines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/parallel.h"

namespace kuiki::geo {
namespace {

/// Square kilometres of a square degree at a latitude, on GRS80.
double km2_a_square_degree(double latitude) {
  constexpr double a = 6378.137;
  constexpr double e2 = 0.00669438002290;
  const double phi = latitude * std::numbers::pi / 180;
  const double w = 1 - e2 * std::sin(phi) * std::sin(phi);
  const double along_meridian = a * (1 - e2) / std::pow(w, 1.5);
  const double along_parallel = a * std::cos(phi) / std::sqrt(w);
  constexpr double radian = std::numbers::pi / 180;
  return along_meridian * along_parallel * radian * radian;
}

/// A ring that is not closed.
struct RingShape {
  double doubled = 0;  ///< twice its area in square degrees, positive where it runs counter-clockwise
  Point middle;        ///< its centroid
  Box box;
};

RingShape shape_of(std::span<const Point> ring) {
  RingShape shape;
  const Point o = ring.front();
  Point before{ring.back().x - o.x, ring.back().y - o.y};
  Point moment;
  for (const Point p : ring) {
    const Point now{p.x - o.x, p.y - o.y};
    const double cross = before.x * now.y - now.x * before.y;
    shape.doubled += cross;
    moment.x += cross * (before.x + now.x);
    moment.y += cross * (before.y + now.y);
    shape.box.add(p);
    before = now;
  }
  if (shape.doubled == 0)
    shape.middle = shape.box.center();
  else
    shape.middle = {o.x + moment.x / (3 * shape.doubled), o.y + moment.y / (3 * shape.doubled)};
  return shape;
}

/// Where each piece's rings and points begin among those of all.
struct Piece {
  std::size_t first = 0, last = 0;  ///< features
  std::size_t ring = 0, point = 0;
};

/// The points of features from `first` on, projected, closing points left out: many at a time. Returns the feature after them.
std::size_t project_some(const PolygonTable& table, std::span<const std::uint32_t> features, const Projection& projection,
                         std::size_t first, std::size_t last, std::vector<Point>& open) {
  constexpr std::size_t many = 4096;
  open.clear();
  while (first < last && open.size() < many) {
    const auto [ring, end] = table.rings_of(features[first++]);
    for (auto r = ring; r < end; ++r) {
      const auto points = table.ring(r);
      open.insert(open.end(), points.begin(), points.end() - 1);
    }
  }
  projection.forward(open);
  return first;
}

void project_piece(const PolygonTable& table, std::span<const std::uint32_t> features, const Projection& projection,
                   const Piece& piece, PathSet& into) {
  std::vector<Point> open;
  std::size_t ring_at = piece.ring;
  std::size_t point_at = piece.point;
  for (std::size_t i = piece.first; i < piece.last;) {
    const std::size_t next = project_some(table, features, projection, i, piece.last, open);
    std::size_t at = 0;
    for (; i < next; ++i) {
      const auto [first, last] = table.rings_of(features[i]);
      for (auto r = first; r < last; ++r) {
        for (const std::size_t end = at + table.ring(r).size() - 1; at < end; ++at) {
          const Point p = open[at];
          // Places that the projection cannot show are left out, and their rings the smaller.
          if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
          into.points[point_at++] = {static_cast<float>(p.x - into.origin.x), static_cast<float>(p.y - into.origin.y)};
        }
        into.ring_end[ring_at++] = static_cast<std::uint32_t>(point_at);
      }
      into.shape_end[i] = static_cast<std::uint32_t>(ring_at);
    }
  }
}

/// Closes the gaps that points left out have made between the pieces.
void close_gaps(const std::vector<Piece>& pieces, PathSet& paths) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t first_ring = pieces[i].ring;
    const std::size_t end_ring = i + 1 < pieces.size() ? pieces[i + 1].ring : paths.ring_end.size();
    if (first_ring == end_ring) continue;
    const std::size_t from = pieces[i].point;
    const std::size_t end = paths.ring_end[end_ring - 1];
    if (from != to) {
      std::copy(paths.points.begin() + static_cast<std::ptrdiff_t>(from),
                paths.points.begin() + static_cast<std::ptrdiff_t>(end),
                paths.points.begin() + static_cast<std::ptrdiff_t>(to));
      for (std::size_t r = first_ring; r < end_ring; ++r) paths.ring_end[r] -= static_cast<std::uint32_t>(from - to);
    }
    to += end - from;
  }
  paths.points.resize(to);
}

}  // namespace

void append_shapes(ThinnedPaths&& shapes, PolygonTable& into, std::vector<double>& km2, std::vector<Point>& centre) {
  const ThinnedPaths from = std::move(shapes);
  into.points.reserve(into.points.size() + from.points.size() + from.ring_end.size());
  into.ring_end.reserve(into.ring_end.size() + from.ring_end.size());
  into.part_end.reserve(into.part_end.size() + from.ring_end.size());
  into.feature_end.reserve(into.feature_end.size() + from.shape_end.size());
  into.feature_box.reserve(into.feature_box.size() + from.shape_end.size());
  km2.reserve(km2.size() + from.shape_end.size());
  centre.reserve(centre.size() + from.shape_end.size());
  std::uint32_t ring = 0;
  for (const std::uint32_t end : from.shape_end) {
    double area = 0;
    RingShape largest;
    Box whole;
    for (bool first = true; ring < end; ++ring, first = false) {
      const auto begin = ring == 0 ? 0 : from.ring_end[ring - 1];
      const std::span<const Point> points(from.points.data() + begin, from.points.data() + from.ring_end[ring]);
      const RingShape one = shape_of(points);
      whole.add(one.box);
      area += one.doubled / 2 * km2_a_square_degree(one.box.center().y);
      if (one.doubled >= largest.doubled) largest = one;
      if (one.doubled >= 0 && !first) into.close_part();
      into.points.insert(into.points.end(), points.begin(), points.end());
      into.points.push_back(points.front());
      into.close_ring();
    }
    if (!whole.empty()) into.close_part();
    into.feature_end.push_back(static_cast<std::uint32_t>(into.part_end.size()));
    into.feature_box.push_back(whole);
    km2.push_back(std::max(0.0, area));
    centre.push_back(largest.middle);
  }
}

PathSet project_features(const PolygonTable& table, std::span<const std::uint32_t> features, const Projection& projection) {
  Box box;
  for (const auto f : features) box.add(table.feature_box[f]);
  PathSet paths;
  const Point middle = box.empty() ? Point{} : projection.forward(box.center());
  if (std::isfinite(middle.x) && std::isfinite(middle.y)) paths.origin = {std::round(middle.x), std::round(middle.y)};
  const bool worth = features.size() >= 64;
  const std::size_t count = worth ? useful_threads() * 8 : 1;
  std::vector<Piece> pieces(count);
  std::size_t rings = 0;
  std::size_t points = 0;
  for (std::size_t i = 0; i < count; ++i) {
    pieces[i] = {features.size() * i / count, features.size() * (i + 1) / count, rings, points};
    for (std::size_t f = pieces[i].first; f < pieces[i].last; ++f) {
      const auto [first, last] = table.rings_of(features[f]);
      if (first == last) continue;
      rings += last - first;
      points += table.ring_end[last - 1] - table.first_point(first) - (last - first);
    }
  }
  paths.points.resize(points);
  paths.ring_end.resize(rings);
  paths.shape_end.resize(features.size());
  run_parallel(count, worth, [&](std::size_t i) { project_piece(table, features, projection, pieces[i], paths); });
  close_gaps(pieces, paths);
  return paths;
}

}  // namespace kuiki::geo
