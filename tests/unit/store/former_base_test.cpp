#include "store/former_base.h"

#include <gmock/gmock.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/act_words.h"
#include "store/build.h"
#include "store/moment.h"
#include "store/store.h"
#include "store/tiny_plan.h"

/// What was entered into a base of version 0.1 gets into the work file, once, with its history, and is never lost.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

struct FormerBase : testing::Test {
  FormerBase() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    test::make_former(land.database());
  }
  [[nodiscard]] WorkLocation work() const { return {.file = land.database().parent_path() / "work.gpkg"}; }
  [[nodiscard]] Store store() const { return {land.database(), work()}; }
  [[nodiscard]] BuildReport build() const {
    return build_database({.geodata = land.folder(), .output = land.database(), .maps = {}, .work = work()});
  }
  /// "FY2016 110 2020-05-01 2020-06-01" of each value, as they stood and stand.
  [[nodiscard]] std::vector<std::string> entered() const {
    std::vector<std::string> all;
    for (const auto& one : store().entered())
      all.push_back(one.value.period + " " + std::to_string(static_cast<int>(one.value.value)) + " " + one.value.note + " " +
                    one.entered_at + " " + one.replaced_at);
    return all;
  }
  static auto all_of_them() {
    return ElementsAre("FY2016 110 速報 2020-05-01 2020-06-01", "FY2016 111 確報 2020-06-01 ", "FY2017 90  2020-05-01 ",
                       "FY2018 5  2020-05-01 2020-07-01");
  }
  TinyGeodata land;
};

TEST_F(FormerBase, ABuildTakesItsValuesIntoTheWorkFile) {
  const auto report = build();
  ASSERT_FALSE(report.warnings.empty());
  EXPECT_THAT(report.warnings.back().en, HasSubstr("2 (2 of its history)"));
  EXPECT_THAT(entered(), all_of_them());
  EXPECT_EQ(query_one(land.database(), "SELECT count(*) FROM observation WHERE status = 'entered'"), "0");
  EXPECT_EQ(query_one(land.database(), "SELECT count(*) FROM sqlite_master WHERE name = 'observation_history'"), "0");
  const std::vector<EnteredValue> again{{"taka-a", "FY2016", "", 111, model::Qualifier::exact, "111人", "確報"}};
  EXPECT_EQ(store().save(again, "2020-08-01", {.who = "田中", .what = "enter"}).unchanged, 1u);
  for (const auto& warning : build().warnings)
    EXPECT_THAT(warning.en, testing::Not(HasSubstr("taken over"))) << "nothing is left";
  EXPECT_THAT(entered(), all_of_them());
}

TEST_F(FormerBase, WithoutAWorkFileItStays) {
  const auto before = read_whole(land.database());
  try {
    build_database(land.folder(), land.database());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::output);
    EXPECT_THAT(error.message().en, HasSubstr("--work"));
  }
  EXPECT_TRUE(read_whole(land.database()) == before);
}

TEST_F(FormerBase, AWorkFileThatCannotTakeThemKeepsItInPlace) {
  write_whole(work().file, "no work file at all");
  const auto before = read_whole(land.database());
  EXPECT_THROW(build(), Error);
  EXPECT_TRUE(read_whole(land.database()) == before);
  EXPECT_EQ(read_whole(work().file), "no work file at all");
}

TEST_F(FormerBase, ShowsItsValuesBeforeTheyAreTakenOverAndAfter) {
  const auto alone = store().load();
  EXPECT_EQ(alone.state, WorkState::none);
  const auto taken = store().take_over();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->values, 2u);
  EXPECT_EQ(taken->history, 2u);
  EXPECT_THAT(entered(), all_of_them());
  const auto both = store().load();
  EXPECT_TRUE(both.content.has_entered_of_base);
  EXPECT_EQ(both.data->observations.size(), alone.data->observations.size()) << "none is shown twice";
  EXPECT_FALSE(store().take_over()) << "once";
  EXPECT_THAT(entered(), all_of_them());
}

/// Each day is an act of that day, of a person who is not known.
TEST_F(FormerBase, ItsDaysAreActs) {
  ASSERT_TRUE(store().take_over());
  std::vector<std::string> acts;
  for (const auto& act : store().history()) {
    acts.push_back(act.at.substr(0, 10) + " " + std::to_string(act.changed));
    EXPECT_EQ(act.what, act_word::take_over);
    EXPECT_EQ(act.who, "");
  }
  // The third day takes 5 back; the second replaces 110; the first brought 110, 90 and 5.
  EXPECT_THAT(acts, ElementsAre("2020-07-01 1", "2020-06-01 2", "2020-05-01 3"));
}

TEST_F(FormerBase, TheFirstSaveTakesThemOver) {
  const std::vector<EnteredValue> values{{"taka-a", "FY2017", "", 95}};
  const auto report = store().save(values, "2020-08-01", {.who = "田中", .what = "enter"});
  EXPECT_EQ(report.replaced, 1u);
  ASSERT_EQ(report.warnings.size(), 1u);
  EXPECT_THAT(report.warnings[0].en, HasSubstr("taken over"));
  EXPECT_EQ(entered().size(), 5u);
}

TEST_F(FormerBase, WhatTheWorkFileHasAlreadyGoesBefore) {
  Store(land.database(), work()).make();
  {
    // The work file of another base, in which the same figure was entered.
    const auto other = land.folder() / "other.gpkg";
    build_database(land.folder(), other);
    const std::vector<EnteredValue> values{{"taka-a", "FY2016", "", 120}};
    static_cast<void>(Store(other, work()).save(values, "2020-08-01", {.who = "田中", .what = "enter"}));
  }
  const auto taken = store().take_over();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->values, 1u);
  EXPECT_THAT(entered(),
              ElementsAre("FY2016 120  2020-08-01 ", "FY2017 90  2020-05-01 ", "FY2018 5  2020-05-01 2020-07-01"));
}

/// Two bases are two: what was entered into each is told apart.
TEST_F(FormerBase, AnotherOneIsTakenOverToo) {
  ASSERT_TRUE(store().take_over());
  test::run_sql(land.database(),
                "INSERT INTO observation (indicator_id, area_code, period, role, part, value, qualifier, printed, status, "
                "note, entered_at) VALUES ('taka-a', '01203', 'FY2019', 'actual', '', 7, 'exact', '', 'entered', '', "
                "'2020-09-01')");
  const auto taken = store().take_over();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->values, 1u);
  EXPECT_EQ(entered().size(), 5u);
}

/// A file as version 0.1 left it (tests/data/README.md): five values that hold, three that were replaced.
TEST(FormerFile, OfVersion01IsTakenOver) {
  const test::Folder folder("former");
  const auto base = folder / "base_0_1.gpkg";
  fs::copy_file(fs::path(KUIKI_SOURCE_DIR) / "tests" / "data" / "base_0_1.gpkg", base);
  const auto before = read_whole(base);
  const Store store(base, {.file = folder / "work.gpkg"});
  const auto shown_before = store.load();
  const auto taken = store.take_over();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->values, 5u);
  EXPECT_EQ(taken->history, 3u);
  EXPECT_THAT(taken->words("work.gpkg").en, HasSubstr("work.gpkg: 5 (3 of"));
  std::vector<std::string> all;
  for (const auto& record : store.entered())
    all.push_back(record.value.indicator + record.value.part + " " + record.value.printed + " " + record.entered_at + "/" +
                  record.replaced_at);
  EXPECT_THAT(all, ElementsAre("komoro-1-1-3中 小８９．０％ 中７８．０％ 2026-11-28/",
                               "komoro-1-1-3小 小８９．０％ 中７８．０％ 2026-11-28/",
                               "otaru-g1-03 80.2 2026-04-01/2026-06-01", "otaru-g1-03 84% 2026-06-01/",
                               "otaru-p2-01 80.2 2026-04-01/2026-06-01", "otaru-p2-01 84% 2026-06-01/",
                               "otaru-p2-t1 80.2 2026-04-01/2026-06-01", "otaru-p2-t1 84% 2026-06-01/"));
  const auto shown = store.load();
  EXPECT_EQ(shown.homeless, 0u);
  EXPECT_EQ(shown.data->observations.size(), shown_before.data->observations.size()) << "each is shown once";
  EXPECT_FALSE(store.take_over()) << "once";
  EXPECT_TRUE(read_whole(base) == before) << "the old file stays as it is";
}

}  // namespace
}  // namespace kuiki::store
