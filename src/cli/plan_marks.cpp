#include "cli/plan_marks.h"

#include <algorithm>

namespace kuiki::cli {

std::vector<model::Graded> marks_of(const model::Dataset& data, const model::Judged& judged, const model::PlanTree* tree,
                                    const std::optional<model::GradingScheme>& scheme) {
  std::vector<model::Graded> marks;
  if (!scheme || tree == nullptr) return marks;
  const auto& indicator = data.indicators[judged.indicator];
  const auto category = model::node_value(*tree, data, indicator, &model::PlanNode::category);
  for (const auto& part : judged.parts) marks.push_back(model::grade(*scheme, part, category));
  return marks;
}

std::vector<std::pair<std::string, int>> mark_counts(const model::Dataset& data, const model::PlanTree& tree,
                                                     const model::Overview& overview,
                                                     const std::optional<model::GradingScheme>& scheme) {
  std::vector<std::pair<std::string, int>> counts;
  if (!scheme) return counts;
  for (const auto& grade : scheme->grades) counts.emplace_back(grade.mark, 0);
  counts.emplace_back(scheme->ungraded, 0);
  for (const auto& item : overview.items) {
    if (item.repeats != model::none) continue;
    for (const auto& mark : marks_of(data, item.judged, &tree, scheme)) {
      const auto found = std::ranges::find(counts, mark.mark, &std::pair<std::string, int>::first);
      if (found != counts.end()) ++found->second;
    }
  }
  return counts;
}

}  // namespace kuiki::cli
