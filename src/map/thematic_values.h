#pragma once
#include <span>
#include <vector>

#include "model/dataset.h"

/// Figures of areas, in the order of the areas.
namespace kuiki::map {

/// One an area: NaN where there is none.
std::vector<double> values_of(const model::Dataset& data, model::IndicatorRow indicator, const model::Period& period,
                              std::span<const model::AreaRow> areas);
bool any_value(std::span<const double> values);

}  // namespace kuiki::map
