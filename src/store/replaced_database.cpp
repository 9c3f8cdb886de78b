#include "store/replaced_database.h"

#include "base/error.h"
#include "store/person.h"
#include "store/schema_former.h"
#include "store/take_over.h"
#include "store/work_make.h"
#include "store/work_open.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

constexpr const char* side_files[] = {"-journal", "-wal", "-shm"};

fs::path beside(fs::path file, const char* ending) { return file += ending; }

bool has_content(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return !error && size > 0;
}

[[noreturn]] void must_stay(const fs::path& file, const Text& why) {
  throw Error(Fault::output, say("{} を上書きしません：{}。別の名前にするか、不要であれば移すか消してから、もう一度実行して"
                                 "ください",
                                 "{} is not replaced: {}; choose another name or, where it is not needed, move or delete it "
                                 "and run again",
                                 file.string(), why));
}

void check_ours(const SqliteConnection& database) {
  for (const char* table : {"area", "indicator", "observation"})
    if (!database.has_table(table))
      must_stay(database.file(), say("Kuiki のデータベースではありません（{}）", "it is no database of Kuiki ({})",
                                     database.why_no_table(table)));
}

/// Tables of SQLite, of GeoPackages in general, and those behind spatial indexes.
bool is_common(const std::string& table) {
  return table.starts_with("sqlite_") || table.starts_with("gpkg_") || table.starts_with("rtree_") ||
         table == observation_history_table.facts.head.name ||  // of version 0.1: it goes into the work file
         table == "district_point";                             // of our own earlier bases
}

}  // namespace

bool ReplacedDatabase::there() const { return has_content(file_); }

ReplacedDatabase::ReplacedDatabase(fs::path file) : file_(std::move(file)) {
  if (there()) {
    try {
      check_ours(SqliteConnection(file_, SqliteUse::read_own));
    } catch (const Error& error) {
      if (error.fault() == Fault::output) throw;
      must_stay(file_, error.message());
    }
    return;
  }
  std::error_code error;
  if (!fs::exists(file_, error)) return;
  for (const char* ending : side_files)
    if (has_content(beside(file_, ending)))
      must_stay(file_, say("書き込みの途中で終わったデータベースです（{} があります）",
                           "it is a database left in the middle of being written (there is {})",
                           beside(file_, ending).filename().string()));
}

void ReplacedDatabase::hold() {
  if (!there()) {
    // Side files without their database are of no use to anybody, and would be played into the new one.
    std::error_code ignored;
    for (const char* ending : side_files) fs::remove(beside(file_, ending), ignored);
    return;
  }
  try {
    held_.emplace(file_, SqliteUse::hold);
    check_ours(*held_);
  } catch (const Error& error) {
    if (error.fault() == Fault::output) throw;
    must_stay(file_, error.message());
  }
}

void ReplacedDatabase::save_entered(const std::optional<WorkLocation>& work, Warnings& warnings) const {
  if (!held_) return;
  try {
    const auto former = former_values(*held_);
    if (former.digest.empty()) return;
    if (!work)
      must_stay(file_, {"実績値が入力されています。作業ファイルを指定してください（--work）",
                        "figures were entered into it; name a work file that takes them (--work)"});
    if (!may_be_there(*work)) make_work(*work, {}, person());
    const auto taken = take_over(former, *open_work(*work, WorkUse::change));
    if (taken.values + taken.history > 0) warnings.push_back(taken.words(work->word()));
  } catch (const Error& error) {
    if (error.fault() == Fault::output) throw;
    must_stay(file_, say("入力されている値を引き継げません：{}", "the values entered into it cannot be taken over: {}",
                         error.message()));
  }
}

void ReplacedDatabase::check_tables(const std::set<std::string>& made) const {
  if (!held_) return;
  std::string others;
  for (const auto& table : held_->tables())
    if (!made.contains(table) && !is_common(table)) others += (others.empty() ? "" : ", ") + table;
  if (!others.empty())
    must_stay(file_, say("ほかのプログラムが加えた表（{}）があり、作り直すと失われます",
                         "other programs put tables into it that would be lost ({})", others));
}

}  // namespace kuiki::store
