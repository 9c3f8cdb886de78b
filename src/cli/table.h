#pragma once
#include <string>
#include <vector>

namespace kuiki::cli {

/// Rows under a heading, in columns that also line up when Japanese and Latin text are mixed.
class Table {
 public:
  enum class Align { left, right };
  struct Column {
    std::string name;
    Align align = Align::left;
  };
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// One cell a column; made one inert line each (printable.h).
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace kuiki::cli
