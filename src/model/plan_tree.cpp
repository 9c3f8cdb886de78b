#include "model/plan_tree.h"

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::model {
namespace {

template <class Row>
const std::vector<Row>& rows_of(const std::unordered_map<NodeRow, std::vector<Row>>& map, NodeRow key) {
  static const std::vector<Row> nothing;
  const auto found = map.find(key);
  return found == map.end() ? nothing : found->second;
}

}  // namespace

const Plan* find_plan(const Dataset& data, std::string_view id) { return data.find_plan(id); }

PlanTree::PlanTree(const Dataset& data, std::string_view plan) {
  const auto* found = find_plan(data, plan);
  if (found == nullptr) {
    std::string known;
    for (const auto& one : data.plans) add_part(known, ", ", one.id);
    throw Error(Fault::input_wrong, known.empty() ? say("計画「{}」はありません。このデータベースに計画は入っていません",
                                                        "There is no plan '{}'; this database holds no plans", plan)
                                                  : say("計画「{}」はありません。あるのは {}",
                                                        "There is no plan '{}'; there are: {}", plan, known));
  }
  plan_ = static_cast<std::size_t>(found - data.plans.data());
  for (std::size_t i = 0; i < data.plan_nodes.size(); ++i) {
    const auto& node = data.plan_nodes[i];
    if (node.plan != plan) continue;
    const auto row = NodeRow(i);
    nodes_.push_back(row);
    row_.emplace(node.id, row);
    hierarchy_[row] = node.hierarchy;
    if (std::ranges::find(hierarchies_, node.hierarchy) == hierarchies_.end()) hierarchies_.push_back(node.hierarchy);
    // A node stands after its parent.
    const auto above = row_.find(node.parent);
    parent_[row] = above == row_.end() ? none : above->second;
    if (above != row_.end()) children_[above->second].push_back(row);
  }
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& indicator = data.indicators[i];
    if (indicator.plan != plan) continue;
    indicators_.push_back(IndicatorRow(i));
    if (const auto node = find_node(indicator.node); node != none) printed_[node].push_back(IndicatorRow(i));
    for (const auto& also : indicator.also_nodes)
      if (const auto node = find_node(also); node != none) also_[node].push_back(IndicatorRow(i));
  }
  // The dataset has them by id; a reader wants them as the document prints them.
  const auto as_printed = [&](std::vector<IndicatorRow>& rows) {
    std::ranges::stable_sort(rows, {}, [&](IndicatorRow i) { return data.indicators[i].line; });
  };
  as_printed(indicators_);
  for (auto* map : {&printed_, &also_})
    for (auto& [node, rows] : *map) as_printed(rows);
}

std::vector<NodeRow> PlanTree::roots(std::string_view hierarchy) const {
  std::vector<NodeRow> found;
  for (const auto node : nodes_)
    if (parent(node) == none && hierarchy_.at(node) == hierarchy) found.push_back(node);
  return found;
}

const std::vector<NodeRow>& PlanTree::children(NodeRow node) const { return rows_of(children_, node); }
const std::vector<IndicatorRow>& PlanTree::indicators_of(NodeRow node) const { return rows_of(printed_, node); }
const std::vector<IndicatorRow>& PlanTree::also_indicators_of(NodeRow node) const { return rows_of(also_, node); }

std::vector<IndicatorRow> PlanTree::indicators_within(NodeRow node) const {
  auto found = indicators_of(node);
  for (const auto child : children(node)) {
    const auto below = indicators_within(child);
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

NodeRow PlanTree::parent(NodeRow node) const {
  const auto found = parent_.find(node);
  return found == parent_.end() ? none : found->second;
}

std::vector<NodeRow> PlanTree::path(NodeRow node) const {
  std::vector<NodeRow> path;
  for (; node != none; node = parent(node)) path.push_back(node);
  std::ranges::reverse(path);
  return path;
}

NodeRow PlanTree::find_node(std::string_view id) const {
  const auto found = row_.find(std::string(id));
  return found == row_.end() ? none : found->second;
}

NodeRow PlanTree::node_of(const Indicator& indicator) const { return find_node(indicator.node); }

}  // namespace kuiki::model
