#include "store/sqlite_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>

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
void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteConnection::SqliteConnection(fs::path file) : file_(std::move(file)), work_(std::make_unique<std::uint64_t>(0)) {}

SqliteConnection::~SqliteConnection() = default;

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

bool SqliteConnection::read_only() const { return sqlite3_db_readonly(handle(), "main") == 1; }

bool SqliteConnection::moved() const {
  int moved = 0;
  sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

std::string SqliteConnection::words() const { return connection_ ? sqlite3_errmsg(handle()) : "out of memory"; }

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

SqliteStatement::SqliteStatement(const SqliteConnection& connection, const std::string& sql) : connection_(connection) {
  connection.begin_step();
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection.handle(), sql.c_str(), static_cast<int>(sql.size()) + 1, &statement, nullptr) !=
      SQLITE_OK) {
    connection.fail();
  }
  statement_.reset(statement);
}

void SqliteStatement::bind(int parameter, std::int64_t value) { sqlite3_bind_int64(statement_.get(), parameter, value); }

void SqliteStatement::bind(int parameter, double value) {
  if (std::isnan(value))
    bind_null(parameter);
  else
    sqlite3_bind_double(statement_.get(), parameter, value);
}

void SqliteStatement::bind(int parameter, std::string_view words) {
  sqlite3_bind_text64(statement_.get(), parameter, words.data() ? words.data() : "", words.size(), SQLITE_TRANSIENT,
                      SQLITE_UTF8);
}

void SqliteStatement::bind_in_place(int parameter, std::string_view words) {
  sqlite3_bind_text64(statement_.get(), parameter, words.data() ? words.data() : "", words.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

void SqliteStatement::bind_in_place(int parameter, std::span<const std::uint8_t> bytes) {
  sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
}

void SqliteStatement::bind_null(int parameter) { sqlite3_bind_null(statement_.get(), parameter); }
int SqliteStatement::parameters() const { return sqlite3_bind_parameter_count(statement_.get()); }
std::string SqliteStatement::sql() const { return sqlite3_sql(statement_.get()); }

bool SqliteStatement::step() {
  connection_.begin_step();
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) connection_.fail();
  return false;
}

void SqliteStatement::restart() { sqlite3_reset(statement_.get()); }

int SqliteStatement::type(int column) const { return sqlite3_column_type(statement_.get(), column); }
bool SqliteStatement::null(int column) const { return type(column) == SQLITE_NULL; }

std::string_view SqliteStatement::text(int column) const {
  const auto* words = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return words ? std::string_view(words, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
               : std::string_view();
}

std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double SqliteStatement::number(int column) const {
  const int kind = type(column);
  return kind == SQLITE_INTEGER || kind == SQLITE_FLOAT ? sqlite3_column_double(statement_.get(), column) : NAN;
}

std::span<const std::uint8_t> SqliteStatement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)) : 0};
}

}  // namespace kuiki::store
