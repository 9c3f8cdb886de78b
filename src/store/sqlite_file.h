#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// The one place where SQLite is opened and asked, under rules for files that may come from anybody: nothing that stands in
/// a file ever runs.
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

enum class SqliteMode {
  read,
  read_unchanging,  ///< nobody writes to it: no locks, no side files
  write,            ///< an existing file
  create,
};

/// A connection. One thread at a time. On every one of them: no triggers, no views, no extensions, no functions of the
/// schema beyond the harmless ones, no writing to the tables behind SQLite's own, locks waited for some seconds, values no
/// larger than the file, and no single step without an end.
class SqliteConnection {
 public:
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] sqlite3* handle() const { return connection_.get(); }
  /// Throws by `fail`.
  void run(const std::string& sql) const;
  /// Of the last call that failed.
  [[nodiscard]] SqliteFault fault() const;
  /// May this connection not write to its file?
  [[nodiscard]] bool read_only() const;
  /// Does another file, or none, stand under its name by now?
  [[nodiscard]] bool moved() const;
  /// SQLite's own words for it.
  [[nodiscard]] std::string words() const;
  /// An Error in the words of who uses the connection.
  [[noreturn]] virtual void fail() const = 0;
  /// A new step begins: what was done before does not count towards its end.
  void begin_step() const;

 protected:
  explicit SqliteConnection(std::filesystem::path file);
  virtual ~SqliteConnection();
  /// False where it cannot be opened: then `fault` says why. Opened again, the former connection is closed.
  [[nodiscard]] bool open(SqliteMode mode);
  /// Throws by `fail` where something could not be written.
  void close();
  /// The result of statements whose failure is no surprise.
  [[nodiscard]] SqliteFault attempt(const char* sql) const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::filesystem::path file_;
  std::unique_ptr<std::uint64_t> work_;  ///< of the current step, in thousands of SQLite's operations
  std::unique_ptr<sqlite3, Close> connection_;
};

/// A prepared statement. `while (q.step()) … q.text(0) …`; columns from 0, parameters from 1.
class SqliteStatement {
 public:
  /// Throws by the connection's `fail`.
  SqliteStatement(const SqliteConnection& connection, const std::string& sql);

  void bind(int parameter, std::int64_t value);
  void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, double value);            ///< NaN is NULL
  void bind(int parameter, std::string_view words);  ///< a copy
  /// The bytes must last until the next step.
  void bind_in_place(int parameter, std::string_view words);
  void bind_in_place(int parameter, std::span<const std::uint8_t> bytes);
  void bind_null(int parameter);
  [[nodiscard]] int parameters() const;
  [[nodiscard]] std::string sql() const;

  /// False after the last row. Throws by the connection's `fail`.
  bool step();
  void restart();

  [[nodiscard]] int type(int column) const;  ///< SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  ///< empty for NULL; holds until the next step
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double number(int column) const;  ///< NaN for NULL and for what is no number
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  const SqliteConnection& connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace kuiki::store
