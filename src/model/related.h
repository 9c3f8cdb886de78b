#pragma once
#include <string_view>
#include <vector>

#include "model/dataset.h"

namespace kuiki::model {

/// The other rows in which a plan prints the same indicator, the first one among them, as printed.
std::vector<IndicatorRow> repeated_rows(const Dataset& data, IndicatorRow indicator);

/// The comparisons that an indicator is a member of.
std::vector<const Comparison*> comparisons_of(const Dataset& data, std::string_view indicator);

}  // namespace kuiki::model
