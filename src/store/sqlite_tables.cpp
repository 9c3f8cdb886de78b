#include "base/error.h"
#include "store/geopackage_writer.h"
#include "store/moment.h"
#include "store/rows.h"
#include "store/schema_geopackage.h"
#include "store/sqlite_statement.h"

namespace kuiki::store {

std::unique_ptr<Statement> SqliteConnection::statement(const std::string& sql) const {
  return std::make_unique<SqliteStatement>(*this, sql);
}

void SqliteConnection::add_table(const TableFacts& table) const {
  if (table.head.shapes != Shapes::none) throw Error(Fault::internal, say("{}", "{}", std::string(table.head.name)));
  run(create_table(Dialect::sqlite, table));
  for (const auto& sql : create_indexes(Dialect::sqlite, table)) run(sql);
  const auto now = moment_now();
  RowWriter(*this, contents_table)
      .write({.table_name = table.head.name,
              .data_type = "attributes",
              .identifier = table.head.name,
              .description = table.head.about,
              .last_change = {now}});
}

void SqliteConnection::index_shape(const TableFacts& table, std::int64_t row, const Shape& shape) const {
  const auto tree = sql_name("rtree_" + std::string(table.head.name) + "_geom");
  SqliteStatement remove(*this, "DELETE FROM " + tree + " WHERE id = ?1");
  remove.bind(1, row);
  remove.run();
  const auto box = geopackage_box(shape.bytes);
  if (!shape.there || !box) return;
  SqliteStatement add(*this, "INSERT INTO " + tree + " (id, minx, maxx, miny, maxy) VALUES (?1, ?2, ?3, ?4, ?5)");
  add.bind(1, row);
  add.bind(2, box->x0);
  add.bind(3, box->x1);
  add.bind(4, box->y0);
  add.bind(5, box->y1);
  add.run();
}

/// AUTOINCREMENT looks for itself.
void SqliteConnection::numbers_were_given(const TableFacts&) const {}

void SqliteConnection::touched(const std::set<std::string, std::less<>>& tables, const std::string& moment) const {
  SqliteStatement change(*this, "UPDATE OR ABORT gpkg_contents SET last_change = ?1 WHERE table_name = ?2");
  for (const auto& table : tables) {
    change.bind(1, moment);
    change.bind(2, table);
    change.run();
  }
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
