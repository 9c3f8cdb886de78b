#pragma once
#include <filesystem>
#include <string>

#include "app/sheets.h"
#include "base/progress.h"
#include "report/progress_lines.h"
#include "store/table_file.h"

/// The progress table of a plan (進捗一覧) as a file.
namespace kuiki::app {

struct ProgressTableOptions {
  SheetOptions sheet;  ///< wording, as of, grading
  bool by_department = false;
  bool byte_order_mark = true;
};

/// A row for each line, with the values as plain numbers where they are such, and periods in columns of their own. By
/// department the first column names it, and an indicator of several stands under each of them.
store::Table progress_table(const report::Request& request, const std::string& plan, bool by_department);

/// Writes it as .xlsx, .csv or .pdf (A4 on its side), by the ending; by department also into a folder (a name without an
/// ending): a workbook for each department. Throws Error(usage) for another ending, Error(input_wrong) for an unknown plan,
/// Error(output).
void write_progress_table(const model::Dataset& data, const std::string& plan, const std::filesystem::path& output,
                          const ProgressTableOptions& options, const Progress& progress = {});

}  // namespace kuiki::app
