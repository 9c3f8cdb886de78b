#include "store/work_safety.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/atomic_file.h"
#include "store/build.h"
#include "store/moment.h"
#include "store/store.h"
#include "store/tiny_plan.h"

/// A copy of a work file of each day, as it was before the day's first change; the last seven are kept.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

struct WorkSafety : testing::Test {
  WorkSafety() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
  }
  [[nodiscard]] fs::path folder() const { return land.database().parent_path(); }
  [[nodiscard]] fs::path work() const { return folder() / "work.gpkg"; }
  [[nodiscard]] fs::path backup(const std::string& day) const { return folder() / ("work.backup-" + day + ".gpkg"); }
  SaveReport save(double value) const {
    const std::vector<EnteredValue> values{{"taka-a", "FY2016", "", value}};
    return Store(land.database(), {.file = work()}).save(values, "2026-04-01", {.who = "田中", .what = "enter"});
  }
  [[nodiscard]] std::string value_in(const fs::path& file) const { return query_one(file, "SELECT value FROM entered"); }
  TinyGeodata land;
};

TEST_F(WorkSafety, TheDaysFirstChangeMakesACopyOfWhatWas) {
  save(1);
  EXPECT_TRUE(backups_of(work()).empty()) << "there was nothing before it";
  save(2);
  EXPECT_THAT(backups_of(work()), ElementsAre(backup(today())));
  save(3);
  EXPECT_THAT(backups_of(work()), ElementsAre(backup(today())));
  EXPECT_EQ(value_in(backup(today())), "1.0");
  EXPECT_EQ(query_one(backup(today()), "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(Store(land.database(), {.file = backup(today())}).history().size(), 1u) << "it is a work file itself";
  EXPECT_EQ(value_in(work()), "3.0");
}

TEST_F(WorkSafety, SevenAreKeptAndNothingElseGoes) {
  save(1);
  for (int day = 10; day < 20; ++day) fs::copy_file(work(), backup("2026-03-" + std::to_string(day)));
  const std::vector<fs::path> others{folder() / "work.backup-2026-03-10.csv", folder() / "other.backup-2026-03-10.gpkg",
                                     folder() / "work.backup-of-mine.gpkg"};
  for (const auto& other : others) write_whole(other, "x");
  save(2);
  const auto kept = backups_of(work());
  ASSERT_EQ(kept.size(), backups_kept);
  EXPECT_EQ(kept.front(), backup(today()));
  EXPECT_EQ(kept.back(), backup("2026-03-14"));
  for (const auto& other : others) EXPECT_TRUE(fs::exists(other)) << other;
}

/// The work goes on without one, and it is said.
TEST_F(WorkSafety, ABackupThatCannotBeMadeIsSaid) {
  save(1);
  fs::create_symlink("nowhere/at/all.gpkg", backup(today()));
  const auto report = save(2);
  EXPECT_EQ(report.replaced, 1u);
  EXPECT_EQ(report.warnings.size(), 1u);
  EXPECT_EQ(value_in(work()), "2.0");
}

TEST_F(WorkSafety, AUndoIsAChangeToo) {
  save(1);
  Store(land.database(), {.file = work()}).undo(1, {.who = "田中", .what = "undo"});
  EXPECT_EQ(value_in(backup(today())), "1.0");
}

}  // namespace
}  // namespace kuiki::store
