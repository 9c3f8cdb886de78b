#include <algorithm>
#include <cmath>

#include "map/compose.h"
#include "map/ground.h"
#include "map/markers.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

bool lies_in(const model::Areas& areas, model::AreaRow row, geo::Point lonlat) {
  const auto& table = areas.best(row);
  const auto f = row.index();
  return table.feature_box[f].contains(lonlat) && geo::contains(table, f, lonlat);
}

/// Plane places of facilities in a plane box, nothing else projected.
struct Near {
  std::vector<model::FacilityRow> rows;
  std::vector<geo::Point> places;
};
Near sites_in(const model::Dataset& data, const std::vector<model::FacilityRow>& filtered, const View& view,
              const geo::Box& plane) {
  Near near;
  const geo::Box box = lonlat_box(*view.projection, plane);
  for (const model::FacilityRow row : filtered)
    if (const auto place = data.facilities.place[row]; box.contains(place)) {
      near.rows.push_back(row);
      near.places.push_back(place);
    }
  view.projection->forward(near.places);
  for (std::size_t i = near.rows.size(); i-- > 0;)
    if (!plane.contains(near.places[i])) {
      near.rows.erase(near.rows.begin() + static_cast<std::ptrdiff_t>(i));
      near.places.erase(near.places.begin() + static_cast<std::ptrdiff_t>(i));
    }
  return near;
}

/// The prefecture of a site: with nothing beyond it is it ever gathered.
model::AreaRow whole_of(const model::Dataset& data, model::FacilityRow facility) {
  const auto municipality = data.facilities.municipality[facility];
  return municipality == model::none ? model::none : data.areas.prefecture[municipality];
}

}  // namespace

model::AreaRow area_at(const model::Dataset& data, const MapDocument& document, const View& view, double x, double y) {
  const geo::Point lonlat = view.to_lonlat(x, y);
  if (!std::isfinite(lonlat.x) || !std::isfinite(lonlat.y)) return model::none;
  model::AreaRow found = model::none;
  const auto try_row = [&](model::AreaRow row) {
    const auto smaller = found == model::none || data.areas.area_km2[row] < data.areas.area_km2[found];
    if (smaller && lies_in(data.areas, row, lonlat)) found = row;
  };
  for (const auto& layer : document.layers)
    if (const auto* fill = std::get_if<AreaFill>(&layer.options); fill != nullptr && layer.visible)
      for (const model::AreaRow row : subject_rows(data, fill->subject.value_or(document.subject))) try_row(row);
  if (found != model::none) return found;
  for (std::size_t i = 0; i < data.areas.size(); ++i)
    if (const auto kind = data.areas.kind[i]; kind == model::AreaKind::municipality || kind == model::AreaKind::ward)
      try_row(model::AreaRow(i));
  return found;
}

std::vector<model::AreaRow> areas_in(const model::Dataset& data, const Thematic& theme, const View& view, const Rect& part) {
  std::vector<geo::Point> middles;
  middles.reserve(theme.areas.size());
  for (const model::AreaRow row : theme.areas) middles.push_back(data.areas.centre[row]);
  view.projection->forward(middles);
  const geo::Point a = view.to_plane(part.x, part.y + part.h), b = view.to_plane(part.x + part.w, part.y);
  const geo::Box plane{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  std::vector<model::AreaRow> found;
  for (std::size_t i = 0; i < middles.size(); ++i)
    if (plane.contains(middles[i])) found.push_back(theme.areas[i]);
  return found;
}

namespace {

model::FacilityRow site_at(const model::Dataset& data, const Sites& filter, const View& view, double x, double y) {
  const double mpu = view.metres_per_unit, reach = 14.0 / 2 + 2;
  const auto filtered = filtered_facilities(data, filter);
  const auto box_around = [](geo::Point p, double r) { return geo::Box{p.x - r, p.y - r, p.x + r, p.y + r}; };
  const geo::Point at = view.to_plane(x, y);
  const Near near = sites_in(data, filtered, view, box_around(at, reach * mpu));
  model::FacilityRow found = model::none;
  double least = INFINITY;
  for (std::size_t i = 0; i < near.rows.size(); ++i) {
    const auto row = near.rows[i].index();
    const double d = std::hypot(near.places[i].x - at.x, near.places[i].y - at.y) / mpu;
    const auto symbol = site_symbol(site_form(data.facilities, row), data.facilities.outside[row] != 0, mpu);
    // Of two symbols at one place the upper one, which was drawn later.
    if (d <= symbol.size / 2 + 2 && d <= least) {
      least = d;
      found = near.rows[i];
    }
  }
  if (found == model::none || mpu <= gather_above) return found;
  // Far out only a site alone in its cell has a symbol of its own.
  const model::AreaRow around = whole_of(data, found);
  std::vector<model::FacilityRow> beside;
  for (const model::FacilityRow row : filtered)
    if (row == found || (around != model::none && whole_of(data, row) == around)) beside.push_back(row);
  const auto clusters = gather(gather_sites(data, beside, *view.projection, mpu), mpu);
  return std::ranges::find(clusters, found, &Cluster::only) != clusters.end() ? found : model::none;
}

}  // namespace

model::FacilityRow facility_at(const model::Dataset& data, const MapDocument& document, const View& view, double x,
                               double y) {
  for (auto layer = document.layers.rbegin(); layer != document.layers.rend(); ++layer) {
    const auto* sites = std::get_if<Sites>(&layer->options);
    if (sites == nullptr || !layer->visible) continue;
    if (const model::FacilityRow found = site_at(data, *sites, view, x, y); found != model::none) return found;
  }
  return model::none;
}

}  // namespace kuiki::map
