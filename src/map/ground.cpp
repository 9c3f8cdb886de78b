#include "map/ground.h"

#include <algorithm>
#include <cmath>

#include "geo/feature_outlines.h"
#include "geo/thin.h"
#include "map/borders.h"

namespace kuiki::map {

namespace {

constexpr std::size_t most_kept = 24;

double power_of_two_below(double v) { return std::exp2(std::floor(std::log2(std::max(v, 1e-3)))); }

bool holds(const geo::Box& outer, const geo::Box& inner) {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1;
}

}  // namespace

const std::vector<geo::Box>& Ground::boxes() const {
  if (boxes_.size() == paths->shapes()) return boxes_;
  boxes_.resize(paths->shapes());
  for (std::size_t s = 0; s < paths->shapes(); ++s)
    for (auto ring = paths->first_ring(s); ring < paths->shape_end[s]; ++ring)
      for (auto i = paths->first_point(ring); i < paths->ring_end[ring]; ++i)
        boxes_[s].add(geo::Point{paths->origin.x + static_cast<double>(paths->points[i].x),
                                 paths->origin.y + static_cast<double>(paths->points[i].y)});
  return boxes_;
}

double fill_cell(double metres_per_unit) { return std::min(4096.0, power_of_two_below(0.4 * metres_per_unit)); }

std::uint64_t hash_rows(std::span<const model::AreaRow> rows) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ rows.size();  // FNV-1a
  for (const model::AreaRow row : rows) hash = (hash ^ row.index()) * 0x100000001b3ULL;
  return hash;
}

geo::Box plane_frame(const View& view) {
  geo::Box box;
  box.add(view.to_plane(0, 0));
  box.add(view.to_plane(view.width, view.height));
  return box;
}

geo::Box lonlat_box(const geo::Projection& projection, const geo::Box& plane) {
  geo::Box box;
  constexpr int steps = 8;
  for (int i = 0; i <= steps; ++i)
    for (int j = 0; j <= steps; ++j) {
      const auto p = projection.inverse({plane.x0 + plane.width() * i / steps, plane.y0 + plane.height() * j / steps});
      if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {};
      box.add(p);
    }
  // Between the samples an edge may bulge.
  const double dx = box.width() * 0.02, dy = box.height() * 0.02;
  return {box.x0 - dx, box.y0 - dy, box.x1 + dx, box.y1 + dy};
}

Placement placement(const geo::PathSet& paths, const View& view) {
  const double k = 1 / view.metres_per_unit;
  const geo::Point at = view.to_frame(paths.origin);
  return {k, at.x, at.y};
}

Ground& GroundStore::get(const model::Areas& areas, GroundKey set, std::span<const model::AreaRow> rows, Detail detail,
                         const View& view, double cell) {
  const geo::Box frame = plane_frame(view);
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
    if (entry->set == set && entry->detail == detail && entry->cell == cell &&
        entry->projection == view.projection->spec() && (entry->everything || holds(entry->covered, frame))) {
      entries_.splice(entries_.begin(), entries_, entry);
      return entries_.front().ground;
    }

  const auto& table = detail == Detail::focus ? areas.focus : areas.national;
  Entry made{set, detail, view.projection->spec(), cell, true, frame, {}};
  const double more = std::max(frame.width(), frame.height()) * 0.5;
  made.covered = {frame.x0 - more, frame.y0 - more, frame.x1 + more, frame.y1 + more};
  const geo::Box near = lonlat_box(*view.projection, made.covered);
  std::vector<std::uint32_t> features;
  for (const model::AreaRow row : rows) {
    const auto f = row.index();
    if (!table.has_shape(f)) continue;
    if (!near.empty() && !table.feature_box[f].meets(near)) {
      made.everything = false;
      continue;
    }
    features.push_back(static_cast<std::uint32_t>(row.index()));
    made.ground.rows.push_back(row);
  }
  made.ground.paths =
      std::make_shared<const geo::PathSet>(cell > 0 ? geo::thin_and_project(table, features, *view.projection, cell)
                                                    : geo::project_features(table, features, *view.projection));
  made.ground.cell = cell;
  // What the same set had at another place is of no use any more: only grounds of other levels are worth keeping.
  entries_.remove_if([&](const Entry& old) {
    return old.set == set && old.detail == detail && old.cell == cell && old.projection == made.projection;
  });
  entries_.push_front(std::move(made));
  if (entries_.size() > most_kept) entries_.pop_back();
  return entries_.front().ground;
}

const BorderLines& GroundStore::borders(const model::Areas& areas, Ground& ground, bool mixed) {
  if (ground.has_borders) return ground.borders;
  enum { outer, inner, prefecture, approximate, seam, kinds };
  const auto row = [&](std::int32_t shape) { return ground.rows[static_cast<std::size_t>(shape)].index(); };
  const auto approximated = [&](std::size_t a) { return areas.quality[a] == model::BoundaryQuality::approximate; };
  auto sets = split_borders(
      *ground.paths, kinds,
      [&](std::int32_t shape, std::int32_t other) -> int {
        const std::size_t a = row(shape);
        const bool a_in_detail = mixed && areas.focus.has_shape(a);
        if (other < 0) return a_in_detail ? -1 : outer;
        const std::size_t b = row(other);
        if (mixed && a_in_detail != areas.focus.has_shape(b)) return seam;
        if (a_in_detail) return -1;
        if (areas.prefecture[a] != areas.prefecture[b]) return prefecture;
        return approximated(a) && approximated(b) ? approximate : inner;
      },
      (ground.cell >= 64 ? 1.6 : 1.0) * ground.cell);
  ground.borders = {sets[outer], sets[inner], sets[prefecture], sets[approximate], sets[seam]};
  ground.has_borders = true;
  return ground.borders;
}

}  // namespace kuiki::map
