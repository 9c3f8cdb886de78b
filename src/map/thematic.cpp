#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number.h"
#include "base/strings.h"
#include "map/compose.h"
#include "map/layer_kinds.h"
#include "map/subject.h"
#include "map/thematic_values.h"

namespace kuiki::map {

std::vector<double> values_of(const model::Dataset& data, model::IndicatorRow indicator, const model::Period& period,
                              std::span<const model::AreaRow> areas) {
  const auto all = data.values(indicator, period);
  std::vector<double> values;
  values.reserve(areas.size());
  for (const model::AreaRow a : areas) values.push_back(all[a.index()]);
  return values;
}

bool any_value(std::span<const double> values) {
  return std::ranges::any_of(values, [](double v) { return std::isfinite(v); });
}

namespace {

constexpr int most_decimals = 15;  ///< what a double can hold

/// Of each figure taken, how it is known: of the row with that value, or without one.
std::vector<std::optional<model::Status>> status_of(const model::Dataset& data, const Thematic& theme) {
  std::vector<std::int32_t> index(data.areas.size(), -1);
  for (std::size_t i = 0; i < theme.areas.size(); ++i) index[theme.areas[i].index()] = static_cast<std::int32_t>(i);
  std::vector<std::optional<model::Status>> status(theme.areas.size());
  data.each_figure(theme.indicator, [&](const model::FigureView& figure) {
    if (figure.area == model::none || !figure.part.empty() || data.periods[figure.period] != theme.period) return;
    const auto i = index[figure.area.index()];
    if (i < 0) return;
    const double value = theme.values[static_cast<std::size_t>(i)];
    if (figure.value == value || (std::isnan(figure.value) && std::isnan(value)))
      status[static_cast<std::size_t>(i)] = figure.status;
  });
  return status;
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

/// The latest period with a figure for this subject; a later one may hold for others only.
void take_latest(const model::Dataset& data, const model::Indicator& indicator, Thematic& theme) {
  const auto periods = data.periods_of(theme.indicator);
  if (periods.empty())
    throw Error(Fault::input_wrong, say("指標「{}」には地図に描ける値がありません。別の指標を選んでください。",
                                        "indicator \"{}\" has no figures for areas; choose another one", indicator.id));
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    auto values = values_of(data, theme.indicator, *period, theme.areas);
    if (period != periods.rbegin() && !any_value(values)) continue;
    theme.period = *period;
    theme.values = std::move(values);
    if (any_value(theme.values)) break;
  }
}

}  // namespace

Thematic thematic(const model::Dataset& data, const MapDocument& document) {
  if (const Layer* lead = lead_layer(document)) return thematic(data, document, *lead);
  Thematic theme;
  theme.subject = document.subject;
  theme.areas = subject_rows(data, theme.subject);
  return theme;
}

Thematic thematic(const model::Dataset& data, const MapDocument& document, const Layer& layer) {
  Thematic theme;
  theme.layer = layer.id;
  const Measured* shown = measured(layer.options);
  theme.subject = shown != nullptr && shown->subject ? *shown->subject : document.subject;
  theme.areas = subject_rows(data, theme.subject);
  if (shown == nullptr || shown->indicator.empty()) return theme;

  theme.indicator = require_indicator(data, shown->indicator);
  const auto& indicator = data.indicators[theme.indicator];
  if (!model::can_be_spread(indicator)) throw not_spread(indicator);
  if (!shown->period.empty()) {
    theme.period = require_period(data, shown->period, theme.indicator);
    theme.values = values_of(data, theme.indicator, theme.period, theme.areas);
  } else {
    take_latest(data, indicator, theme);
  }
  theme.status = status_of(data, theme);
  theme.decimals = indicator.decimals >= 0 ? indicator.decimals : decimals_for(theme.values, most_decimals);
  kind_of(layer).classify(data, layer.options, theme);
  return theme;
}

}  // namespace kuiki::map
