#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "model/plan_tree.h"

namespace kuiki::cli {

/// The trees of all plans.
class PlanTrees {
 public:
  explicit PlanTrees(const model::Dataset& data) : data_(data) {
    for (const auto& plan : data.plans) trees_.emplace_back(data, plan.id);
  }
  [[nodiscard]] const std::vector<model::PlanTree>& all() const { return trees_; }
  /// Null for the empty id of a statistic, and for an unknown plan.
  [[nodiscard]] const model::PlanTree* of(std::string_view plan) const {
    const auto found = std::ranges::find(data_.plans, plan, &model::Plan::id);
    return found == data_.plans.end() ? nullptr : &trees_[static_cast<std::size_t>(found - data_.plans.begin())];
  }

 private:
  const model::Dataset& data_;
  std::vector<model::PlanTree> trees_;
};

}  // namespace kuiki::cli
