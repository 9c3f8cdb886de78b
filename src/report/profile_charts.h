#pragma once
#include <span>

#include "model/wording.h"
#include "report/area_profile.h"
#include "report/drawing.h"

/// The small charts of an area's sheet.
namespace kuiki::report {

/// Residents by age as bars of the whole width, the share written in each piece it fits in. Projections are hatched.
Drawing age_bars(std::span<const AgeShares> ages, const model::Wording& wording, double width);

/// Natural and social change of each year as two columns from a line at 0, the last year's written. A figure that is not
/// known is a gap. `width` at least 160.
Drawing change_columns(std::span<const PopulationChange> changes, const model::Wording& wording, double width,
                       double height);

}  // namespace kuiki::report
