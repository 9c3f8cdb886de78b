#include "app/plan_digest.h"

#include <algorithm>

#include "app/plan_browser.h"

namespace kuiki::app {

PlanDigest::PlanDigest(model::DatasetPtr data, std::optional<int> as_of) : data_(std::move(data)), as_of_(as_of) {
  for (const auto& plan : data_->plans) trees_.emplace_back(*data_, plan.id);
}

PlanDigest::~PlanDigest() = default;

const model::PlanTree* PlanDigest::tree(std::string_view plan) const {
  const auto found = std::ranges::find(data_->plans, plan, &model::Plan::id);
  return found == data_->plans.end() ? nullptr : &trees_[static_cast<std::size_t>(found - data_->plans.begin())];
}

const PlanIndex& PlanDigest::index() const {
  if (!index_) index_ = std::make_unique<const PlanIndex>(*data_, trees_);
  return *index_;
}

const model::Judged& PlanDigest::judged(model::IndicatorRow indicator) const {
  const auto found = judged_.find(indicator);
  if (found != judged_.end()) return found->second;
  return judged_.emplace(indicator, model::judge(*data_, indicator, {.as_of = as_of_})).first->second;
}

bool PlanDigest::judge_as_of(std::optional<int> fiscal_year) {
  if (as_of_ == fiscal_year) return false;
  as_of_ = fiscal_year;
  judged_.clear();
  return true;
}

}  // namespace kuiki::app
