#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "store/sqlite_statement.h"

namespace kuiki::store {

/// What a cell may hold. NaN is written as NULL.
struct Blob {
  std::string_view bytes;
};
using Cell = std::variant<std::monostate, std::string_view, double, std::int64_t, Blob>;
inline Cell text(std::string_view words) { return words; }
inline Cell text_or_null(std::string_view words) { return words.empty() ? Cell{} : Cell{words}; }
inline Cell whole(std::int64_t n) { return n; }

/// One prepared INSERT, run many times.
class Insert {
 public:
  /// Into every column of the table, in their order.
  Insert(const SqliteConnection& db, const std::string& table);
  /// Throws Error(output), Error(internal) where there are more or fewer cells than columns.
  void row(std::initializer_list<Cell> cells);

 private:
  SqliteStatement statement_;
};

}  // namespace kuiki::store
