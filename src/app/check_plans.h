#pragma once
#include "app/check_rules.h"

/// The rules of `kuiki check` about the plans.
namespace kuiki::app {

/// Each plan has as many indicators as were counted in its document, each under a node of its own, with a figure, and with
/// the line and the words of the document.
void check_plan_counts(const model::Dataset& data, Findings& to);
/// Sums that printed figures satisfy (14 = 13 + 1): one finding each. A sum that rests on an inferred figure says so.
void check_cross_sums(const model::Dataset& data, const std::vector<store::CrossSum>& sums, Findings& to);
/// An indicator that the document prints again has the same unit, direction and figures there.
void check_repeated_rows(const model::Dataset& data, Findings& to);
/// Facilities, places and partnerships that indicators are drawn at are known; a place lies near its municipality.
void check_plan_places(const model::Dataset& data, Findings& to);
/// Every published actual has a source that can be cited; where another source has the same figure otherwise, that is named.
void check_published(const model::Dataset& data, Findings& to);
/// Every comparison sets two indicators or more side by side that are there, each of another plan, none a repeated row.
void check_comparisons(const model::Dataset& data, Findings& to);

}  // namespace kuiki::app
