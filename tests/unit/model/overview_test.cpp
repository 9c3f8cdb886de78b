#include "model/overview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "model/made_plan.h"
#include "row_numbers.h"

using namespace kuiki;
using namespace kuiki::model;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

/// met, on course, behind, worse, missed, unknown, not judged
Tally tally(int met, int on_course, int behind, int worse, int missed, int unknown, int watched) {
  return {{met, on_course, 0, behind, worse, missed, unknown, watched}};
}

const Overview& made() {
  static const auto data = test::made_plan();
  static const auto view = overview_of(data, "made");
  return view;
}

}  // namespace

TEST(Overview, EachIndicatorCountsOnceInTheTotal) {
  // i3; i1; i2; i7; –; i4, i5; i8. i6 and i9 are i1 again.
  EXPECT_EQ(made().total, tally(1, 1, 1, 1, 0, 2, 1));
  EXPECT_EQ(made().total.total(), 7);
  EXPECT_EQ(made().total.judged(), 4);
  EXPECT_EQ(made().total.favourable(), 2);
  EXPECT_EQ(made().repeated, 2);
  ASSERT_EQ(made().items.size(), 9u) << "each printed row stands there";
  EXPECT_EQ(made().items[5].repeats, 0);
  EXPECT_EQ(made().items[6].repeats, none);
}

TEST(Overview, ByGoalInEveryHierarchy) {
  ASSERT_EQ(made().hierarchies.size(), 3u);
  const auto& goals = made().hierarchies[0];
  EXPECT_EQ(goals.id, "goals");
  ASSERT_EQ(goals.groups.size(), 2u);
  EXPECT_EQ(goals.groups[0].name, "暮らし");
  EXPECT_EQ(goals.groups[0].tally, tally(1, 1, 1, 0, 0, 0, 0));
  EXPECT_EQ(goals.groups[1].tally, tally(0, 0, 0, 0, 0, 2, 0));
  const auto& packages = made().hierarchies[1];
  ASSERT_EQ(packages.groups.size(), 1u);
  EXPECT_EQ(packages.groups[0].tally, tally(0, 1, 0, 1, 0, 0, 1)) << "i1 is printed there twice and counts once";
  EXPECT_THAT(made().hierarchies[2].groups, IsEmpty()) << "no indicator is printed in it";
}

TEST(Overview, AnIndicatorCountsInEachOfItsDepartmentsAndGoals) {
  ASSERT_EQ(made().departments.size(), 2u);
  EXPECT_EQ(made().departments[0].name, "B課");
  EXPECT_EQ(made().departments[0].tally, tally(0, 1, 1, 0, 0, 2, 0));
  EXPECT_EQ(made().departments[1].name, "A課");
  EXPECT_EQ(made().departments[1].tally, tally(0, 1, 1, 0, 0, 0, 0));
  EXPECT_EQ(made().no_department, tally(1, 0, 0, 1, 0, 0, 1)) << "i3, i7, i8; i6 is i1, which has some";
  ASSERT_EQ(made().sdgs.size(), 2u);
  EXPECT_EQ(made().sdgs[0].name, "4");
  EXPECT_EQ(made().sdgs[0].tally.total(), 4);
  EXPECT_EQ(made().sdgs[1].name, "11") << "by number, not by letters";
  EXPECT_EQ(made().sdgs[1].tally, tally(0, 0, 0, 0, 0, 2, 0));
}

TEST(Overview, WhatNeedsAttentionAndWhyTheRestIsUnknown) {
  EXPECT_THAT(made().attention, ElementsAre(6u, 1u)) << "worse before behind";
  EXPECT_THAT(made().causes, ElementsAre(std::pair(Cause::no_actual, 1), std::pair(Cause::target_lost, 1)));
  EXPECT_EQ(made().with_actual, 5);
  EXPECT_EQ(made().mapping_units.at(MappingUnit::municipality), 6);
  EXPECT_EQ(made().mapping_units.at(MappingUnit::facility), 1);
  EXPECT_EQ(made().directions.at(Direction::up), 6);
  EXPECT_EQ(made().directions.at(Direction::monitor), 1);
  EXPECT_EQ(made().rules.at(Rule::reach), 5) << "not i5, whose target is lost";
  EXPECT_EQ(made().rules.at(Rule::trend), 1);
}

TEST(Overview, ElapsedIsOfTheYearAskedForElseOfTheLatestActual) {
  EXPECT_FALSE(made().as_of);
  EXPECT_EQ(made().until, 2022);
  EXPECT_DOUBLE_EQ(made().elapsed, 0.6);
  const auto data = test::made_plan();
  const auto before = overview_of(data, "made", {.as_of = 2021});
  EXPECT_EQ(before.until, 2021);
  EXPECT_DOUBLE_EQ(before.elapsed, 0.4);
  EXPECT_EQ(before.total[Verdict::unknown], 6) << "the actuals of FY2022 are not looked at";
  EXPECT_EQ(before.with_actual, 0);
  EXPECT_DOUBLE_EQ(overview_of(data, "made", {.as_of = 2010}).elapsed, 0);
  EXPECT_DOUBLE_EQ(overview_of(data, "made", {.as_of = 2040}).elapsed, 1);
}

TEST(Overview, AnUnknownPlanIsAnError) {
  const auto data = test::made_plan();
  EXPECT_THROW(overview_of(data, "nowhere"), Error);
}

TEST(Overview, APlanWithoutIndicatorsIsEmpty) {
  auto data = test::made_plan();
  data.plans.push_back(data.plans[0]);
  data.plans.back().id = "bare";
  data.plans.back().period_from.clear();
  const auto bare = overview_of(data, "bare");
  EXPECT_EQ(bare.total.total(), 0);
  EXPECT_TRUE(bare.items.empty() && bare.hierarchies.empty() && bare.departments.empty() && bare.attention.empty());
  EXPECT_NE(bare.elapsed, bare.elapsed);
}
