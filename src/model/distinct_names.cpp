#include "model/distinct_names.h"

#include <vector>

namespace kuiki::model {

DistinctNames::DistinctNames(const Dataset& data, const PlanTree& tree) {
  std::unordered_map<std::string_view, std::vector<IndicatorRow>> by_name;
  for (const IndicatorRow row : tree.indicators()) by_name[data.indicators[row].name].push_back(row);
  for (const auto& [name, rows] : by_name) {
    int things = 0;
    for (const IndicatorRow row : rows) things += data.indicators[row].same_as.empty() ? 1 : 0;
    if (things < 2) continue;
    for (const IndicatorRow row : rows) {
      const auto& indicator = data.indicators[row];
      const NodeRow node = tree.node_of(indicator);
      if (node != none) beside_[indicator.id] = data.plan_nodes[node].title;
    }
  }
}

const std::string& DistinctNames::beside(std::string_view indicator_id) const {
  static const std::string nothing;
  const auto found = beside_.find(std::string(indicator_id));
  return found == beside_.end() ? nothing : found->second;
}

std::string DistinctNames::name(const Indicator& indicator, Lang lang) const {
  const std::string& own = words_in(lang, indicator.name, indicator.name_en);
  const auto& node = beside(indicator.id);
  if (node.empty()) return own;
  return lang == Lang::ja ? own + "（" + node + "）" : own + " (" + node + ")";
}

}  // namespace kuiki::model
