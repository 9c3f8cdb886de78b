#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/sqlite_connection.h"

struct sqlite3_stmt;

namespace kuiki::store {

/// A prepared statement of SQLite. Tables of the program's own are read and written by name, through store/rows.h; by itself
/// it is for the tables of strangers and of GeoPackage.
class SqliteStatement final : public Statement {
 public:
  /// Throws by the connection's `fail`.
  SqliteStatement(const SqliteConnection& connection, const std::string& sql);

  using Statement::bind;
  void bind(int parameter, std::int64_t value) override;
  void bind(int parameter, double value) override;
  void bind(int parameter, std::string_view words) override;
  void bind_in_place(int parameter, std::string_view words) override;
  void bind_in_place(int parameter, std::span<const std::uint8_t> bytes) override;
  void bind_null(int parameter) override;

  bool step() override;
  void restart() override;
  std::int64_t run() override;
  std::int64_t insert() override;

  [[nodiscard]] int type(int column) const;  ///< SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL
  [[nodiscard]] bool null(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double number(int column) const override;
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const override;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  const SqliteConnection& connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace kuiki::store
