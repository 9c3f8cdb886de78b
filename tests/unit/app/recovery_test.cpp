#include "app/recovery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"

namespace kuiki::app {
namespace {

namespace fs = std::filesystem;

class RecoveryTest : public testing::Test {
 protected:
  RecoveryTest()
      : folder(fs::temp_directory_path() /
               ("kuiki-recovery-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
                ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(folder);
  }
  ~RecoveryTest() override { fs::remove_all(folder); }

  static Unsaved some() {
    Unsaved u;
    u.at = "2026-04-01 17:05";
    u.database = "/data/kuiki.gpkg";
    u.entries.push_back({"otaru", 2016, {{{"otaru-g1-02", ""}, {"1.2", "速報\nタブ\tと\\も"}}, {{"x", "小"}, {"", ""}}}});
    u.entries.push_back({"otaru", 2017, {{{"otaru-g1-02", ""}, {"1.3", ""}}}});
    u.map = map::MapDocument{};
    u.map->title = {"地図", "Map"};
    u.map_changed = true;
    u.map_file = "/home/me/my map.toml";
    return u;
  }
  std::vector<LeftUnsaved> left(Recovery& recovery) {
    std::vector<fs::path> trouble;
    auto all = recovery.left(trouble);
    EXPECT_TRUE(trouble.empty());
    return all;
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder / "recovery"), {}));
  }
  fs::path folder;
};

TEST_F(RecoveryTest, WhatIsWrittenIsReadAgain) {
  const auto before = some();
  const auto after = read_unsaved(write_unsaved(before), "file");
  EXPECT_EQ(after.at, before.at);
  EXPECT_EQ(after.database, before.database);
  EXPECT_EQ(after.entries, before.entries);
  EXPECT_EQ(after.map, before.map);
  EXPECT_TRUE(after.map_changed);
  EXPECT_EQ(after.map_file, before.map_file);
  EXPECT_EQ(after.count(), 3);
}

TEST_F(RecoveryTest, ACutFileIsRefusedWhereverItEnds) {
  auto unsaved = some();
  unsaved.map.reset();
  const auto whole = write_unsaved(unsaved);
  for (std::size_t length = 0; length + 1 < whole.size(); ++length)
    EXPECT_THROW(read_unsaved(std::string_view(whole).substr(0, length), "file"), Error) << length;
}

TEST_F(RecoveryTest, WhatADeadWindowLeftIsOfferedOnce) {
  {
    Recovery dead(folder);
    dead.watch();
    dead.keep(some());
  }
  Recovery next(folder), other(folder);
  next.watch();
  other.watch();
  auto found = left(next);
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].unsaved.entries, some().entries);
  EXPECT_TRUE(left(other).empty()) << "while one window asks, no other one does";
  found.clear();
  found = left(other);
  ASSERT_EQ(found.size(), 1) << "what was not taken is offered again";
  other.drop(found[0]);
  found.clear();
  EXPECT_TRUE(left(next).empty());
}

TEST_F(RecoveryTest, WhatALivingWindowHoldsIsItsOwn) {
  Recovery living(folder), other(folder);
  living.watch();
  other.watch();
  living.keep(some());
  EXPECT_TRUE(left(other).empty());
  EXPECT_THAT(other.open("/data/a.gpkg"), testing::IsEmpty());
  EXPECT_THAT(living.open("/data/a.gpkg"), testing::SizeIs(1)) << "two windows on one database";
  EXPECT_THAT(living.open("/data/b.gpkg"), testing::IsEmpty());
}

TEST_F(RecoveryTest, ACleanEndLeavesNothing) {
  {
    Recovery recovery(folder);
    recovery.watch();
    recovery.keep(some());
    recovery.keep(Unsaved{});
    EXPECT_EQ(files(), 1) << "the lock alone";
    recovery.keep(some());
    recovery.forget();
  }
  EXPECT_EQ(files(), 0);
}

TEST_F(RecoveryTest, ADamagedFileIsSetAsideAndSaid) {
  fs::create_directories(folder / "recovery");
  std::ofstream(folder / "recovery" / "1-2.unsaved") << "kuiki-unsaved 1\nentry = too\tfew\nmap\n";
  std::ofstream(folder / "recovery" / "1-2.part-abcdefgh.unsaved") << "kuiki";
  Recovery recovery(folder);
  recovery.watch();
  std::vector<fs::path> trouble;
  EXPECT_TRUE(recovery.left(trouble).empty());
  ASSERT_EQ(trouble.size(), 1);
  EXPECT_TRUE(fs::exists(trouble[0]));
  EXPECT_EQ(files(), 2) << "the bad file and our own lock; what was being written is gone";
}

TEST_F(RecoveryTest, AMapThatCannotBeReadDoesNotTakeTheEntriesWithIt) {
  auto text = write_unsaved(some());
  text += "\nthis is [no recipe";
  const auto read = read_unsaved(text, "file");
  EXPECT_EQ(read.entries, some().entries);
  EXPECT_FALSE(read.map);
  EXPECT_FALSE(read.map_changed);
}

}  // namespace
}  // namespace kuiki::app
