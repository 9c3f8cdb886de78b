// Every rule of model/progress.h with its edge cases. Numbers are worked by hand in the comments.
#include "model/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/measure_maker.h"
#include "model/progress_words.h"

using namespace kuiki;
using namespace kuiki::model;
using kuiki::test::MeasureMaker;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

MeasureMaker made(Direction direction) { return MeasureMaker(direction); }
std::string ja(const Measure& m) { return explain(m, progress_of(m), YearStyle::japanese).ja; }

}  // namespace

// ---- reach

TEST(Reach, ShareOfTheWayAgainstElapsedTime) {
  // 50 → 60 over 2020–2024; 2022: 57 is 7/10 of the way, 3/5 of the time.
  auto m = made(Direction::up).unit("%").base("FY2019", 50).target("FY2024", 60).actual("FY2022", 57);
  auto p = progress_of(m);
  EXPECT_EQ(p.rule, Rule::reach);
  EXPECT_EQ(p.verdict, Verdict::on_course);
  EXPECT_DOUBLE_EQ(p.share, 0.7);
  EXPECT_DOUBLE_EQ(p.elapsed, 0.6);
  EXPECT_DOUBLE_EQ(p.expected, 56);
  EXPECT_DOUBLE_EQ(p.per_year, 7.0 / 3);
  EXPECT_DOUBLE_EQ(p.needed_per_year, 1.5);
  EXPECT_EQ(p.plan_year, 3);
  EXPECT_FALSE(p.ended);
}

TEST(Reach, ExactlyOnThePathIsOnCourseAndAPercentBelowIsNot) {
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2022", 56)).verdict,
            Verdict::on_course);
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2022", 55.9)).verdict,
            Verdict::nearly_on_course);
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2022", 50)).verdict,
            Verdict::behind);
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2022", 49.9)).verdict,
            Verdict::worse);
}

TEST(Reach, DownwardCountsTheOtherWay) {
  // 213件 → 180件: 196.5 is half of the way.
  auto m = made(Direction::down).unit("件").base("FY2019", 213).target("FY2024", 180).actual("FY2021", 196.5);
  EXPECT_DOUBLE_EQ(progress_of(m).share, 0.5);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);  // 0.5 of the way, 0.4 of the time
  EXPECT_EQ(progress_of(made(Direction::down).base("FY2019", 213).target("FY2024", 180).actual("FY2021", 220)).verdict,
            Verdict::worse);
  EXPECT_EQ(progress_of(made(Direction::down).base("FY2019", 213).target("FY2024", 180).actual("FY2021", 180)).verdict,
            Verdict::met);
}

TEST(Reach, MetEarlyMissedOrWorseAtTheEnd) {
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2021", 61)).verdict,
            Verdict::met);
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2024", 59)).verdict,
            Verdict::missed);
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2024", 49)).verdict,
            Verdict::worse);
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60).actual("FY2025", 60)).verdict,
            Verdict::met);
}

TEST(Reach, AnOldBaselineStandsAtTheStartOfThePlan) {
  // Otaru: 68.5 (H19) → 70 (H31), plan H27–31. In FY2017 the plan is 3/5 gone; the path is 68.5 + 0.6·1.5 = 69.4.
  auto m = MeasureMaker(Direction::up, "FY2015", "FY2019").base("FY2007", 68.5).target("FY2019", 70).actual("FY2017", 69.4);
  const auto p = progress_of(m);
  EXPECT_DOUBLE_EQ(p.elapsed, 0.6);
  EXPECT_NEAR(p.expected, 69.4, 1e-12);
  EXPECT_EQ(p.verdict, Verdict::on_course);
  EXPECT_NEAR(p.per_year, 0.09, 1e-12);  // but the change per year is over the ten years it took
}

TEST(Reach, WithoutAPlanTheWayBeginsAtTheBaseline) {
  MeasureMaker m(Direction::up);
  m.m.plan_from.reset();
  m.m.plan_to.reset();
  m.base("FY2018", 0).target("FY2022", 100).actual("FY2020", 50);
  EXPECT_DOUBLE_EQ(progress_of(m).elapsed, 0.5);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
}

TEST(Reach, YearlyTargetsAreThePath) {
  // Komoro 727 → 763 → 802 → 842 → 884. A straight line would want 727 + 2/4·157 = 805.5 in FY2021; the plan says 802.
  auto m = MeasureMaker(Direction::up, "FY2020", "FY2023")
               .unit("人")
               .base("FY2019", 727)
               .target("FY2020", 763)
               .target("FY2021", 802)
               .target("FY2022", 842)
               .target("FY2023", 884);
  m.actual("FY2021", 803);
  const auto p = progress_of(m);
  EXPECT_EQ(p.verdict, Verdict::on_course);
  EXPECT_EQ(p.expected, 802);
  ASSERT_TRUE(p.year_target);
  EXPECT_EQ(p.year_target->value, 802);
  EXPECT_EQ(p.target->value, 884);
  EXPECT_THAT(ja(m), HasSubstr("この年度の目標値802人に達しており、順調です"));
  m.actual("FY2022", 841);
  EXPECT_EQ(progress_of(m).verdict, Verdict::nearly_on_course);  // one short of the year's 842
  EXPECT_EQ(progress_of(m, {.as_of = 2021}).verdict, Verdict::on_course);
}

TEST(Reach, AYearsTargetBelowTheBaselineMayBeReachedWhileBelowTheBaseline) {
  // Komoro's guests: 165,120 → 90,000 → 130,000 → 165,000, and the last column is lost.
  auto m = MeasureMaker(Direction::up, "FY2020", "FY2023")
               .unit("人")
               .base("FY2018", 165120)
               .target("FY2020", 90000)
               .target("FY2021", 130000)
               .target("FY2022", 165000);
  m.add("FY2023", Role::target, NAN, Qualifier::exact, "", Status::missing_in_source);
  m.actual("FY2020", 95000);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  m.actual("FY2021", 120000);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);
  m.actual("FY2022", 166000);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);  // not met: the plan went on, though its last target is lost
  m.actual("FY2023", 170000);
  EXPECT_EQ(progress_of(m).verdict, Verdict::unknown);
  EXPECT_EQ(progress_of(m).cause, Cause::target_lost);
  EXPECT_THAT(ja(m), HasSubstr("計画書の記載が欠落している"));
}

TEST(Reach, AlreadyMetAtBaseline) {
  // 1,200 is wanted, 1,250 it was.
  auto m = made(Direction::up).unit("人").base("FY2019", 1250).target("FY2024", 1200).actual("FY2021", 1210);
  auto p = progress_of(m);
  EXPECT_TRUE(p.met_at_baseline);
  EXPECT_TRUE(std::isnan(p.share));
  EXPECT_EQ(p.verdict, Verdict::met);
  EXPECT_THAT(ja(m), HasSubstr("既に目標の水準"));
  m.actual("FY2022", 1190);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);
  EXPECT_EQ(achievement(progress_of(m)), 0);
  // Target and baseline are equal: no way to divide.
  auto same = made(Direction::up).base("FY2019", 39).target("FY2024", 39).actual("FY2021", 39);
  EXPECT_EQ(progress_of(same).verdict, Verdict::met);
  EXPECT_TRUE(std::isnan(progress_of(same).share));
}

TEST(Reach, BoundsDecideTheirSide) {
  // −15人 → +1人以上
  auto m = MeasureMaker(Direction::up, "FY2020", "FY2023")
               .unit("人")
               .base("FY2019", -15)
               .target("FY2023", 1, Qualifier::at_least)
               .actual("FY2021", -7);
  EXPECT_DOUBLE_EQ(progress_of(m).share, 0.5);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  // 185位 → 180位以内
  auto rank = MeasureMaker(Direction::down, "FY2020", "FY2023")
                  .unit("位")
                  .base("FY2019", 185)
                  .target("FY2023", 180, Qualifier::at_most)
                  .actual("FY2021", 179);
  EXPECT_EQ(progress_of(rank).verdict, Verdict::met);
}

TEST(Reach, NoBaseline) {
  auto m = made(Direction::up)
               .unit("件")
               .add("FY2018", Role::baseline, NAN, Qualifier::exact, "-", Status::not_measured)
               .target("FY2024", 100)
               .actual("FY2022", 60);
  auto p = progress_of(m);
  EXPECT_EQ(p.verdict, Verdict::unknown);
  EXPECT_EQ(p.cause, Cause::no_baseline);
  EXPECT_TRUE(std::isnan(p.share));  // 60 % would take the missing baseline for 0
  EXPECT_THAT(ja(m), HasSubstr("目標値の60%の水準"));
  EXPECT_EQ(progress_of(made(Direction::up).target("FY2024", 100).actual("FY2022", 100)).verdict, Verdict::met);
  EXPECT_EQ(progress_of(made(Direction::up).target("FY2024", 100).actual("FY2024", 99)).verdict, Verdict::missed);
  EXPECT_FALSE(achievement(progress_of(made(Direction::up).target("FY2024", 100).actual("FY2024", 99))));
  // With a target for every year the year's own is enough.
  EXPECT_EQ(progress_of(made(Direction::up).target("FY2021", 10).target("FY2024", 40).actual("FY2021", 10)).verdict,
            Verdict::on_course);
  EXPECT_EQ(progress_of(made(Direction::up).target("FY2021", 10).target("FY2024", 40).actual("FY2021", 9)).verdict,
            Verdict::behind);
}

TEST(Reach, NothingEnteredIsUnknownNotZero) {
  const auto p = progress_of(made(Direction::up).base("FY2019", 50).target("FY2024", 60));
  EXPECT_EQ(p.verdict, Verdict::unknown);
  EXPECT_EQ(p.cause, Cause::no_actual);
  EXPECT_TRUE(std::isnan(p.share));
  EXPECT_FALSE(achievement(p));
}

TEST(Reach, NotMeasuredAndSurveyPending) {
  auto m = made(Direction::up)
               .base("FY2019", 50)
               .target("FY2024", 60)
               .add("FY2021", Role::actual, NAN, Qualifier::exact, "-", Status::survey_pending);
  EXPECT_EQ(progress_of(m).cause, Cause::not_measured);
  m.actual("FY2020", 53);  // an older figure is the latest there is
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  EXPECT_EQ(progress_of(m).actual->period.year, 2020);
}

TEST(Reach, RunningTotalsOfOneYearAreComparedNotSummed) {
  // 累計 32 組 → 累計 55 組: 46 in FY2022 is (46 − 32) / 23.
  auto m = made(Direction::up).unit("組").base("FY2018", 32).target("FY2024", 55).actual("FY2021", 40).actual("FY2022", 46);
  m.m.accrual = Accrual::cumulative;
  const auto p = progress_of(m);
  EXPECT_EQ(p.rule, Rule::reach);
  EXPECT_DOUBLE_EQ(p.share, 14.0 / 23);
  EXPECT_TRUE(p.summed.empty());
}

TEST(Reach, AnInferredTargetIsUsedAndNamed) {
  auto m = MeasureMaker(Direction::up, "FY2015", "FY2019").unit("回").base("FY2014", 14);
  m.add("FY2019", Role::target, NAN, Qualifier::exact, "", Status::missing_in_source);
  m.add("FY2019", Role::target, 21, Qualifier::exact, "", Status::inferred);
  m.actual("FY2019", 21);
  const auto p = progress_of(m);
  EXPECT_EQ(p.verdict, Verdict::met);
  EXPECT_TRUE(p.target_inferred);
  EXPECT_FALSE(p.lost_target);
  EXPECT_THAT(ja(m), HasSubstr("推定した値"));
}

TEST(Reach, AsOfDatesAndCalendarYearsBelongToTheirYear) {
  // 2020-04-01 is the night FY2019 closed.
  auto m = MeasureMaker(Direction::up, "FY2018", "FY2022").base("FY2017", 0).target("FY2022", 50).actual("2020-04-01", 20);
  EXPECT_NEAR(progress_of(m).elapsed, 0.4, 1e-9);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  // Port cargo by calendar year: 17,550千t (2018) → 22,144千t (2024).
  auto port = made(Direction::up).unit("t").base("CY2018", 17550000).target("CY2024", 22144000).actual("CY2024", 22144000);
  EXPECT_EQ(progress_of(port).verdict, Verdict::met);
  EXPECT_TRUE(progress_of(port).ended);
}

// ---- keep

TEST(Keep, AboveAFloor) {
  // 98.1% → 98.1% （下限値 96.2%）
  const auto with = [](const char* year, double value) {
    return MeasureMaker(Direction::keep, "FY2015", "FY2019")
        .unit("%")
        .base("FY2014", 98.1)
        .target("FY2019", 98.1)
        .target("FY2019", 96.2, Qualifier::floor)
        .actual(year, value);
  };
  EXPECT_EQ(progress_of(with("FY2017", 98.5)).verdict, Verdict::on_course);
  EXPECT_EQ(progress_of(with("FY2019", 98.1)).verdict, Verdict::met);
  const auto floor = progress_of(with("FY2017", 97.0));
  EXPECT_EQ(floor.verdict, Verdict::on_course);
  EXPECT_TRUE(floor.within_floor);
  EXPECT_THAT(ja(with("FY2017", 97.0)), HasSubstr("下限値96.2%を上回って"));
  EXPECT_EQ(progress_of(with("FY2017", 96.1)).verdict, Verdict::worse);
  EXPECT_THAT(ja(with("FY2017", 96.1)), HasSubstr("下限値96.2%も下回って"));
  EXPECT_EQ(progress_of(with("FY2017", 98.1)).rule, Rule::keep_above);
}

TEST(Keep, BelowABound) {
  // BOD 1.2 against 2mg/l以下 in every year: met from the beginning, kept while it stays below.
  auto m = MeasureMaker(Direction::keep, "FY2020", "FY2023").unit("mg/l").base("FY2019", 1.2);
  for (const char* y : {"FY2020", "FY2021", "FY2022", "FY2023"}) m.target(y, 2, Qualifier::at_most);
  m.actual("FY2021", 1.8);
  auto p = progress_of(m);
  EXPECT_EQ(p.rule, Rule::keep_below);
  EXPECT_TRUE(p.met_at_baseline);
  EXPECT_EQ(p.verdict, Verdict::on_course);
  EXPECT_EQ(achievement(p), 1);
  m.actual("FY2022", 2.3);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);
  m.actual("FY2023", 2.0);
  EXPECT_EQ(progress_of(m).verdict, Verdict::met);
}

TEST(Keep, AYearlyLimitAndAWishedFloor) {
  // 総収支比率 117.8 → 116 → 104 → 106 → 105, 100以上が望ましい
  auto m = MeasureMaker(Direction::keep, "FY2020", "FY2023")
               .unit("%")
               .base("FY2019", 117.8)
               .target("FY2020", 116)
               .target("FY2021", 104)
               .target("FY2022", 106)
               .target("FY2023", 105)
               .target("FY2023", 100, Qualifier::floor);
  m.actual("FY2021", 105);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  EXPECT_FALSE(progress_of(m).within_floor);
  m.actual("FY2022", 101);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  EXPECT_TRUE(progress_of(m).within_floor);
  m.actual("FY2023", 99);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);
}

TEST(Keep, ToleranceIsVisibleAndOffByDefault) {
  auto m = made(Direction::keep).unit("町会").base("FY2019", 152).target("FY2024", 152).actual("FY2021", 151);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);
  EXPECT_EQ(progress_of(m, {.keep_tolerance = 0.01}).verdict, Verdict::on_course);
  EXPECT_TRUE(
      progress_of(made(Direction::keep).base("FY2019", 152).target("FY2024", 152).actual("FY2021", 153)).side_judged);
}

// ---- running sum

TEST(RunningSum, AnnualActualsAreAdded) {
  // 46人 a year against 累計 230 人: after three years of 46, 138 of 230 is 60 % in 60 % of the time.
  auto m = made(Direction::up).unit("人").base("FY2018", 46).target("FY2020/FY2024", 230).actual("FY2020", 46);
  m.m.accrual = Accrual::cumulative;
  EXPECT_DOUBLE_EQ(progress_of(m).share, 0.2);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);  // a fifth in a fifth of the time: not "only 20 %"
  m.actual("FY2021", 46).actual("FY2022", 46);
  auto p = progress_of(m);
  EXPECT_EQ(p.rule, Rule::running_sum);
  EXPECT_EQ(p.sum, 138);
  EXPECT_DOUBLE_EQ(p.share, 0.6);
  EXPECT_DOUBLE_EQ(p.elapsed, 0.6);
  EXPECT_EQ(p.verdict, Verdict::on_course);
  EXPECT_DOUBLE_EQ(p.per_year, 46);
  EXPECT_DOUBLE_EQ(p.needed_per_year, 46);
  m.actual("FY2023", 45).actual("FY2024", 46);
  EXPECT_EQ(progress_of(m).sum, 229);
  EXPECT_EQ(progress_of(m).verdict, Verdict::missed);
  EXPECT_EQ(progress_of(m, {.as_of = 2023}).verdict, Verdict::on_course);  // 79.6 % is written as 80 %, as the time
  EXPECT_EQ(progress_of(m, {.as_of = 2022}).sum, 138);
}

TEST(RunningSum, FiveYearsThatReachIt) {
  auto m = made(Direction::up).unit("人").base("FY2018", 46).target("FY2020/FY2024", 230);
  for (const char* y : {"FY2020", "FY2021", "FY2022", "FY2023", "FY2024"}) m.actual(y, 46);
  EXPECT_EQ(progress_of(m).verdict, Verdict::met);
  EXPECT_EQ(progress_of(m).sum, 230);
  EXPECT_EQ(achievement(progress_of(m)), 1);
}

TEST(RunningSum, TheBaselineYearIsNotPartOfIt) {
  auto m = made(Direction::up).base("FY2018", 46).target("FY2020/FY2024", 230).actual("FY2019", 500).actual("FY2020", 10);
  EXPECT_EQ(progress_of(m).sum, 10);
  EXPECT_THAT(progress_of(m).summed, ElementsAre(2020));
}

TEST(RunningSum, AMissingYearIsNotZero) {
  auto m = made(Direction::up).unit("人").target("FY2020/FY2024", 230).actual("FY2020", 40).actual("FY2022", 40);
  auto p = progress_of(m);
  EXPECT_THAT(p.gaps, ElementsAre(2021));
  EXPECT_EQ(p.verdict, Verdict::unknown);
  EXPECT_EQ(p.cause, Cause::gap_in_sum);
  EXPECT_FALSE(achievement(p));
  EXPECT_THAT(ja(m), HasSubstr("令和3年度の実績がないため、合計は少なくとも"));
  // Where even the known years are enough, the gap does not matter.
  EXPECT_EQ(progress_of(made(Direction::up).target("FY2020/FY2024", 230).actual("FY2020", 100).actual("FY2022", 40)).verdict,
            Verdict::on_course);
  EXPECT_EQ(progress_of(made(Direction::up).target("FY2020/FY2024", 230).actual("FY2020", 200).actual("FY2022", 40)).verdict,
            Verdict::met);
  // Years to come are no gaps; nothing at all is no actual.
  EXPECT_TRUE(progress_of(made(Direction::up).target("FY2020/FY2024", 230).actual("FY2020", 46)).gaps.empty());
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2018", 46).target("FY2020/FY2024", 230)).cause, Cause::no_actual);
}

TEST(RunningSum, AZeroThatWasMeasuredCounts) {
  const auto p = progress_of(made(Direction::up).target("FY2020/FY2024", 5).actual("FY2020", 0).actual("FY2021", 2));
  EXPECT_EQ(p.sum, 2);
  EXPECT_TRUE(p.gaps.empty());
  EXPECT_EQ(p.verdict, Verdict::on_course);
}

TEST(RunningSum, ATotalEnteredForTheFirstYears) {
  auto m = made(Direction::up).target("FY2020/FY2024", 230).actual("FY2020/FY2022", 150).actual("FY2023", 50);
  const auto p = progress_of(m);
  EXPECT_EQ(p.sum, 200);
  EXPECT_THAT(p.summed, ElementsAre(2020, 2021, 2022, 2023));
  EXPECT_EQ(p.verdict, Verdict::on_course);
}

TEST(RunningSum, ThatShouldStaySmall) {
  const auto with = [](std::initializer_list<double> values) {
    auto m = made(Direction::down).unit("件").target("FY2020/FY2024", 50);
    int y = 2020;
    for (const double v : values) m.actual(("FY" + std::to_string(y++)).c_str(), v);
    return m;
  };
  EXPECT_EQ(progress_of(with({10, 9})).verdict, Verdict::on_course);
  EXPECT_EQ(progress_of(with({10, 11})).verdict, Verdict::behind);
  EXPECT_EQ(progress_of(with({30, 21})).verdict, Verdict::missed);
  EXPECT_EQ(progress_of(with({10, 10, 10, 10, 10})).verdict, Verdict::met);
}

// ---- change, improve, milestones

TEST(ChangeBy, TwentyMinutesShorter) {
  auto m = MeasureMaker(Direction::down, "FY2023", "FY2027")
               .unit("分")
               .add("FY2027", Role::target, 20, Qualifier::change, "20分短縮");
  m.add("FY2022", Role::baseline, NAN, Qualifier::exact, "—", Status::not_measured);
  EXPECT_EQ(progress_of(m).cause, Cause::no_actual);
  auto plain = m;
  plain.actual("FY2025", 40);
  EXPECT_EQ(progress_of(plain).cause, Cause::no_baseline);  // 40 minutes, from what?
  auto entered = m;
  entered.m.plan_from = parse_period("FY2023");
  entered.add("FY2025", Role::actual, 12, Qualifier::change, "12分短縮", Status::entered);
  // The start of the way is the plan's: 12 of 20 in 3 of 5 years.
  EXPECT_EQ(progress_of(entered).verdict, Verdict::on_course);
  EXPECT_DOUBLE_EQ(progress_of(entered).share, 0.6);
  entered.add("FY2026", Role::actual, 20, Qualifier::change, "20分短縮", Status::entered);
  EXPECT_EQ(progress_of(entered).verdict, Verdict::met);
  // With a baseline the change is worked out: 60 → 45 is 15 shorter.
  auto based = MeasureMaker(Direction::down, "FY2023", "FY2027")
                   .unit("分")
                   .base("FY2022", 60)
                   .add("FY2027", Role::target, 20, Qualifier::change)
                   .actual("FY2027", 45);
  EXPECT_DOUBLE_EQ(progress_of(based).achieved, 15);
  EXPECT_EQ(progress_of(based).verdict, Verdict::missed);
  EXPECT_EQ(progress_of(MeasureMaker(Direction::down, "FY2023", "FY2027")
                            .base("FY2022", 60)
                            .add("FY2027", Role::target, 20, Qualifier::change)
                            .actual("FY2024", 65))
                .verdict,
            Verdict::worse);
}

TEST(Improve, AgainstTheYearBefore) {
  auto m = MeasureMaker(Direction::up, "FY2020", "FY2023").unit("%").base("FY2019", 55.8);
  for (const char* y : {"FY2020", "FY2021", "FY2022", "FY2023"})
    m.add(y, Role::target, NAN, Qualifier::improve, "前年度より改善");
  m.actual("FY2020", 56.1);
  EXPECT_EQ(progress_of(m).rule, Rule::improve);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);
  EXPECT_THAT(ja(m), HasSubstr("前年度の55.8%（令和元年度）より0.3ポイント改善"));
  m.actual("FY2021", 56.1);
  EXPECT_EQ(progress_of(m).verdict, Verdict::behind);  // the same is not better
  m.actual("FY2022", 56.0);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);  // better than the baseline, but not than the year before
  m.actual("FY2023", 57.0);
  const auto p = progress_of(m);
  EXPECT_EQ(p.verdict, Verdict::met);
  EXPECT_EQ(p.compared_years, 4);
  EXPECT_EQ(p.improved_years, 2);
  EXPECT_NEAR(p.last_change, 1.0, 1e-12);
}

TEST(Improve, NeedsTheYearBefore) {
  auto m = MeasureMaker(Direction::down, "FY2020", "FY2023").base("FY2019", 10);
  for (const char* y : {"FY2020", "FY2021", "FY2022", "FY2023"}) m.add(y, Role::target, NAN, Qualifier::improve);
  m.actual("FY2021", 9);
  EXPECT_EQ(progress_of(m).verdict, Verdict::unknown);
  EXPECT_EQ(progress_of(m).cause, Cause::no_year_before);
  m.actual("FY2020", 9.5);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);  // lower is better
}

TEST(Improve, AfterAFirstYearWithANumber) {
  // 1-3-1: — , 38.9 %, 前年度より改善 ×3
  auto m = MeasureMaker(Direction::up, "FY2020", "FY2023").unit("%").target("FY2020", 38.9);
  for (const char* y : {"FY2021", "FY2022", "FY2023"}) m.add(y, Role::target, NAN, Qualifier::improve);
  m.actual("FY2020", 38.9);
  EXPECT_EQ(progress_of(m).rule, Rule::reach);
  EXPECT_EQ(progress_of(m).verdict, Verdict::on_course);  // the year's target, not the end of it
  m.actual("FY2021", 38.5);
  EXPECT_EQ(progress_of(m).rule, Rule::improve);
  EXPECT_EQ(progress_of(m).verdict, Verdict::worse);
  EXPECT_EQ(progress_of(m).compared_years, 1);
}

TEST(Milestone, TheSameWordOrTheOfficeJudges) {
  const auto with = [](const char* target, Direction direction, const char* year, const char* word) {
    auto m = MeasureMaker(direction, "FY2023", "FY2027");
    m.add("FY2027", Role::target, NAN, Qualifier::milestone, target);
    return m.add(year, Role::actual, NAN, Qualifier::milestone, word, Status::entered);
  };
  EXPECT_EQ(progress_of(with("設置", Direction::up, "FY2025", "設置")).verdict, Verdict::met);
  EXPECT_EQ(progress_of(with("設置", Direction::up, "FY2025", "設置済み")).verdict, Verdict::met);
  EXPECT_EQ(progress_of(with("実施", Direction::up, "FY2025", "実施中")).verdict, Verdict::met);
  EXPECT_EQ(progress_of(with("構築", Direction::up, "FY2025", "構築中")).cause, Cause::words_differ);
  EXPECT_EQ(progress_of(with("設置", Direction::up, "FY2025", "未設置")).verdict, Verdict::behind);
  EXPECT_EQ(progress_of(with("設置", Direction::up, "FY2027", "未設置")).verdict, Verdict::missed);
  EXPECT_EQ(progress_of(with("運用", Direction::keep, "FY2025", "運用")).verdict, Verdict::on_course);
  EXPECT_EQ(progress_of(with("運用", Direction::keep, "FY2027", "運用")).verdict, Verdict::met);
  EXPECT_THAT(ja(with("充実", Direction::up, "FY2025", "拡大")), HasSubstr("担当課で判断し"));
}

// ---- monitor, no target, parts

TEST(Monitor, TrendWithoutAVerdict) {
  auto m = made(Direction::monitor).unit("人").base("FY2018", 1434).target("FY2024", 1383).actual("FY2021", 1400);
  auto p = progress_of(m);
  EXPECT_EQ(p.verdict, Verdict::not_applicable);
  EXPECT_NEAR(p.per_year, -34.0 / 3, 1e-12);
  EXPECT_FALSE(achievement(p));
  EXPECT_EQ(ja(m),
            "平成30年度の1,434人から令和3年度の1,400人へ34人減りました。目標値1,"
            "383人（令和6年度）は見込みなどを示すもので、評価の対象としません。");
  auto sheet = made(Direction::monitor).actual("FY2018", 5).actual("FY2019", 5);
  EXPECT_EQ(progress_of(sheet).per_year, 0);
  EXPECT_THAT(ja(sheet), HasSubstr("変わっていません"));
}

TEST(NoTarget, IsUnknownAndSaysWhich) {
  EXPECT_EQ(progress_of(made(Direction::up).base("FY2019", 3).actual("FY2021", 4)).cause, Cause::no_target);
  auto lost = made(Direction::up).base("FY2013", 3.6).actual("FY2021", 4);
  lost.add("FY2019", Role::target, NAN, Qualifier::exact, "", Status::missing_in_source);
  EXPECT_EQ(progress_of(lost).verdict, Verdict::unknown);
  EXPECT_EQ(progress_of(lost).cause, Cause::target_lost);
  EXPECT_THAT(ja(lost), HasSubstr("令和元年度の目標値は計画書の記載が欠落している"));
}

TEST(Parts, AreJudgedOneByOne) {
  auto m = MeasureMaker(Direction::up, "FY2020", "FY2023").unit("歳");
  const auto put = [&](const char* y, Role role, double men, double women) {
    m.add(y, role, men, Qualifier::exact, "", Status::printed, "男")
        .add(y, role, women, Qualifier::exact, "", Status::printed, "女");
  };
  put("FY2019", Role::baseline, 80.0, 85.1);
  put("FY2023", Role::target, 80.4, 86.1);
  put("FY2021", Role::actual, 80.3, 85.2);
  const auto parts = progress_by_part(m);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].part, "男");
  EXPECT_EQ(parts[0].verdict, Verdict::on_course);
  EXPECT_EQ(parts[1].verdict, Verdict::behind);
  EXPECT_EQ(overall(parts), Verdict::behind);
  EXPECT_THAT(explain(m, parts).ja, HasSubstr("女性：2021年度の実績は85.2歳で"));
  EXPECT_EQ(overall(std::vector<Progress>{}), Verdict::not_applicable);
}

TEST(Adapter, MeasureOfADataset) {
  Dataset d;
  d.areas.code = {"01213"};
  d.areas.parent = {none};
  d.areas.kind = {AreaKind::municipality};
  d.plans.push_back({.id = "p", .period_from = "FY2020", .period_to = "FY2024"});
  d.indicators.push_back({.id = "i",
                          .plan = "p",
                          .name = "新規就業者",
                          .unit = "人",
                          .direction = Direction::up,
                          .accrual = Accrual::cumulative});
  d.periods = {*parse_period("FY2018"), *parse_period("FY2020"), *parse_period("FY2020/FY2024")};
  const auto put = [&](std::uint16_t period, Role role, double value, Qualifier qualifier) {
    auto& o = d.observations;
    o.indicator.push_back(0);
    o.area.push_back(0);
    o.period.push_back(period);
    o.role.push_back(role);
    o.status.push_back(Status::printed);
    o.value.push_back(value);
    o.part.emplace_back();
    o.qualifier.push_back(qualifier);
    o.printed.emplace_back();
    o.note.emplace_back();
  };
  put(0, Role::baseline, 46, Qualifier::exact);
  put(1, Role::actual, 50, Qualifier::exact);
  put(2, Role::target, 230, Qualifier::exact);
  d.index();
  const auto m = measure_of(d, 0, area_of(d, 0));
  EXPECT_EQ(m.figures.size(), 3u);
  EXPECT_EQ(m.plan_from, parse_period("FY2020"));
  const auto p = progress_of(m);
  EXPECT_EQ(p.rule, Rule::running_sum);
  EXPECT_EQ(p.verdict, Verdict::on_course);
}
