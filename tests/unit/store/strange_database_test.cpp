#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/build.h"
#include "store/load.h"
#include "store/sqlite_statement.h"
#include "store/store.h"
#include "store/strange.h"
#include "store/tiny_plan.h"

/// A database that somebody else made or changed: nothing in it runs, and what is done to it is what was asked for.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using test::change;
using test::error_of;
using testing::HasSubstr;

struct StrangeDatabase : testing::Test {
  StrangeDatabase() {
    add_tiny_plan(land);
    build();
  }
  BuildReport build() const { return build_database(land.folder(), land.database()); }
  fs::path beside(const char* ending) const {
    auto file = land.database();
    return file += ending;
  }
  TinyGeodata land;
};

const std::string endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS code, 1 AS name FROM n";

TEST_F(StrangeDatabase, AViewInPlaceOfATableIsRefusedWithItsReason) {
  for (const char* table : {"area", "observation", "source"}) {
    build();
    change(land.database(), std::string("DROP TABLE ") + table + "; CREATE VIEW " + table + " AS " + endless);
    const auto error = error_of([&] { load_dataset(land.database()); });
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().en, HasSubstr(std::string(table) + " is a view"));
    fs::remove(land.database());
  }
}

TEST_F(StrangeDatabase, AVirtualTableIsNoTable) {
  change(land.database(), "DROP TABLE source; CREATE VIRTUAL TABLE source USING fts4(id, title)");
  EXPECT_THAT(error_of([&] { load_dataset(land.database()); }).message().en, HasSubstr("virtual"));
}

TEST_F(StrangeDatabase, AValueLargerThanTheFileIsNotMade) {
  change(land.database(),
         "CREATE TABLE other AS SELECT * FROM source; DROP TABLE source;"
         "CREATE TABLE source (id TEXT, publisher TEXT, licence TEXT, attribution TEXT, vintage TEXT, processing TEXT, "
         "title TEXT AS (hex(zeroblob(400000000))));"
         "INSERT INTO source SELECT id, publisher, licence, attribution, vintage, processing FROM other; DROP TABLE other;");
  // A computed column is none of the table's.
  EXPECT_THAT(error_of([&] { load_dataset(land.database()); }).message().en, HasSubstr("lacks the column(s) title"));
  const SqliteConnection database(land.database());
  EXPECT_THAT(error_of([&] { SqliteStatement(database, "SELECT title FROM source").step(); }).message().en,
              HasSubstr("too large"));
}

TEST_F(StrangeDatabase, WorkWithoutEndIsStopped) {
  const SqliteConnection database(land.database());
  EXPECT_THAT(error_of([&] { SqliteStatement(database, endless).step(); }).message().en, HasSubstr("no end"));
}

TEST_F(StrangeDatabase, APathWithTwoSlashesIsAPath) {
  EXPECT_EQ(load_dataset("/" + land.database().string())->areas.size(), 14u);
}

TEST_F(StrangeDatabase, ALockIsSaidAsALock) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(land.database().string().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto error = error_of([&] { load_dataset(land.database()); });
  sqlite3_close(other);
  EXPECT_EQ(error.fault(), Fault::input_missing);
  EXPECT_THAT(error.message().en, HasSubstr("another program holds"));
}

TEST_F(StrangeDatabase, ReadingLeavesNoSideFiles) {
  change(land.database(), "PRAGMA journal_mode = WAL");
  ASSERT_FALSE(fs::exists(beside("-wal")));
  EXPECT_EQ(load_dataset(land.database())->areas.size(), 14u);
  EXPECT_FALSE(fs::exists(beside("-wal")) || fs::exists(beside("-shm")));
}

TEST_F(StrangeDatabase, PeriodsBeyondCountAreRefused) {
  change(land.database(),
         "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 70000) INSERT INTO observation "
         "(indicator_id, period, role, part, status, qualifier) SELECT 'taka-a', printf('%04d-%02d-%02d', 1900 + i / "
         "336, 1 + (i / 28) % 12, 1 + i % 28), 'actual', '', 'printed', 'exact' FROM n");
  EXPECT_THAT(error_of([&] { load_dataset(land.database()); }).message().en, HasSubstr("65,536"));
}

// Building in the place of something.

TEST_F(StrangeDatabase, WhatIsNoDatabaseIsNotReplaced) {
  write_whole(land.folder() / "picture.png", "\x89PNG\r\n\x1a\nrest");
  for (const auto& file : {land.folder() / "sources.csv", land.folder() / "picture.png"}) {
    const auto before = read_whole(file);
    EXPECT_EQ(error_of([&] { build_database(land.folder(), file); }).fault(), Fault::output);
    EXPECT_EQ(read_whole(file), before);
  }
}

TEST_F(StrangeDatabase, ADatabaseWithADamagedHeadIsNotReplaced) {
  {
    std::fstream head(land.database(), std::ios::in | std::ios::out | std::ios::binary);
    head.write("\0\0\0\0", 4);
  }
  const auto before = read_whole(land.database());
  EXPECT_EQ(error_of([&] { build(); }).fault(), Fault::output);
  EXPECT_TRUE(read_whole(land.database()) == before);
}

TEST_F(StrangeDatabase, ADatabaseThatIsNotOursIsNotReplaced) {
  const auto file = beside(".other.gpkg");
  change(file, "CREATE TABLE roads (id INTEGER); INSERT INTO roads VALUES (1)");
  const auto error = error_of([&] { build_database(land.folder(), file); });
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("no database of Kuiki"));
  EXPECT_EQ(query_one(file, "SELECT id FROM roads"), "1");
}

TEST_F(StrangeDatabase, TablesOfOthersAreNotLost) {
  change(land.database(), "CREATE TABLE layer_styles (id INTEGER); INSERT INTO layer_styles VALUES (1)");
  const auto error = error_of([&] { build(); });
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("layer_styles"));
  EXPECT_EQ(query_one(land.database(), "SELECT id FROM layer_styles"), "1");
}

/// QGIS has the file open in write-ahead mode and is killed: what it wrote stands in the side file.
TEST_F(StrangeDatabase, AWriteAheadFileIsBroughtHomeFirst) {
  const auto copy = land.database().parent_path() / "copy.gpkg";
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(land.database().string().c_str(), &other), SQLITE_OK);
  for (const char* sql :
       {"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0",
        "UPDATE observation SET status = 'entered', entered_at = '2020-01-01' WHERE indicator_id = 'taka-a'"})
    ASSERT_EQ(sqlite3_exec(other, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  fs::copy_file(land.database(), copy);
  fs::copy_file(beside("-wal"), fs::path(copy.string() + "-wal"));
  sqlite3_close(other);
  const WorkLocation work{.file = land.folder() / "work.gpkg"};
  build_database({.geodata = land.folder(), .output = copy, .maps = {}, .work = work});
  EXPECT_FALSE(fs::exists(copy.string() + "-wal"));
  EXPECT_EQ(Store(copy, work).entered().size(), 1u) << "of a base of version 0.1";
  EXPECT_EQ(query_one(copy, "PRAGMA integrity_check"), "ok");
}

TEST_F(StrangeDatabase, WhileAnotherProgramWritesNothingIsReplaced) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(land.database().string().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto error = error_of([&] { build(); });
  sqlite3_close(other);
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("another program holds"));
}

TEST_F(StrangeDatabase, SideFilesWithoutADatabaseAreCleared) {
  fs::remove(land.database());
  write_whole(beside("-journal"), std::string(5000, 'x'));
  write_whole(beside("-wal"), std::string(5000, 'x'));
  build();
  EXPECT_FALSE(fs::exists(beside("-journal")) || fs::exists(beside("-wal")));
  EXPECT_EQ(query_one(land.database(), "PRAGMA integrity_check"), "ok");
}

}  // namespace
}  // namespace kuiki::store
