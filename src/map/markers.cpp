#include "map/markers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "map/ground.h"
#include "map/subject.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

constexpr double least_cell_units = 56;

double circle_size(std::uint32_t count) { return std::min(44.0, 17 + 7.5 * std::log10(static_cast<double>(count))); }

/// Within its cell, far enough from the cell's edge that two counted circles never overlap.
double kept_inside(double v, double cell, double inset) {
  const double low = std::floor(v / cell) * cell + inset;
  return std::clamp(v, low, std::max(low, low + cell - 2 * inset));
}

}  // namespace

SiteForm site_form(const model::Facilities& facilities, std::size_t i) {
  if (facilities.is_shelter[i] == 0) return SiteForm::site;
  return facilities.is_emergency_site[i] != 0 ? SiteForm::both : SiteForm::shelter;
}

Text site_form_name(SiteForm form) {
  switch (form) {
    case SiteForm::site:
      return {"指定緊急避難場所", "Emergency evacuation site"};
    case SiteForm::shelter:
      return {"指定避難所", "Designated shelter"};
    case SiteForm::both:
      break;
  }
  return {"緊急避難場所と避難所を兼ねる", "Both site and shelter"};
}

SiteSymbol site_symbol(SiteForm form, bool outside, double metres_per_unit) {
  SiteSymbol symbol;
  symbol.symbol = form == SiteForm::site ? Symbol::circle : Symbol::square;
  symbol.size = std::clamp(11.5 - 1.5 * std::log2(metres_per_unit / 10), 8.5, 14.0);
  if (form != SiteForm::site) symbol.size *= 0.92;  // a square looks larger than a circle as wide
  symbol.fill = outside ? tone::facility_rim : tone::facility;
  symbol.stroke = outside ? tone::facility : tone::facility_rim;
  symbol.stroke_width = outside ? 1.8 : 1.2;
  symbol.dot = form == SiteForm::both && !outside;
  return symbol;
}

std::vector<model::Row> filtered_facilities(const model::Dataset& data, const FacilityFilter& filter) {
  const model::Row within = filter.within.empty() ? model::none : require_area(data, filter.within);
  std::uint8_t wanted = 0;
  for (const auto hazard : filter.hazards) wanted |= static_cast<std::uint8_t>(1u << static_cast<int>(hazard));
  const auto& sites = data.facilities;
  std::vector<model::Row> rows;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (wanted != 0 && (sites.hazards[i] & wanted) == 0) continue;
    if (filter.shelters_only && sites.is_shelter[i] == 0) continue;
    if (within != model::none && !(sites.area[i] != model::none && model::is_within(data.areas, sites.area[i], within)) &&
        !(sites.municipality[i] != model::none && model::is_within(data.areas, sites.municipality[i], within)))
      continue;
    rows.push_back(static_cast<model::Row>(i));
  }
  return rows;
}

double gather_cell(double metres_per_unit) { return std::exp2(std::ceil(std::log2(least_cell_units * metres_per_unit))); }

std::vector<Cluster> gather(std::span<const model::Row> rows, std::span<const geo::Point> places, double metres_per_unit) {
  std::vector<Cluster> clusters;
  clusters.reserve(rows.size());
  if (metres_per_unit <= gather_above) {
    for (std::size_t i = 0; i < rows.size(); ++i) clusters.push_back({places[i], 1, rows[i], 0});
    return clusters;
  }
  const double cell = gather_cell(metres_per_unit);
  std::unordered_map<std::uint64_t, std::size_t> cluster_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto cx = static_cast<std::int32_t>(std::floor(places[i].x / cell)),
               cy = static_cast<std::int32_t>(std::floor(places[i].y / cell));
    const auto key = std::uint64_t{static_cast<std::uint32_t>(cx)} << 32 | static_cast<std::uint32_t>(cy);
    const auto [found, is_new] = cluster_of.emplace(key, clusters.size());
    if (is_new) {
      clusters.push_back({places[i], 1, rows[i], 0});
      continue;
    }
    Cluster& cluster = clusters[found->second];
    cluster.plane.x += places[i].x;
    cluster.plane.y += places[i].y;
    ++cluster.count;
    cluster.only = model::none;
  }
  for (auto& cluster : clusters) {
    if (cluster.count == 1) continue;
    cluster.size = circle_size(cluster.count);
    const double inset = (cluster.size / 2 + 1) * metres_per_unit;
    cluster.plane.x = kept_inside(cluster.plane.x / cluster.count, cell, inset);
    cluster.plane.y = kept_inside(cluster.plane.y / cluster.count, cell, inset);
  }
  return clusters;
}

std::vector<FacilityKey> facility_keys(const model::Dataset& data, const MapDocument& document, const View& view) {
  std::vector<FacilityKey> keys;
  if (!document.shows(LayerKind::facilities)) return keys;
  const auto rows = filtered_facilities(data, document.facilities);
  std::vector<geo::Point> places;
  places.reserve(rows.size());
  for (const model::Row row : rows) places.push_back(data.facilities.place[static_cast<std::size_t>(row)]);
  view.projection->forward(places);

  const geo::Box frame = plane_frame(view);
  std::array<std::uint32_t, site_forms> single{};
  std::uint32_t gathered = 0, outside = 0;
  for (const auto& cluster : gather(rows, places, view.metres_per_unit)) {
    if (!frame.contains(cluster.plane)) continue;
    if (cluster.count > 1) {
      gathered += cluster.count;
      continue;
    }
    const auto i = static_cast<std::size_t>(cluster.only);
    if (data.facilities.outside[i] != 0)
      ++outside;
    else
      ++single[static_cast<std::size_t>(site_form(data.facilities, i))];
  }
  for (int form = 0; form < site_forms; ++form)
    if (const auto count = single[static_cast<std::size_t>(form)]; count > 0)
      keys.push_back({site_symbol(static_cast<SiteForm>(form), false, view.metres_per_unit),
                      site_form_name(static_cast<SiteForm>(form)), count});
  if (outside > 0)
    keys.push_back({site_symbol(SiteForm::site, true, view.metres_per_unit),
                    {"所在地が市町村の区域外（原典のまま）", "Lies outside its municipality (as in the source)"},
                    outside});
  if (gathered > 0) {
    SiteSymbol circle{Symbol::circle, tone::cluster, tone::facility_rim, 18, 1.5, false};
    keys.push_back({circle, {"まとめて表示（数字は箇所数）", "Gathered (the number of sites)"}, gathered});
  }
  return keys;
}

}  // namespace kuiki::map
