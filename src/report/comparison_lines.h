#pragma once
#include <span>
#include <string>
#include <vector>

#include "map/scene.h"
#include "model/judge.h"
#include "model/wording.h"

namespace kuiki::report {

/// One of several indicators in a common chart.
struct ComparedLine {
  std::string label;  ///< 小樽市
  const model::Judged* judged = nullptr;
};

/// A colour for each of several lines, told apart from its neighbours with every colour vision.
Rgba line_color(std::size_t which);

/// Several indicators of one unit over a common time axis, `width` × `height` units, origin at the left top: each has a
/// colour and its name beside its last figure. Forms say the roles as in the chart of one indicator: square baseline,
/// circle actual, diamond target; dashes lead to the targets. Years without a figure are gaps.
std::vector<map::Item> comparison_lines(std::span<const ComparedLine> lines, const model::Wording& wording, double width,
                                        double height);

/// Can the figures be drawn in such a chart, or do they have no values on an axis (words, sums over years)?
bool has_line(const model::Judged& judged);

}  // namespace kuiki::report
