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

/// Where what is appended begins, in each column.
struct Begin {
  std::size_t point = 0, ring = 0, box = 0, km2 = 0, centre = 0;
};

/// What the rings of one feature tell together.
struct Whole {
  double km2 = 0;
  Point middle;  ///< of the largest ring
  Box box;
};

/// Puts a feature's rings, closed, where they belong; `outer`, one a ring: it runs counter-clockwise.
Whole place_rings(const ThinnedPaths& from, std::size_t feature, const Begin& at, PolygonTable& into,
                  std::vector<char>& outer) {
  Whole whole;
  double largest = 0;
  const std::uint32_t first = feature == 0 ? 0 : from.shape_end[feature - 1];
  for (std::uint32_t ring = first; ring < from.shape_end[feature]; ++ring) {
    const std::uint32_t begin = ring == 0 ? 0 : from.ring_end[ring - 1];
    const std::span<const Point> points(from.points.data() + begin, from.points.data() + from.ring_end[ring]);
    const RingShape one = shape_of(points);
    whole.box.add(one.box);
    whole.km2 += one.doubled / 2 * km2_a_square_degree(one.box.center().y);
    outer[ring] = one.doubled >= 0;
    if (one.doubled >= largest) {
      largest = one.doubled;
      whole.middle = one.middle;
    }
    // Every ring before this one has got its closing point.
    Point* to = std::copy(points.begin(), points.end(), into.points.data() + at.point + begin + ring);
    *to++ = points.front();
    into.ring_end[at.ring + ring] = static_cast<std::uint32_t>(to - into.points.data());
  }
  return whole;
}

/// An outer ring begins a part, whose holes follow it.
void close_parts(const ThinnedPaths& from, std::size_t first_ring, const std::vector<char>& outer, PolygonTable& into) {
  into.part_end.reserve(into.part_end.size() + outer.size());
  into.feature_end.reserve(into.feature_end.size() + from.shape_end.size());
  std::uint32_t begin = 0;
  for (const std::uint32_t end : from.shape_end) {
    for (std::uint32_t ring = begin + 1; ring < end; ++ring)
      if (outer[ring] != 0) into.part_end.push_back(static_cast<std::uint32_t>(first_ring + ring));
    if (end > begin) into.part_end.push_back(static_cast<std::uint32_t>(first_ring + end));
    into.feature_end.push_back(static_cast<std::uint32_t>(into.part_end.size()));
    begin = end;
  }
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
  const std::size_t features = from.shape_end.size();
  const std::size_t rings = from.ring_end.size();
  const Begin at{into.points.size(), into.ring_end.size(), into.feature_box.size(), km2.size(), centre.size()};
  into.points.resize(at.point + from.points.size() + rings);
  into.ring_end.resize(at.ring + rings);
  into.feature_box.resize(at.box + features);
  km2.resize(at.km2 + features);
  centre.resize(at.centre + features);
  std::vector<char> outer(rings);
  constexpr std::size_t many = 4096;
  in_pieces(features, features >= many, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Whole whole = place_rings(from, i, at, into, outer);
      into.feature_box[at.box + i] = whole.box;
      km2[at.km2 + i] = std::max(0.0, whole.km2);
      centre[at.centre + i] = whole.middle;
    }
  });
  close_parts(from, at.ring, outer, into);
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
