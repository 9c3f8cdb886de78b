#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "intake/import_columns.h"

/// Which sheets and which columns of a user's file are read.
namespace kuiki::intake {

struct ImportSheet {
  const store::Table* table = nullptr;
  ImportColumns columns;
};

struct ImportSheets {
  std::vector<ImportSheet> read;  ///< one, or one for each year where sheets are named after years
  std::string others;             ///< names of further sheets that could be read
  std::vector<std::string> of_other_years;
};

/// The sheet of that name, or the first in which the columns are recognised where none is named; of sheets that are named after
/// years that of `year`, or all where no year is given. Throws Error(input_wrong) where there is none.
ImportSheets find_sheets(const store::TableFile& file, const std::filesystem::path& path, const std::string& wanted,
                         const std::optional<model::Period>& year);

/// The columns that give the figures of one period: several where headers say the same twice (H31, R1).
struct ChosenPeriod {
  model::Period period;
  bool of_header = true;  ///< false: the period is that of the sheet, of its title, or the one asked for
  std::vector<ImportColumn> columns;
};

struct ColumnChoice {
  std::vector<ChosenPeriod> chosen;
  std::vector<LeftColumn> left;    ///< columns of actuals that are not read
  std::vector<std::string> years;  ///< that the headers name
  std::optional<Text> warning;
};

/// Columns whose header names `year`; without a year all whose header names one. A column that names no year is taken for the
/// sheet's or the title's, or for `year` where no other column names one. A column of another year is never taken for `year`.
/// In a long table (columns.year) the periods are those of its rows, and `chosen` holds one without a year of its own.
ColumnChoice choose_columns(const ImportColumns& columns, const std::optional<model::Period>& year);

/// Does a period stand for the year asked for? A calendar year does for the fiscal year of its number.
bool is_of_year(const model::Period& period, const model::Period& year);

/// Throws Error(input_wrong): no column says its year and none is given, or the year is not there.
[[noreturn]] void refuse_without_columns(const ColumnChoice& choice, const std::optional<model::Period>& year,
                                         const std::filesystem::path& file);

}  // namespace kuiki::intake
