#include "geo/thin.h"

#include <cmath>
#include <numbers>

#include "base/parallel.h"
#include "geo/snap.h"

namespace kuiki::geo {
namespace {

/// The grid depends on the projection and the cell only, not on the features: what is thinned in two calls (an outline and
/// its neighbours) fits together.
SnapGrid grid_for(const Projection& projection, double cell_m) {
  if (!(cell_m > 0)) return {};
  const auto& spec = projection.spec();
  double lat = 36;
  if (spec.kind == ProjectionSpec::Kind::equal_area) lat = spec.lat0;
  if (spec.kind == ProjectionSpec::Kind::plane_zone) lat = projection.inverse({0, 0}).y;
  constexpr double metres_per_degree = 111'000;
  const double cell = cell_m / metres_per_degree;
  return {cell / std::max(0.1, std::cos(lat * std::numbers::pi / 180)), cell};
}

void thin(const PolygonTable& table, std::span<const std::uint32_t> features, SnapGrid grid, const Box& clip,
          ThinnedPaths& into) {
  RingSnapper snapper(grid, into);
  for (const auto f : features) {
    if (clip.empty() || table.feature_box[f].meets(clip)) {
      for (auto part = table.first_part(f); part < table.feature_end[f]; ++part) {
        bool outer = true;
        for (auto ring = table.first_ring(part); ring < table.part_end[part]; ++ring) {
          snapper.begin();
          for (const Point p : table.ring(ring)) snapper.add(p.x, p.y);
          snapper.end(outer);
          outer = false;
        }
      }
    }
    snapper.end_shape();
  }
}

}  // namespace

PathSet thin_and_project(const PolygonTable& table, std::span<const std::uint32_t> features, const Projection& projection,
                         double cell_m, const Box& clip) {
  const SnapGrid grid = grid_for(projection, cell_m);
  // Several pieces a thread, taken in turn: features differ in size by a factor of thousands.
  const bool worth = table.points.size() >= 50'000 && features.size() >= 64;
  const std::size_t pieces = worth ? useful_threads() * 8 : 1;
  std::vector<ThinnedPaths> thinned(pieces);
  run_parallel(pieces, worth, [&](std::size_t i) {
    const std::size_t first = features.size() * i / pieces, last = features.size() * (i + 1) / pieces;
    thin(table, features.subspan(first, last - first), grid, clip, thinned[i]);
  });
  for (std::size_t i = 1; i < pieces; ++i) thinned[0].append(std::move(thinned[i]));
  return project_paths(std::move(thinned[0]), projection);
}

}  // namespace kuiki::geo
