#include "store/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>

#include "base/printable.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// A lock is waited for: an import beside ours takes a second or two.
constexpr int lock_wait_ms = 6'000;

/// No step of ours comes near it, a table being read row by row; some seconds of work.
constexpr int operations_a_call = 1000;
constexpr std::uint64_t most_calls = 300'000;

/// A value cannot be larger than the file it stands in; and the outline of all Japan is smaller than this.
constexpr std::uintmax_t least_length = 1 << 20, most_length = 256 << 20;

/// As a file: URI. An empty authority before the path, lest a path that begins with two slashes is taken for one.
std::string uri_of(const fs::path& file, const char* query) {
  const auto path = file.generic_u8string();
  std::string uri = path.starts_with(u8"/") ? "file://" : "file:";
  for (const char8_t c : path) {
    constexpr char hex[] = "0123456789ABCDEF";
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += hex[c >> 4];
      uri += hex[c & 15];
    } else {
      uri += static_cast<char>(c);
    }
  }
  return uri + query;
}

const char* query_of(SqliteMode mode) {
  switch (mode) {
    case SqliteMode::read:
      return "?mode=ro";
    case SqliteMode::read_unchanging:
      return "?mode=ro&immutable=1";
    case SqliteMode::write:
      return "?mode=rw";
    case SqliteMode::create:
      break;
  }
  return "?mode=rwc";
}

bool writes(SqliteMode mode) { return mode == SqliteMode::write || mode == SqliteMode::create; }

int flags_of(SqliteMode mode) {
  const int access = !writes(mode)               ? SQLITE_OPEN_READONLY
                     : mode == SqliteMode::write ? SQLITE_OPEN_READWRITE
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  return access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
}

int one_step_more(void* work) { return ++*static_cast<std::uint64_t*>(work) > most_calls ? 1 : 0; }

void set_rules(sqlite3* connection, const fs::path& file, SqliteMode mode) {
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, lock_wait_ms);
  // A new file is nobody's yet, and defended it could not be written without a journal.
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, mode == SqliteMode::create ? 0 : 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
  std::error_code none;
  const auto size = fs::file_size(file, none);
  const auto length = writes(mode) || none ? most_length : std::clamp(size, least_length, most_length);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, static_cast<int>(length));
}

}  // namespace

void SqliteConnection::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

bool SqliteConnection::open(SqliteMode mode) {
  connection_.reset();
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(uri_of(file_, query_of(mode)).c_str(), &connection, flags_of(mode), nullptr);
  connection_.reset(connection);
  if (result != SQLITE_OK) return false;
  set_rules(connection, file_, mode);
  sqlite3_progress_handler(connection, operations_a_call, one_step_more, work_.get());
  return true;
}

void SqliteConnection::close() {
  if (sqlite3_close(connection_.get()) != SQLITE_OK) fail();
  static_cast<void>(connection_.release());
}

void SqliteConnection::begin_step() const { *work_ = 0; }

SqliteFault SqliteConnection::attempt(const char* sql) const {
  begin_step();
  return sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) == SQLITE_OK ? SqliteFault::none : fault();
}

void SqliteConnection::run(const std::string& sql) const {
  if (attempt(sql.c_str()) != SqliteFault::none) fail();
}

std::string SqliteConnection::words() const {
  // They quote names as they stand in the file.
  return connection_ ? one_line(sqlite3_errmsg(handle()), 300) : "out of memory";
}

SqliteFault SqliteConnection::fault() const {
  if (!connection_) return SqliteFault::out_of_memory;
  const int code = sqlite3_extended_errcode(handle());
  if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY) return SqliteFault::interrupted;
  if (code == SQLITE_READONLY_DBMOVED) return SqliteFault::moved;
  switch (code & 0xff) {
    case SQLITE_OK:
      return SqliteFault::none;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SqliteFault::busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SqliteFault::read_only;
    case SQLITE_CANTOPEN:
      return SqliteFault::not_openable;
    case SQLITE_FULL:
      return SqliteFault::full;
    case SQLITE_TOOBIG:
      return SqliteFault::too_large;
    case SQLITE_INTERRUPT:
      return SqliteFault::endless;
    case SQLITE_NOMEM:
      return SqliteFault::out_of_memory;
    case SQLITE_IOERR:
      return code == SQLITE_IOERR_WRITE ? SqliteFault::full : SqliteFault::damaged;
    default:
      return SqliteFault::damaged;
  }
}

}  // namespace kuiki::store
