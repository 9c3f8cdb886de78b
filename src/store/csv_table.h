#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

namespace kuiki::store {

struct CsvRecord;

/// A CSV source: UTF-8 (a byte order mark is passed over), header line, comma, RFC 4180, held strictly: what is wrong is
/// said with file, line and column. (GDAL's reader loses line numbers and mends what should be reported.)
class CsvTable {
 public:
  /// Throws Error(input_missing), Error(input_wrong).
  explicit CsvTable(const std::filesystem::path& file);

  [[nodiscard]] std::size_t rows() const { return line_.size(); }
  /// Position of a column. Throws Error(input_wrong) where the header lacks it.
  [[nodiscard]] std::size_t column(std::string_view name) const;

  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }

  /// Position of a column that a file may lack.
  [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;

  /// The cell as it is.
  [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const {
    return cells_[row * header_.size() + column];
  }
  /// Empty where the file lacks the column.
  [[nodiscard]] std::string text(std::size_t row, std::optional<std::size_t> column) const {
    return column ? text(row, *column) : std::string{};
  }
  // Each of these throws Error(input_wrong) where the cell is not what it should be.
  [[nodiscard]] const std::string& filled(std::size_t row, std::size_t column) const;  ///< not empty
  [[nodiscard]] double number(std::size_t row, std::size_t column) const;
  [[nodiscard]] double number_or_nan(std::size_t row, std::size_t column) const;     ///< an empty cell is NaN
  [[nodiscard]] long count(std::size_t row, std::size_t column) const;               ///< a whole number, 0 or more
  [[nodiscard]] bool flag(std::size_t row, std::size_t column) const;                ///< 0 or 1
  [[nodiscard]] const std::string& date(std::size_t row, std::size_t column) const;  ///< YYYY-MM-DD
  [[nodiscard]] const std::string& one_of(std::size_t row, std::size_t column,
                                          const std::vector<std::string>& allowed) const;
  /// A municipality or ward code: five digits. A lost leading zero and a check digit are named as such.
  [[nodiscard]] const std::string& municipality_code(std::size_t row, std::size_t column) const;

  /// An error about a cell: "population/census.csv, line 12, column population: …".
  [[nodiscard]] Error wrong(std::size_t row, std::size_t column, const Text& what) const;

 private:
  void parse(const std::string& bytes);
  void take_header(std::vector<std::string> header);
  void refuse_flaw(const CsvRecord& record) const;
  [[nodiscard]] Error wrong_line(std::size_t line, const Text& what) const;

  std::string name_;  ///< of the file, with its folder
  std::vector<std::string> header_, cells_;
  std::vector<std::size_t> line_;  ///< where each row begins
};

}  // namespace kuiki::store
