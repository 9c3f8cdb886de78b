#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "store/database.h"

struct sqlite3;

/// The one place where SQLite is opened, under rules for files that may come from anybody: nothing that stands in a file
/// ever runs. Asked it is by a SqliteStatement.
namespace kuiki::store {

/// What SQLite answered, by who can mend it.
enum class SqliteFault {
  none,
  busy,          ///< another program holds the file
  read_only,     ///< this user may not write to it
  interrupted,   ///< a writer was killed: the file needs its journal, and this connection may not use it
  moved,         ///< another file stands in its place by now
  full,          ///< no room on the disk, or the file would be larger than allowed
  not_openable,  ///< the file or its folder
  too_large,     ///< one value is larger than any of ours
  endless,       ///< the work passed every measure
  out_of_memory,
  damaged,  ///< all the rest: no database, a broken page, a table that is not there
};

/// What a connection is for: this decides who else may use the file meanwhile, and in what words a failure is said.
enum class SqliteUse {
  read,       ///< the file of anybody: nothing is changed on the disk
  read_own,   ///< a base: what a killed writer left half-done is undone first
  read_work,  ///< a work file, likewise
  hold,       ///< own, and nobody else reads or writes it while the connection lives; no side files lie beside it then
  save,       ///< a work file takes what somebody made, ours alone from the start; what is not committed is undone
  make,       ///< a new file: the same statements give the same bytes. Of use only once it is closed
};

/// How SQLite opens the file.
enum class SqliteMode {
  read,
  read_unchanging,  ///< nobody writes to it: no locks, no side files
  write,            ///< an existing file
  create,
};

/// A connection. One thread at a time; open another one for another thread. On every one of them: no triggers, no views, no
/// extensions, no functions of the schema beyond the harmless ones, no writing to the tables behind SQLite's own, locks
/// waited for some seconds, values no larger than the file, and no single step without an end.
/// Not memory-mapped: that is no faster here, counts the whole file as the program's memory, and a file that shrinks
/// meanwhile would end the program.
class SqliteConnection final : public Database {
 public:
  /// To read or hold: throws Error(input_missing) when there is no such file, it is no SQLite database, or another program
  /// holds it. To save or make: Error(output).
  explicit SqliteConnection(std::filesystem::path file, SqliteUse use = SqliteUse::read);

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] SqliteUse use() const { return use_; }
  [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }
  [[nodiscard]] std::string name() const override;
  [[nodiscard]] Text remedy() const override;
  [[nodiscard]] std::unique_ptr<Statement> statement(const std::string& sql) const override;
  [[nodiscard]] sqlite3* handle() const { return connection_.get(); }
  /// Throws by `fail`.
  void run(const std::string& sql) const override;
  /// With its line in the file's contents. Throws Error(internal) for one with shapes: those are made with the file.
  void add_table(const TableFacts& table) const override;
  void index_shape(const TableFacts& table, std::int64_t row, const Shape& shape) const override;
  void numbers_were_given(const TableFacts& table) const override;
  void touched(const std::set<std::string, std::less<>>& tables, const std::string& moment) const override;
  void commit() override { run("COMMIT"); }
  /// Closes the file; throws by `fail` where something could not be written.
  void close();

  /// Is there a table of rows of that name? Views and virtual tables, which would run what a file says, are none.
  [[nodiscard]] bool has_table(std::string_view name) const override;
  /// Column names; empty when there is no such table.
  [[nodiscard]] std::set<std::string> columns(std::string_view table) const override;
  /// Names of all tables, SQLite's own left out.
  [[nodiscard]] std::set<std::string> tables() const;
  /// What there is under that name where `has_table` says no: a reason to put after the file's name.
  [[nodiscard]] Text why_no_table(std::string_view name) const override;

  /// Of a connection that saves: another file stands in its place by now, and what is written to the old one is lost.
  [[nodiscard]] bool replaced() const { return replaced_; }
  /// Of the last call that failed.
  [[nodiscard]] SqliteFault fault() const;
  /// SQLite's own words for it.
  [[nodiscard]] std::string words() const;
  /// Throws what the last failure is to whoever uses the connection: Error(input_missing) or Error(input_wrong) where it
  /// reads, Error(output) where it writes.
  [[noreturn]] void fail() const;
  /// A new step begins: what was done before does not count towards its end.
  void begin_step() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };

  /// False where it cannot be opened: then `fault` says why. Opened again, the former connection is closed.
  [[nodiscard]] bool open(SqliteMode mode);
  /// The result of statements whose failure is no surprise.
  [[nodiscard]] SqliteFault attempt(const char* sql) const;
  void check_there() const;
  /// Throws Error(input_missing) where what was opened is no SQLite database.
  void check_kind() const;
  void open_to_read();
  void open_own();
  void open_alone();
  void open_to_save();
  void open_new();
  void probe() const;
  [[noreturn]] void fail_reading() const;
  [[noreturn]] void fail_saving() const;

  std::filesystem::path file_;
  SqliteUse use_;
  bool replaced_ = false;
  std::unique_ptr<std::uint64_t> work_;  ///< of the current step, in thousands of SQLite's operations
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace kuiki::store
