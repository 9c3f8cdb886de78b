#include "store/entered.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cmath>
#include <fstream>

#include "base/error.h"
#include "store/build.h"
#include "store/load.h"
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
  SaveReport save(std::vector<EnteredValue> values, const std::string& date = "2020-05-01") const {
    return save_entered(land.database(), values, date);
  }
  std::string one(const std::string& sql) const { return query_one(land.database(), sql); }
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
  save({{"taka-a", "FY2016", "", 110, "exact", "110人", "速報"}, {"taka-a", "FY2017", "", 90}});
  save({{"taka-a", "FY2016", "", 111, "exact", "111人", "確報"}}, "2020-06-01");
  const auto report = build_database(land.folder(), land.database());
  ASSERT_FALSE(report.warnings.empty());
  EXPECT_THAT(report.warnings.back().en, HasSubstr("2 figures"));
  EXPECT_EQ(one("SELECT count(*) FROM observation WHERE status = 'entered' AND role = 'actual'"), "2");
  EXPECT_EQ(one("SELECT value || note || entered_at FROM observation WHERE status = 'entered' AND period = 'FY2016'"),
            "111.0確報2020-06-01");
  EXPECT_EQ(one("SELECT value || replaced_at FROM observation_history"), "110.02020-06-01");
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 111, "exact", "111人", "確報"}}).unchanged, 1u);
}

TEST_F(Entered, StandsBesideWhatIsPrinted) {
  const auto report = save({{"taka-a", "FY2015", "", 110, "exact", "110人", "速報"}, {"taka-a", "FY2016", "", 120}});
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(one("SELECT value FROM observation WHERE indicator_id = 'taka-a' AND status = 'printed'"), "100.0");
  EXPECT_EQ(one("SELECT value || note || entered_at || area_code || role FROM observation WHERE period = 'FY2015' AND "
                "status = 'entered'"),
            "110.0速報2020-05-0101203actual");
  const auto data = load_dataset(land.database());
  const auto row = static_cast<std::size_t>(*data->find_indicator("taka-a"));
  EXPECT_EQ(data->indicator_begin[row + 1] - data->indicator_begin[row], 3u);
  EXPECT_EQ(one("SELECT last_change FROM gpkg_contents WHERE table_name = 'observation'"), "2020-05-01T00:00:00.000Z");
}

TEST_F(Entered, WhatIsReplacedGoesIntoTheHistory) {
  save({{"taka-a", "FY2016", "", 120, "exact", "120", "速報"}});
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 125, "exact", "125", "確報"}}, "2020-06-01").replaced, 1u);
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 125, "exact", "１２５人", "確報"}}, "2020-07-01").unchanged, 1u)
      << "the same figure, typed otherwise";
  EXPECT_EQ(save({withdrawal("taka-a", "FY2016")}, "2020-08-01").withdrawn, 1u);
  EXPECT_EQ(save({withdrawal("taka-a", "FY2016")}, "2020-08-01").unchanged, 1u);
  const auto history = entered_history(land.database(), "taka-a");
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].value.value, 120);
  EXPECT_EQ(history[0].value.note, "速報");
  EXPECT_EQ(history[0].entered_at, "2020-05-01");
  EXPECT_EQ(history[0].replaced_at, "2020-06-01");
  EXPECT_EQ(history[1].replaced_at, "2020-08-01");
  EXPECT_EQ(one("SELECT count(*) FROM observation WHERE status = 'entered'"), "0");
  EXPECT_TRUE(entered_history(land.database(), "other").empty());
}

TEST_F(Entered, TheHistoryEndsWithWhatHolds) {
  save({{"taka-a", "FY2016", "", 1}});
  save({{"taka-a", "FY2016", "", 2}});
  const auto history = entered_history(land.database());
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[1].value.value, 2);
  EXPECT_TRUE(history[1].replaced_at.empty());
}

TEST_F(Entered, WordsAndPartsAreKept) {
  save({{"taka-a", "FY2016", "", NAN, "milestone", "設置", ""},
        {"taka-a", "FY2016", "男", 1},
        {"taka-a", "FY2016", "女", 2}});
  EXPECT_EQ(one("SELECT printed FROM observation WHERE qualifier = 'milestone'"), "設置");
  EXPECT_EQ(one("SELECT value FROM observation WHERE part = '女'"), "2.0");
}

TEST_F(Entered, AllOrNone) {
  const auto error = error_of({{"taka-a", "FY2016", "", 120}, {"taka-z", "FY2016", "", 1}});
  EXPECT_EQ(error.fault(), Fault::input_wrong);
  EXPECT_THAT(error.message().en, HasSubstr("taka-z"));
  EXPECT_EQ(one("SELECT count(*) FROM observation WHERE status = 'entered'"), "0");
}

TEST_F(Entered, RefusesWhatMakesNoSense) {
  EXPECT_THAT(error_of({{"taka-a", "2016", "", 1}}).message().en, HasSubstr("period"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", INFINITY}}).message().en, HasSubstr("infinite"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", 1}, {"taka-a", "FY2016", "", 2}}).message().en, HasSubstr("twice"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", 1, "about"}}).message().en, HasSubstr("about"));
  EXPECT_THAT(error_of({{"taka-a", "FY2016", "", 1}}, "1 May").message().en, HasSubstr("day of entry"));
  EXPECT_THAT(error_of({{"census-population", "FY2016", "", 1}}).message().en, HasSubstr("statistic of no plan"));
  EXPECT_EQ(save({{"taka-a", "FY2016", "", 1}, {"taka-a", "FY2016", "", 1}}).added, 1u) << "the same twice is once";
}

TEST_F(Entered, ADatabaseInUseIsNotWritten) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(land.database().string().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto error = error_of({{"taka-a", "FY2016", "", 1}});
  sqlite3_close(other);
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("in use"));
}

TEST_F(Entered, AReadOnlyDatabaseSaysToCopyIt) {
  fs::permissions(land.database(), fs::perms::owner_read);
  const bool read_only = !std::ofstream(land.database(), std::ios::app);
  if (!read_only) GTEST_SKIP() << "this user may write to everything";
  const auto error = error_of({{"taka-a", "FY2016", "", 1}});
  fs::permissions(land.database(), fs::perms::owner_all);
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("--db"));
}

TEST_F(Entered, AMissingDatabaseIsNamed) {
  try {
    save_entered(land.database().parent_path() / "none.gpkg", {}, "2020-05-01");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_missing);
  }
}

TEST(Today, IsADay) { EXPECT_THAT(today(), testing::MatchesRegex("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]")); }

}  // namespace
}  // namespace kuiki::store
