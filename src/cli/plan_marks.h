#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/grading.h"
#include "model/overview.h"

/// The marks of a grading scheme (`--grading`) for indicators. The marks point into the scheme, which must live longer.
namespace kuiki::cli {

/// One a part; none without a scheme, or without a tree (a statistic).
std::vector<model::Graded> marks_of(const model::Dataset& data, const model::Judged& judged, const model::PlanTree* tree,
                                    const std::optional<model::GradingScheme>& scheme);

/// How many have which mark, as on the overview's sheet: best first, the ungraded last; each indicator once, of a split one
/// (小, 中) each part.
std::vector<std::pair<std::string, int>> mark_counts(const model::Dataset& data, const model::PlanTree& tree,
                                                     const model::Overview& overview,
                                                     const std::optional<model::GradingScheme>& scheme);

}  // namespace kuiki::cli
