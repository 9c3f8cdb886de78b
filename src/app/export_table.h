#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "base/text.h"
#include "model/dataset.h"
#include "model/fiscal.h"
#include "store/table_file.h"

namespace kuiki::app {

struct ExportTableOptions {
  bool printed = true;          ///< the words of the document and of entries: 「累計 230 人」
  bool normalised = true;       ///< plain numbers in the unit of the row: 230
  bool byte_order_mark = true;  ///< CSV: without it a spreadsheet reads Japanese as CP932
  model::YearStyle years = model::YearStyle::japanese;
  Lang lang = Lang::ja;  ///< of the headers and of the words for direction and kind
};

/// The indicators of a plan, a row for each indicator and part, with targets and actuals of each year in columns of their
/// own and an empty column of actuals for each year of the plan that has none yet: import_actuals reads the filled-in table.
/// Who answers for it (担当課, 関連課) stands beside it, and 再掲 with the first row's id where the document prints it again.
/// A period is named twice in a header, for people and as the database has it: 「実績値 令和2年度 (FY2020)」.
/// Throws Error(input_wrong) for an unknown plan.
store::Table plan_table(const model::Dataset& data, const std::string& plan, const ExportTableOptions& options = {});

/// The same for each 担当課, under its name: only its rows, and only the periods that these need. By the rules of the progress
/// table: a row of several stands in each of their tables, a row printed again once, those without one last under no name.
std::vector<std::pair<std::string, store::Table>> plan_tables_by_department(const model::Dataset& data,
                                                                            const std::string& plan,
                                                                            const ExportTableOptions& options = {});

/// Writes it as .csv (UTF-8) or .xlsx, by the ending. Throws Error(usage) for another ending, Error(output).
void export_table(const model::Dataset& data, const std::string& plan, const std::filesystem::path& file,
                  const ExportTableOptions& options = {});

/// Writes a workbook for each 担当課 into a folder (a name without an ending), which is made where it is not there. One file for
/// all of them is not offered: filled in, a row that stands in it twice could not be imported.
/// Throws Error(usage) for a name with an ending, Error(output).
void export_tables_by_department(const model::Dataset& data, const std::string& plan, const std::filesystem::path& folder,
                                 const ExportTableOptions& options = {}, const Progress& progress = {});

}  // namespace kuiki::app
