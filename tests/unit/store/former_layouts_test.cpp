#include <gmock/gmock.h>

#include <filesystem>

#include "store/row_json.h"
#include "store/small_gpkg.h"
#include "store/sqlite_connection.h"
#include "store/strange.h"
#include "store/tiny_geodata.h"
#include "store/work_content.h"
#include "store/work_copy.h"
#include "store/work_history.h"
#include "store/work_make.h"
#include "store/work_open.h"
#include "store/work_tables.h"

/// Work files of every layout that the program ever had, made by the program of then (tests/data/README.md): each is read
/// whole, and brought up to date without losing anything.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using test::change;

fs::path kept(int layout) {
  return fs::path(KUIKI_SOURCE_DIR) / "tests" / "data" / ("work_layout_" + std::to_string(layout) + ".gpkg");
}

/// Whoever changes the layout adds a file of the one before.
TEST(FormerLayouts, AFileOfEachIsKept) {
  for (int layout = 1; layout < work_version; ++layout) EXPECT_TRUE(fs::exists(kept(layout))) << kept(layout);
}

struct FormerLayout : testing::Test {
  FormerLayout() { fs::copy_file(kept(1), file); }
  [[nodiscard]] std::unique_ptr<Database> opened(WorkUse use = WorkUse::read) const {
    return open_work({.file = file}, use);
  }
  /// Every row of every table of the file as it was kept is in this one; columns that are given up are left out.
  void expect_all_rows(const fs::path& now) const {
    const SqliteConnection before(kept(1), SqliteUse::read_work);
    const SqliteConnection after(now, SqliteUse::read_work);
    each_changed_table([&](const auto& table) {
      RowReader q(before, table);
      RowReader again(after, table, "fid");
      while (q.step()) {
        ASSERT_TRUE(again.find(q->fid)) << table.facts.head.name << " " << q->fid;
        EXPECT_EQ(row_json(table, *again).text(), row_json(table, *q).text()) << table.facts.head.name;
      }
    });
    EXPECT_EQ(read_history(before).size(), read_history(after).size());
  }
  test::Folder folder{"layouts"};
  fs::path file = folder / "work.gpkg";
};

TEST_F(FormerLayout, IsReadWhole) {
  const auto work = opened();
  const auto content = read_content(*work, {});
  EXPECT_FALSE(content.damage);
  std::vector<std::string> standing;
  std::vector<std::string> replaced;
  for (const auto& record : content.entered) {
    auto words = record.value.indicator + " " + record.value.period + " " + record.value.printed;
    (record.replaced_at.empty() ? standing : replaced).push_back(std::move(words));
  }
  EXPECT_THAT(standing, testing::ElementsAre("otaru-g1-02 FY2018 1.21", "otaru-g2-01 FY2018 130"));
  EXPECT_THAT(replaced, testing::ElementsAre("otaru-g1-02 FY2018 1.2", "otaru-g1-04 FY2018 73.9", "otaru-p2-02 FY2018 73.9",
                                             "otaru-p2-t2 FY2018 73.9"));
  std::vector<std::string> titles;
  for (const auto& text : content.texts) titles.push_back(text.title);
  EXPECT_THAT(titles, testing::ElementsAre("観光", "市の方式", "指標ごと"));
  EXPECT_EQ(content.base_version.empty(), false);
}

TEST_F(FormerLayout, IsBroughtUpToDateWithoutLoss) {
  const auto whole = copy_work({.file = file}, {.file = folder / "copy.gpkg"});
  EXPECT_TRUE(whole.whole());
  {
    const auto work = opened(WorkUse::change);
    bring_up_to_date(*work);
    work->commit();
  }
  expect_all_rows(file);
}

/// A layout from before columns and tables that this program has: they are added, and all that was there stays.
TEST_F(FormerLayout, WhatCameLaterIsAdded) {
  change(file,
         "ALTER TABLE act DROP COLUMN undoes; DROP TABLE story; DELETE FROM gpkg_contents WHERE table_name = 'story';"
         "ALTER TABLE story_scene DROP COLUMN speaker_note;");
  {
    const auto work = std::make_unique<SqliteConnection>(file, SqliteUse::save);
    bring_up_to_date(*work);
    work->commit();
  }
  EXPECT_EQ(query_one(file, "SELECT count(*) FROM story"), "0");
  EXPECT_EQ(query_one(file, "SELECT count(undoes) FROM act"), "0");
  EXPECT_EQ(query_one(file, "SELECT count(*) FROM gpkg_contents WHERE table_name = 'story'"), "1");
  expect_all_rows(file);
}

}  // namespace
}  // namespace kuiki::store
