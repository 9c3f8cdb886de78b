#include "store/sqlite_statement.h"

namespace kuiki::store {

std::unique_ptr<Statement> SqliteConnection::statement(const std::string& sql) const {
  return std::make_unique<SqliteStatement>(*this, sql);
}

bool SqliteConnection::has_table(std::string_view name) const {
  SqliteStatement q(*this, "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?1 AND sql NOT LIKE 'CREATE VIRTUAL%'");
  q.bind(1, name);
  return q.step();
}

std::set<std::string> SqliteConnection::columns(std::string_view table) const {
  std::set<std::string> names;
  if (!has_table(table)) return names;
  SqliteStatement q(*this, "SELECT name FROM pragma_table_info(?1)");  // computed columns are not among them
  q.bind(1, table);
  while (q.step()) names.emplace(q.text(0));
  return names;
}

std::set<std::string> SqliteConnection::tables() const {
  std::set<std::string> names;
  SqliteStatement q(*this, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
  while (q.step()) names.emplace(q.text(0));
  return names;
}

Text SqliteConnection::why_no_table(std::string_view name) const {
  SqliteStatement q(*this, "SELECT type FROM sqlite_master WHERE name=?1 AND type IN ('view','table')");
  q.bind(1, name);
  const std::string table(name);
  if (!q.step()) return say("表 {} がありません", "there is no table {}", table);
  if (q.text(0) == "view")
    return say("{} は表ではなくビューです。ビューは読みません", "{} is a view, not a table; views are not read", table);
  return say("{} は仮想の表です。仮想の表は読みません", "{} is a virtual table; those are not read", table);
}

}  // namespace kuiki::store
