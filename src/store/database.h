#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/text.h"
#include "store/schema_sql.h"

/// What a database must be able to do for the program's tables to lie in it: SqliteConnection, PgConnection. Tables are read
/// and written by name on top of it (rows.h); SQL of both dialects comes from schema_sql.h.
namespace kuiki::store {

/// A prepared statement. `while (q.step()) … q.text(0) …`; columns from 0, parameters from 1. All throw by the database's
/// words for a failure.
class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;

  virtual void bind(int parameter, std::int64_t value) = 0;
  virtual void bind(int parameter, double value) = 0;            ///< NaN is NULL
  virtual void bind(int parameter, std::string_view words) = 0;  ///< a copy
  void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
  /// The bytes must last until the next step.
  virtual void bind_in_place(int parameter, std::string_view words) = 0;
  /// A shape as GeoPackage binary; must last until the next step.
  virtual void bind_in_place(int parameter, std::span<const std::uint8_t> shape) = 0;
  virtual void bind_null(int parameter) = 0;

  /// False after the last row.
  virtual bool step() = 0;
  virtual void restart() = 0;
  /// Of what gives no rows: carried out, and ready to be bound again. Returns how many rows it touched.
  virtual std::int64_t run() = 0;
  /// Of one INSERT of schema_sql.h: carried out, and ready to be bound again. Returns the new row's number.
  virtual std::int64_t insert() = 0;

  [[nodiscard]] virtual bool null(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;  ///< empty for NULL; holds until the next step
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;   ///< 0 for NULL; 1 for true
  [[nodiscard]] virtual double number(int column) const = 0;          ///< NaN for NULL and for what is no number
  /// A shape as GeoPackage binary; holds until the next step.
  [[nodiscard]] virtual std::span<const std::uint8_t> blob(int column) const = 0;
};

/// An open database. One thread at a time; open another one for another thread.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  [[nodiscard]] virtual Dialect dialect() const = 0;
  /// For people: the file, or server and schema; never a password.
  [[nodiscard]] virtual std::string name() const = 0;
  /// What to do where it is not what it should be: the end of an error's line.
  [[nodiscard]] virtual Text remedy() const = 0;

  [[nodiscard]] virtual std::unique_ptr<Statement> statement(const std::string& sql) const = 0;
  virtual void run(const std::string& sql) const = 0;
  /// Makes a table with its indexes.
  virtual void add_table(const TableFacts& table) const = 0;
  /// A row with a shape was written, or (no shape) goes: for the file's spatial index.
  virtual void index_shape(const TableFacts& table, std::int64_t row, const Shape& shape) const = 0;
  /// Rows were written with numbers of their own: the next one gets a number after them.
  virtual void numbers_were_given(const TableFacts& table) const = 0;
  /// These tables were changed, at that moment: for whoever looks, in the file's contents, or at once.
  virtual void touched(const std::set<std::string, std::less<>>& tables, const std::string& moment) const = 0;
  virtual void commit() = 0;  ///< of what was begun when it was opened to change something

  /// Is there a table of rows of that name? Views, which would run what somebody else wrote, are none.
  [[nodiscard]] virtual bool has_table(std::string_view name) const = 0;
  /// Column names; empty when there is no such table.
  [[nodiscard]] virtual std::set<std::string> columns(std::string_view table) const = 0;
  /// What there is under that name where `has_table` says no: a reason to put after the database's name.
  [[nodiscard]] virtual Text why_no_table(std::string_view name) const = 0;
};

}  // namespace kuiki::store
