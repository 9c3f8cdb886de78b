#include <algorithm>
#include <cmath>

#include "map/layer_classes.h"
#include "map/palette.h"
#include "map/thematic_values.h"

namespace kuiki::map {

namespace {

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

}  // namespace

void classify_layer(const model::Dataset& data, const AreaFill& fill, Thematic& theme) {
  const Series series = fill.same_breaks.value_or(false) ? series_of(data, theme) : Series{};
  theme.classes = classify_areas(theme.values,
                                 {fill.method, fill.classes, fill.exact_classes, fill.breaks, series.values, series.areas});
  if (!theme.classes.classes.empty())
    theme.colors = palette_colors(fill.palette, static_cast<int>(theme.classes.classes.size()), fill.reverse);
}

}  // namespace kuiki::map
