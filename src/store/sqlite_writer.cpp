#include "store/sqlite_writer.h"

#include <sqlite3.h>

#include <cmath>

#include "base/error.h"

namespace kuiki::store {

SqliteWriter::SqliteWriter(const std::filesystem::path& file) {
  const auto name = file.u8string();  // SQLite takes UTF-8 on every system
  if (sqlite3_open_v2(reinterpret_cast<const char*>(name.c_str()), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                      nullptr) != SQLITE_OK) {
    fail();
  }
  run("PRAGMA page_size = 4096");
  run("PRAGMA encoding = 'UTF-8'");
  run("PRAGMA auto_vacuum = NONE");
  run("PRAGMA journal_mode = OFF");  // a build that fails throws the file away
  run("PRAGMA synchronous = OFF");
  run("PRAGMA locking_mode = EXCLUSIVE");
}

SqliteWriter::~SqliteWriter() { sqlite3_close_v2(db_); }

void SqliteWriter::run(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void SqliteWriter::close() {
  const int result = sqlite3_close(db_);
  if (result != SQLITE_OK) fail();
  db_ = nullptr;
}

void SqliteWriter::fail() const {
  throw Error(Fault::output,
              say("データベースに書き込めません（SQLite: {}）。空き容量と書き込み権限を確認してください",
                  "the database cannot be written (SQLite: {}); see whether the disk is full or the folder is protected",
                  db_ ? sqlite3_errmsg(db_) : "out of memory"));
}

Insert::Insert(SqliteWriter& db, const std::string& table) : db_(db) {
  if (sqlite3_prepare_v2(db_.handle(), ("SELECT * FROM \"" + table + "\"").c_str(), -1, &statement_, nullptr) != SQLITE_OK)
    db_.fail();
  const int columns = sqlite3_column_count(statement_);
  sqlite3_finalize(statement_);
  statement_ = nullptr;
  std::string sql = "INSERT INTO \"" + table + "\" VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  sql += ")";
  if (sqlite3_prepare_v2(db_.handle(), sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) db_.fail();
}

Insert::~Insert() { sqlite3_finalize(statement_); }

void Insert::row(std::initializer_list<Cell> cells) {
  // What is not bound would be NULL without a word.
  if (static_cast<int>(cells.size()) != sqlite3_bind_parameter_count(statement_))
    throw Error(Fault::internal, say("表の列は{}ですが、値は{}です（{}）", "the table has {} columns, not {} ({})",
                                     sqlite3_bind_parameter_count(statement_), cells.size(), sqlite3_sql(statement_)));
  int place = 0;
  for (const auto& cell : cells) {
    ++place;
    if (const auto* words = std::get_if<std::string_view>(&cell)) {
      sqlite3_bind_text(statement_, place, words->data() ? words->data() : "", static_cast<int>(words->size()),
                        SQLITE_STATIC);
    } else if (const auto* number = std::get_if<double>(&cell); number && !std::isnan(*number)) {
      sqlite3_bind_double(statement_, place, *number);
    } else if (const auto* n = std::get_if<std::int64_t>(&cell)) {
      sqlite3_bind_int64(statement_, place, *n);
    } else if (const auto* blob = std::get_if<Blob>(&cell)) {
      sqlite3_bind_blob(statement_, place, blob->bytes.data(), static_cast<int>(blob->bytes.size()), SQLITE_STATIC);
    } else {
      sqlite3_bind_null(statement_, place);
    }
  }
  if (sqlite3_step(statement_) != SQLITE_DONE) db_.fail();
  sqlite3_reset(statement_);
}

}  // namespace kuiki::store
