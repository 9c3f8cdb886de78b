#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::cli {

/// Columns a terminal needs for a text: two for an East Asian wide character, none for a combining one (Unicode Standard
/// Annex 11; ambiguous characters count one).
int display_width(std::string_view text);

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
