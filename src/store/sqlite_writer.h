#pragma once
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace kuiki::store {

/// A new SQLite file being written. Settings are fixed so that the same statements give the same bytes.
class SqliteWriter {
 public:
  /// Throws Error(output).
  explicit SqliteWriter(const std::filesystem::path& file);
  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  void run(const std::string& sql);
  /// Closes the file; throws Error(output) where something could not be written.
  void close();
  [[nodiscard]] sqlite3* handle() const { return db_; }
  [[noreturn]] void fail() const;

 private:
  sqlite3* db_ = nullptr;
};

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
  Insert(SqliteWriter& db, const std::string& table);
  ~Insert();
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;
  /// Throws Error(output), Error(internal) where there are more or fewer cells than columns.
  void row(std::initializer_list<Cell> cells);

 private:
  SqliteWriter& db_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace kuiki::store
