#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/judge.h"
#include "model/plan_tree.h"

namespace kuiki::app {

class PlanIndex;  // plan_browser.h

/// What is worked out of the plans of a dataset and kept as long as it holds: their trees, the index of their texts, and the
/// verdicts as of one fiscal year.
class PlanDigest {
 public:
  PlanDigest(model::DatasetPtr data, std::optional<int> as_of);
  ~PlanDigest();
  PlanDigest(const PlanDigest&) = delete;
  PlanDigest& operator=(const PlanDigest&) = delete;

  /// Null where the data have no such plan.
  [[nodiscard]] const model::PlanTree* tree(std::string_view plan) const;
  /// Made at the first call.
  [[nodiscard]] const PlanIndex& index() const;
  /// Worked out once, for it takes its time over a whole plan.
  [[nodiscard]] const model::Judged& judged(model::IndicatorRow indicator) const;
  [[nodiscard]] std::optional<int> as_of() const { return as_of_; }  ///< nothing: by the latest actuals
  /// False, and nothing happens, where the year is that already.
  bool judge_as_of(std::optional<int> fiscal_year);

 private:
  model::DatasetPtr data_;
  std::optional<int> as_of_;
  std::vector<model::PlanTree> trees_;  ///< one a plan
  mutable std::unordered_map<model::IndicatorRow, model::Judged> judged_;
  mutable std::unique_ptr<const PlanIndex> index_;
};

}  // namespace kuiki::app
