#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "intake/header_words.h"
#include "model/period.h"
#include "store/table_file.h"

namespace kuiki::intake {

/// A column of figures or of notes. The period where its header names one.
struct ImportColumn {
  std::size_t column = 0;
  std::string header;  ///< on one line
  std::optional<model::Period> period;
  std::string unit;      ///< 「実績値（千人）」: 千人
  bool printed = false;  ///< the words of a document rather than numbers: taken only where there is nothing else
};

/// A column that is not read, and why.
struct LeftColumn {
  std::size_t column = 0;
  std::string header;
  Text why;
};

/// Where a user's table has what.
struct ImportColumns {
  std::size_t header = 0;  ///< row of the header (its first, where it has several)
  std::size_t first = 0;   ///< first row below it
  std::optional<std::size_t> id, name, part, unit, area, year, role;
  std::vector<ImportColumn> values, notes;
  std::vector<LeftColumn> left;
  std::optional<model::Period> titled;  ///< the year that the sheet's name or a title above the header gives to all of it
  bool by_sheet = false;                ///< `titled` is the sheet's name
};

/// Looks for the header in the first rows: one to three of them, of which the upper may span several columns, that name an id
/// or a name and at least one column of actuals. Nothing where there is none.
std::optional<ImportColumns> recognise_columns(const store::Table& table);

/// Is the table written a character a cell, as on squared paper (方眼紙)?
bool is_grid_paper(const store::Table& table);

}  // namespace kuiki::intake
