#pragma once
#include <string>
#include <vector>

#include "map/scene.h"
#include "model/judge.h"
#include "model/wording.h"
#include "report/chart_kit.h"

namespace kuiki::report {

/// The figures of an indicator over the years as items of a scene, origin at its left top corner: baseline, actuals (what
/// was entered filled, what the document prints open), targets, the way from baseline to target, the good side of a bound,
/// the running sum of a cumulative target. What the source has lost is hatched, what is inferred dotted; years without a
/// figure are gaps. A milestone has no axis but a list of its states by time.
struct SeriesChart {
  std::vector<map::Item> items;
  double height = 0;  ///< units; a list of states is as high as it needs
  // Where the values stand; of a list of states nothing.
  map::Rect plot;
  ValueScale scale;
  double first_year = 0, last_year = 0;  ///< at the left and right end of the plot, as `model::closing_time`

  [[nodiscard]] double x_of(double year) const { return plot.x + (year - first_year) / (last_year - first_year) * plot.w; }
  [[nodiscard]] double y_of(double value) const {
    return plot.y + plot.h - (value - scale.low) / (scale.high - scale.low) * plot.h;
  }
};

enum class ChartDetail {
  full,   ///< with a key and every value
  brief,  ///< beside a row of a sheet: baseline, latest actual and last target are named
};

/// `width` and `height` in units, at least 180 × 110.
SeriesChart series_chart(const model::Judged& judged, const model::Wording& wording, double width, double height,
                         ChartDetail detail = ChartDetail::full);

}  // namespace kuiki::report
