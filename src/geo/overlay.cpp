#include "geo/overlay.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/geodesic.h"
#include "geo/geos.h"

namespace kuiki::geo {
namespace {

using Shape = Geos::Shape;

double km2_of(const Geos& geos, const GEOSGeometry* shape) {
  PolygonTable table;
  geos.append(shape, table);
  return area_km2(table, 0);
}

/// Metres as degrees of latitude: a sliver's width need not be exact.
double degrees_of(double metres) { return metres / 111'000.0; }

/// Does nothing of it stay where half of the width is taken away all around? Longitudes are shorter than latitudes in Japan, so
/// that the width is measured a little large from west to east.
bool is_sliver(const Geos& geos, const GEOSGeometry* shape, double sliver_m) {
  const Shape core = geos.take(GEOSBuffer_r(geos, shape, -degrees_of(sliver_m) / 2, 2));
  return GEOSisEmpty_r(geos, core.get()) == 1;
}

Point inner_point(const Geos& geos, const GEOSGeometry* shape) {
  const Shape point = geos.take(GEOSPointOnSurface_r(geos, shape));
  Point at;
  GEOSGeomGetX_r(geos, point.get(), &at.x);
  GEOSGeomGetY_r(geos, point.get(), &at.y);
  return at;
}

std::vector<Shape> shapes_of(const Geos& geos, const PolygonTable& table) {
  std::vector<Shape> shapes;
  shapes.reserve(table.features());
  for (std::size_t f = 0; f < table.features(); ++f) shapes.push_back(geos.feature(table, f));
  return shapes;
}

Shape together(const Geos& geos, const PolygonTable& table) {
  std::vector<std::uint32_t> all(table.features());
  for (std::uint32_t f = 0; f < all.size(); ++f) all[f] = f;
  return geos.union_of(table, all);
}

/// Calls `use` for each polygon of a geometry.
template <class Use>
void each_polygon(const Geos& geos, const GEOSGeometry* shape, const Use& use) {
  const int type = GEOSGeomTypeId_r(geos, shape);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos, shape) != 1) use(shape);
    return;
  }
  if (type < GEOS_MULTIPOINT) return;
  for (int i = 0; i < GEOSGetNumGeometries_r(geos, shape); ++i) each_polygon(geos, GEOSGetGeometryN_r(geos, shape, i), use);
}

/// Pairs (a < b) of boxes that meet, by b: from west to east, so that not each is held against all.
std::vector<std::pair<std::uint32_t, std::uint32_t>> meeting(const std::vector<Box>& boxes) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < boxes.size(); ++i)
    if (!boxes[i].empty()) order.push_back(i);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return boxes[i].x0; });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t k = i + 1; k < order.size() && boxes[order[k]].x0 <= boxes[order[i]].x1; ++k)
      if (boxes[order[i]].meets(boxes[order[k]])) pairs.push_back(std::minmax(order[i], order[k]));
  std::ranges::sort(pairs, {}, [](const auto& pair) { return std::pair(pair.second, pair.first); });
  return pairs;
}

std::vector<Box> boxes_of(const PolygonTable& parts) {
  std::vector<Box> boxes(parts.features());
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (parts.has_shape(i)) boxes[i] = parts.feature_box[i];
  return boxes;
}

/// Pairs of parts that have ground in common.
std::vector<Coverage::Pair> common_ground(const Geos& geos, const PolygonTable& parts, const std::vector<Shape>& shapes,
                                          double sliver_m) {
  std::vector<Coverage::Pair> pairs;
  for (const auto& [a, b] : meeting(boxes_of(parts))) {
    const Shape common = geos.take(GEOSIntersection_r(geos, shapes[a].get(), shapes[b].get()));
    const double km2 = km2_of(geos, common.get());
    if (km2 > 0) pairs.push_back({a, b, km2, is_sliver(geos, common.get(), sliver_m)});
  }
  std::ranges::sort(pairs, std::greater{}, &Coverage::Pair::km2);
  return pairs;
}

/// Of several parts the one that a gap has the longest border with; none where it has a border with none.
std::size_t longest_neighbour(const Geos& geos, const GEOSGeometry* gap, const std::vector<Shape>& shapes,
                              const std::vector<Box>& boxes, double near) {
  std::size_t best = shapes.size();
  double longest = 0;
  PolygonTable table;
  geos.append(gap, table);
  const Box box = table.feature_box[0];
  const Box around{box.x0 - near, box.y0 - near, box.x1 + near, box.y1 + near};
  const Shape edge = geos.take(GEOSBoundary_r(geos, gap));
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (boxes[i].empty() || !around.meets(boxes[i])) continue;
    const Shape border = geos.take(GEOSIntersection_r(geos, edge.get(), shapes[i].get()));
    double length = 0;
    GEOSLength_r(geos, border.get(), &length);
    if (length > longest) {
      longest = length;
      best = i;
    }
  }
  return best;
}

}  // namespace

std::vector<Overlap> overlaps(const PolygonTable& table, std::size_t f, const PolygonTable& of,
                              std::span<const std::uint32_t> among) {
  std::vector<Overlap> found;
  if (!table.has_shape(f)) return found;
  const Geos geos;
  const Shape shape = geos.feature(table, f);
  struct Free {
    const Geos& geos;
    void operator()(const GEOSPreparedGeometry* g) const { GEOSPreparedGeom_destroy_r(geos, g); }
  };
  const std::unique_ptr<const GEOSPreparedGeometry, Free> prepared(GEOSPrepare_r(geos, shape.get()), Free{geos});
  for (const auto other : among) {
    if (!of.has_shape(other) || !table.feature_box[f].meets(of.feature_box[other])) continue;
    const Shape town = geos.feature(of, other);
    if (GEOSPreparedContains_r(geos, prepared.get(), town.get()) == 1) {
      found.push_back({other, area_km2(of, other)});
      continue;
    }
    if (GEOSPreparedIntersects_r(geos, prepared.get(), town.get()) != 1) continue;
    const Shape common = geos.take(GEOSIntersection_r(geos, shape.get(), town.get()));
    if (const double km2 = km2_of(geos, common.get()); km2 > 0) found.push_back({other, km2});
  }
  return found;
}

void append_valid(const PolygonTable& from, std::size_t f, PolygonTable& into) {
  const Geos geos;
  const Shape shape = geos.feature(from, f);
  geos.append(geos.take(GEOSMakeValid_r(geos, shape.get())).get(), into);
}

Coverage coverage(const PolygonTable& parts, const PolygonTable& whole, std::size_t f, double sliver_m) {
  const Geos geos;
  Coverage found;
  found.whole_km2 = area_km2(whole, f);
  const auto shapes = shapes_of(geos, parts);
  const Shape ground = geos.feature(whole, f);
  const Shape all = together(geos, parts);
  found.outside_km2 = km2_of(geos, geos.take(GEOSDifference_r(geos, all.get(), ground.get())).get());
  const Shape open = geos.take(GEOSDifference_r(geos, ground.get(), all.get()));
  each_polygon(geos, open.get(), [&](const GEOSGeometry* gap) {
    found.gaps.push_back({inner_point(geos, gap), km2_of(geos, gap), is_sliver(geos, gap, sliver_m)});
  });
  std::ranges::sort(found.gaps, std::greater{}, &Coverage::Gap::km2);
  double open_km2 = 0;
  for (const auto& gap : found.gaps) open_km2 += gap.km2;
  found.covered_km2 = found.whole_km2 - open_km2;
  found.overlaps = common_ground(geos, parts, shapes, sliver_m);
  return found;
}

PolygonTable fitted(const PolygonTable& parts, const PolygonTable& whole, std::size_t f, double sliver_m) {
  const Geos geos;
  const Shape ground = geos.feature(whole, f);
  auto shapes = shapes_of(geos, parts);
  const auto boxes = boxes_of(parts);
  for (auto& shape : shapes) shape = geos.take(GEOSIntersection_r(geos, shape.get(), ground.get()));
  for (const auto& [earlier, later] : meeting(boxes))
    shapes[later] = geos.take(GEOSDifference_r(geos, shapes[later].get(), shapes[earlier].get()));
  std::vector<GEOSGeometry*> copies;
  for (const auto& shape : shapes) copies.push_back(GEOSGeom_clone_r(geos, shape.get()));
  const Shape collection = geos.take(
      GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, copies.data(), static_cast<unsigned>(copies.size())));
  const Shape all = geos.take(GEOSUnaryUnion_r(geos, collection.get()));
  const Shape open = geos.take(GEOSDifference_r(geos, ground.get(), all.get()));
  std::vector<std::pair<std::size_t, Shape>> given;
  each_polygon(geos, open.get(), [&](const GEOSGeometry* gap) {
    if (!is_sliver(geos, gap, sliver_m)) return;
    const auto to = longest_neighbour(geos, gap, shapes, boxes, degrees_of(sliver_m));
    if (to < shapes.size()) given.emplace_back(to, geos.take(GEOSGeom_clone_r(geos, gap)));
  });
  for (auto& [to, gap] : given) shapes[to] = geos.take(GEOSUnion_r(geos, shapes[to].get(), gap.get()));
  PolygonTable out;
  for (const auto& shape : shapes) geos.append(shape.get(), out);
  return out;
}

}  // namespace kuiki::geo
