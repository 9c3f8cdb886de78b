#include "store/sqlite_connection.h"

#include <sqlite3.h>

#include <cstring>

#include "base/error.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// The head of a SQLite file (https://www.sqlite.org/fileformat.html, 1.3). Read through the connection: a descriptor of our
/// own, once closed, would drop all locks that this process has on the file (POSIX), those of another thread that is saving
/// among them.
struct Head {
  unsigned char bytes[100] = {};
  bool whole = false;

  explicit Head(sqlite3* connection) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (file == nullptr || file->pMethods == nullptr) return;
    whole = file->pMethods->xRead(file, bytes, sizeof bytes, 0) == SQLITE_OK;
  }
  [[nodiscard]] std::uint32_t u32(int at) const {
    return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 | std::uint32_t{bytes[at + 2]} << 8 |
           bytes[at + 3];
  }
  [[nodiscard]] bool is_sqlite() const {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    return whole && std::memcmp(bytes, magic.data(), magic.size()) == 0;
  }
  [[nodiscard]] bool write_ahead() const { return bytes[18] == 2 && bytes[19] == 2; }
};

/// Is the file shorter than its own header says (offsets 16, 24, 28, 92)? SQLite itself only notices when it comes to a page
/// that is not there.
bool cut_off(const SqliteConnection& database) {
  const Head head(database.handle());
  if (!head.whole) return true;
  const std::uint32_t page = head.bytes[16] << 8 | head.bytes[17];
  const bool count_is_valid = head.u32(24) == head.u32(92);
  std::error_code ignored;
  const auto size = fs::file_size(database.file(), ignored);
  return count_is_valid && size < std::uint64_t{page == 1 ? 65536 : page} * head.u32(28);
}

fs::path beside(fs::path file, const char* ending) { return file += ending; }

}  // namespace

SqliteConnection::SqliteConnection(fs::path file, SqliteUse use)
    : file_(std::move(file)), use_(use), work_(std::make_unique<std::uint64_t>(0)) {
  switch (use) {
    case SqliteUse::read:
      open_to_read();
      break;
    case SqliteUse::read_own:
    case SqliteUse::read_work:
      open_own();
      break;
    case SqliteUse::hold:
      open_alone();
      break;
    case SqliteUse::save:
      open_to_save();
      break;
    case SqliteUse::make:
      open_new();
      break;
  }
}

void SqliteConnection::check_there() const {
  std::error_code ignored;
  if (!fs::exists(file_, ignored)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", name()));
  }
}

void SqliteConnection::check_kind() const {
  const bool refused = handle() == nullptr || sqlite3_errcode(handle()) != SQLITE_OK;
  if (!refused && Head(handle()).is_sqlite()) return;
  throw Error(Fault::input_missing, say("{} は読めないか、SQLite（GeoPackage）のファイルではありません。",
                                        "{} cannot be read or is no SQLite (GeoPackage) file", name()));
}

void SqliteConnection::open_to_read() {
  check_there();
  static_cast<void>(open(SqliteMode::read));
  check_kind();
  // A database in write-ahead mode that nobody has open needs no side files to be read, and gets none.
  std::error_code ignored;
  const bool alone = !fs::exists(beside(file_, "-wal"), ignored) && Head(handle()).write_ahead();
  if (alone && !open(SqliteMode::read_unchanging)) fail();
  if (use_ == SqliteUse::read) probe();
}

void SqliteConnection::open_own() {
  open_to_read();
  if (attempt("SELECT count(*) FROM sqlite_master") == SqliteFault::interrupted) {
    if (!open(SqliteMode::write)) fail();
    if (attempt("SELECT count(*) FROM sqlite_master") != SqliteFault::none) fail();
    open_to_read();
  }
  probe();
}

void SqliteConnection::probe() const {
  if (attempt("BEGIN") != SqliteFault::none) fail();
  const auto found = attempt("SELECT count(*) FROM sqlite_master");
  std::error_code ignored;
  // Under a lock, so that nobody is writing just now; what stands in the write-ahead file is not yet in the other.
  const bool answers = found == SqliteFault::none || found == SqliteFault::damaged;
  if (answers && !fs::exists(beside(file_, "-wal"), ignored) && cut_off(*this)) {
    throw Error(Fault::input_wrong, say("{} は途中で切れています。元のファイルを写し直してください。",
                                        "{} is cut off; copy it afresh from where it came", name()));
  }
  if (found != SqliteFault::none) fail();
  run("COMMIT");
}

void SqliteConnection::open_alone() {
  check_there();
  if (!open(SqliteMode::write)) fail();
  check_kind();
  // Reading recovers; leaving write-ahead mode brings all of the side file home and removes it.
  for (const char* sql : {"SELECT count(*) FROM sqlite_master", "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"})
    if (attempt(sql) != SqliteFault::none) fail();
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    std::error_code ignored;
    fs::remove(beside(file_, ending), ignored);  // an emptied one may lie there still
  }
}

void SqliteConnection::open_to_save() {
  if (!open(SqliteMode::write)) fail();
  if (sqlite3_db_readonly(handle(), "main") == 1) fail();
  const auto why = attempt("BEGIN IMMEDIATE");
  int moved = 0;
  sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  replaced_ = why == SqliteFault::moved || moved != 0;
  if (why != SqliteFault::none && !replaced_) fail();
}

void SqliteConnection::open_new() {
  if (!open(SqliteMode::create)) fail();
  run("PRAGMA page_size = 4096");
  run("PRAGMA encoding = 'UTF-8'");
  run("PRAGMA auto_vacuum = NONE");
  run("PRAGMA journal_mode = OFF");  // a build that fails throws the file away
  run("PRAGMA synchronous = OFF");   // and one that succeeds brings it to the disk whole, once
  run("PRAGMA locking_mode = EXCLUSIVE");
}

}  // namespace kuiki::store
