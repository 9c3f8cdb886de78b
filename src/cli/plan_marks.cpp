#include "cli/plan_marks.h"

#include <algorithm>

namespace kuiki::cli {

std::vector<model::Graded> marks_of(const model::Dataset& data, const model::Judged& judged, const model::PlanTree* tree,
                                    const std::optional<model::GradingScheme>& scheme) {
  std::vector<model::Graded> marks;
  if (!scheme || tree == nullptr) return marks;
  const auto& indicator = data.indicators[static_cast<std::size_t>(judged.indicator)];
  const auto category = model::node_value(*tree, data, indicator, &model::PlanNode::category);
  for (const auto& part : judged.parts) marks.push_back(model::grade(*scheme, part, category));
  return marks;
}

std::vector<Marked> marks_of(const model::Dataset& data, const model::PlanTree& tree, const model::Overview& overview,
                             const std::optional<model::GradingScheme>& scheme) {
  std::vector<Marked> all;
  for (const auto& item : overview.items) {
    auto& marked = all.emplace_back(Marked{marks_of(data, item.judged, &tree, scheme), {}});
    // An ungraded part leaves the whole ungraded; grades stand best first.
    const model::Graded* least = nullptr;
    for (const auto& mark : marked.parts)
      if (least == nullptr || (least->grade != nullptr && (mark.grade == nullptr || mark.grade > least->grade)))
        least = &mark;
    if (least != nullptr) marked.least = least->mark;
  }
  return all;
}

std::vector<std::pair<std::string, int>> mark_counts(const model::GradingScheme& scheme, const model::Overview& overview,
                                                     const std::vector<Marked>& marks) {
  std::vector<std::pair<std::string, int>> counts;
  for (const auto& grade : scheme.grades) counts.emplace_back(grade.mark, 0);
  counts.emplace_back(scheme.ungraded, 0);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (overview.items[i].repeats != model::none) continue;
    const auto found = std::ranges::find(counts, marks[i].least, &std::pair<std::string, int>::first);
    if (found != counts.end()) ++found->second;
  }
  return counts;
}

}  // namespace kuiki::cli
