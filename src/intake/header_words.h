#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/period.h"

/// What the header of one column says. A header may stand on several lines; its parts are given from the top.
namespace kuiki::intake {

enum class ColumnKind {
  other,
  id,
  name,
  part,
  unit,
  area,
  note,
  year,   ///< of a long table: the year of the row
  role,   ///< tells 目標 from 実績, row by row
  value,  ///< actuals
};

struct ColumnHeader {
  ColumnKind kind = ColumnKind::other;
  std::optional<model::Period> period;  ///< of a value or a note
  std::string unit;                     ///< 「実績値（千人）」: 千人
  bool printed = false;                 ///< the words of a document rather than numbers
  Text why;                             ///< other: why it is not taken for actuals
};

ColumnHeader read_column_header(const std::vector<std::string>& parts);

/// Is it one of the words that head a column of ids, names, parts, units, areas, notes, years or roles?
bool is_key_header(const std::string& text);

/// The period a header names: 「令和2年度」「実績値（R2）」「2020」「実績値 令和2年度 (FY2020)」「H29.4～H30.3」.
std::optional<model::Period> period_in_header(const std::string& header);

/// The one year that a title or the name of a sheet speaks of: 「平成30年度 KPI実績」「H29」; nothing where there are several or
/// it speaks of a plan, an edition or targets.
std::optional<model::Period> period_in_title(const std::string& title);

/// 目標, 見込, 基準 …: a cell that says that its row holds no actuals; 実績: that it does. Nothing for other words.
std::optional<bool> is_actual_role(const std::string& cell);

}  // namespace kuiki::intake
