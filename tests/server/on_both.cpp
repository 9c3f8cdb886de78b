#include "on_both.h"

#include <array>

#include "private_server.h"
#include "store/pg_connection.h"
#include "store/schema_work.h"
#include "store/sqlite_connection.h"

namespace kuiki::test {

using store::Dialect;
using store::PgConnection;
using store::PgUse;
using store::SqliteConnection;
using store::SqliteUse;
using store::TableFacts;

std::ostream& operator<<(std::ostream& out, Backend backend) {
  return out << (backend == Backend::file ? "file" : "server");
}

OnBoth::OnBoth() : location_(another_location()) {}

store::WorkLocation OnBoth::another_location() {
  if (GetParam() == Backend::server) return PrivateServer::get().fresh_schema();
  return {.file = folder_ / ("work" + std::to_string(++count_) + ".gpkg")};
}

Dialect OnBoth::dialect() const { return GetParam() == Backend::file ? Dialect::sqlite : Dialect::postgres; }

void OnBoth::make(std::span<const TableFacts* const> tables) const {
  std::unique_ptr<store::Database> database;
  if (GetParam() == Backend::file)
    database = std::make_unique<SqliteConnection>(location_.file, SqliteUse::make);
  else
    database = std::make_unique<PgConnection>(location_, PgUse::make);
  if (GetParam() == Backend::file) database->run("BEGIN");
  // Bare tables, in a file too: what GeoPackage has besides is made with a work file.
  const auto make_one = [&](const TableFacts& table) {
    database->run(create_table(dialect(), table));
    for (const auto& index : create_indexes(dialect(), table)) database->run(index);
  };
  bool act = false;
  for (const auto* table : tables) {
    make_one(*table);
    act = act || table->head.name == "act";
  }
  if (!act) make_one(store::act_table.facts);
  database->commit();
}

void OnBoth::make(const TableFacts& table) const {
  const std::array one{&table};
  make(one);
}

std::unique_ptr<store::Database> OnBoth::reading() const {
  if (GetParam() == Backend::file) return std::make_unique<SqliteConnection>(location_.file, SqliteUse::read_work);
  return std::make_unique<PgConnection>(location_, PgUse::read);
}

std::unique_ptr<store::Database> OnBoth::saving() const {
  if (GetParam() == Backend::file) return std::make_unique<SqliteConnection>(location_.file, SqliteUse::save);
  return std::make_unique<PgConnection>(location_, PgUse::save);
}

void OnBoth::sql(const std::string& statements) const {
  if (GetParam() == Backend::file) {
    store::test::run_sql(location_.file, statements);
    return;
  }
  PrivateServer::get().sql(location_, "SET search_path = " + store::sql_name(location_.schema) + ", public; " + statements);
}

}  // namespace kuiki::test
