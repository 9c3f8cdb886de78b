#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number.h"
#include "base/strings.h"
#include "map/compose.h"
#include "map/palette.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

constexpr int most_decimals = 15;  ///< what a double can hold

std::vector<double> values_of(const model::Dataset& data, model::IndicatorRow indicator, const model::Period& period,
                              const std::vector<model::AreaRow>& areas) {
  const auto all = data.values(indicator, period);
  std::vector<double> values;
  values.reserve(areas.size());
  for (const model::AreaRow a : areas) values.push_back(all[a.index()]);
  return values;
}

/// Of each figure taken, how it is known: of the row with that value, or without one.
std::vector<std::optional<model::Status>> status_of(const model::Dataset& data, const Thematic& theme) {
  std::vector<std::int32_t> index(data.areas.size(), -1);
  for (std::size_t i = 0; i < theme.areas.size(); ++i) index[theme.areas[i].index()] = static_cast<std::int32_t>(i);
  std::vector<std::optional<model::Status>> status(theme.areas.size());
  const auto& all = data.observations;
  const auto indicator = theme.indicator.index();
  for (auto o = data.indicator_begin[indicator]; o < data.indicator_begin[indicator + 1]; ++o) {
    if (all.area[o] == model::none || !all.part[o].empty() || data.periods[all.period[o]] != theme.period) continue;
    const auto i = index[all.area[o].index()];
    if (i < 0) continue;
    const double value = theme.values[static_cast<std::size_t>(i)];
    if (all.value[o] == value || (std::isnan(all.value[o]) && std::isnan(value)))
      status[static_cast<std::size_t>(i)] = all.status[o];
  }
  return status;
}

bool any_value(const std::vector<double>& values) {
  return std::ranges::any_of(values, [](double v) { return std::isfinite(v); });
}

/// Every value of the indicator for the subject, over all its periods.
struct Series {
  std::vector<double> values;  ///< empty where there is one period only
  std::size_t areas = 0;       ///< with a value in some period
};

Series series_of(const model::Dataset& data, const Thematic& theme) {
  Series series;
  std::size_t periods = 0;
  std::vector<char> known(theme.areas.size(), 0);
  for (const auto& period : data.periods_of(theme.indicator)) {
    const auto values = values_of(data, theme.indicator, period, theme.areas);
    if (!any_value(values)) continue;
    ++periods;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (std::isfinite(values[i])) {
        known[i] = 1;
        series.values.push_back(values[i]);
      }
  }
  if (periods < 2) return {};
  series.areas = static_cast<std::size_t>(std::ranges::count(known, 1));
  return series;
}

model::Period require_period(const model::Dataset& data, const std::string& text, model::IndicatorRow indicator) {
  const auto periods = data.periods_of(indicator);
  const auto wanted = model::parse_period(text);
  if (wanted && std::ranges::find(periods, *wanted) != periods.end()) return *wanted;
  std::string list;
  for (const auto& period : periods) add_part(list, ", ", model::to_string(period));
  const auto& id = data.indicators[indicator].id;
  throw Error(Fault::input_wrong, say("指標「{}」に時点「{}」の値はありません。あるのは {} です。",
                                      "indicator \"{}\" has no figures for the period \"{}\"; it has {}", id, text, list));
}

/// What a planner is told who would colour districts with a figure of the whole city.
Error not_spread(const model::Indicator& indicator) {
  Text unit{"特定の区域に結びつかない値", "is tied to no area"};
  if (indicator.mapping_unit == model::MappingUnit::municipality)
    unit = {"市全体で測った値", "was measured for the whole city"};
  if (indicator.mapping_unit == model::MappingUnit::facility)
    unit = say("施設「{}」の値", "is that of the facility \"{}\"", indicator.place);
  if (indicator.mapping_unit == model::MappingUnit::place)
    unit = say("場所「{}」の値", "is that of the place \"{}\"", indicator.place);
  if (indicator.mapping_unit == model::MappingUnit::partnership)
    unit = say("広域連携「{}」全体の値", "is that of the whole partnership \"{}\"", indicator.place);
  return Error(Fault::input_wrong,
               say("指標「{}」（{}）は{}なので、地区や区の塗り分けには使えません。"
                   "塗り分けると、地区ごとには測っていない値を測ったかのように見せてしまうためです。"
                   "地図には、測った場所に立つカード（計画の数値）として示せます。",
                   "indicator \"{}\" ({}) {}; it is not spread over districts or wards, because that would show values that "
                   "nobody measured. The map can show it as a card where it was measured (figures of plans)",
                   indicator.name, indicator.id, unit));
}

}  // namespace

Thematic thematic(const model::Dataset& data, const MapDocument& document) {
  Thematic theme;
  theme.areas = subject_rows(data, document.subject);
  const Choropleth& choropleth = document.choropleth;
  if (choropleth.indicator.empty()) return theme;

  theme.indicator = require_indicator(data, choropleth.indicator);
  const auto& indicator = data.indicators[theme.indicator];
  if (!model::can_be_spread(indicator)) throw not_spread(indicator);
  if (!choropleth.period.empty()) {
    theme.period = require_period(data, choropleth.period, theme.indicator);
    theme.values = values_of(data, theme.indicator, theme.period, theme.areas);
  } else {
    const auto periods = data.periods_of(theme.indicator);
    if (periods.empty())
      throw Error(Fault::input_wrong, say("指標「{}」には地図に描ける値がありません。別の指標を選んでください。",
                                          "indicator \"{}\" has no figures for areas; choose another one", indicator.id));
    // The latest with a figure for this subject; a later one may hold for others only.
    for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
      auto values = values_of(data, theme.indicator, *period, theme.areas);
      if (period != periods.rbegin() && !any_value(values)) continue;
      theme.period = *period;
      theme.values = std::move(values);
      if (any_value(theme.values)) break;
    }
  }
  theme.status = status_of(data, theme);
  const Series series = choropleth.same_breaks.value_or(false) ? series_of(data, theme) : Series{};
  theme.classes = classify_areas(theme.values, {choropleth.method, choropleth.classes, choropleth.exact_classes,
                                                choropleth.breaks, series.values, series.areas});
  if (!theme.classes.classes.empty())
    theme.colors = palette_colors(choropleth.palette, static_cast<int>(theme.classes.classes.size()), choropleth.reverse);
  theme.decimals = indicator.decimals >= 0 ? indicator.decimals : decimals_for(theme.values, most_decimals);
  return theme;
}

}  // namespace kuiki::map
