#include "store/schema_words.h"

#include "base/strings.h"
#include "store/schema_sql.h"

namespace kuiki::store {
namespace {

std::string in_words(const ColumnFacts& column, const TableFacts& table) {
  std::string words(column.name);
  switch (column.type) {
    case ColumnType::text:
      break;
    case ColumnType::integer:
      words += " integer";
      break;
    case ColumnType::real:
      words += " real";
      break;
    case ColumnType::boolean:
      words += " boolean";
      break;
    case ColumnType::moment:
      words += " time";
      break;
    case ColumnType::shape:
      words += ' ' + std::string(shapes_name(table.head.shapes));
      break;
  }
  if (column.rules.unique) words += '!';
  if (column.rules.null) words += '?';
  if (column.rules.later) words += '*';
  return words;
}

}  // namespace

std::string tables_in_markdown(std::span<const TableFacts* const> tables) {
  std::string text = "| table | what it is | columns |\n|---|---|---|\n";
  for (const auto* table : tables) {
    const auto& head = table->head;
    const auto columns = join(table->columns(), ", ", [&](const ColumnFacts& column) { return in_words(column, *table); });
    text += "| `" + std::string(head.name) + (head.later ? "`*" : "`") + " | " + std::string(head.about) + " | " + columns;
    if (!head.unique.empty()) text += "; (" + std::string(head.unique) + ")!";
    text += " |\n";
  }
  return text;
}

}  // namespace kuiki::store
