#include "store/rows.h"

#include <sqlite3.h>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::store {
namespace {

std::optional<SqliteStatement> statement_for(const SqliteConnection& database, const TableFacts& table, NameList equal) {
  if (table.head.later && !database.has_table(table.head.name)) return {};
  const auto present = present_columns(database, table);
  return std::optional<SqliteStatement>(std::in_place, database, select_from(Dialect::sqlite, table, present, equal));
}

}  // namespace

Present present_columns(const SqliteConnection& database, const TableFacts& table) {
  const auto there = database.columns(table.head.name);
  const auto file = database.file().string();
  if (there.empty()) {
    throw Error(Fault::input_wrong, say("{}：{}。Kuiki のデータベースを指定するか、作り直してください（kuiki build）。",
                                        "{}: {}; name a database of Kuiki or build it again (kuiki build)", file,
                                        database.why_no_table(table.head.name)));
  }
  Present present;
  std::string missing;
  for (std::size_t i = 0; i < table.count; ++i) {
    const auto& column = table.list[i];
    present.set(i, there.contains(std::string(column.name)));
    if (!present.test(i) && !column.rules.later) add_part(missing, ", ", column.name);
  }
  if (!missing.empty()) {
    throw Error(Fault::input_wrong, say("{} の表 {} に列 {} がありません。データベースを作り直してください（kuiki build）。",
                                        "table {1} of {0} lacks the column(s) {2}; build the database again (kuiki build)",
                                        file, table.head.name, missing));
  }
  return present;
}

std::int64_t last_row(const SqliteConnection& database, const TableFacts& table) {
  SqliteStatement q(database, "SELECT max(rowid) FROM " + sql_name(table.head.name));
  q.step();
  return q.integer(0);
}

TableReader::TableReader(const SqliteConnection& database, const TableFacts& table, NameList equal)
    : database_(database), table_(table), statement_(statement_for(database, table, equal)) {}

void TableReader::wrong(const Text& why) const {
  throw Error(Fault::input_wrong, say("{}：表 {} の {} 行目：{}。データベースを作り直してください（kuiki build）。",
                                      "{}: table {}, row {}: {}; build the database again (kuiki build)",
                                      database_.file().string(), table_.head.name, number(), why));
}

int TableReader::one_of(std::string_view word, const std::vector<std::string>& names, int fallback) const {
  if (word.empty() && fallback >= 0) return fallback;
  int i = 0;
  std::string allowed;
  for (const auto& name : names) {
    if (word == name) return i;
    allowed += (i++ ? ", " : "") + name;
  }
  wrong(say("値「{}」は使えません（{} のどれか）", "the value \"{}\" is not one of {}", std::string(word), allowed));
}

TableWriter::TableWriter(const SqliteConnection& database, const TableFacts& table)
    : TableWriter(database, table, present_columns(database, table)) {}

TableWriter::TableWriter(const SqliteConnection& database, const TableFacts& table, const Present& present)
    : database_(database), table_(table), statement_(database, insert_into(Dialect::sqlite, table, present)) {
  int place = 0;
  for (std::size_t i = 0; i < table.count; ++i)
    if (present.test(i)) places_[i] = ++place;
}

void TableWriter::no_place(const ColumnFacts& column) const {
  throw Error(Fault::output, say("{} は古いデータベースで、表 {} に列 {} がありません。作り直してください（kuiki build）。",
                                 "{} is an older database, whose table {} lacks the column {}; build it again (kuiki build)",
                                 database_.file().string(), table_.head.name, column.name));
}

std::int64_t TableWriter::run() {
  statement_.run();
  return sqlite3_last_insert_rowid(database_.handle());
}

}  // namespace kuiki::store
