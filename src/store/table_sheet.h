#pragma once
#include <filesystem>

#include "store/table_file.h"
#include "store/table_limits.h"

namespace kuiki::store {

/// Puts the cells of a file's sheets into tables, within the limits of table_limits.h, all sheets together.
class SheetFiller {
 public:
  explicit SheetFiller(std::filesystem::path file) : file_(std::move(file)) {}
  /// The sheet that put() fills from now on. Throws Error(input_wrong) for more sheets than are taken.
  void begin(const std::string& name);
  /// Throws Error(input_wrong) beyond the limits. A cell without text that is no formula is left out.
  void put(std::size_t row, std::size_t column, TableCell cell);
  Table& table() { return tables_.back(); }
  std::vector<Table> take() { return std::move(tables_); }

 private:
  std::filesystem::path file_;
  std::vector<Table> tables_;
  std::size_t cells_ = 0, bytes_ = 0;
};

}  // namespace kuiki::store
