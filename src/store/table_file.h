#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kuiki::store {

/// A table of a user: cells as text, as they are shown; every row has `columns` cells.
struct Table {
  struct Cell {
    std::string text;        ///< UTF-8, line ends as \n; numbers with all their digits
    bool number = false;     ///< a number cell of a workbook; when writing: write it as one
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  std::string sheet;         ///< name; empty for CSV
  std::size_t columns = 0;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::size_t> row_number;  ///< of each row in the file, from 1 (empty rows are left out)
  friend bool operator==(const Table&, const Table&) = default;
};

struct TableFile {
  std::string format;  ///< "CSV", "XLSX", "ODS"
  std::string encoding;  ///< CSV: "UTF-8", "CP932"; else the format
  std::vector<Table> sheets;
};

/// Reads a spreadsheet or a CSV file (comma, semicolon or tab; UTF-8 with or without byte order mark, CP932, UTF-16 with mark), every cell as text, no row taken as a
/// header. Throws Error(input_missing) for a file that is not there or cannot be read, Error(input_wrong) for one that is
/// neither UTF-8 nor CP932 or has no cell.
TableFile read_table_file(const std::filesystem::path& file);

/// RFC 4180, CRLF; whole or not at all. Throws Error(output).
void write_csv(const Table& table, const std::filesystem::path& file, bool byte_order_mark = true);
/// One sheet; whole or not at all. Throws Error(output).
void write_xlsx(const Table& table, const std::filesystem::path& file);

/// "A", "Z", "AA" for column 0, 25, 26.
std::string column_letters(std::size_t column);

}  // namespace kuiki::store
