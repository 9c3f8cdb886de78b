#include "store/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "small_gpkg.h"
#include "store/sample_row.h"
#include "store/schema_tables.h"
#include "store/schema_words.h"
#include "store/sqlite_connection.h"
#include "store/strange.h"
#include "store/tiny_geodata.h"

/// Tables of older and strange files read and written by name; what a file and a server have in common is in both_rows_test.cpp.
namespace kuiki::store {
namespace {

using test::error_of;
using test::Sample;
using testing::HasSubstr;

constexpr auto sample =
    table({.name = "sample", .about = "見本 / a sample", .shapes = Shapes::point}, column("geom", &Sample::geom),
          column("id", &Sample::id, must), column("unit", &Sample::unit, or_empty), column("note", &Sample::note, later),
          column("line", &Sample::line, must), column("rank", &Sample::rank), column("value", &Sample::value),
          column("holds", &Sample::holds, must), column("at", &Sample::at, later));

struct Rows : testing::Test {
  void make(const std::string& sql = create_table(Dialect::sqlite, sample.facts)) const { test::run_sql(file, sql); }
  test::Folder folder{"rows"};
  std::filesystem::path file = folder / "rows.gpkg";
};

TEST_F(Rows, AreFoundByName) {
  make();
  test::run_sql(file,
                "INSERT INTO sample (id, unit, line, holds) VALUES ('a', 'x', 1, 0), ('b', 'x', 2, 0), ('a', 'y', 3, 0)");
  const SqliteConnection database(file);
  RowReader q(database, sample, "id, unit");
  ASSERT_TRUE(q.find("a", "y"));
  EXPECT_EQ(q->line, 3);
  EXPECT_FALSE(q.step());
  ASSERT_TRUE(q.find("b", "x")) << "a question leaves nothing behind for the next";
  EXPECT_EQ(q->line, 2);
  EXPECT_FALSE(q.find("b", "y"));
}

TEST_F(Rows, OfAnOlderFileReadAsNull) {
  make(
      "CREATE TABLE sample (holds INT, value REAL, geom BLOB, rank INT, line INT, unit TEXT, id TEXT); "
      "INSERT INTO sample (id, line, holds) VALUES ('old', 5, 1)");
  const SqliteConnection database(file);
  RowReader q(database, sample);
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q->id, "old") << "by name, whatever the order";
  EXPECT_EQ(q->line, 5);
  EXPECT_TRUE(q->holds);
  EXPECT_EQ(q->note, "");
  EXPECT_EQ(q->at.text, "");
}

TEST_F(Rows, AnOlderFileTakesWhatItHasAPlaceFor) {
  make("CREATE TABLE sample (id TEXT, unit TEXT, line INT, rank INT, value REAL, holds INT, geom BLOB)");
  const SqliteConnection database(file, SqliteUse::save);
  RowWriter rows(database, sample);
  EXPECT_EQ(rows.write({.id = "a", .rank = 2}), 1);
  const auto error = error_of([&] { rows.write({.id = "b", .note = "would be lost"}); });
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("lacks the column note"));
}

TEST_F(Rows, WhatAFileLacksIsNamed) {
  make("CREATE TABLE sample (id TEXT, unit TEXT, geom BLOB, holds INT, rank INT)");
  const SqliteConnection database(file);
  const auto error = error_of([&] { RowReader(database, sample); });
  EXPECT_EQ(error.fault(), Fault::input_wrong);
  EXPECT_THAT(error.message().en, HasSubstr("table sample of " + file.string() + " lacks the column(s) line, value;"));
}

TEST_F(Rows, OfALaterTableThereAreNone) {
  make("CREATE TABLE other (id TEXT)");
  const SqliteConnection database(file);
  RowReader sums(database, cross_sum_table);
  EXPECT_FALSE(sums.step());
  EXPECT_FALSE(sums.find());
  EXPECT_THAT(error_of([&] { RowReader(database, plan_table); }).message().en, HasSubstr("there is no table plan"));
}

/// A row that cannot be written stops the work instead of pushing another one out.
TEST_F(Rows, NeverReplaceOneAnother) {
  make(
      "CREATE TABLE sample (id TEXT UNIQUE ON CONFLICT REPLACE, unit TEXT, line INT, rank INT, value REAL, holds INT, geom "
      "BLOB); INSERT INTO sample (id, line) VALUES ('a', 1)");
  const SqliteConnection database(file, SqliteUse::save);
  RowWriter rows(database, sample);
  EXPECT_EQ(error_of([&] { rows.write({.id = "a", .line = 2}); }).fault(), Fault::output);
}

/// The tables for people are the tables of the program.
TEST(Tables, StandInTheReadme) {
  std::ifstream file(std::string(KUIKI_SOURCE_DIR) + "/src/store/README.md");
  std::stringstream readme;
  readme << file.rdbuf();
  for (const auto& tables : {tables_in_markdown(base_tables), tables_in_markdown(work_tables)})
    EXPECT_NE(readme.str().find(tables), std::string::npos) << "src/store/README.md should have:\n" << tables;
}

}  // namespace
}  // namespace kuiki::store
