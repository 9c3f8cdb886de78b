#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Tables of users: read as loosely as they come, written strictly. (The project's own sources are read by CsvTable.)
/// What the rows and columns mean is not asked here: that is `intake`.
namespace kuiki::store {

/// A cell as a reader of the sheet sees it, but with all digits of its number: 0.125 in a percent format is "12.5%", a day
/// is "2020-04-01", 30 shown as 「H30年度」 is "H30年度", an error "#DIV/0!".
struct TableCell {
  std::string text;           ///< UTF-8; lines end with \n
  bool number = false;        ///< a number of a workbook; when writing: write it as one
  bool formula = false;       ///< of a workbook: the value is what the formula gave when the file was saved
  bool uncalculated = false;  ///< a formula whose value the file does not hold
  friend bool operator==(const TableCell&, const TableCell&) = default;
};

/// Cells shown as one: first and last row and column.
struct TableMerge {
  std::size_t row = 0, column = 0, last_row = 0, last_column = 0;
};

struct Table {
  std::string sheet;  ///< name; empty for CSV
  std::vector<std::vector<TableCell>>
      rows;  ///< of unequal length; empty rows are there, so that row i is row i + 1 of the file
  std::vector<TableMerge> merges;
  std::vector<std::size_t> hidden_rows, hidden_columns;
  [[nodiscard]] std::size_t columns() const;
  /// Empty where the row ends before the column.
  [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
  /// Nothing where the row ends before the column.
  [[nodiscard]] const TableCell* cell(std::size_t row, std::size_t column) const;
};

struct TableFile {
  std::string format;    ///< "CSV", "XLSX", "ODS"
  std::string encoding;  ///< of CSV as base/decode.h names it; else as `format`
  std::vector<Table> sheets;
  bool recalculates = false;  ///< of a workbook: made by a program that does not calculate; its formulas may hold 0
  std::size_t replaced = 0, replaced_line = 0;  ///< characters of a CSV that could not be read (U+FFFD stands
                                                ///< for them), and the first line with one
  std::size_t open_quote = 0;  ///< of a CSV: the line in which a quotation mark is opened and never closed; 0: none
};

/// Reads .xlsx and .ods by their content, anything else as CSV (comma, semicolon or tab, whichever its first lines have; in any
/// of the encodings of base/decode.h). No row is taken for a header. Throws Error(input_missing) for a file that is not there,
/// Error(input_wrong) for one that is damaged, binary, HTML, an old .xls, or too large (table_limits.h).
TableFile read_table_file(const std::filesystem::path& file);

/// UTF-8, RFC 4180, lines end with CR LF; whole or not at all. Texts that a spreadsheet would take for formulas get an
/// apostrophe (read_table_file takes it away again). Throws Error(output).
void write_csv(const Table& table, const std::filesystem::path& file, bool byte_order_mark = true);
/// One sheet, the first row its header; whole or not at all. Cells that are numbers are written as numbers, all others as
/// texts, which no program takes for formulas. Throws Error(output).
void write_xlsx(const Table& table, const std::filesystem::path& file);
/// As .csv or .xlsx, by the ending in letters of either case. Throws Error(usage) for another ending, and as those two.
void write_table(const Table& table, const std::filesystem::path& file, bool byte_order_mark = true);

/// "A", "Z", "AA" for column 0, 25, 26.
std::string column_letters(std::size_t column);

/// The readers behind read_table_file, which asks for the content whatever the file is called. Throw Error(input_wrong).
bool is_ods(const std::filesystem::path& file);
TableFile read_xlsx(const std::filesystem::path& file);
TableFile read_ods(const std::filesystem::path& file);
/// Throws Error(input_missing) too.
TableFile read_text_table(const std::filesystem::path& file);

}  // namespace kuiki::store
