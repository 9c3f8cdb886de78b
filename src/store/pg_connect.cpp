#include <libpq-fe.h>

#include <array>
#include <cstdlib>

#include "store/pg_connection.h"
#include "store/socket_wait.h"

/// Coming to a connection, and what holds on every one of them.
namespace kuiki::store {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

/// Where the user says nothing else (connect_timeout).
constexpr seconds usual_patience{5};

/// What a user's own words, a service file or PG… variables may say otherwise stands before them, what must be so behind.
pg_conn* start(const std::string& server) {
  constexpr std::size_t n = 9;
  std::array<std::array<const char*, 2>, n> words{{{"fallback_application_name", "kuiki"},
                                                   // A cable that is pulled is noticed within half a minute.
                                                   {"keepalives_idle", "10"},
                                                   {"keepalives_interval", "3"},
                                                   {"keepalives_count", "3"},
                                                   {"tcp_user_timeout", "8000"},
                                                   {"dbname", server.c_str()},
                                                   {"client_encoding", "UTF8"},
                                                   {nullptr, nullptr},
                                                   {nullptr, nullptr}}};
  std::array<const char*, n> names{};
  std::array<const char*, n> values{};
  for (std::size_t i = 0; i < n; ++i) {
    names[i] = words[i][0];
    values[i] = words[i][1];
  }
  return PQconnectStartParams(names.data(), values.data(), 1);
}

/// connect_timeout by whatever way the user gave it.
seconds patience(pg_conn* connection) {
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> all(PQconninfo(connection), PQconninfoFree);
  for (const auto* option = all.get(); option != nullptr && option->keyword != nullptr; ++option) {
    if (std::string_view(option->keyword) != "connect_timeout" || option->val == nullptr) continue;
    const int said = std::atoi(option->val);
    if (said > 0) return seconds(said);
  }
  return usual_patience;
}

void drop_notice(void*, const PGresult*) {}

constexpr const char* settings =
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex'; SET extra_float_digits = 1; "
    "SET standard_conforming_strings = on; SET client_min_messages = error; SET lock_timeout = '10s'; "
    "SET statement_timeout = '60s'";

/// A save that came to a standstill (a laptop put to sleep) must not hold up the office.
constexpr const char* begin_changing =
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL idle_in_transaction_session_timeout = '60s'";

/// The schema, then where PostGIS is; and whether the role may see into the schema, which PostgreSQL otherwise passes over as
/// if it were not there.
constexpr const char* set_path =
    "SELECT set_config('search_path', quote_ident($1::text) || coalesce((SELECT ', ' || quote_ident(n.nspname) FROM "
    "pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'), ''), "
    "false), coalesce(has_schema_privilege((SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1::text), 'USAGE'), "
    "true)";

}  // namespace

void PgConnection::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

PgConnection::PgConnection(WorkLocation where, PgUse use, std::stop_token stop)
    : where_(std::move(where)), use_(use), wait_(std::make_unique<SocketWait>(std::move(stop))) {
  connect();
  set_up();
  switch (use) {
    case PgUse::read:
      begin_reading();
      break;
    case PgUse::save:
      begin_saving();
      break;
    case PgUse::make:
      begin_making();
      break;
    case PgUse::watch:
      break;
  }
}

PgConnection::~PgConnection() {
  // The server would do so by itself, but later: whoever saves next need not wait for that.
  if (connection_ && writes() && PQtransactionStatus(handle()) != PQTRANS_IDLE && !lost())
    PQclear(PQexec(handle(), "ROLLBACK"));
}

void PgConnection::connect() {
  connection_.reset(start(where_.server));
  if (!connection_) throw std::bad_alloc();
  if (PQstatus(handle()) == CONNECTION_BAD) fail_connecting();
  PQsetNoticeReceiver(handle(), drop_notice, nullptr);
  PQsetErrorVerbosity(handle(), PQERRORS_VERBOSE);  // with the code of a refusal, whatever the server's language
  // Several hosts, or several addresses of one, each take their time.
  wait_until_connected(steady_clock::now() + 2 * patience(handle()));
}

void PgConnection::wait_until_connected(steady_clock::time_point end) const {
  auto wanted = PGRES_POLLING_WRITING;
  while (wanted != PGRES_POLLING_OK) {
    if (wanted == PGRES_POLLING_FAILED) fail_connecting();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now());
    if (left.count() <= 0) fail_by(PgFault::lost, "timeout");
    const auto what = wanted == PGRES_POLLING_READING ? SocketWait::For::reading : SocketWait::For::writing;
    if (wait_->ready(PQsocket(handle()), what, left)) wanted = PQconnectPoll(handle());
  }
}

void PgConnection::set_up() const {
  run(settings);
  const auto answer = ask(set_path, where_.schema);
  if (*PQgetvalue(answer.get(), 0, 1) == 'f') fail_by(PgFault::denied, "USAGE ON SCHEMA " + where_.schema);
}

void PgConnection::begin_reading() const {
  run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  if (relations().empty()) fail_by(PgFault::absent, {});
}

void PgConnection::begin_saving() const {
  run(std::string(begin_changing) + "; LOCK TABLE " + sql_name(where_.schema) + ".act IN SHARE ROW EXCLUSIVE MODE");
}

void PgConnection::begin_making() const {
  const auto postgis = checked(PQexec(handle(), "SELECT 1 FROM pg_catalog.pg_extension WHERE extname = 'postgis'"));
  if (PQntuples(postgis.get()) == 0) {
    refuse(say("{} のデータベースに PostGIS がありません。管理者が「CREATE EXTENSION postgis」を一度実行してください。",
               "the database of {} has no PostGIS; its administrator runs \"CREATE EXTENSION postgis\" once", name()));
  }
  if (!relations().empty()) fail_by(PgFault::duplicate, {});
  run(begin_changing);
  // An administrator may have made the schema, for people who may make none.
  const auto there = ask("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", where_.schema);
  if (PQntuples(there.get()) == 0) run("CREATE SCHEMA " + sql_name(where_.schema));
}

}  // namespace kuiki::store
