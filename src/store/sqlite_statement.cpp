#include "store/sqlite_statement.h"

#include <sqlite3.h>

#include <cmath>

namespace kuiki::store {

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement::SqliteStatement(const SqliteConnection& connection, const std::string& sql) : connection_(connection) {
  connection.begin_step();
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection.handle(), sql.c_str(), static_cast<int>(sql.size()) + 1, &statement, nullptr) !=
      SQLITE_OK) {
    connection.fail();
  }
  statement_.reset(statement);
}

void SqliteStatement::bind(int parameter, std::int64_t value) { sqlite3_bind_int64(statement_.get(), parameter, value); }

void SqliteStatement::bind(int parameter, double value) {
  if (std::isnan(value))
    bind_null(parameter);
  else
    sqlite3_bind_double(statement_.get(), parameter, value);
}

void SqliteStatement::bind(int parameter, std::string_view words) {
  sqlite3_bind_text64(statement_.get(), parameter, words.data() ? words.data() : "", words.size(), SQLITE_TRANSIENT,
                      SQLITE_UTF8);
}

void SqliteStatement::bind_in_place(int parameter, std::string_view words) {
  sqlite3_bind_text64(statement_.get(), parameter, words.data() ? words.data() : "", words.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

void SqliteStatement::bind_in_place(int parameter, std::span<const std::uint8_t> bytes) {
  sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
}

void SqliteStatement::bind_null(int parameter) { sqlite3_bind_null(statement_.get(), parameter); }

bool SqliteStatement::step() {
  connection_.begin_step();
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) connection_.fail();
  return false;
}

void SqliteStatement::restart() { sqlite3_reset(statement_.get()); }

std::int64_t SqliteStatement::run() {
  step();
  restart();
  return sqlite3_changes64(connection_.handle());
}

std::int64_t SqliteStatement::insert() {
  run();
  return sqlite3_last_insert_rowid(connection_.handle());
}

int SqliteStatement::type(int column) const { return sqlite3_column_type(statement_.get(), column); }
bool SqliteStatement::null(int column) const { return type(column) == SQLITE_NULL; }

std::string_view SqliteStatement::text(int column) const {
  const auto* words = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return words ? std::string_view(words, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
               : std::string_view();
}

std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double SqliteStatement::number(int column) const {
  const int kind = type(column);
  return kind == SQLITE_INTEGER || kind == SQLITE_FLOAT ? sqlite3_column_double(statement_.get(), column) : NAN;
}

std::span<const std::uint8_t> SqliteStatement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)) : 0};
}

}  // namespace kuiki::store
