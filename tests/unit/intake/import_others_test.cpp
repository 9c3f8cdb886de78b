#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "app/project_database.h"
#include "base/atomic_file.h"
#include "intake/import_actuals.h"

namespace kuiki::intake {
namespace {

using testing::HasSubstr;

/// Two people import tables into one work file.
struct ImportOthers : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;
  const store::Store store = project->fresh_store();

  void TearDown() override { ::unsetenv("KUIKI_USER"); }

  ImportReport import(const char* who, const std::string& rows, const ImportOptions& options = {}) const {
    ::setenv("KUIKI_USER", who, 1);
    const auto file = project->file("others.csv");
    write_whole(file, "ID,値,備考\n" + rows);
    return import_actuals(store, *project->data, file, "otaru", model::parse_period("FY2016"), options);
  }
  [[nodiscard]] std::string standing(const std::string& id) const {
    for (const auto& record : store.entered(id))
      if (record.replaced_at.empty()) return record.value.printed + " " + record.entered_by;
    return {};
  }
};

TEST_F(ImportOthers, WhatSomebodyElseEnteredStaysAndIsTold) {
  import("田中", "otaru-g1-02,1.2,速報\notaru-g1-03,80,\n");
  const auto report = import("佐藤", "otaru-g1-02,1.3,\notaru-g1-04,70,\n");
  ASSERT_EQ(report.others.size(), 1U);
  EXPECT_EQ(report.others[0].mine.printed, "1.3");
  EXPECT_EQ(report.others[0].theirs.value.printed, "1.2");
  EXPECT_EQ(report.others[0].theirs.entered_by, "田中");
  EXPECT_EQ(report.kept, 1U);
  EXPECT_EQ(report.saved.replaced, 0U);
  EXPECT_GT(report.saved.added, 0U) << "the rest is saved";
  EXPECT_EQ(standing("otaru-g1-02"), "1.2 田中");
  EXPECT_EQ(standing("otaru-g1-04"), "70 佐藤");
  EXPECT_THAT(import_summary(report).ja, HasSubstr("ほかの人の値（残す）：otaru-g1-02 FY2016 表の値「1.3」、田中（"));
  EXPECT_THAT(import_summary(report).ja, HasSubstr("値「1.2（速報）」"));
}

TEST_F(ImportOthers, OnesOwnIsReplacedAsBefore) {
  import("田中", "otaru-g1-02,1.2,\n");
  const auto report = import("田中", "otaru-g1-02,1.3,\n");
  EXPECT_TRUE(report.others.empty());
  EXPECT_EQ(report.saved.replaced, 1U);
  EXPECT_EQ(standing("otaru-g1-02"), "1.3 田中");
}

TEST_F(ImportOthers, IsReplacedWhereThatIsWanted) {
  import("田中", "otaru-g1-02,1.2,\n");
  ImportOptions options;
  options.others = Others::replace;
  const auto report = import("佐藤", "otaru-g1-02,1.3,\n", options);
  EXPECT_EQ(report.others.size(), 1U) << "it is told all the same";
  EXPECT_EQ(report.kept, 0U);
  EXPECT_EQ(standing("otaru-g1-02"), "1.3 佐藤");
  EXPECT_EQ(store.entered("otaru-g1-02").size(), 2U) << "theirs stays in the history";
}

TEST_F(ImportOthers, TheSameFigureIsNobodysConflict) {
  import("田中", "otaru-g1-02,1.2,速報\n");
  const auto report = import("佐藤", "otaru-g1-02,1.20,\n");
  EXPECT_TRUE(report.others.empty());
  EXPECT_EQ(report.saved.unchanged, 1U);
  EXPECT_EQ(standing("otaru-g1-02"), "1.2 田中") << "and stays that of who entered it, with his note";
}

// A figure that the plan prints twice is one to decide about.
TEST_F(ImportOthers, AFigurePrintedTwiceIsAskedOnce) {
  import("田中", "otaru-g1-10,300,\n");
  const auto report = import("佐藤", "otaru-g1-10,250,\notaru-p1-04,250,\n");
  EXPECT_EQ(report.others.size(), 1U);
  EXPECT_EQ(standing("otaru-p1-04"), "300 田中");
}

TEST_F(ImportOthers, WhileOneIsNotDecidedNothingIsSaved) {
  import("田中", "otaru-g1-02,1.2,\notaru-g1-03,80,\n");
  const std::string rows = "otaru-g1-02,1.3,\notaru-g1-03,81,\notaru-g1-04,70,\n";
  ImportOptions options;
  options.others = Others::ask;
  const auto asked = import("佐藤", rows, options);
  EXPECT_TRUE(asked.asks);
  ASSERT_EQ(asked.others.size(), 2U);
  EXPECT_EQ(standing("otaru-g1-04"), "");

  const auto& first = asked.others[0];
  options.decided = {
      {.indicator = first.mine.indicator, .period = first.mine.period, .part = {}, .act = first.theirs.act, .mine = true}};
  const auto half = import("佐藤", rows, options);
  EXPECT_TRUE(half.asks);
  ASSERT_EQ(half.others.size(), 1U) << "what is decided is not asked again";
  EXPECT_EQ(standing("otaru-g1-02"), "1.2 田中");

  const auto& second = half.others[0];
  options.decided.push_back({.indicator = second.mine.indicator,
                             .period = second.mine.period,
                             .part = {},
                             .act = second.theirs.act,
                             .mine = false});
  const auto done = import("佐藤", rows, options);
  EXPECT_FALSE(done.asks);
  EXPECT_EQ(done.kept, 1U);
  EXPECT_EQ(standing("otaru-g1-02"), "1.3 佐藤");
  EXPECT_EQ(standing("otaru-g1-03"), "80 田中");
  EXPECT_EQ(standing("otaru-g1-04"), "70 佐藤");
}

TEST_F(ImportOthers, ADecisionHoldsForWhatStoodThere) {
  import("田中", "otaru-g1-02,1.2,\n");
  ImportOptions options;
  options.others = Others::ask;
  const auto asked = import("佐藤", "otaru-g1-02,1.3,\n", options);
  ASSERT_EQ(asked.others.size(), 1U);
  options.decided = {
      {.indicator = "otaru-g1-02", .period = "FY2016", .part = {}, .act = asked.others[0].theirs.act, .mine = true}};
  import("田中", "otaru-g1-02,1.25,\n");
  const auto again = import("佐藤", "otaru-g1-02,1.3,\n", options);
  EXPECT_TRUE(again.asks) << "田中 entered another value meanwhile";
  EXPECT_EQ(standing("otaru-g1-02"), "1.25 田中");
}

}  // namespace
}  // namespace kuiki::intake
