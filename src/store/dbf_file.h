#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::store {

/// The table of a shapefile, read cell by cell as it lies there: what is not wholly a number stays a text. GDAL reads as much
/// of a cell as looks like a number: "12****" becomes 12.
class DbfFile {
 public:
  struct Column {
    std::string raw_name;  ///< bytes
    char type = 'C';       ///< N and F are numbers
    std::size_t offset = 0, width = 0;
    [[nodiscard]] bool numeric() const { return type == 'N' || type == 'F'; }
  };
  /// Throws Error(input_missing) where it cannot be read, Error(input_wrong) where its header is damaged.
  DbfFile(const std::filesystem::path& file, std::string shown);

  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  [[nodiscard]] std::size_t records() const { return records_; }    ///< that are really there
  [[nodiscard]] std::size_t declared() const { return declared_; }  ///< that its header promises
  [[nodiscard]] int language() const { return language_; }          ///< language driver id of the header

  /// The bytes of a record, its mark of deletion first; empty where there is none. Valid until the next call.
  std::string_view record(std::size_t i);
  static bool deleted(std::string_view record) { return !record.empty() && record[0] == '*'; }
  /// A cell without the spaces, line ends and zero bytes around it.
  static std::string_view cell(std::string_view record, const Column& column);

 private:
  std::ifstream in_;
  std::vector<Column> columns_;
  std::size_t records_ = 0, declared_ = 0, header_ = 0, width_ = 0;
  int language_ = 0;
  std::string block_;
  std::size_t block_first_ = 0, block_records_ = 0;
};

/// The number that a cell wholly is; NaN of an empty one or one of asterisks; nothing where it is something else.
std::optional<double> dbf_number(std::string_view cell);

}  // namespace kuiki::store
