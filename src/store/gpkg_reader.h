#pragma once
#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace kuiki::store {

/// Does the file begin as every SQLite database does? False also for a file that cannot be read.
bool is_sqlite(const std::filesystem::path& file);

/// A read-only connection to a SQLite file. One thread at a time; open another one for another thread.
class ReadDatabase {
 public:
  /// Throws Error(input_missing) when there is no such file or it is no SQLite database.
  /// Not memory-mapped: that is no faster here, counts the whole file as the program's memory, and a file that
  /// shrinks meanwhile would end the program.
  explicit ReadDatabase(std::filesystem::path file);
  ~ReadDatabase();
  ReadDatabase(const ReadDatabase&) = delete;
  ReadDatabase& operator=(const ReadDatabase&) = delete;

  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] bool has_table(std::string_view name) const;
  /// Column names; empty when there is no such table.
  [[nodiscard]] std::set<std::string> columns(std::string_view table) const;
  /// Throws Error(input_wrong) with the file and SQLite's own words.
  [[noreturn]] void damaged() const;

 private:
  void open(const std::string& uri);
  std::filesystem::path file_;
  sqlite3* handle_ = nullptr;
};

/// A prepared SELECT. `while (q.step()) … q.text(0) …`; columns from 0.
class Query {
 public:
  /// Throws Error(input_wrong) when a table or column is not there.
  Query(const ReadDatabase& database, const std::string& sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  void bind(int parameter, std::int64_t value);  ///< from 1
  void bind(int parameter, std::string_view value);
  void restart();
  /// False after the last row. Throws Error(input_wrong) when the file is damaged.
  bool step();
  [[nodiscard]] int type(int column) const;  ///< SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  ///< empty for NULL; holds until the next step
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double number(int column) const;  ///< NaN for NULL and for what is no number
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;

 private:
  const ReadDatabase& database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// `name` as an SQL identifier.
std::string sql_name(std::string_view name);

}  // namespace kuiki::store
