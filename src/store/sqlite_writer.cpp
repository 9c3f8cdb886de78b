#include "store/sqlite_writer.h"

#include "base/error.h"

namespace kuiki::store {
namespace {

std::string insert_into(const SqliteWriter& db, const std::string& table) {
  SqliteStatement columns(db, "SELECT count(*) FROM pragma_table_info(?1)");
  columns.bind(1, std::string_view(table));
  columns.step();
  std::string sql = "INSERT INTO \"" + table + "\" VALUES (?";
  for (std::int64_t i = 1; i < columns.integer(0); ++i) sql += ",?";
  return sql + ")";
}

}  // namespace

SqliteWriter::SqliteWriter(const std::filesystem::path& file) : SqliteConnection(file) {
  if (!open(SqliteMode::create)) fail();
  run("PRAGMA page_size = 4096");
  run("PRAGMA encoding = 'UTF-8'");
  run("PRAGMA auto_vacuum = NONE");
  run("PRAGMA journal_mode = OFF");  // a build that fails throws the file away
  run("PRAGMA synchronous = OFF");   // and one that succeeds brings it to the disk whole, once
  run("PRAGMA locking_mode = EXCLUSIVE");
}

void SqliteWriter::fail() const {
  throw Error(
      Fault::output,
      say("データベースに書き込めません（SQLite: {}）。空き容量と書き込み権限を確認してください",
          "the database cannot be written (SQLite: {}); see whether the disk is full or the folder is protected", words()));
}

Insert::Insert(const SqliteWriter& db, const std::string& table) : statement_(db, insert_into(db, table)) {}

void Insert::row(std::initializer_list<Cell> cells) {
  // What is not bound would be NULL without a word.
  if (static_cast<int>(cells.size()) != statement_.parameters())
    throw Error(Fault::internal, say("表の列は{}ですが、値は{}です（{}）", "the table has {} columns, not {} ({})",
                                     statement_.parameters(), cells.size(), statement_.sql()));
  int place = 0;
  for (const auto& cell : cells) {
    ++place;
    if (const auto* words = std::get_if<std::string_view>(&cell)) {
      statement_.bind_in_place(place, *words);
    } else if (const auto* number = std::get_if<double>(&cell)) {
      statement_.bind(place, *number);
    } else if (const auto* n = std::get_if<std::int64_t>(&cell)) {
      statement_.bind(place, *n);
    } else if (const auto* blob = std::get_if<Blob>(&cell)) {
      const auto* bytes = reinterpret_cast<const std::uint8_t*>(blob->bytes.data());
      statement_.bind_in_place(place, std::span(bytes, blob->bytes.size()));
    } else {
      statement_.bind_null(place);
    }
  }
  statement_.step();
  statement_.restart();
}

}  // namespace kuiki::store
