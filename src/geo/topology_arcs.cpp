#include "geo/topology_arcs.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <unordered_map>

#include "geo/topology.h"

namespace kuiki::geo {
namespace {

using Refs = std::vector<std::int32_t>;

std::size_t arc_of(std::int32_t ref) { return static_cast<std::size_t>(ref >= 0 ? ref : ~ref); }

Point first_point(const ArcTopology& t, std::int32_t ref) {
  return ref >= 0 ? t.arc(arc_of(ref)).front() : t.arc(arc_of(ref)).back();
}
Point last_point(const ArcTopology& t, std::int32_t ref) { return first_point(t, ~ref); }

/// The point after the first one: the direction in which the arc leaves its node.
Point second_point(const ArcTopology& t, std::int32_t ref) {
  const auto arc = t.arc(arc_of(ref));
  return ref >= 0 ? arc[1] : arc[arc.size() - 2];
}

/// The ring's points; the first is repeated at the end.
std::vector<Point> ring_points(const ArcTopology& t, std::span<const std::int32_t> refs) {
  std::vector<Point> points;
  for (const auto ref : refs) {
    const auto arc = t.arc(arc_of(ref));
    if (!points.empty()) points.pop_back();  // the last point of one arc is the first of the next
    if (ref >= 0) {
      points.insert(points.end(), arc.begin(), arc.end());
    } else {
      points.insert(points.end(), arc.rbegin(), arc.rend());
    }
  }
  return points;
}

struct PointHash {
  std::size_t operator()(Point p) const {
    std::uint64_t x = 0, y = 0;
    std::memcpy(&x, &p.x, sizeof x);
    std::memcpy(&y, &p.y, sizeof y);
    return std::hash<std::uint64_t>{}(x * 0x9e3779b97f4a7c15ULL ^ (y + (x >> 29)));
  }
};
template <class T>
using ByPoint = std::unordered_map<Point, T, PointHash>;

/// Arrived at a node by `from`: of the arcs that leave it, the first one clockwise from where we came. Between the two
/// lies the wedge of inside that is on our left, so areas that touch in the node stay apart.
std::size_t next_arc(const ArcTopology& t, std::int32_t from, const Refs& leaving) {
  if (leaving.size() == 1) return 0;
  const Point node = last_point(t, from), back = second_point(t, ~from);
  const double came = std::atan2(back.y - node.y, back.x - node.x);
  std::size_t best = 0;
  double smallest = 10;
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    const Point ahead = second_point(t, leaving[i]);
    double turn = came - std::atan2(ahead.y - node.y, ahead.x - node.x);
    while (turn <= 0) turn += 2 * std::numbers::pi;
    if (turn < smallest) {
      smallest = turn;
      best = i;
    }
  }
  return best;
}

/// Closed walks along `border`, the arcs of an outline, each used once.
std::vector<Refs> stitch(const ArcTopology& t, const Refs& border) {
  ByPoint<Refs> leaving;
  for (const auto ref : border) leaving[first_point(t, ref)].push_back(ref);
  std::vector<bool> used(t.arcs(), false);
  std::vector<Refs> rings;
  for (const auto start : border) {
    if (used[arc_of(start)]) continue;
    Refs walk{start};
    ByPoint<std::size_t> begins_at{{first_point(t, start), 0}};  // node → position in the walk of the arc that leaves it
    used[arc_of(start)] = true;
    std::erase(leaving[first_point(t, start)], start);
    while (!walk.empty()) {
      const auto here = last_point(t, walk.back());
      if (const auto seen = begins_at.find(here); seen != begins_at.end()) {
        // A loop has closed: a ring of its own, also where the walk goes on (a hole that touches its outer ring).
        const auto loop = static_cast<std::ptrdiff_t>(seen->second);
        for (auto i = walk.begin() + loop; i != walk.end(); ++i) begins_at.erase(first_point(t, *i));
        rings.emplace_back(walk.begin() + loop, walk.end());
        const auto arrived_by = walk.back();
        walk.resize(static_cast<std::size_t>(loop));
        if (walk.empty()) break;
        auto& out = leaving[here];
        if (out.empty()) continue;
        const auto chosen = next_arc(t, arrived_by, out);
        begins_at[here] = walk.size();
        walk.push_back(out[chosen]);
      } else {
        auto& out = leaving[here];
        if (out.empty()) break;  // an open outline: cannot be with rings that were closed
        const auto chosen = next_arc(t, walk.back(), out);
        begins_at[here] = walk.size();
        walk.push_back(out[chosen]);
      }
      used[arc_of(walk.back())] = true;
      std::erase(leaving[first_point(t, walk.back())], walk.back());
    }
  }
  return rings;
}

bool inside(std::span<const Point> ring, Point p) {
  bool in = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Point a = ring[i], b = ring[i + 1];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

void add_ring(std::span<const Point> ring, PolygonTable& into) {
  into.points.insert(into.points.end(), ring.begin(), ring.end());
  into.close_ring();
}

}  // namespace

void ArcTopology::split_where_touched() {
  ByPoint<std::uint32_t> uses;
  uses.reserve(points.size());
  for (std::size_t a = 0; a < arcs(); ++a) {
    const auto of_arc = arc(a);
    const bool closed = of_arc.front() == of_arc.back();
    for (const auto p : of_arc.subspan(closed ? 1 : 0)) ++uses[p];
  }
  std::vector<Point> new_points;
  std::vector<std::uint32_t> new_end, pieces_end;  // pieces of arc a: [pieces_end[a-1], pieces_end[a]) of the new arcs
  for (std::size_t a = 0; a < arcs(); ++a) {
    const auto of_arc = arc(a);
    for (std::size_t i = 0; i < of_arc.size(); ++i) {
      new_points.push_back(of_arc[i]);
      if (i == 0 || i + 1 == of_arc.size() || uses[of_arc[i]] == 1) continue;
      new_end.push_back(static_cast<std::uint32_t>(new_points.size()));
      new_points.push_back(of_arc[i]);
    }
    new_end.push_back(static_cast<std::uint32_t>(new_points.size()));
    pieces_end.push_back(static_cast<std::uint32_t>(new_end.size()));
  }
  if (new_end.size() == arcs()) return;
  Refs new_refs;
  std::vector<std::uint32_t> new_ring_end;
  for (std::size_t ring = 0; ring < ring_end.size(); ++ring) {
    for (auto i = first_ref(ring); i < ring_end[ring]; ++i) {
      const auto a = arc_of(refs[i]);
      const auto first = static_cast<std::int32_t>(a == 0 ? 0 : pieces_end[a - 1]),
                 last = static_cast<std::int32_t>(pieces_end[a]);
      if (refs[i] >= 0) {
        for (auto piece = first; piece < last; ++piece) new_refs.push_back(piece);
      } else {
        for (auto piece = last; piece-- > first;) new_refs.push_back(~piece);
      }
    }
    new_ring_end.push_back(static_cast<std::uint32_t>(new_refs.size()));
  }
  points = std::move(new_points);
  arc_end = std::move(new_end);
  refs = std::move(new_refs);
  ring_end = std::move(new_ring_end);
}

void ArcTopology::orient() {
  for (std::size_t part = 0; part < part_end.size(); ++part) {
    for (auto ring = first_ring(part); ring < part_end[part]; ++ring) {
      const std::span<std::int32_t> of_ring{refs.data() + first_ref(ring), refs.data() + ring_end[ring]};
      const bool outer = ring == first_ring(part);
      if ((signed_area2(ring_points(*this, of_ring)) > 0) == outer) continue;
      std::reverse(of_ring.begin(), of_ring.end());
      for (auto& ref : of_ring) ref = ~ref;
    }
  }
}

void append_feature(const ArcTopology& t, std::size_t f, PolygonTable& into) {
  for (auto [part, last] = t.parts_of(f); part < last; ++part) {
    for (auto ring = t.first_ring(part); ring < t.part_end[part]; ++ring) {
      add_ring(ring_points(t, {t.refs.data() + t.first_ref(ring), t.refs.data() + t.ring_end[ring]}), into);
    }
    into.close_part();
  }
  into.close_feature();
}

void append_dissolved(const ArcTopology& t, std::span<const std::uint32_t> features, PolygonTable& into) {
  std::vector<std::int8_t> uses(t.arcs(), 0);
  Refs all;
  for (const auto f : features) {
    const auto [part, last] = t.parts_of(f);
    if (part == last) continue;
    for (auto i = t.first_ref(t.first_ring(part)); i < t.ring_end[t.part_end[last - 1] - 1]; ++i) {
      all.push_back(t.refs[i]);
      uses[arc_of(t.refs[i])] = static_cast<std::int8_t>(uses[arc_of(t.refs[i])] + 1);
    }
  }
  std::erase_if(all, [&](std::int32_t ref) { return uses[arc_of(ref)] > 1; });

  struct Outer {
    std::vector<Point> ring;
    Box box;
    double area2 = 0;
    std::vector<std::vector<Point>> holes;
  };
  std::vector<Outer> outers;
  std::vector<std::vector<Point>> holes;
  for (const auto& refs : stitch(t, all)) {
    auto ring = ring_points(t, refs);
    const double area2 = signed_area2(ring);
    if (area2 <= 0) {
      holes.push_back(std::move(ring));
      continue;
    }
    Box box;
    for (const auto p : ring) box.add(p);
    outers.push_back({std::move(ring), box, area2, {}});
  }
  for (auto& hole : holes) {
    // The middle of an edge: a corner might lie on the outer ring, an edge cannot.
    const Point probe{(hole[0].x + hole[1].x) / 2, (hole[0].y + hole[1].y) / 2};
    Outer* home = nullptr;
    for (auto& outer : outers) {
      if ((!home || outer.area2 < home->area2) && outer.box.contains(probe) && inside(outer.ring, probe)) home = &outer;
    }
    if (home) home->holes.push_back(std::move(hole));
  }
  for (const auto& outer : outers) {
    add_ring(outer.ring, into);
    for (const auto& hole : outer.holes) add_ring(hole, into);
    into.close_part();
  }
  into.close_feature();
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> arc_neighbours(const ArcTopology& t) {
  std::vector<std::vector<std::uint32_t>> users(t.arcs());
  for (std::uint32_t f = 0; f < t.features(); ++f) {
    const auto [part, last] = t.parts_of(f);
    if (part == last) continue;
    for (auto i = t.first_ref(t.first_ring(part)); i < t.ring_end[t.part_end[last - 1] - 1]; ++i) {
      auto& of_arc = users[arc_of(t.refs[i])];
      if (of_arc.empty() || of_arc.back() != f) of_arc.push_back(f);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& of_arc : users) {
    for (std::size_t i = 0; i < of_arc.size(); ++i) {
      for (std::size_t j = i + 1; j < of_arc.size(); ++j) pairs.emplace_back(of_arc[i], of_arc[j]);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace kuiki::geo
