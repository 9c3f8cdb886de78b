#include "app/area_facts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/number.h"

namespace kuiki::app {
namespace {

using model::AreaRow;
using model::IndicatorRow;

/// What is known before what is expected or wished, as `Dataset::value` has it.
int rank(model::Role role, model::Status status) {
  const int among = status == model::Status::entered ? 0 : status == model::Status::published ? 2 : 1;
  switch (role) {
    case model::Role::actual:
      return among;
    case model::Role::baseline:
      return 3;
    case model::Role::projection:
      return 4;
    case model::Role::target:
      break;
  }
  return 5;
}

std::vector<AreaFacts::Statistic> statistics_of(const model::Dataset& data, AreaRow area) {
  struct Figure {
    int rank;
    double value;
    AreaFacts::Bounds bounds;
  };
  const bool own = data.areas.is_own(area);
  std::vector<AreaFacts::Statistic> result;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    std::map<model::Period, Figure> figures;
    data.each_figure_of(model::IndicatorRow(i), area, [&](const model::FigureView& found) {
      if (!found.part.empty()) return;
      Figure figure{rank(found.role, found.status), found.value, {}};
      if (own)
        figure.bounds = {data.periods[found.period],
                         found.qualifier,
                         found.lower,
                         found.upper,
                         std::string(found.note),
                         found.status == model::Status::inferred};
      const auto [at, fresh] = figures.emplace(data.periods[found.period], figure);
      if (!fresh && figure.rank < at->second.rank) at->second = figure;
    });
    if (figures.empty()) continue;
    AreaFacts::Statistic statistic{data.indicators[i].id, {}};
    for (const auto& [period, figure] : figures) {
      statistic.values.emplace_back(period, figure.value);
      if (!figure.bounds.note.empty()) statistic.bounds.push_back(figure.bounds);
    }
    result.push_back(std::move(statistic));
  }
  return result;
}

/// What the municipality responsible for an area has published: a count of nothing published would be no count.
struct Published {
  bool sites = false, shelters = false;
};
Published published(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  const auto& f = data.facilities;
  std::vector<Published> by(areas.size());
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (f.municipality[i] == model::none) continue;
    auto& of = by[f.municipality[i].index()];
    of.sites |= f.is_emergency_site[i] != 0;
    of.shelters |= f.is_shelter[i] != 0;
  }
  const auto kind = areas.kind[area];
  if (kind != model::AreaKind::prefecture) {
    AreaRow up = area;
    while (areas.kind[up] != model::AreaKind::municipality && areas.parent[up] != model::none) up = areas.parent[up];
    return by[up.index()];
  }
  Published all{true, true};
  for (const AreaRow m : model::areas_of(data, model::AreaSet::municipalities, area)) {
    all.sites &= by[m.index()].sites;
    all.shelters &= by[m.index()].shelters;
  }
  return all;
}

std::vector<AreaFacts::SiteCount> count_sites(const model::Dataset& data, const std::vector<model::FacilityRow>& sites,
                                              Published known) {
  const auto& f = data.facilities;
  const auto count = [&](bool is_known, auto&& counts) -> std::optional<int> {
    if (!is_known) return {};
    return static_cast<int>(std::ranges::count_if(sites, counts));
  };
  std::vector<AreaFacts::SiteCount> result;
  result.push_back({"emergency_site",
                    {"指定緊急避難場所", "Emergency evacuation sites"},
                    count(known.sites, [&](model::FacilityRow i) { return f.is_emergency_site[i] != 0; })});
  result.push_back({"shelter", {"指定避難所", "Designated shelters"}, count(known.shelters, [&](model::FacilityRow i) {
                      return f.is_shelter[i] != 0;
                    })});
  for (int h = 0; h < model::hazard_count; ++h) {
    const auto hazard = static_cast<model::Hazard>(h);
    result.push_back({std::string(model::hazard_id(hazard)), model::hazard_name(hazard),
                      count(known.sites, [&](model::FacilityRow i) { return f.for_hazard(i, hazard); })});
  }
  return result;
}

}  // namespace

namespace {

/// Only what there is: where a list has none, nobody knows whether it covers the area.
std::vector<AreaFacts::SiteCount> count_services(const model::Dataset& data, const std::vector<model::FacilityRow>& rows) {
  std::map<model::FacilityKind, int> counts;
  for (const auto row : rows)
    if (!data.facilities.is_site(row)) ++counts[data.facilities.kind[row]];
  std::vector<AreaFacts::SiteCount> result;
  for (const auto& [kind, count] : counts)
    result.push_back({std::string(model::facility_kind_id(kind)), model::facility_kind_name(kind), count});
  return result;
}

}  // namespace

const AreaFacts::Bounds* AreaFacts::Statistic::bounds_at(const model::Period& period) const {
  const auto found = std::ranges::find(bounds, period, &Bounds::period);
  return found == bounds.end() ? nullptr : &*found;
}

std::vector<model::FacilityRow> facilities_in(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  const auto& f = data.facilities;
  const auto a = area.index();
  const bool by_shape = areas.kind[a] == model::AreaKind::district || areas.kind[a] == model::AreaKind::town;
  const auto& shape = areas.best(area);
  std::vector<model::FacilityRow> result;
  for (std::size_t i = 0; i < f.size(); ++i) {
    bool inside;
    if (by_shape)
      inside = (f.municipality[i] == areas.parent[a] || f.area[i] == areas.parent[a]) &&
               shape.feature_box[a].contains(f.place[i]) && geo::contains(shape, a, f.place[i]);
    else
      inside = (f.area[i] != model::none && model::is_within(areas, f.area[i], area)) ||
               (f.municipality[i] != model::none && model::is_within(areas, f.municipality[i], area));
    if (inside) result.push_back(model::FacilityRow(i));
  }
  return result;
}

namespace {

/// Computed, said to be so, and what was published beside it.
Text with_published(const std::string& computed, const std::string& published, const std::string& source) {
  const Text own = say("{}（簡略化した境界から計算）", "{} (computed from generalised borders)", computed);
  if (published.empty()) return own;
  return say("{}、公表値 {}（{}）", "{}; published: {} ({})", own, published, source);
}

}  // namespace

Text area_size_words(const AreaFacts& facts) {
  if (!std::isfinite(facts.area_km2)) return {};
  const auto published = std::isfinite(facts.published_km2) ? format_number(facts.published_km2, 2) + " km²" : std::string{};
  return with_published(format_number(facts.area_km2, 2) + " km²", published, facts.published_source);
}

Text area_extent_words(const AreaFacts& facts) {
  if (!std::isfinite(facts.extent_ns_km) || !std::isfinite(facts.extent_ew_km)) return {};
  const auto both = [](double north_south, double east_west) {
    return format_number(north_south, 1) + " × " + format_number(east_west, 1) + " km";
  };
  const bool known = std::isfinite(facts.published_ns_km) && std::isfinite(facts.published_ew_km);
  return with_published(both(facts.extent_ns_km, facts.extent_ew_km),
                        known ? both(facts.published_ns_km, facts.published_ew_km) : std::string{}, facts.published_source);
}

AreaFacts area_facts(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  const auto a = area.index();
  AreaFacts facts;
  facts.row = area;
  facts.code = areas.code[a];
  facts.name = areas.name[a];
  facts.name_en = areas.name_en[a];
  facts.kana = areas.name_kana[a];
  facts.kind = areas.kind[a];
  if (areas.parent[a] != model::none) facts.parent = areas.code[areas.parent[a]];
  if (areas.prefecture[a] != model::none) facts.prefecture = areas.name[areas.prefecture[a]];
  facts.area_km2 = areas.area_km2[a];
  facts.extent_ns_km = areas.extent_ns_km[a];
  facts.extent_ew_km = areas.extent_ew_km[a];
  const auto* published_area = data.find_published_area(area);
  facts.published_km2 = published_area == nullptr ? NAN : published_area->area_km2;
  facts.published_ns_km = published_area == nullptr ? NAN : published_area->extent_ns_km;
  facts.published_ew_km = published_area == nullptr ? NAN : published_area->extent_ew_km;
  if (published_area != nullptr) facts.published_source = published_area->source;
  facts.quality = areas.quality[a];
  facts.note = areas.boundary_note[a];
  // Of areas of a file nobody has looked for neighbours.
  if (a < areas.neighbour_end.size())
    for (const AreaRow n : areas.neighbours(area)) facts.neighbours.push_back(areas.code[n]);
  std::ranges::sort(facts.neighbours);
  const auto inside = facilities_in(data, area);
  facts.facilities = count_sites(data, inside, published(data, area));
  facts.services = count_services(data, inside);
  for (const auto& partnership : data.partnerships) {
    const bool belongs = std::ranges::any_of(partnership.members, [&](const auto& member) {
      // A ward takes part where its city does, and a city where one of its wards does; a prefecture only by itself.
      if (member.area == model::none) return false;
      if (member.area == area || model::is_within(areas, area, member.area)) return true;
      return areas.kind[a] == model::AreaKind::municipality && model::is_within(areas, member.area, area);
    });
    if (belongs) facts.partnerships.push_back(partnership.id);
  }
  for (std::size_t n = 0; n < data.plan_nodes.size(); ++n)
    if (data.plan_nodes[n].area == area && !data.plan_nodes[n].theme.empty())
      facts.ward_projects.push_back(model::NodeRow(n));
  facts.statistics = statistics_of(data, area);
  return facts;
}

bool is_series(const model::Indicator& indicator) { return indicator.plan.empty() || model::can_be_spread(indicator); }

int decimals_of(const model::Indicator& indicator, const AreaFacts::Statistic& statistic) {
  if (indicator.decimals >= 0) return indicator.decimals;
  std::vector<double> values;
  for (const auto& [period, value] : statistic.values)
    if (!std::isnan(value)) values.push_back(value);
  return decimals_for(values, 2);
}

std::vector<IndicatorRow> plan_indicators_of(const model::Dataset& data, AreaRow area) {
  std::vector<IndicatorRow> rows;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& indicator = data.indicators[i];
    if (is_series(indicator) || !indicator.same_as.empty()) continue;
    for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) {
      if (data.observations.area[k] != area) continue;
      rows.push_back(IndicatorRow(i));
      break;
    }
  }
  return rows;
}

Text area_name(const model::Dataset& data, AreaRow area) {
  const auto a = area.index();
  return bilingual(data.areas.name[a], data.areas.name_en[a]);
}

Text full_name(const model::Dataset& data, AreaRow area, AreaRow within) {
  const auto kind = data.areas.kind[area];
  const AreaRow city = data.areas.parent[area];
  const bool part = kind == model::AreaKind::ward || kind == model::AreaKind::district || kind == model::AreaKind::town;
  if (!part || city == model::none || city == within) return area_name(data, area);
  const Text above = kind == model::AreaKind::town ? full_name(data, city, within) : area_name(data, city);
  return say("{}{}", "{1}, {0}", above, area_name(data, area));
}

Text indicator_name(const model::Indicator& i) { return bilingual(i.name, i.name_en); }
Text indicator_unit(const model::Indicator& i) { return bilingual(i.unit, i.unit_en); }

}  // namespace kuiki::app
