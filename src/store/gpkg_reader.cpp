#include "store/gpkg_reader.h"

#include <sqlite3.h>

#include <cmath>
#include <fstream>

#include "base/error.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// The path as a file: URI, which can say `immutable=1`.
std::string uri_of(const fs::path& file, bool immutable) {
  std::string uri = "file:";
  for (const char8_t c : file.generic_u8string()) {
    constexpr char hex[] = "0123456789ABCDEF";
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += hex[c >> 4];
      uri += hex[c & 15];
    } else {
      uri += static_cast<char>(c);
    }
  }
  return uri + (immutable ? "?mode=ro&immutable=1" : "?mode=ro");
}

/// Is the file shorter than its own header says (https://www.sqlite.org/fileformat.html, offsets 16, 24, 28, 92)? SQLite
/// itself only notices when it comes to a page that is not there.
bool cut_off(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  unsigned char head[100] = {};
  if (!in.read(reinterpret_cast<char*>(head), sizeof head)) return true;
  const auto u32 = [&](int at) {
    return std::uint32_t{head[at]} << 24 | std::uint32_t{head[at + 1]} << 16 | std::uint32_t{head[at + 2]} << 8 |
           head[at + 3];
  };
  const std::uint32_t page = head[16] << 8 | head[17];
  const bool count_is_valid = u32(24) == u32(92);
  std::error_code ignored;
  return count_is_valid && fs::file_size(file, ignored) < std::uint64_t{page == 1 ? 65536 : page} * u32(28);
}

}  // namespace

bool is_sqlite(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return false;
  std::ifstream in(file, std::ios::binary);
  char head[16] = {};
  in.read(head, sizeof head);
  return in && std::string_view(head, 16) == std::string_view("SQLite format 3\0", 16);
}

ReadDatabase::ReadDatabase(fs::path file) : file_(std::move(file)) {
  std::error_code ignored;
  if (!fs::exists(file_, ignored)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", file_.string()));
  }
  if (!is_sqlite(file_)) {
    throw Error(Fault::input_missing, say("{} は読めないか、SQLite（GeoPackage）のファイルではありません。",
                                          "{} cannot be read or is no SQLite (GeoPackage) file", file_.string()));
  }
  auto wal = file_;
  wal += "-wal";
  if (!fs::exists(wal, ignored) && cut_off(file_)) {
    throw Error(Fault::input_wrong, say("{} は途中で切れています。元のファイルを写し直してください。",
                                        "{} is cut off; copy it afresh from where it came", file_.string()));
  }
  open(uri_of(file_, false));
  // A database left in write-ahead mode cannot be read from a folder that may not be written to; nobody writes to such a
  // one.
  int rc = sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
  if ((rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY) && !fs::exists(wal, ignored)) {
    open(uri_of(file_, true));
    rc = sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
  }
  if (rc != SQLITE_OK) {
    try {
      damaged();
    } catch (...) {
      sqlite3_close(handle_);
      throw;
    }
  }
}

ReadDatabase::~ReadDatabase() { sqlite3_close(handle_); }

void ReadDatabase::open(const std::string& uri) {
  sqlite3_close(handle_);
  handle_ = nullptr;
  if (sqlite3_open_v2(uri.c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr) !=
      SQLITE_OK) {
    const std::string why = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
    sqlite3_close(handle_);
    handle_ = nullptr;
    throw Error(Fault::input_missing, say("{} を開けません：{}", "cannot open {}: {}", file_.string(), why));
  }
}

void ReadDatabase::damaged() const {
  throw Error(
      Fault::input_wrong,
      say("{} が壊れているか、必要な表や列がありません（{}）。ファイルを作り直すか、元のファイルを写し直してください。",
          "{} is damaged or lacks a table or column ({}); make the file again or copy it afresh", file_.string(),
          sqlite3_errmsg(handle_)));
}

bool ReadDatabase::has_table(std::string_view name) const {
  Query q(*this, "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?1");
  q.bind(1, name);
  return q.step();
}

std::set<std::string> ReadDatabase::columns(std::string_view table) const {
  Query q(*this, "SELECT name FROM pragma_table_info(?1)");
  q.bind(1, table);
  std::set<std::string> names;
  while (q.step()) names.emplace(q.text(0));
  return names;
}

Query::Query(const ReadDatabase& database, const std::string& sql) : database_(database) {
  if (sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) database.damaged();
}

Query::~Query() { sqlite3_finalize(statement_); }

void Query::bind(int parameter, std::int64_t value) { sqlite3_bind_int64(statement_, parameter, value); }

void Query::bind(int parameter, std::string_view value) {
  sqlite3_bind_text(statement_, parameter, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

void Query::restart() { sqlite3_reset(statement_); }

bool Query::step() {
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  if (rc != SQLITE_DONE) database_.damaged();
  return false;
}

int Query::type(int column) const { return sqlite3_column_type(statement_, column); }
bool Query::null(int column) const { return type(column) == SQLITE_NULL; }

std::string_view Query::text(int column) const {
  const auto* words = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return words ? std::string_view(words, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view();
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::number(int column) const {
  const int kind = type(column);
  return kind == SQLITE_INTEGER || kind == SQLITE_FLOAT ? sqlite3_column_double(statement_, column) : NAN;
}

std::span<const std::uint8_t> Query::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) : 0};
}

std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace kuiki::store
