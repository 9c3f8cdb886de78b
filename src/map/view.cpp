#include "map/view.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "map/extent.h"
#include "map/free_fit.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

constexpr geo::Box japan{122, 20, 154, 46};

double hundredth(double v) { return std::round(v * 100) / 100; }

/// The prefecture at a place, or the nearest by its middle.
std::string prefecture_at(const model::Dataset& data, geo::Point lonlat) {
  const auto& areas = data.areas;
  std::string nearest;
  double least = INFINITY;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas.kind[i] != model::AreaKind::prefecture) continue;
    const auto& table = areas.best(model::AreaRow(i));
    if (table.feature_box[i].contains(lonlat) && geo::contains(table, i, lonlat)) return areas.code[i];
    const double d = std::hypot(areas.centre[i].x - lonlat.x, areas.centre[i].y - lonlat.y);
    if (d < least) {
      least = d;
      nearest = areas.code[i];
    }
  }
  return nearest;
}

/// The prefecture of what the document is about, which decides better than the middle of a frame over the sea.
std::string subject_prefecture(const model::Dataset& data, const MapDocument& document, geo::Point lonlat) {
  if (document.extent.areas.empty() && document.extent.centre) return prefecture_at(data, lonlat);
  const model::AreaRow row = document.extent.areas.empty() ? subject_rows(data, document.subject).front()
                                                           : require_area(data, document.extent.areas.front());
  const model::AreaRow prefecture = data.areas.prefecture[row];
  return prefecture == model::none ? prefecture_at(data, lonlat) : data.areas.code[prefecture];
}

/// The ground's outlines in the plane. Their box is taken from their own points: the projected box of a tilted shape would
/// waste the frame.
std::vector<std::vector<geo::Point>> plane_rings(const geo::Projection& projection, const std::vector<GroundPart>& parts) {
  std::size_t total = 0;
  for (const auto& part : parts) total += part.ring.size();
  const std::size_t step = total / 60000 + 1;  // a coast has points enough: a few of them give its box
  std::vector<std::vector<geo::Point>> rings;
  rings.reserve(parts.size());
  for (const auto& part : parts) {
    if (part.ring.empty()) continue;
    auto& ring = rings.emplace_back();
    for (std::size_t i = 0; i < part.ring.size(); i += step) ring.push_back(part.ring[i]);
    projection.forward(ring);
    std::erase_if(ring, [](const geo::Point& point) { return !std::isfinite(point.x) || !std::isfinite(point.y); });
  }
  return rings;
}

/// The same of many areas of a file: outlines by the hundred thousand say no more than their box does.
std::vector<std::vector<geo::Point>> plane_box_ring(const geo::Projection& projection, std::vector<geo::Point> points) {
  projection.forward(points);
  geo::Box box;
  for (const auto point : points)
    if (std::isfinite(point.x) && std::isfinite(point.y)) box.add(point);
  if (box.empty()) return {};
  return {{{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}}};
}

/// What fit_view() keeps within the frame.
std::vector<std::vector<geo::Point>> rings_to_fit(const model::Dataset& data, const MapDocument& document,
                                                  const geo::Projection& projection) {
  constexpr std::size_t many = 5'000;
  const auto* features = features_to_fit(data, document);
  if (features != nullptr && features->count > many)
    return plane_box_ring(projection, points_of_main(data.areas, *features));
  return plane_rings(projection, ground_parts(data, document));
}

[[noreturn]] void nothing_to_show() {
  throw Error(Fault::input_wrong, {"地図の範囲に指定した区域には形がありません。別の区域を指定してください。",
                                   "the areas the map should show have no shape; name others"});
}

}  // namespace

geo::ProjectionPtr choose_projection(const model::Dataset& data, const MapDocument& document) {
  const geo::Box ground = ground_box(data, document);
  if (ground.empty()) nothing_to_show();
  const geo::Point middle = ground.center();
  geo::ProjectionSpec spec;
  switch (document.projection.kind) {
    case ProjectionChoice::Kind::automatic:
      spec.kind = geo::ProjectionSpec::Kind::equal_area;
      // Maps of most of the country share one projection about its middle.
      if ((ground.width() > 12 || ground.height() > 10) && japan.contains(middle)) {
        spec.lon0 = 137;
        spec.lat0 = 38;
      } else {
        spec.lon0 = hundredth(middle.x);
        spec.lat0 = std::clamp(hundredth(middle.y), -85.0, 85.0);  // about a pole there is no such projection
      }
      break;
    case ProjectionChoice::Kind::plane_zone:
      spec.kind = geo::ProjectionSpec::Kind::plane_zone;
      spec.zone = document.projection.zone != 0 ? document.projection.zone
                                                : geo::plane_zone_for(subject_prefecture(data, document, middle), middle);
      break;
    case ProjectionChoice::Kind::crs:
      spec.kind = geo::ProjectionSpec::Kind::crs;
      spec.crs = document.projection.crs;
      break;
  }
  return std::make_shared<geo::Projection>(spec);
}

View fit_view(const model::Dataset& data, const MapDocument& document, double width, double height, double margin,
              std::span<const Rect> covered) {
  View view;
  view.projection = choose_projection(data, document);
  view.width = std::max(1.0, width);
  view.height = std::max(1.0, height);
  const Extent& extent = document.extent;
  if (extent.areas.empty() && extent.centre) {
    view.centre = view.projection->forward(*extent.centre);
    const double across = extent.width_km * 1000 / view.width, up = extent.height_km * 1000 / view.height;
    view.metres_per_unit = std::max({across, up, 0.01});
    return view;
  }
  const auto rings = rings_to_fit(data, document, *view.projection);
  geo::Box plane;
  for (const auto& ring : rings)
    for (const auto& point : ring) plane.add(point);
  if (plane.empty()) nothing_to_show();
  view.centre = plane.center();
  // A frame hardly larger than its margins keeps at least half of itself for the map.
  const double w = std::max(view.width - 2 * margin, view.width / 2),
               h = std::max(view.height - 2 * margin, view.height / 2);
  view.metres_per_unit = std::max({plane.width() / w, plane.height() / h, 0.01});
  if (covered.empty()) return view;
  const auto place = fit_free(ShapeMask(rings), view.width, view.height, margin, view.metres_per_unit, covered);
  view.metres_per_unit = place.metres_per_unit;
  view.centre.x = plane.x0 + (view.width / 2 - place.x) * view.metres_per_unit;
  view.centre.y = plane.y1 - (view.height / 2 - place.y) * view.metres_per_unit;
  return view;
}

MapDocument with_view(MapDocument document, const View& view) {
  document.extent.areas.clear();
  document.extent.subject = false;
  document.extent.centre = view.projection->inverse(view.centre);
  document.extent.width_km = view.width * view.metres_per_unit / 1000;
  document.extent.height_km = view.height * view.metres_per_unit / 1000;
  return document;
}

}  // namespace kuiki::map
