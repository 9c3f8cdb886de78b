#include "store/entered.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cmath>
#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/build.h"
#include "store/moment.h"
#include "store/store.h"
#include "store/tiny_plan.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Entered : testing::Test {
  Entered() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
  }
  [[nodiscard]] fs::path work() const { return land.database().parent_path() / "work.gpkg"; }
  [[nodiscard]] Store store() const { return {land.database(), {.file = work()}}; }
  SaveReport save(std::vector<EnteredValue> values, const std::string& date = "2020-05-01") const {
    return store().save(values, date, {.who = "田中", .what = "enter"});
  }
  std::string one(const std::string& sql) const { return query_one(work(), sql); }
  Error error_of(std::vector<EnteredValue> values, const std::string& date = "2020-05-01") const {
    try {
      save(std::move(values), date);
    } catch (const Error& error) {
      return error;
    }
    return {Fault::internal, {"no error", "no error"}};
  }
  TinyGeodata land;
};

TEST_F(Entered, SurvivesBuildingTheDatabaseAnew) {
  save({{"taka-a", "FY2016", "", 110, model::Qualifier::exact, "110人", "速報"}, {"taka-a", "FY2017", "", 90}});
  save({{"taka-a", "FY2016", "", 111, model::Qualifier::exact, "111人", "確報"}}, "2020-06-01");
  const auto base = read_whole(land.database());
  build_database(land.folder(), land.database());
  EXPECT_TRUE(read_whole(land.database()) == base) << "the base was only read";
  EXPECT_EQ(store().load().content.entered.size(), 3u);
  EXPECT_EQ(one("SELECT count(*) FROM entered"), "2");
  EXPECT_EQ(one("SELECT value || note FROM entered WHERE period = 'FY2016'"), "111.0確報");
  EXPECT_EQ(store().entered().at(1).entered_at, "2020-06-01");
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 111, model::Qualifier::exact, "111人", "確報"}}).unchanged, 1u);
}

TEST_F(Entered, StandsBesideWhatIsPrinted) {
  const auto report =
      save({{"taka-a", "FY2015", "", 110, model::Qualifier::exact, "110人", "速報"}, {"taka-a", "FY2016", "", 120}});
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(one("SELECT value || note || entered_by || area_code FROM entered WHERE period = 'FY2015'"),
            "110.0速報田中01203");
  const auto data = store().load().data;
  const auto row = data->find_indicator("taka-a")->index();
  EXPECT_EQ(data->indicator_begin[row + 1] - data->indicator_begin[row], 3u);
  EXPECT_EQ(one("SELECT count(*) FROM gpkg_contents JOIN act ON act.at = last_change WHERE table_name = 'entered'"), "1");
}

TEST_F(Entered, WhatIsReplacedGoesIntoTheHistory) {
  save({{"taka-a", "FY2016", "", 120, model::Qualifier::exact, "120", "速報"}});
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 125, model::Qualifier::exact, "125", "確報"}}, "2020-06-01").replaced, 1u);
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 125, model::Qualifier::exact, "１２５人", "確報"}}, "2020-07-01").unchanged, 1u)
      << "the same figure, typed otherwise";
  EXPECT_EQ(save({withdrawal("taka-a", "FY2016")}, "2020-08-01").withdrawn, 1u);
  EXPECT_EQ(save({withdrawal("taka-a", "FY2016")}, "2020-08-01").unchanged, 1u);
  const auto history = store().entered("taka-a");
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].value.value, 120);
  EXPECT_EQ(history[0].value.note, "速報");
  EXPECT_EQ(history[0].entered_at, "2020-05-01");
  EXPECT_EQ(history[0].entered_by, "田中");
  EXPECT_EQ(history[0].replaced_at, "2020-06-01") << "the day that the new value's author named";
  EXPECT_EQ(history[1].entered_at, "2020-06-01");
  EXPECT_EQ(history[1].replaced_at, today()) << "a withdrawal names no day";
  EXPECT_EQ(one("SELECT count(*) FROM entered"), "0");
  EXPECT_TRUE(store().entered("other").empty());
}

TEST_F(Entered, TheHistoryEndsWithWhatHolds) {
  save({{"taka-a", "FY2016", "", 1}});
  save({{"taka-a", "FY2016", "", 2}});
  const auto history = store().entered();
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[1].value.value, 2);
  EXPECT_TRUE(history[1].replaced_at.empty());
}

TEST_F(Entered, WordsAndPartsAreKept) {
  save({{"taka-a", "FY2016", "", NAN, model::Qualifier::milestone, "設置", ""},
        {"taka-a", "FY2016", "男", 1},
        {"taka-a", "FY2016", "女", 2}});
  EXPECT_EQ(one("SELECT printed FROM entered WHERE qualifier = 'milestone'"), "設置");
  EXPECT_EQ(one("SELECT value FROM entered WHERE part = '女'"), "2.0");
}

TEST_F(Entered, AllOrNone) {
  const auto error = error_of({{"taka-a", "FY2016", "", 120}, {"taka-z", "FY2016", "", 1}});
  EXPECT_EQ(error.fault(), Fault::input_wrong);
  EXPECT_THAT(error.message().en, HasSubstr("taka-z"));
  EXPECT_FALSE(fs::exists(work()));
}

TEST_F(Entered, RefusesWhatMakesNoSense) {
  EXPECT_THAT(error_of({{"taka-a", "2016", "", 1}}).message().en, HasSubstr("period"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", INFINITY}}).message().en, HasSubstr("infinite"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", 1}, {"taka-a", "FY2016", "", 2}}).message().en, HasSubstr("twice"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", 1}}, "1 May").message().en, HasSubstr("day of entry"));
  EXPECT_THAT(error_of({{"census-population", "FY2016", "", 1}}).message().en, HasSubstr("statistic of no plan"));
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 1}, {"taka-a", "FY2016", "", 1}}).added, 1u) << "the same twice is once";
}

TEST_F(Entered, AWorkFileInUseIsNotWritten) {
  save({{"taka-a", "FY2016", "", 1}});
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(work().string().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto error = error_of({{"taka-a", "FY2016", "", 2}});
  sqlite3_close(other);
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("in use"));
  EXPECT_EQ(one("SELECT value FROM entered"), "1.0");
}

TEST_F(Entered, AReadOnlyWorkFileIsReadAndNotWritten) {
  save({{"taka-a", "FY2016", "", 1}});
  fs::permissions(work(), fs::perms::owner_read);
  const bool read_only = !std::ofstream(work(), std::ios::app);
  const auto error = read_only ? error_of({{"taka-a", "FY2016", "", 2}}) : Error(Fault::output, {"", ""});
  const auto state = store().load().state;
  fs::permissions(work(), fs::perms::owner_all);
  EXPECT_EQ(state, WorkState::open);
  if (!read_only) GTEST_SKIP() << "this user may write to everything";
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr(work().string()));
}

TEST_F(Entered, AReadOnlyBaseTakesAsMuch) {
  fs::permissions(land.database(), fs::perms::owner_read);
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 1}}).added, 1u);
  fs::permissions(land.database(), fs::perms::owner_all);
}

TEST_F(Entered, AMissingDatabaseIsNamed) {
  const std::vector<EnteredValue> values{{"taka-a", "FY2016", "", 1}};
  try {
    static_cast<void>(
        Store(land.folder() / "none.gpkg", {.file = work()}).save(values, "2020-05-01", {.who = "田中", .what = "enter"}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_missing);
  }
  EXPECT_FALSE(fs::exists(work()));
}

/// One's own work file is made with the first change; one that was named must be there.
TEST_F(Entered, ANamedWorkFileMustBeThere) {
  EXPECT_EQ(store().load().state, WorkState::none);
  EXPECT_TRUE(store().entered().empty() && store().history().empty());
  const Store named(land.database(), {.file = work()}, true);
  const auto missing = [](const auto& use) {
    try {
      use();
    } catch (const Error& error) {
      return error.fault() == Fault::input_missing;
    }
    return false;
  };
  EXPECT_TRUE(missing([&] { static_cast<void>(named.load()); }));
  EXPECT_TRUE(missing([&] { static_cast<void>(named.entered()); }));
  EXPECT_TRUE(missing([&] { static_cast<void>(named.history()); }));
  save({{"taka-a", "FY2016", "", 1}});
  EXPECT_EQ(named.load().state, WorkState::open);
}

TEST(Today, IsADay) { EXPECT_THAT(today(), testing::MatchesRegex("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]")); }

}  // namespace
}  // namespace kuiki::store
