#pragma once
#include "report/series_chart.h"

namespace kuiki::report {

/// The states of a milestone by time, one below the other on a line: baseline, what was reached, what is wanted.
SeriesChart state_list(const model::Judged& judged, const model::Wording& wording, double width, ChartDetail detail);

}  // namespace kuiki::report
