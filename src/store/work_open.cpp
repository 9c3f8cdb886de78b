#include "store/work_open.h"

#include <charconv>

#include "base/error.h"
#include "store/pg_connection.h"
#include "store/rows.h"
#include "store/schema_tables.h"
#include "store/sqlite_connection.h"
#include "store/work_make.h"

namespace kuiki::store {
namespace {

std::unique_ptr<Database> open_file(const WorkLocation& where, WorkUse use) {
  if (use == WorkUse::read) return std::make_unique<SqliteConnection>(where.file, SqliteUse::read_work);
  for (int tries = 0;; ++tries) {
    auto database = std::make_unique<SqliteConnection>(where.file, SqliteUse::save);
    // Somebody may have put another file there while we waited for the old one's lock.
    if (!database->replaced()) return database;
    if (tries == 5) database->fail();
  }
}

std::unique_ptr<Database> open_schema(const WorkLocation& where, WorkUse use) {
  return std::make_unique<PgConnection>(where, use == WorkUse::read ? PgUse::read : PgUse::save);
}

int version_of(const Database& work) {
  const auto word = work.has_table(meta_table.facts.head.name) ? work_fact(work, work_meta::version) : std::string();
  int version = 0;
  std::from_chars(word.data(), word.data() + word.size(), version);
  const bool ours = version > 0 && work_fact(work, work_meta::kind) == work_meta::kind_word;
  if (!ours)
    throw Error(Fault::input_wrong,
                say("{} は Kuiki の作業ファイルではありません。別のものを指定するか、新しく作ってください"
                    "（kuiki work init）。",
                    "{} is no work file of Kuiki; name another one or make a new one (kuiki work init)", work.name()));
  if (version > work_version)
    throw Error(Fault::input_wrong,
                say("{} は新しい版の Kuiki で作られています（形式 {}）。Kuiki を更新してください。",
                    "{} was made by a later version of Kuiki (layout {}); update Kuiki", work.name(), version));
  return version;
}

}  // namespace

void bring_up_to_date(const Database& work) {
  for (const auto* table : work_tables) {
    const auto there = work.columns(table->head.name);
    if (there.empty()) {
      work.add_table(*table);
      continue;
    }
    for (const auto& sql : add_columns(work.dialect(), *table, there)) work.run(sql);
  }
  set_work_fact(work, work_meta::version, std::to_string(work_version));
}

bool is_foreign(const std::filesystem::path& file) {
  try {
    return !SqliteConnection(file, SqliteUse::read_work).has_table(meta_table.facts.head.name);
  } catch (const Error&) {
    return false;
  }
}

std::unique_ptr<Database> open_work(const WorkLocation& where, WorkUse use) {
  auto database = where.on_server() ? open_schema(where, use) : open_file(where, use);
  const int version = version_of(*database);
  if (use == WorkUse::change && version < work_version) bring_up_to_date(*database);
  return database;
}

bool may_be_there(const WorkLocation& where) {
  std::error_code error;
  return where.on_server() || std::filesystem::exists(where.file, error);
}

}  // namespace kuiki::store
