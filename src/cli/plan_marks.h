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

/// The marks of an indicator, and the least of them: the whole is judged by its least favourable part.
struct Marked {
  std::vector<model::Graded> parts;
  std::string least;
};
/// One an item of the overview.
std::vector<Marked> marks_of(const model::Dataset& data, const model::PlanTree& tree, const model::Overview& overview,
                             const std::optional<model::GradingScheme>& scheme);

/// How many indicators, each once, have which mark: best first, the ungraded last.
std::vector<std::pair<std::string, int>> mark_counts(const model::GradingScheme& scheme, const model::Overview& overview,
                                                     const std::vector<Marked>& marks);

}  // namespace kuiki::cli
