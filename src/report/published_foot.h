#pragma once
#include <span>
#include <string>

#include "report/page.h"

namespace kuiki::report {

/// The attributions that a sheet owes for the published actuals of these indicators (rows), as a sentence for its foot; empty
/// where it shows none.
std::string published_foot(const Request& request, std::span<const model::IndicatorRow> indicators);

/// Of all indicators of a plan.
std::string published_foot(const Request& request, const std::string& plan);

}  // namespace kuiki::report
