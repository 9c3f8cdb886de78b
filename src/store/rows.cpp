#include "store/rows.h"

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"

namespace kuiki::store {
namespace {

std::unique_ptr<Statement> statement_for(const Database& database, const TableFacts& table, NameList equal, Order order) {
  if (table.head.later && !database.has_table(table.head.name)) return {};
  const auto present = present_columns(database, table);
  return database.statement(select_from(database.dialect(), table, present, equal, order));
}

}  // namespace

Present present_columns(const Database& database, const TableFacts& table) {
  const auto there = database.columns(table.head.name);
  const auto file = database.name();
  if (there.empty()) {
    throw Error(Fault::input_wrong,
                say("{}：{}。{}。", "{}: {}; {}", file, database.why_no_table(table.head.name), database.remedy()));
  }
  Present present;
  std::string missing;
  for (std::size_t i = 0; i < table.count; ++i) {
    const auto& column = table.list[i];
    present.set(i, there.contains(std::string(column.name)));
    if (!present.test(i) && !column.rules.later) add_part(missing, ", ", column.name);
  }
  if (!missing.empty()) {
    throw Error(Fault::input_wrong,
                say("{} の表 {} に列 {} がありません。{}。", "table {1} of {0} lacks the column(s) {2}; {3}", file,
                    table.head.name, missing, database.remedy()));
  }
  return present;
}

std::int64_t last_row(const Database& database, const TableFacts& table) {
  const auto q = database.statement("SELECT max(fid) FROM " + sql_name(table.head.name));
  q->step();
  return q->integer(0);
}

TableReader::TableReader(const Database& database, const TableFacts& table, NameList equal, Order order)
    : database_(database), table_(table), statement_(statement_for(database, table, equal, order)) {}

void TableReader::wrong(const Text& why) const {
  // Why quotes values as they stand in the file.
  const Text printable{one_line(why.ja), one_line(why.en)};
  throw Error(Fault::input_wrong, say("{}：表 {} の {} 行目：{}。{}。", "{}: table {}, row {}: {}; {}", database_.name(),
                                      table_.head.name, number(), printable, database_.remedy()));
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

TableWriter::TableWriter(const Database& database, const TableFacts& table)
    : TableWriter(database, table, present_columns(database, table)) {}

TableWriter::TableWriter(const Database& database, const TableFacts& table, const Present& present)
    : database_(database), table_(table), statement_(database.statement(insert_into(database.dialect(), table, present))) {
  int place = 0;
  for (std::size_t i = 0; i < table.count; ++i)
    if (present.test(i)) places_[i] = ++place;
}

TableWriter::TableWriter(const Database& database, const TableFacts& table, const std::string& sql)
    : database_(database), table_(table), statement_(database.statement(sql)) {
  for (std::size_t i = 0; i < table.count; ++i) places_[i] = static_cast<int>(i) + 1;
}

void TableWriter::no_place(const ColumnFacts& column) const {
  throw Error(Fault::output, say("{} は古い版のもので、表 {} に列 {} がありません。{}。",
                                 "{} is of an older version, whose table {} lacks the column {}; {}", database_.name(),
                                 table_.head.name, column.name, database_.remedy()));
}

}  // namespace kuiki::store
