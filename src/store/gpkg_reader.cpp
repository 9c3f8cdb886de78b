#include "store/gpkg_reader.h"

#include <sqlite3.h>

#include <fstream>

#include "base/error.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// The head of a SQLite file (https://www.sqlite.org/fileformat.html, 1.3).
struct Head {
  unsigned char bytes[100] = {};
  bool whole = false;

  explicit Head(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    whole = static_cast<bool>(in.read(reinterpret_cast<char*>(bytes), sizeof bytes));
  }
  [[nodiscard]] std::uint32_t u32(int at) const {
    return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 | std::uint32_t{bytes[at + 2]} << 8 |
           bytes[at + 3];
  }
  [[nodiscard]] bool write_ahead() const { return bytes[18] == 2 && bytes[19] == 2; }
};

/// Is the file shorter than its own header says (offsets 16, 24, 28, 92)? SQLite itself only notices when it comes to a page
/// that is not there.
bool cut_off(const fs::path& file) {
  const Head head(file);
  if (!head.whole) return true;
  const std::uint32_t page = head.bytes[16] << 8 | head.bytes[17];
  const bool count_is_valid = head.u32(24) == head.u32(92);
  std::error_code ignored;
  return count_is_valid && fs::file_size(file, ignored) < std::uint64_t{page == 1 ? 65536 : page} * head.u32(28);
}

fs::path beside(fs::path file, const char* ending) { return file += ending; }

}  // namespace

bool is_sqlite(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return false;
  std::ifstream in(file, std::ios::binary);
  char head[16] = {};
  in.read(head, sizeof head);
  return in && std::string_view(head, 16) == std::string_view("SQLite format 3\0", 16);
}

ReadDatabase::ReadDatabase(fs::path name, Access access) : SqliteConnection(std::move(name)) {
  std::error_code ignored;
  if (!fs::exists(file(), ignored)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", file().string()));
  }
  if (!is_sqlite(file())) {
    throw Error(Fault::input_missing, say("{} は読めないか、SQLite（GeoPackage）のファイルではありません。",
                                          "{} cannot be read or is no SQLite (GeoPackage) file", file().string()));
  }
  if (access == Access::exclusive) {
    open_exclusively();
    return;
  }
  open_for_reading();
  if (access == Access::own && attempt("SELECT count(*) FROM sqlite_master") == SqliteFault::interrupted) {
    recover();
    open_for_reading();
  }
  probe();
}

void ReadDatabase::open_for_reading() {
  // A database in write-ahead mode that nobody has open needs no side files to be read, and gets none.
  std::error_code ignored;
  const bool alone = !fs::exists(beside(file(), "-wal"), ignored) && Head(file()).write_ahead();
  if (!open(alone ? SqliteMode::read_unchanging : SqliteMode::read)) fail();
}

void ReadDatabase::probe() {
  if (attempt("BEGIN") != SqliteFault::none) fail();
  const auto found = attempt("SELECT count(*) FROM sqlite_master");
  std::error_code ignored;
  // Under a lock, so that nobody is writing just now; what stands in the write-ahead file is not yet in the other.
  const bool answers = found == SqliteFault::none || found == SqliteFault::damaged;
  if (answers && !fs::exists(beside(file(), "-wal"), ignored) && cut_off(file())) {
    throw Error(Fault::input_wrong, say("{} は途中で切れています。元のファイルを写し直してください。",
                                        "{} is cut off; copy it afresh from where it came", file().string()));
  }
  if (found != SqliteFault::none) fail();
  run("COMMIT");
}

void ReadDatabase::recover() {
  if (!open(SqliteMode::write)) fail();
  if (attempt("SELECT count(*) FROM sqlite_master") != SqliteFault::none) fail();
}

void ReadDatabase::open_exclusively() {
  if (!open(SqliteMode::write)) fail();
  // Reading recovers; leaving write-ahead mode brings all of the side file home and removes it.
  for (const char* sql : {"SELECT count(*) FROM sqlite_master", "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"})
    if (attempt(sql) != SqliteFault::none) fail();
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    std::error_code ignored;
    fs::remove(beside(file(), ending), ignored);  // an emptied one may lie there still
  }
}

void ReadDatabase::fail() const {
  const auto name = file().string();
  switch (fault()) {
    case SqliteFault::busy:
      throw Error(Fault::input_missing,
                  say("{} を別のプログラムが使っています。QGIS などで開いていれば閉じて、もう一度実行してください。",
                      "another program holds {}; close it there (QGIS?) and try again", name));
    case SqliteFault::interrupted:
      throw Error(Fault::input_missing,
                  say("{} は書き込みの途中で終わっています。書き込んだプログラム（QGIS など）で一度開いて閉じてから、"
                      "もう一度実行してください。",
                      "{} was left in the middle of being written; open and close it in the program that wrote it (QGIS?) "
                      "and try again",
                      name));
    case SqliteFault::read_only:
    case SqliteFault::not_openable:
      throw Error(Fault::input_missing,
                  say("{} を開けません（{}）。フォルダーとファイルの権限を確かめてください。",
                      "cannot open {} ({}); see who may read and write it and its folder", name, words()));
    case SqliteFault::too_large:
      throw Error(Fault::input_wrong,
                  say("{} に、大きすぎる値（{} MB を超える図形など）があります。図形を分けるか、元のデータから書き出し"
                      "直してください。",
                      "{} has a value that is too large (a shape of more than {} MB?); divide it, or export the file again "
                      "from its source",
                      name, 256));
    case SqliteFault::endless:
      throw Error(Fault::input_wrong,
                  say("{} の読み込みが終わらないため、止めました。元のデータから書き出し直してください。",
                      "reading {} came to no end and was stopped; export the file again from its source", name));
    default:
      break;
  }
  throw Error(
      Fault::input_wrong,
      say("{} が壊れているか、必要な表や列がありません（{}）。ファイルを作り直すか、元のファイルを写し直してください。",
          "{} is damaged or lacks a table or column ({}); make the file again or copy it afresh", name, words()));
}

bool ReadDatabase::has_table(std::string_view name) const {
  Query q(*this, "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?1 AND sql NOT LIKE 'CREATE VIRTUAL%'");
  q.bind(1, name);
  return q.step();
}

std::set<std::string> ReadDatabase::columns(std::string_view table) const {
  std::set<std::string> names;
  if (!has_table(table)) return names;
  Query q(*this, "SELECT name FROM pragma_table_info(?1)");  // computed columns are not among them
  q.bind(1, table);
  while (q.step()) names.emplace(q.text(0));
  return names;
}

std::set<std::string> ReadDatabase::tables() const {
  std::set<std::string> names;
  Query q(*this, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
  while (q.step()) names.emplace(q.text(0));
  return names;
}

Text ReadDatabase::why_no_table(std::string_view name) const {
  Query q(*this, "SELECT type FROM sqlite_master WHERE name=?1 AND type IN ('view','table')");
  q.bind(1, name);
  const std::string table(name);
  if (!q.step()) return say("表 {} がありません", "there is no table {}", table);
  if (q.text(0) == "view")
    return say("{} は表ではなくビューです。ビューは読みません", "{} is a view, not a table; views are not read", table);
  return say("{} は仮想の表です。仮想の表は読みません", "{} is a virtual table; those are not read", table);
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
