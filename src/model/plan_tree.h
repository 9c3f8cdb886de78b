#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "model/dataset.h"

namespace kuiki::model {

/// One plan as a tree, by rows of the dataset: made once from it, holds no pointer into it.
class PlanTree {
 public:
  PlanTree() = default;
  /// Throws Error(input_wrong), naming the plans there are, for an unknown plan.
  PlanTree(const Dataset& data, std::string_view plan);

  [[nodiscard]] std::size_t plan() const { return plan_; }                                   ///< into Dataset::plans
  [[nodiscard]] const std::vector<NodeRow>& nodes() const { return nodes_; }                 ///< into plan_nodes, as printed
  [[nodiscard]] const std::vector<IndicatorRow>& indicators() const { return indicators_; }  ///< as printed
  [[nodiscard]] const std::vector<std::string>& hierarchies() const { return hierarchies_; }
  [[nodiscard]] std::vector<NodeRow> roots(std::string_view hierarchy) const;  ///< nodes without a parent
  [[nodiscard]] const std::vector<NodeRow>& children(NodeRow node) const;
  /// Printed under this very node; `also`: those that belong to it by content.
  [[nodiscard]] const std::vector<IndicatorRow>& indicators_of(NodeRow node) const;
  [[nodiscard]] const std::vector<IndicatorRow>& also_indicators_of(NodeRow node) const;
  /// Printed under the node or one below it, as printed.
  [[nodiscard]] std::vector<IndicatorRow> indicators_within(NodeRow node) const;
  [[nodiscard]] NodeRow parent(NodeRow node) const;                 ///< none at the top
  [[nodiscard]] std::vector<NodeRow> path(NodeRow node) const;      ///< from the top to the node itself
  [[nodiscard]] NodeRow find_node(std::string_view id) const;       ///< none where the plan has no such node
  [[nodiscard]] NodeRow node_of(const Indicator& indicator) const;  ///< that it is printed under

 private:
  std::size_t plan_ = 0;
  std::vector<NodeRow> nodes_;
  std::vector<IndicatorRow> indicators_;
  std::vector<std::string> hierarchies_;
  std::unordered_map<std::string, NodeRow> row_;
  std::unordered_map<NodeRow, std::string> hierarchy_;
  std::unordered_map<NodeRow, NodeRow> parent_;
  std::unordered_map<NodeRow, std::vector<NodeRow>> children_;
  std::unordered_map<NodeRow, std::vector<IndicatorRow>> printed_, also_;
};

/// A value that an indicator has from its node, or from the nearest node above that has one (departments, SDGs, the
/// category): `node_value(tree, data, indicator, &PlanNode::departments)`. Its own office goes before the node's.
template <class Value>
Value node_value(const PlanTree& tree, const Dataset& data, const Indicator& indicator, Value PlanNode::*member) {
  if constexpr (std::is_same_v<Value, std::vector<std::string>>)
    if (member == &PlanNode::departments && !indicator.departments.empty()) return indicator.departments;
  for (NodeRow node = tree.node_of(indicator); node != none; node = tree.parent(node))
    if (const auto& value = data.plan_nodes[node].*member; !value.empty()) return value;
  return {};
}

const Plan* find_plan(const Dataset& data, std::string_view id);

}  // namespace kuiki::model
