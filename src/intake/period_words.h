#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/period.h"

namespace kuiki::intake {

/// Words of a header or a title with a period among them, taken apart: 「人口（人）R5」 is R5 and 「人口（人）」.
struct DatedWords {
  std::optional<model::Period> period;  ///< nothing where none is named, or several
  std::string rest;                     ///< what is left; all of it where there is no period
};
DatedWords split_period(std::string_view words);

/// A cell of a column of periods: 令和5年度, R5, 2023, 2023年, FY2023, 2023-10-01.
std::optional<model::Period> read_period_cell(std::string_view cell);

/// Words of a header with a unit at their end: 「人口（千人）」 is 人口 in 千人. In brackets stands a unit only where it is one that
/// is known, with or without 千, 万, 百万, 億 before it.
struct UnitWords {
  std::string name, unit;
};
UnitWords split_unit(std::string_view words);

}  // namespace kuiki::intake
