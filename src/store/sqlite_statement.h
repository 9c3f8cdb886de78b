#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/sqlite_connection.h"

struct sqlite3_stmt;

namespace kuiki::store {

/// A prepared statement. `while (q.step()) … q.text(0) …`; columns from 0, parameters from 1. Tables of the program's own
/// are read and written by name, through store/rows.h; this is what that stands on, and for the tables of strangers.
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

  /// False after the last row. Throws by the connection's `fail`.
  bool step();
  void restart();
  /// Of what gives no rows: carried out, and ready to be bound again.
  void run();

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
