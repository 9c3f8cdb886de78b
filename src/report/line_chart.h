#pragma once
#include <span>
#include <string_view>

#include "model/wording.h"
#include "report/area_profile.h"
#include "report/drawing.h"

namespace kuiki::report {

/// Several series of the same unit over the years: what was counted as lines with filled marks, projections dashed with open
/// ones, each in its colour and named below; a plan's own figures are diamonds. The last value of each is written, and the
/// first of the longest. Where the axis does not begin at 0 it says so. `width` at least 200, `height` (without the key) at
/// least 90.
Drawing line_chart(std::span<const ProfileSeries> series, std::string_view unit, std::string_view unit_en,
                   const model::Wording& wording, double width, double height);

/// Where a period stands on an axis of years: 1 October 2020 at 2020.75.
double axis_time(const model::Period& period);

}  // namespace kuiki::report
