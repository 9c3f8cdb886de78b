#include "app/profile_figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "base/number.h"
#include "model/fiscal.h"

namespace kuiki::app {
namespace {

using model::AreaRow;
using model::IndicatorRow;
using report::KeyFigure;
using report::ProfileSeries;

/// Indicators that say the same of an area, the preferred one first.
struct Concept {
  std::vector<std::string_view> ids;
  bool always = false;  ///< stands on the sheet though nobody has a figure
};

/// What matters most comes first: a page that is full leaves out the last ones.
const std::vector<Concept>& concepts() {
  static const std::vector<Concept> all{
      {{"census-population", "registry-population", "sapporo-register-population"}, true},
      {{"census-change-2010"}},
      {{"projection-2023-change-2020", "projection-change-2010"}},
      {{"households", "registry-households"}, true},
      {{"census-density", "registry-density"}},
      {{"ageing-rate", "sapporo-register-ageing-rate"}, true},
      {{"projection-2023-ageing-rate", "projection-ageing-rate"}},
      {{"financial-strength-index"}},
      {{"current-balance-ratio"}},
      {{"income-per-taxpayer"}},
      {{"doctors-per-100k"}},
      {{"evacuation-sites-per-10000"}},
      {{"late-elderly-rate", "sapporo-register-late-elderly-rate"}},
      {{"persons-per-household", "registry-persons-per-household"}},
      {{"elderly-living-alone-rate"}},
      {{"daytime-population-ratio"}},
      {{"child-rate"}},
  };
  return all;
}

/// An indicator's figures of one time for the areas compared.
struct Column {
  IndicatorRow indicator = model::none;
  model::Period period;
  std::vector<double> values;  ///< one a peer
  double own = NAN;
  std::size_t known = 0;
};

/// The latest figures that half of the peers have; else the latest of the area; else the latest of anybody.
std::optional<Column> latest(const model::Dataset& data, std::string_view id, AreaRow area,
                             const std::vector<AreaRow>& peers) {
  const auto indicator = data.find_indicator(id);
  if (!indicator) return {};
  auto periods = data.periods_of(*indicator);
  std::ranges::sort(periods, std::greater<>(), model::closing_time);
  std::optional<Column> own_only;
  std::optional<Column> others_only;
  for (const auto& period : periods) {
    const auto all = data.values(*indicator, period);
    Column column{*indicator, period, {}, all[area.index()], 0};
    for (const AreaRow peer : peers) {
      const double value = all[peer.index()];
      column.values.push_back(value);
      if (std::isfinite(value)) ++column.known;
    }
    const bool own = std::isfinite(column.own);
    if (own && 2 * column.known >= peers.size()) return column;
    if (own && !own_only) own_only = column;
    if (!own && column.known > 0 && !others_only) others_only = column;
  }
  return own_only ? own_only : others_only;
}

/// Of what says the same, the newest that half of the peers have; else what there is.
std::optional<Column> best_of(const model::Dataset& data, const Concept& wanted, AreaRow area,
                              const std::vector<AreaRow>& peers) {
  std::optional<Column> best;
  const auto grade = [&](const Column& column) {
    const bool own = std::isfinite(column.own);
    const bool covered = own && 2 * column.known >= peers.size();
    return std::pair((own ? 1 : 0) + (covered ? 1 : 0), model::closing_time(column.period));
  };
  for (const auto id : wanted.ids) {
    auto column = latest(data, id, area, peers);
    if (column && (!best || grade(*column) > grade(*best))) best = std::move(column);
  }
  return best;
}

double median_of(std::vector<double> values) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  constexpr std::size_t least = 3;  // of two there is no middle one
  if (values.size() < least) return NAN;
  std::ranges::sort(values);
  const auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// How the figure of the area is known.
void say_how(const model::Dataset& data, AreaRow area, KeyFigure& figure) {
  figure.projected = data.indicators[figure.indicator].group == "projection";
  data.each_figure_of(figure.indicator, area, [&](const model::FigureView& view) {
    if (data.periods[view.period] != figure.period || !view.part.empty()) return;
    figure.projected = view.role == model::Role::projection;
    figure.estimated = view.estimated();
    figure.qualifier = view.qualifier;
  });
}

int decimals_shown(const model::Indicator& indicator, const std::vector<double>& values) {
  if (indicator.decimals >= 0) return indicator.decimals;
  std::vector<double> known = values;
  std::erase_if(known, [](double v) { return !std::isfinite(v); });
  return decimals_for(known, 2);
}

/// The figures of one area by period, projections and counts alike; none that is not known.
std::vector<std::pair<model::Period, double>> figures_of(const model::Dataset& data, std::string_view id, AreaRow area) {
  const auto indicator = data.find_indicator(id);
  if (!indicator) return {};
  std::map<double, std::pair<model::Period, double>> by_time;
  data.each_figure_of(*indicator, area, [&](const model::FigureView& view) {
    if (!view.part.empty() || !std::isfinite(view.value)) return;
    const auto& period = data.periods[view.period];
    by_time.try_emplace(model::closing_time(period), period, view.value);
  });
  std::vector<std::pair<model::Period, double>> all;
  for (const auto& [time, figure] : by_time) all.push_back(figure);
  return all;
}

/// Residents in three ages, and those of 75 and over where they are known.
struct AgeIds {
  std::string_view young, working, old, oldest;
  Text by;  ///< empty: a count of the census or the register
};
const std::array<AgeIds, 3> age_ids = {
    {{"population-0-14", "population-15-64", "population-65-over", "population-75-over", {}},
     {"sapporo-register-age-0-14",
      "sapporo-register-age-15-64",
      "sapporo-register-age-65-over",
      "sapporo-register-age-75-over",
      {}},
     {"projection-age-0-14", "projection-age-15-64", "projection-age-65-over", "", {"2013年推計", "projection of 2013"}}}};

/// A number for each of several areas added up; NaN where one of them has none.
double sum_of(const model::Dataset& data, std::string_view id, const model::Period& period,
              const std::vector<AreaRow>& areas) {
  const auto indicator = data.find_indicator(id);
  if (!indicator || areas.empty()) return NAN;
  const auto values = data.values(*indicator, period);
  double sum = 0;
  for (const AreaRow area : areas) sum += values[area.index()];
  return sum;
}

report::AgeShares shares_of(const model::Dataset& data, const AgeIds& ids, const model::Period& period,
                            const std::vector<AreaRow>& areas) {
  report::AgeShares shares;
  const double young = sum_of(data, ids.young, period, areas);
  const double working = sum_of(data, ids.working, period, areas);
  const double old = sum_of(data, ids.old, period, areas);
  const double all = young + working + old;
  if (!std::isfinite(all) || all <= 0) return shares;
  shares.young = young / all;
  shares.working = working / all;
  shares.old = old / all;
  shares.oldest = sum_of(data, ids.oldest, period, areas) / all;
  return shares;
}

bool is_known(const report::AgeShares& shares) { return std::isfinite(shares.young); }

/// 2050 from the shares that the projection of 2023 publishes itself.
std::optional<std::pair<model::Period, report::AgeShares>> shares_of_2023(const model::Dataset& data, AreaRow area) {
  const auto young = figures_of(data, "projection-2023-share-0-14", area);
  const auto old = figures_of(data, "projection-2023-ageing-rate", area);
  if (young.empty() || old.empty() || young.back().first != old.back().first) return {};
  report::AgeShares shares;
  shares.young = young.back().second / 100;
  shares.old = old.back().second / 100;
  shares.working = 1 - shares.young - shares.old;
  return std::pair(old.back().first, shares);
}

}  // namespace

void OwedSources::add(std::string_view ids) {
  while (!ids.empty()) {
    const auto end = ids.find(';');
    const std::string id(ids.substr(0, end));
    if (!id.empty() && std::ranges::find(ids_, id) == ids_.end()) ids_.push_back(id);
    ids = end == std::string_view::npos ? std::string_view{} : ids.substr(end + 1);
  }
}

void OwedSources::add(IndicatorRow indicator, const model::Period& period, AreaRow area) {
  std::string_view own;
  data_.each_figure_of(indicator, area, [&](const model::FigureView& view) {
    if (data_.periods[view.period] == period && !view.source.empty()) own = view.source;
  });
  add(own.empty() ? std::string_view(data_.indicators[indicator].source) : own);
}

std::vector<KeyFigure> key_figures(const model::Dataset& data, AreaRow area, const std::vector<AreaRow>& peers,
                                   OwedSources& sources) {
  std::vector<KeyFigure> figures;
  for (const auto& wanted : concepts()) {
    const auto column = best_of(data, wanted, area, peers);
    if (!column) {
      if (const auto indicator = data.find_indicator(wanted.ids.front()); indicator && wanted.always)
        figures.push_back({.indicator = *indicator});
      continue;
    }
    KeyFigure figure{.indicator = column->indicator, .period = column->period, .value = column->own};
    figure.decimals = decimals_shown(data.indicators[column->indicator], column->values);
    figure.known = static_cast<int>(column->known);
    figure.median = median_of(column->values);
    if (std::isfinite(figure.value)) {
      const auto greater = std::ranges::count_if(column->values, [&](double v) { return v > figure.value; });
      figure.rank = static_cast<int>(greater) + 1;
    }
    say_how(data, area, figure);
    sources.add(figure.indicator, figure.period, area);
    figures.push_back(figure);
  }
  return figures;
}

std::vector<ProfileSeries> population_series(const model::Dataset& data, AreaRow area, OwedSources& sources) {
  using Kind = ProfileSeries::Kind;
  struct Wanted {
    std::string_view id;
    Kind kind;
    Text name;
  };
  const std::array<Wanted, 6> all = {
      {{"census-population", Kind::census, {"国勢調査", "Census"}},
       {"registry-population", Kind::registry, {"住民基本台帳", "Register"}},
       {"sapporo-register-population", Kind::registry, {"住民基本台帳（札幌市）", "Register of Sapporo"}},
       {"projection-2023-population", Kind::projection, {"将来推計（2023年推計）", "Projection of 2023"}},
       {"projection-population", Kind::earlier_projection, {"将来推計（2013年推計）", "Projection of 2013"}},
       {"planned-population", Kind::plan, {"計画人口（市の計画）", "Planned by the city"}}}};
  std::vector<ProfileSeries> series;
  for (const auto& wanted : all) {
    // One register is enough: the city's own is for places of which the other has nothing.
    const bool has_registry = std::ranges::any_of(series, [](const auto& one) { return one.kind == Kind::registry; });
    if (wanted.kind == Kind::registry && has_registry) continue;
    auto values = figures_of(data, wanted.id, area);
    if (values.empty()) continue;
    sources.add(*data.find_indicator(wanted.id), values.back().first, area);
    series.push_back({wanted.kind, wanted.name, std::move(values)});
  }
  return series;
}

std::vector<report::AgeShares> age_shares(const model::Dataset& data, AreaRow area, const std::vector<AreaRow>& peers,
                                          const Text& peers_name, const model::Wording& wording, OwedSources& sources) {
  constexpr std::size_t most_counts = 3;
  std::map<double, std::pair<model::Period, const AgeIds*>> counts;
  for (const auto& ids : age_ids) {
    if (!ids.by.empty()) continue;
    for (const auto& [period, value] : figures_of(data, ids.old, area))
      if (is_known(shares_of(data, ids, period, {area}))) counts.try_emplace(model::closing_time(period), period, &ids);
  }
  while (counts.size() > most_counts) counts.erase(counts.begin());
  const auto when = [&](const model::Period& period) {
    const model::Period year{model::Period::Kind::calendar_year, model::year_of(period), 0, 0, 0};
    return model::period_label(year, wording.years);
  };
  std::vector<report::AgeShares> all;
  const auto add = [&](report::AgeShares shares, Text name, bool projected) {
    shares.name = std::move(name);
    shares.projected = projected;
    all.push_back(std::move(shares));
  };
  for (const auto& [time, count] : counts) {
    add(shares_of(data, *count.second, count.first, {area}), when(count.first), false);
    sources.add(*data.find_indicator(count.second->old), count.first, area);
  }
  if (const auto shares = shares_of_2023(data, area)) {
    add(shares->second, say("{}（2023年推計）", "{} (projection of 2023)", when(shares->first)), true);
    sources.add(*data.find_indicator("projection-2023-ageing-rate"), shares->first, area);
  } else {
    const auto& ids = age_ids.back();
    for (auto later = figures_of(data, ids.old, area); !later.empty(); later.clear()) {
      add(shares_of(data, ids, later.back().first, {area}), say("{}（{}）", "{} ({})", when(later.back().first), ids.by),
          true);
      sources.add(*data.find_indicator(ids.old), later.back().first, area);
    }
  }
  std::erase_if(all, [](const report::AgeShares& shares) { return !is_known(shares); });
  if (counts.empty()) return all;
  const auto& [period, ids] = counts.rbegin()->second;
  auto others = shares_of(data, *ids, period, peers);
  if (is_known(others) && peers.size() > 1) add(others, say("{}の合計　{}", "All {}, {}", peers_name, when(period)), false);
  return all;
}

std::vector<report::PopulationChange> population_changes(const model::Dataset& data, AreaRow area, Text& note,
                                                         OwedSources& sources) {
  struct Ids {
    std::string_view births, deaths, in, out;
    Text note;
  };
  const std::array<Ids, 2> all = {
      {{"births", "deaths", "in-migrants", "out-migrants", {"社会増減は日本人の移動", "Moves are those of Japanese"}},
       {"registered-births",
        "registered-deaths",
        "registered-in-migrants",
        "registered-out-migrants",
        {"住民基本台帳による", "By the register"}}}};
  for (const auto& ids : all) {
    std::map<int, report::PopulationChange> years;
    const auto take = [&](std::string_view plus, std::string_view minus, double report::PopulationChange::*to) {
      const auto less = figures_of(data, minus, area);
      for (const auto& [period, value] : figures_of(data, plus, area)) {
        const auto other = std::ranges::find(less, period, &std::pair<model::Period, double>::first);
        if (other == less.end()) continue;
        auto& change = years[model::year_of(period)];
        change.year = model::year_of(period);
        change.*to = value - other->second;
        sources.add(*data.find_indicator(plus), period, area);
      }
    };
    take(ids.births, ids.deaths, &report::PopulationChange::natural);
    take(ids.in, ids.out, &report::PopulationChange::social);
    if (years.empty()) continue;
    note = ids.note;
    std::vector<report::PopulationChange> changes;
    // A year without figures keeps its place.
    for (int year = years.begin()->first; year <= years.rbegin()->first; ++year)
      changes.push_back(years.contains(year) ? years[year] : report::PopulationChange{.year = year});
    return changes;
  }
  return {};
}

}  // namespace kuiki::app
