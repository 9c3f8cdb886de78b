#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/plan_tree.h"

namespace kuiki::model {

/// The indicators of a plan whose name stands for several things: 「参加企業数」 of four projects. Such a name is told apart by
/// the node it is printed under. A row that is printed again is no other thing. Made once for a plan; holds no pointer into
/// the dataset.
class DistinctNames {
 public:
  DistinctNames() = default;
  DistinctNames(const Dataset& data, const PlanTree& tree);

  /// The title of the indicator's node where its name needs it; else empty.
  [[nodiscard]] const std::string& beside(std::string_view indicator_id) const;
  /// 「参加企業数（就職情報発信事業）」, "… (title)" after an English name; else the name alone.
  [[nodiscard]] std::string name(const Indicator& indicator, Lang lang = Lang::ja) const;

 private:
  std::unordered_map<std::string, std::string> beside_;  ///< by indicator id
};

}  // namespace kuiki::model
