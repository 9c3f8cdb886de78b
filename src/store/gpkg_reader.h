#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "base/text.h"
#include "store/sqlite_file.h"

namespace kuiki::store {

/// Does the file begin as every SQLite database does? False also for a file that cannot be read.
bool is_sqlite(const std::filesystem::path& file);

/// A connection that reads. One thread at a time; open another one for another thread.
class ReadDatabase final : public SqliteConnection {
 public:
  enum class Access {
    as_it_is,   ///< the file of anybody: nothing is changed on the disk
    own,        ///< a database of the program: what a killed writer left half-done is undone first
    exclusive,  ///< own, and nobody else reads or writes it while the connection lives; no side files lie beside it then
  };
  /// Throws Error(input_missing) when there is no such file, it is no SQLite database, or another program holds it.
  /// Not memory-mapped: that is no faster here, counts the whole file as the program's memory, and a file that
  /// shrinks meanwhile would end the program.
  explicit ReadDatabase(std::filesystem::path file, Access access = Access::as_it_is);

  /// Is there a table of rows of that name? Views and virtual tables, which would run what a file says, are none.
  [[nodiscard]] bool has_table(std::string_view name) const;
  /// Column names; empty when there is no such table.
  [[nodiscard]] std::set<std::string> columns(std::string_view table) const;
  /// Names of all tables of rows, SQLite's own left out.
  [[nodiscard]] std::set<std::string> tables() const;
  /// What there is under that name where `has_table` says no: a reason to put after the file's name.
  [[nodiscard]] Text why_no_table(std::string_view name) const;
  /// Throws Error(input_wrong) with the file and SQLite's own words, or says the lock, the size or the time that it was.
  [[noreturn]] void fail() const override;

 private:
  void open_for_reading();
  void open_exclusively();
  void probe();
  /// Undoes what a killed writer left.
  void recover();
};

/// A prepared SELECT. `while (q.step()) … q.text(0) …`; columns from 0.
class Query : public SqliteStatement {
 public:
  /// Throws Error(input_wrong) when a table or column is not there.
  Query(const ReadDatabase& database, const std::string& sql) : SqliteStatement(database, sql) {}
};

/// `name` as an SQL identifier.
std::string sql_name(std::string_view name);

}  // namespace kuiki::store
