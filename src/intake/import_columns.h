#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/period.h"
#include "store/table_file.h"

namespace kuiki::intake {

/// A column of figures or of notes. The period where its header names one.
struct ImportColumn {
  std::size_t column = 0;
  std::string header;
  std::optional<model::Period> period;
  std::string unit;      ///< 「実績値（千人）」: 千人
  bool printed = false;  ///< the words of a document rather than numbers: taken only where there is nothing else
};

/// Where a user's table has what.
struct ImportColumns {
  std::size_t header = 0;  ///< row of the header (its first, where it has two)
  std::size_t first = 0;   ///< first row below it
  std::optional<std::size_t> id, name, part, unit, area;
  std::vector<ImportColumn> values, notes;
};

/// Looks for the header in the first rows: a row, or two of which the upper spans several columns, that names an id or a
/// name and at least one column of actuals. Nothing where there is none.
std::optional<ImportColumns> recognise_columns(const store::Table& table);

/// The period a header names: 「令和2年度」「実績値（R2）」「2020」「実績値 令和2年度 (FY2020)」.
std::optional<model::Period> period_in_header(const std::string& header);

}  // namespace kuiki::intake
