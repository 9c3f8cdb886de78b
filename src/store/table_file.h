#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Tables of users: read as loosely as they come, written strictly. (The project's own sources are read by CsvTable.)
namespace kuiki::store {

/// A cell as a reader of the sheet sees it, but with all digits of its number: 0.125 in a percent format is "12.5%", a day
/// is "2020-04-01", an error "#DIV/0!".
struct TableCell {
  std::string text;     ///< UTF-8; lines end with \n
  bool number = false;  ///< a number of a workbook; when writing: write it as one
  friend bool operator==(const TableCell&, const TableCell&) = default;
};

struct Table {
  std::string sheet;  ///< name; empty for CSV
  std::vector<std::vector<TableCell>>
      rows;  ///< of unequal length; empty rows are there, so that row i is row i + 1 of the file
  [[nodiscard]] std::size_t columns() const;
  /// Empty where the row ends before the column.
  [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
};

struct TableFile {
  std::string format;    ///< "CSV", "XLSX", "ODS"
  std::string encoding;  ///< of CSV: "UTF-8", "CP932", "UTF-16"; else as `format`
  std::vector<Table> sheets;
};

/// Reads .xlsx and .ods by their content, anything else as CSV (comma, semicolon or tab, whichever its first lines have;
/// UTF-8 with or without byte order mark, CP932, UTF-16). No row is taken for a header. Throws Error(input_missing) for a
/// file that is not there, Error(input_wrong) for one that is damaged, neither UTF-8 nor CP932, an old .xls, or too large (a
/// million rows).
TableFile read_table_file(const std::filesystem::path& file);

/// UTF-8, RFC 4180, lines end with CR LF; whole or not at all. Throws Error(output).
void write_csv(const Table& table, const std::filesystem::path& file, bool byte_order_mark = true);
/// One sheet, the first row its header; whole or not at all. A column whose filled cells below the header are all numbers is
/// written as numbers. Throws Error(output).
void write_xlsx(const Table& table, const std::filesystem::path& file);

/// "A", "Z", "AA" for column 0, 25, 26.
std::string column_letters(std::size_t column);

/// The workbook readers behind read_table_file, which asks for the content whatever the file is called. Throw
/// Error(input_wrong).
bool is_ods(const std::filesystem::path& file);
std::vector<Table> read_xlsx(const std::filesystem::path& file);
std::vector<Table> read_ods(const std::filesystem::path& file);

}  // namespace kuiki::store
