#pragma once
#include <string_view>

#include "model/dataset.h"

namespace kuiki::model {

/// Indicators of the work file stand among the others: their ids begin with this, and they are a group of their own.
inline constexpr std::string_view own_indicator_mark = "own:";
inline constexpr std::string_view own_indicator_group = "own";

/// 自作の指標: made by a planner, in the work file.
inline bool is_own(const Indicator& indicator) { return indicator.group == own_indicator_group; }

}  // namespace kuiki::model
