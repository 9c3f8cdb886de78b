#include "map/markers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

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

/// An area drawn smaller than this many units across is gathered with what it is part of.
constexpr double least_home_units = 18;

bool too_small(const model::Areas& areas, model::AreaRow area, double metres_per_unit) {
  return std::sqrt(std::max(0.0, areas.area_km2[area])) * 1000 / metres_per_unit < least_home_units;
}

/// The smallest area drawn large enough that a site lies in or belongs to.
model::AreaRow home_of(const model::Dataset& data, model::FacilityRow facility, double metres_per_unit) {
  const auto i = facility.index();
  const auto& areas = data.areas;
  model::AreaRow home = data.facilities.area[i] != model::none ? data.facilities.area[i] : data.facilities.municipality[i];
  if (home == model::none) return home;
  const geo::Point at = data.facilities.place[i];
  for (const model::AreaRow part : data.children[home]) {
    const auto f = part.index();
    if (too_small(areas, part, metres_per_unit)) continue;
    const auto& table = areas.best(part);
    if (table.has_shape(f) && table.feature_box[f].contains(at) && geo::contains(table, f, at)) return part;
  }
  while (too_small(areas, home, metres_per_unit) && areas.parent[home] != model::none) home = areas.parent[home];
  return home;
}

/// Circles of neighbouring areas that would overlap are moved apart, each by half of it.
void part_circles(std::vector<Cluster>& clusters, double metres_per_unit) {
  std::vector<Cluster*> circles;
  for (auto& cluster : clusters)
    if (cluster.count > 1) circles.push_back(&cluster);
  std::ranges::sort(circles, {}, [](const Cluster* c) { return c->plane.x; });
  constexpr double widest = 46;
  for (int round = 0; round < 8; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < circles.size(); ++i)
      for (std::size_t j = i + 1; j < circles.size(); ++j) {
        auto& a = *circles[i];
        auto& b = *circles[j];
        if (b.plane.x - a.plane.x > 2 * widest * metres_per_unit) break;
        const double wanted = ((a.size + b.size) / 2 + 1) * metres_per_unit;
        const double dx = b.plane.x - a.plane.x;
        const double dy = b.plane.y - a.plane.y;
        const double d = std::hypot(dx, dy);
        if (d >= wanted) continue;
        const double ux = d > 0 ? dx / d : 1;
        const double uy = d > 0 ? dy / d : 0;
        const double step = (wanted - d) / 2;
        a.plane = {a.plane.x - ux * step, a.plane.y - uy * step};
        b.plane = {b.plane.x + ux * step, b.plane.y + uy * step};
        moved = true;
      }
    if (!moved) return;
  }
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

SiteSymbol site_symbol(SiteForm form, bool outside, double metres_per_unit, const std::optional<Rgba>& color) {
  const Rgba own = color.value_or(tone::facility);
  SiteSymbol symbol;
  symbol.symbol = form == SiteForm::site ? Symbol::circle : Symbol::square;
  symbol.size = std::clamp(11.5 - 1.5 * std::log2(metres_per_unit / 10), 8.5, 14.0);
  if (form != SiteForm::site) symbol.size *= 0.92;  // a square looks larger than a circle as wide
  symbol.fill = outside ? tone::facility_rim : own;
  symbol.stroke = outside ? own : tone::facility_rim;
  symbol.stroke_width = outside ? 1.8 : 1.2;
  symbol.dot = form == SiteForm::both && !outside;
  return symbol;
}

SiteSymbol cluster_symbol(const Sites& sites) {
  constexpr double in_legend = 18;
  return {Symbol::circle, sites.color.value_or(tone::cluster), tone::facility_rim, in_legend, 1.5, false};
}

std::vector<model::FacilityRow> filtered_facilities(const model::Dataset& data, const Sites& filter) {
  const model::AreaRow within = filter.within.empty() ? model::none : require_area(data, filter.within);
  std::uint8_t wanted = 0;
  for (const auto hazard : filter.hazards) wanted |= static_cast<std::uint8_t>(1u << static_cast<int>(hazard));
  const auto& sites = data.facilities;
  std::vector<model::FacilityRow> rows;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (!sites.is_site(model::FacilityRow(i))) continue;
    if (wanted != 0 && (sites.hazards[i] & wanted) == 0) continue;
    if (filter.shelters_only && sites.is_shelter[i] == 0) continue;
    if (within != model::none && !(sites.area[i] != model::none && model::is_within(data.areas, sites.area[i], within)) &&
        !(sites.municipality[i] != model::none && model::is_within(data.areas, sites.municipality[i], within)))
      continue;
    rows.push_back(model::FacilityRow(i));
  }
  return rows;
}

double gather_cell(double metres_per_unit) { return std::exp2(std::ceil(std::log2(least_cell_units * metres_per_unit))); }

std::vector<GatherSite> gather_sites(const model::Dataset& data, std::span<const model::FacilityRow> rows,
                                     const geo::Projection& projection, double metres_per_unit) {
  std::vector<geo::Point> planes;
  planes.reserve(rows.size());
  for (const model::FacilityRow row : rows) planes.push_back(data.facilities.place[row]);
  projection.forward(planes);
  std::vector<GatherSite> sites(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& site = sites[i];
    site.row = rows[i];
    site.plane = planes[i];
    if (metres_per_unit <= gather_above) continue;
    site.home = home_of(data, rows[i], metres_per_unit);
    const geo::Point at = data.facilities.place[rows[i]];
    const geo::Point from = site.home == model::none ? geo::Point{} : data.areas.centre[site.home];
    constexpr double metres_a_degree = 111'200;
    site.local = {(at.x - from.x) * metres_a_degree * std::cos(from.y * std::numbers::pi / 180),
                  (at.y - from.y) * metres_a_degree};
  }
  return sites;
}

std::vector<Cluster> gather(std::span<const GatherSite> sites, double metres_per_unit) {
  std::vector<Cluster> clusters;
  clusters.reserve(sites.size());
  if (metres_per_unit <= gather_above) {
    for (const auto& site : sites) clusters.push_back({site.plane, 1, site.row, 0});
    return clusters;
  }
  const double cell = gather_cell(metres_per_unit);
  std::map<std::tuple<model::AreaRow, std::int64_t, std::int64_t>, std::size_t> cluster_of;
  std::vector<geo::Point> locals;  // sums, one a cluster
  for (const auto& site : sites) {
    const std::tuple key{site.home, static_cast<std::int64_t>(std::floor(site.local.x / cell)),
                         static_cast<std::int64_t>(std::floor(site.local.y / cell))};
    const auto [found, is_new] = cluster_of.emplace(key, clusters.size());
    if (is_new) {
      clusters.push_back({site.plane, 1, site.row, 0});
      locals.push_back(site.local);
      continue;
    }
    Cluster& cluster = clusters[found->second];
    cluster.plane.x += site.plane.x;
    cluster.plane.y += site.plane.y;
    ++cluster.count;
    cluster.only = model::none;
    locals[found->second].x += site.local.x;
    locals[found->second].y += site.local.y;
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    auto& cluster = clusters[i];
    if (cluster.count == 1) continue;
    cluster.size = circle_size(cluster.count);
    const double inset = (cluster.size / 2 + 1) * metres_per_unit;
    const double x = locals[i].x / cluster.count;
    const double y = locals[i].y / cluster.count;
    cluster.plane.x = cluster.plane.x / cluster.count + kept_inside(x, cell, inset) - x;
    cluster.plane.y = cluster.plane.y / cluster.count + kept_inside(y, cell, inset) - y;
  }
  part_circles(clusters, metres_per_unit);
  return clusters;
}

std::vector<FacilityKey> facility_keys(const model::Dataset& data, const Sites& filter, const View& view) {
  std::vector<FacilityKey> keys;
  const auto rows = filtered_facilities(data, filter);
  const auto sites = gather_sites(data, rows, *view.projection, view.metres_per_unit);
  const geo::Box frame = plane_frame(view);
  std::array<std::uint32_t, site_forms> single{};
  std::uint32_t outside = 0;
  for (const auto& site : sites) {
    if (!frame.contains(site.plane)) continue;
    const auto i = site.row.index();
    if (data.facilities.outside[i] != 0)
      ++outside;
    else
      ++single[static_cast<std::size_t>(site_form(data.facilities, i))];
  }
  const auto clusters = gather(sites, view.metres_per_unit);
  const bool gathered = std::ranges::any_of(
      clusters, [&](const Cluster& cluster) { return cluster.count > 1 && frame.contains(cluster.plane); });
  for (int form = 0; form < site_forms; ++form)
    if (const auto count = single[static_cast<std::size_t>(form)]; count > 0)
      keys.push_back({site_symbol(static_cast<SiteForm>(form), false, view.metres_per_unit, filter.color),
                      site_form_name(static_cast<SiteForm>(form)), count});
  if (outside > 0)
    keys.push_back({site_symbol(SiteForm::site, true, view.metres_per_unit, filter.color),
                    {"所在地が市町村の区域外（原典のまま）", "Lies outside its municipality (as in the source)"},
                    outside});
  if (gathered) {
    keys.push_back({cluster_symbol(filter), {"まとめて表示（数字は箇所数）", "Gathered (the number of sites)"}, 0});
  }
  return keys;
}

}  // namespace kuiki::map
