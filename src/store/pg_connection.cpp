#include "store/pg_connection.h"

#include <libpq-fe.h>

#include "store/pg_statement.h"
#include "store/socket_wait.h"
#include "store/unreachable.h"

namespace kuiki::store {
namespace {

/// The same on every machine, unlike std::hash (FNV-1a).
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3u;
  }
  return hash;
}

/// Computed columns are not among them.
constexpr const char* relations_of_schema =
    "SELECT c.relname, c.relkind, a.attname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
    "c.relnamespace JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', "
    "'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''";

}  // namespace

PgResult PgConnection::checked(pg_result* result) const {
  PgResult held(result, PQclear);
  switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
      return held;
    default:
      fail(result);
  }
}

PgResult PgConnection::ask(const char* sql, const std::string& value) const {
  const char* values[] = {value.c_str()};
  return checked(PQexecParams(handle(), sql, 1, nullptr, values, nullptr, nullptr, 0));
}

std::unique_ptr<Statement> PgConnection::statement(const std::string& sql) const {
  return std::make_unique<PgStatement>(*this, sql);
}

void PgConnection::run(const std::string& sql) const {
  static_cast<void>(checked(PQexec(handle(), sql.c_str())));
  relations_.reset();
}

void PgConnection::add_table(const TableFacts& table) const {
  run(create_table(Dialect::postgres, table));
  for (const auto& sql : create_indexes(Dialect::postgres, table)) run(sql);
  relations_.reset();
}

void PgConnection::numbers_were_given(const TableFacts& table) const {
  const auto name = sql_name(where_.schema) + "." + sql_name(table.head.name);
  const auto sql = "SELECT setval(pg_get_serial_sequence($1, 'fid'), max(fid)) FROM " + name;
  static_cast<void>(ask(sql.c_str(), name));
}

void PgConnection::touched(const std::set<std::string, std::less<>>&, const std::string&) const {
  static_cast<void>(ask("SELECT pg_notify($1, '')", channel(where_)));
}

void PgConnection::commit() {
  const PgResult result(PQexec(handle(), "COMMIT"), PQclear);
  if (lost()) {
    throw Unreachable(
        Fault::output,
        say("保存の最後に {} との接続が切れ、保存されたかどうか分かりません。接続できるようになったら「kuiki work "
            "history」で確かめてください。",
            "the connection to {} broke in the moment of saving, so it may have been saved or not; look with "
            "\"kuiki work history\" once the server is back",
            name()),
        true);
  }
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get());
  // After a failure the server takes COMMIT for ROLLBACK, and says no word.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") fail_by(PgFault::other, "ROLLBACK");
}

std::string PgConnection::prepared(const std::string& sql) const {
  const auto known = prepared_.find(sql);
  if (known != prepared_.end()) return known->second;
  auto name = "kuiki_" + std::to_string(prepared_.size() + 1);
  static_cast<void>(checked(PQprepare(handle(), name.c_str(), sql.c_str(), 0, nullptr)));
  prepared_.emplace(sql, name);
  return name;
}

const PgConnection::Relations& PgConnection::relations() const {
  if (relations_) return *relations_;
  const auto rows = ask(relations_of_schema, where_.schema);
  Relations all;
  for (int row = 0; row < PQntuples(rows.get()); ++row) {
    auto& one = all[PQgetvalue(rows.get(), row, 0)];
    one.kind = *PQgetvalue(rows.get(), row, 1);
    one.columns.emplace(PQgetvalue(rows.get(), row, 2));
  }
  return relations_.emplace(std::move(all));
}

bool PgConnection::has_table(std::string_view name) const {
  const auto& all = relations();
  const auto found = all.find(name);
  return found != all.end() && (found->second.kind == 'r' || found->second.kind == 'p');
}

std::set<std::string> PgConnection::columns(std::string_view table) const {
  return has_table(table) ? relations().find(table)->second.columns : std::set<std::string>();
}

Text PgConnection::why_no_table(std::string_view name) const {
  const std::string table(name);
  const auto& all = relations();
  const auto found = all.find(name);
  if (found == all.end()) return say("表 {} がありません", "there is no table {}", table);
  if (found->second.kind == 'f')
    return say("{} は別のサーバーの表です。それは読みません", "{} is a table of another server; those are not read", table);
  return say("{} は表ではなくビューです。ビューは読みません", "{} is a view, not a table; views are not read", table);
}

std::string PgConnection::channel(const WorkLocation& where) {
  return fmt::format("kuiki_act_{:016x}", hash_of(where.schema));
}

void PgConnection::listen() const { run("LISTEN " + channel(where_)); }

bool PgConnection::heard() const {
  // libpq may have read it already, with the answer to a question.
  const auto take_all = [&] {
    if (PQconsumeInput(handle()) == 0 || lost()) fail(nullptr);
    bool any = false;
    while (PGnotify* notice = PQnotifies(handle())) {
      PQfreemem(notice);
      any = true;
    }
    return any;
  };
  if (take_all()) return true;
  return wait_->ready(PQsocket(handle()), SocketWait::For::reading, std::chrono::minutes(1)) && take_all();
}

bool PgConnection::lost() const { return PQstatus(handle()) == CONNECTION_BAD; }

}  // namespace kuiki::store
