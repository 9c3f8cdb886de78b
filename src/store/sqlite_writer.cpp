#include "store/sqlite_writer.h"

namespace kuiki::store {
namespace {

std::string insert_into(const SqliteConnection& db, const std::string& table) {
  SqliteStatement columns(db, "SELECT count(*) FROM pragma_table_info(?1)");
  columns.bind(1, std::string_view(table));
  columns.step();
  std::string sql = "INSERT INTO \"" + table + "\" VALUES (?";
  for (std::int64_t i = 1; i < columns.integer(0); ++i) sql += ",?";
  return sql + ")";
}

}  // namespace

Insert::Insert(const SqliteConnection& db, const std::string& table) : statement_(db, insert_into(db, table)) {}

void Insert::row(std::initializer_list<Cell> cells) {
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
