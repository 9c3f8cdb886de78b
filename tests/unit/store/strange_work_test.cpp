#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/build.h"
#include "store/store.h"
#include "store/strange.h"
#include "store/tiny_plan.h"
#include "store/work_copy.h"
#include "store/work_make.h"
#include "store/work_open.h"

/// A work file that somebody else made or changed, or that a disk has damaged: nothing in it runs, it takes nothing where that
/// would harm what is in it, and the base can be seen whatever is wrong with it.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using test::change;
using test::error_of;
using testing::HasSubstr;

void put(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

struct StrangeWork : testing::Test {
  StrangeWork() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    save("FY2016", 110);
    save("FY2017", 90);
  }
  [[nodiscard]] fs::path work() const { return land.database().parent_path() / "work.gpkg"; }
  [[nodiscard]] fs::path beside(const char* ending) const { return work() += ending; }
  [[nodiscard]] Store store() const { return {land.database(), {.file = work()}}; }
  SaveReport save(const std::string& period = "FY2018", double value = 80) const {
    const std::vector<EnteredValue> values{{"taka-a", period, "", value}};
    return store().save(values, "2020-05-01", {.who = "田中", .what = "enter"});
  }
  [[nodiscard]] std::string count(const std::string& table) const {
    return query_one(work(), "SELECT count(*) FROM " + table);
  }
  /// It is not read, with these words; nothing is saved into it and it stays as it is; the base is shown.
  void expect_refused(const std::string& words) const {
    const auto before = read_whole(work());
    const auto loaded = store().load();
    EXPECT_EQ(loaded.state, WorkState::away);
    ASSERT_TRUE(loaded.trouble);
    EXPECT_THAT(loaded.trouble->message().en, HasSubstr(words));
    EXPECT_EQ(loaded.data->areas.size(), 14u);
    EXPECT_NE(error_of([&] { save(); }).fault(), Fault::internal);
    EXPECT_NE(error_of([&] { static_cast<void>(store().history()); }).fault(), Fault::internal);
    EXPECT_TRUE(read_whole(work()) == before);
  }
  TinyGeodata land;
};

const std::string endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS fid, 1 AS name FROM n";

TEST_F(StrangeWork, ATriggerThatDeletesIsNotRun) {
  for (const char* table : {"entered", "act", "act_change"})
    change(work(), std::string("CREATE TRIGGER bad_") + table + " AFTER INSERT ON " + table +
                       " BEGIN DELETE FROM entered; DELETE FROM act_change; END;");
  EXPECT_EQ(save().added, 1u);
  EXPECT_EQ(count("entered"), "3");
  EXPECT_EQ(store().history().size(), 3u);
}

TEST_F(StrangeWork, ATriggerThatNeverEndsIsNotRun) {
  change(work(), "CREATE TRIGGER bad AFTER INSERT ON entered BEGIN INSERT INTO meta (name) " +
                     endless.substr(0, endless.find("SELECT max")) + "SELECT max(i) FROM n; END;");
  EXPECT_EQ(save().added, 1u);
}

TEST_F(StrangeWork, AConflictRuleDeletesNothing) {
  change(
      work(),
      "CREATE TABLE other AS SELECT * FROM entered; DROP TABLE entered;"
      "CREATE TABLE entered (fid INTEGER PRIMARY KEY, indicator_id TEXT, area_code TEXT UNIQUE ON CONFLICT REPLACE, "
      "period TEXT, part TEXT, value REAL, qualifier TEXT, printed TEXT, note TEXT, entered_at TEXT, entered_by TEXT, act "
      "INTEGER);"
      "INSERT INTO entered SELECT * FROM other WHERE period = 'FY2016'; DROP TABLE other;");
  EXPECT_EQ(error_of([&] { save(); }).fault(), Fault::output);
  EXPECT_EQ(query_one(work(), "SELECT period FROM entered"), "FY2016");
  EXPECT_EQ(store().history().size(), 2u);
}

TEST_F(StrangeWork, AViewInPlaceOfATableIsNotRead) {
  change(work(), "DROP TABLE entered; CREATE VIEW entered AS " + endless);
  const auto loaded = store().load();
  EXPECT_EQ(loaded.state, WorkState::damaged);
  ASSERT_TRUE(loaded.trouble);
  EXPECT_THAT(loaded.trouble->message().en, HasSubstr("entered"));
  EXPECT_NE(error_of([&] { save(); }).fault(), Fault::internal);
  change(work(), "DROP TABLE meta; CREATE VIEW meta AS " + endless);
  expect_refused("no work file of Kuiki");
}

TEST_F(StrangeWork, AVirtualTableIsNoTable) {
  change(work(), "DROP TABLE act_change; CREATE VIRTUAL TABLE act_change USING fts4(act, table_name)");
  EXPECT_EQ(store().load().state, WorkState::damaged);
  EXPECT_NE(error_of([&] { save(); }).fault(), Fault::internal);
  EXPECT_EQ(count("entered"), "2");
}

TEST_F(StrangeWork, WhatIsNoWorkFileIsLeftAlone) {
  fs::copy_file(land.database(), work(), fs::copy_options::overwrite_existing);
  expect_refused("no work file of Kuiki");
  put(work(), "指標ID,実績値\n");
  expect_refused(work().string());
  put(work(), "\x89PNG\r\n\x1a\nrest");
  expect_refused(work().string());
  fs::remove(work());
  change(work(), "CREATE TABLE roads (id INTEGER); INSERT INTO roads VALUES (1)");
  expect_refused("no work file of Kuiki");
  change(work(),
         "CREATE TABLE meta (name TEXT, value TEXT); INSERT INTO meta VALUES ('kind', 'other'), "
         "('schema_version', '1')");
  expect_refused("no work file of Kuiki");
}

/// A file that was made and never written: a copy that failed, a disk that was full.
TEST_F(StrangeWork, AnEmptyFileIsNoWorkFile) {
  put(work(), "");
  expect_refused(work().string());
}

TEST_F(StrangeWork, AFolderInItsPlaceIsSaid) {
  fs::remove(work());
  fs::create_directory(work());
  EXPECT_EQ(store().load().state, WorkState::away);
  EXPECT_NE(error_of([&] { save(); }).fault(), Fault::internal);
}

TEST_F(StrangeWork, OneOfALaterVersionIsRefused) {
  change(work(), "UPDATE meta SET value = '" + std::to_string(work_version + 1) + "' WHERE name = 'schema_version'");
  expect_refused("later version");
}

TEST_F(StrangeWork, VersionsThatAreNoneAreRefused) {
  for (const char* version : {"0", "-1", "", "one"}) {
    change(work(), std::string("UPDATE meta SET value = '") + version + "' WHERE name = 'schema_version'");
    expect_refused("no work file of Kuiki");
  }
}

TEST_F(StrangeWork, ADamagedHeadIsNotWrittenTo) {
  {
    std::fstream head(work(), std::ios::in | std::ios::out | std::ios::binary);
    head.write("\0\0\0\0", 4);
  }
  expect_refused(work().string());
}

/// A page in the middle is gone: what can be read is shown, nothing is saved, and the copy has what can be read.
TEST_F(StrangeWork, OfADamagedOneACopyIsSaved) {
  const auto page = std::stoll(query_one(work(), "SELECT rootpage FROM sqlite_master WHERE name = 'act_change'"));
  const auto size = std::stoll(query_one(work(), "PRAGMA page_size"));
  {
    std::fstream file(work(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * size);
    file << std::string(static_cast<std::size_t>(size), '\x5a');
  }
  const auto before = read_whole(work());
  const auto loaded = store().load();
  EXPECT_EQ(loaded.state, WorkState::damaged);
  EXPECT_EQ(loaded.content.entered.size(), 2u) << "what holds can still be read";
  EXPECT_NE(error_of([&] { save(); }).fault(), Fault::internal);
  EXPECT_TRUE(read_whole(work()) == before);
  const WorkLocation copy{.file = land.folder() / "copy.gpkg"};
  const auto report = copy_work({.file = work()}, copy);
  EXPECT_FALSE(report.whole());
  EXPECT_EQ(report.lost.size(), 1u);
  EXPECT_THAT(report.lost[0].en, HasSubstr("act_change"));
  const Store saved(land.database(), copy);
  EXPECT_EQ(saved.load().state, WorkState::open);
  EXPECT_EQ(saved.entered().size(), 2u);
  const std::vector<EnteredValue> values{{"taka-a", "FY2018", "", 80}};
  EXPECT_EQ(saved.save(values, "2020-05-01", {.who = "田中", .what = "enter"}).act, 3) << "work goes on in it";
}

/// Leaves of a table are gone: the rows before, between and behind them are in the copy, and it is said of how many.
TEST_F(StrangeWork, ACopyHasTheRowsBehindTheDamage) {
  constexpr std::size_t many = 600;
  std::vector<EnteredValue> values;
  for (std::size_t i = 0; i < many; ++i) values.push_back({"taka-a", "FY2018", fmt::format("part{:04}", i), 1.0 + i});
  ASSERT_EQ(store().save(values, "2020-05-01", {.who = "田中", .what = "enter"}).added, many);
  const auto page = std::stoul(query_one(work(), "PRAGMA page_size"));
  auto bytes = read_whole(work());
  std::size_t damaged = 0;
  for (const char* part : {"part0150", "part0450"})
    for (auto at = bytes.find(std::string("FY2018") + part); at != std::string::npos; at = bytes.find(part, at + 1)) {
      const auto begin = at / page * page;
      constexpr char table_leaf = 0x0d;  // of `entered`: where the history keeps it, it stands in quotes
      if (bytes[begin] != table_leaf) continue;
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin), page, '\x5a');
      ++damaged;
      break;
    }
  ASSERT_EQ(damaged, 2u);
  put(work(), bytes);
  const WorkLocation copy{.file = land.folder() / "copy.gpkg"};
  const auto report = copy_work({.file = work()}, copy);
  ASSERT_EQ(report.lost.size(), 1u);
  const auto table = std::ranges::find(report.tables, "entered", &CopiedTable::name);
  ASSERT_NE(table, report.tables.end());
  EXPECT_EQ(table->all, many + 2) << "the index can still count them";
  EXPECT_GT(table->rows, many / 2);
  EXPECT_LT(table->rows, many);
  EXPECT_EQ(table->same, table->rows);
  EXPECT_THAT(report.lost[0].en, HasSubstr(fmt::format("{} of {} rows", table->rows, many + 2)));
  const Store saved(land.database(), copy);
  std::set<std::string> parts;
  for (const auto& record : saved.entered()) parts.insert(record.value.part);
  for (const char* part : {"part0000", "part0300", "part0599"}) EXPECT_TRUE(parts.contains(part)) << part;
  EXPECT_FALSE(parts.contains("part0150"));
  EXPECT_EQ(query_one(copy.file, "PRAGMA integrity_check"), "ok");
}

TEST_F(StrangeWork, ReadingLeavesNoSideFiles) {
  change(work(), "PRAGMA journal_mode = WAL");
  ASSERT_FALSE(fs::exists(beside("-wal")));
  EXPECT_EQ(store().load().content.entered.size(), 2u);
  EXPECT_FALSE(fs::exists(beside("-wal")) || fs::exists(beside("-shm")));
}

/// QGIS has it open in write-ahead mode and is killed: what it wrote stands in the side file.
TEST_F(StrangeWork, WhatStandsInAWriteAheadFileIsReadAndKept) {
  const auto copy = land.folder() / "copy.gpkg";
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(work().string().c_str(), &other), SQLITE_OK);
  for (const char* sql : {"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0",
                          "UPDATE entered SET value = 91 WHERE period = 'FY2017'"})
    ASSERT_EQ(sqlite3_exec(other, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  fs::copy_file(work(), copy);
  fs::copy_file(beside("-wal"), fs::path(copy.string() + "-wal"));
  sqlite3_close(other);
  const Store taken(land.database(), {.file = copy});
  EXPECT_EQ(taken.entered().back().value.value, 91);
  const std::vector<EnteredValue> values{{"taka-a", "FY2018", "", 80}};
  EXPECT_EQ(taken.save(values, "2020-05-01", {.who = "田中", .what = "enter"}).added, 1u);
  EXPECT_EQ(taken.entered()[1].value.value, 91);
  EXPECT_EQ(query_one(copy, "PRAGMA integrity_check"), "ok");
}

TEST_F(StrangeWork, ALockIsSaidAsALock) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(work().string().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto loaded = store().load();
  sqlite3_close(other);
  EXPECT_EQ(loaded.state, WorkState::away);
  ASSERT_TRUE(loaded.trouble);
  EXPECT_THAT(loaded.trouble->message().en, HasSubstr("another program holds"));
  EXPECT_EQ(loaded.data->areas.size(), 14u);
  EXPECT_EQ(store().load().state, WorkState::open);
}

/// Rows that make no sense harm nothing: they are left out and counted.
TEST_F(StrangeWork, RowsWithoutSenseAreLeftOut) {
  change(work(),
         "INSERT INTO entered (indicator_id, area_code, period, part, value, qualifier, entered_at, entered_by, act) VALUES "
         "('gone', '01203', 'FY2016', '', 1, 'exact', '', '', 1), ('taka-a', '01203', 'soon', '', 1, 'exact', '', '', 1),"
         "('taka-a', '99999', 'FY2019', '', 1, 'exact', '', '', 1), ('taka-a', '01203', 'FY2019', '', 1, 'odd', '', '', 1);"
         "INSERT INTO act_change (act, table_name, row_key, before, after) VALUES (1, 'entered', '[', '{', '}'), "
         "(77, 'entered', '', '[1]', ''), (1, 'no_table', '[]', '{}', '{}'), "
         "(1, 'entered', '[\"x\"]', '{\"value\": \"many\", \"period\": 7}', '{}')");
  const auto loaded = store().load();
  EXPECT_EQ(loaded.state, WorkState::open);
  EXPECT_GE(loaded.homeless, 1u);
  EXPECT_EQ(loaded.data->areas.size(), 14u);
  EXPECT_EQ(store().history().size(), 2u);
  EXPECT_NE(error_of([&] { store().undo(77, {.who = "田中", .what = "undo"}); }).fault(), Fault::internal);
}

}  // namespace
}  // namespace kuiki::store
