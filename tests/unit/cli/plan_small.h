#pragma once
#include "model/dataset.h"

namespace plan_small {

/// A made plan: two nodes, an indicator that is printed again, and one whose name another plan has, too.
inline kuiki::model::Dataset data() {
  namespace model = kuiki::model;
  model::Dataset data;
  data.plans.push_back({.id = "harbour", .title = "港町総合戦略", .period_from = "FY2020", .period_to = "FY2024"});
  data.plans.push_back({.id = "hill", .title = "丘町基本計画"});
  const auto node = [&](const char* id, const char* plan, const char* parent, const char* title) {
    model::PlanNode made;
    made.id = id;
    made.plan = plan;
    made.parent = parent;
    made.hierarchy = "goals";
    made.kind = "施策";
    made.title = title;
    data.plan_nodes.push_back(made);
  };
  node("harbour-1", "harbour", "", "にぎわいづくり");
  node("harbour-1-1", "harbour", "harbour-1", "観光の振興");
  const auto indicator = [&](const char* id, const char* plan, const char* under, const char* name, const char* same_as) {
    model::Indicator made;
    made.id = id;
    made.plan = plan;
    made.node = under;
    made.name = name;
    made.same_as = same_as;
    data.indicators.push_back(made);
  };
  indicator("harbour-01", "harbour", "harbour-1", "観光入込客数（延べ）", "");
  indicator("harbour-02", "harbour", "harbour-1-1", "観光入込客数（延べ）", "harbour-01");
  indicator("harbour-03", "harbour", "harbour-1-1", "合計特殊出生率", "");
  indicator("hill-01", "hill", "", "合計特殊出生率", "");
  data.comparisons.push_back({.id = "fertility", .name = "合計特殊出生率の比較"});
  data.index();
  return data;
}

}  // namespace plan_small
