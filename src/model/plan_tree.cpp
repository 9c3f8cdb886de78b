#include "model/plan_tree.h"

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::model {
namespace {

const std::vector<Row> nothing;

const std::vector<Row>& rows_of(const std::unordered_map<Row, std::vector<Row>>& map, Row key) {
  const auto found = map.find(key);
  return found == map.end() ? nothing : found->second;
}

}  // namespace

const Plan* find_plan(const Dataset& data, std::string_view id) {
  const auto found = std::ranges::find(data.plans, id, &Plan::id);
  return found == data.plans.end() ? nullptr : &*found;
}

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
    const auto row = static_cast<Row>(i);
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
    indicators_.push_back(static_cast<Row>(i));
    if (const auto node = find_node(indicator.node); node != none) printed_[node].push_back(static_cast<Row>(i));
    for (const auto& also : indicator.also_nodes)
      if (const auto node = find_node(also); node != none) also_[node].push_back(static_cast<Row>(i));
  }
  // The dataset has them by id; a reader wants them as the document prints them.
  const auto as_printed = [&](std::vector<Row>& rows) {
    std::ranges::stable_sort(rows, {}, [&](Row i) { return data.indicators[static_cast<std::size_t>(i)].line; });
  };
  as_printed(indicators_);
  for (auto* map : {&printed_, &also_})
    for (auto& [node, rows] : *map) as_printed(rows);
}

std::vector<Row> PlanTree::roots(std::string_view hierarchy) const {
  std::vector<Row> found;
  for (const auto node : nodes_)
    if (parent(node) == none && hierarchy_.at(node) == hierarchy) found.push_back(node);
  return found;
}

const std::vector<Row>& PlanTree::children(Row node) const { return rows_of(children_, node); }
const std::vector<Row>& PlanTree::indicators_of(Row node) const { return rows_of(printed_, node); }
const std::vector<Row>& PlanTree::also_indicators_of(Row node) const { return rows_of(also_, node); }

std::vector<Row> PlanTree::indicators_within(Row node) const {
  auto found = indicators_of(node);
  for (const auto child : children(node)) {
    const auto below = indicators_within(child);
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

Row PlanTree::parent(Row node) const {
  const auto found = parent_.find(node);
  return found == parent_.end() ? none : found->second;
}

std::vector<Row> PlanTree::path(Row node) const {
  std::vector<Row> path;
  for (; node != none; node = parent(node)) path.push_back(node);
  std::ranges::reverse(path);
  return path;
}

Row PlanTree::find_node(std::string_view id) const {
  const auto found = row_.find(std::string(id));
  return found == row_.end() ? none : found->second;
}

Row PlanTree::node_of(const Indicator& indicator) const { return find_node(indicator.node); }

}  // namespace kuiki::model
