// What is nearly on course, how old a figure may be, and whose figure holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/judge.h"
#include "model/made_plan.h"
#include "model/measure_maker.h"
#include "model/progress_words.h"

using namespace kuiki::model;
using kuiki::test::MeasureMaker;
using testing::HasSubstr;

namespace {

MeasureMaker way() { return MeasureMaker(Direction::up).unit("人").base("FY2019", 0).target("FY2024", 1000); }

}  // namespace

TEST(Pace, EqualAsWrittenIsOnCourse) {
  // 39.6 % of the way is written as 40 %, and 40 % of the time has gone.
  EXPECT_EQ(progress_of(way().actual("FY2021", 396)).verdict, Verdict::on_course);
  EXPECT_EQ(progress_of(way().actual("FY2021", 394)).verdict, Verdict::nearly_on_course);
  EXPECT_EQ(progress_of(way().actual("FY2021", 320)).verdict, Verdict::nearly_on_course);
  EXPECT_EQ(progress_of(way().actual("FY2021", 310)).verdict, Verdict::behind);
  EXPECT_EQ(progress_of(way().actual("FY2021", 310), {.near_course = 0.7}).verdict, Verdict::nearly_on_course);
}

TEST(Pace, TheSameOfASumAndOfAChange) {
  auto sum = MeasureMaker(Direction::up).unit("人").target("FY2020/FY2024", 1000);
  EXPECT_EQ(progress_of(sum.actual("FY2020", 170)).verdict, Verdict::nearly_on_course);
  auto change = MeasureMaker(Direction::down).unit("分").base("FY2019", 100);
  change.target("FY2024", 20, Qualifier::change).actual("FY2022", 90);
  EXPECT_EQ(progress_of(change).verdict, Verdict::nearly_on_course);
  EXPECT_THAT(explain(change, progress_of(change)).ja, HasSubstr("経過率60%をやや下回っていますが、おおむね順調です"));
}

TEST(Pace, InTheTargetsYearNothingIsNearlyReached) {
  EXPECT_EQ(progress_of(way().actual("FY2024", 990)).verdict, Verdict::missed);
}

TEST(Need, IsNeverLessThanItIs) {
  const auto words = [](const MeasureMaker& m) { return explain(m, progress_of(m)).ja; };
  const auto few = [](double target, double actual) {
    return MeasureMaker(Direction::up).unit("か所").base("FY2019", 0).target("FY2024", target).actual("FY2022", actual);
  };
  EXPECT_THAT(words(few(13, 0)), HasSubstr("1年当たり6.5か所の増加"));
  EXPECT_THAT(words(few(41, 0)), HasSubstr("1年当たり20.5か所の増加"));
  auto one = MeasureMaker(Direction::up, "FY2020", "FY2029").unit("か所").base("FY2019", 0).target("FY2029", 1);
  EXPECT_THAT(words(one.actual("FY2022", 0)), HasSubstr("1年当たり0.2か所の増加")) << "a seventh, rounded up";
}

TEST(Age, AnOldFigureDecidesNothingAfterTheEnd) {
  const auto m = way().actual("FY2022", 700);
  EXPECT_EQ(progress_of(m, {.as_of = 2023}).verdict, Verdict::on_course);
  EXPECT_EQ(progress_of(m, {.as_of = 2023}).years_old, 1);
  const auto after = progress_of(m, {.as_of = 2024});
  EXPECT_EQ(after.verdict, Verdict::unknown);
  EXPECT_EQ(after.cause, Cause::outdated);
  EXPECT_EQ(after.actual_year, 2022);
  EXPECT_THAT(explain(m, after, YearStyle::japanese).ja, HasSubstr("その年度の実績がありません"));
  EXPECT_EQ(dated_verdict(after, YearStyle::japanese).ja, "最終年度の実績なし（令和4年度実績）");
  EXPECT_EQ(dated_verdict(progress_of(m)).ja, "順調（2022年度実績）");
  EXPECT_EQ(progress_of(way().actual("FY2024", 700), {.as_of = 2026}).verdict, Verdict::missed);
}

TEST(Age, WhatCannotFallAgainStaysReached) {
  auto total = way().actual("FY2022", 1000);
  EXPECT_EQ(progress_of(total, {.as_of = 2024}).cause, Cause::outdated) << "a yearly figure may fall";
  total.m.accrual = Accrual::cumulative;
  EXPECT_EQ(progress_of(total, {.as_of = 2024}).verdict, Verdict::met);
}

TEST(Age, TheFirstOfAprilBelongsToTheYearBefore) {
  EXPECT_EQ(reporting_year(*parse_period("2020-04-01")), 2019);
  EXPECT_EQ(reporting_year(*parse_period("2020-04-02")), 2020);
  EXPECT_EQ(reporting_year(*parse_period("2020-10-01")), 2020);
  EXPECT_EQ(reporting_year(*parse_period("FY2020/FY2024")), 2024);
}

TEST(CalendarYears, StandInForAFiscalYearWithAWord) {
  auto m = MeasureMaker(Direction::up).unit("人").target("FY2020/FY2024", 100).actual("FY2020", 20).actual("CY2021", 25);
  EXPECT_EQ(progress_of(m).sum, 45);
  EXPECT_THAT(progress_of(m).calendar_years, testing::ElementsAre(2021));
  EXPECT_THAT(explain(m, progress_of(m)).ja, HasSubstr("2021年度は暦年の値"));
  m.actual("FY2021", 30);
  EXPECT_EQ(progress_of(m).sum, 50) << "the fiscal year's own figure goes before";
}

namespace {

Dataset with_actuals(std::initializer_list<std::pair<Status, double>> actuals) {
  auto data = kuiki::test::made_plan();
  auto& o = data.observations;
  std::size_t at = 0;
  for (const auto& [status, value] : actuals) {
    const auto put = [&](auto& column, auto each) { column.insert(column.begin() + static_cast<std::ptrdiff_t>(at), each); };
    put(o.indicator, IndicatorRow(std::size_t{0}));
    put(o.area, AreaRow(std::size_t{0}));
    put(o.period, std::uint16_t{2});
    put(o.role, Role::actual);
    put(o.status, status);
    put(o.value, value);
    put(o.part, std::string());
    put(o.qualifier, Qualifier::exact);
    put(o.printed, std::string());
    put(o.note, std::string());
    put(o.line, 0);
    ++at;
  }
  o.source.assign(o.size(), "");
  o.source[0] = "survey";
  data.index();
  return data;
}

}  // namespace

TEST(Sources, TheEnteredFigureGoesBeforeThePublishedOneAndBothAreKept) {
  const auto data = with_actuals({{Status::published, 70}, {Status::entered, 75}});
  const auto measure = measure_of(data, 0, 0);
  ASSERT_EQ(measure.superseded.size(), 1u);
  EXPECT_EQ(measure.superseded[0].value, 70);
  EXPECT_EQ(measure.superseded[0].source, "survey");
  const auto p = progress_of(measure);
  ASSERT_TRUE(p.actual);
  EXPECT_EQ(p.actual->value, 75);
  EXPECT_EQ(data.value(0, data.periods[2], 0), 75);
}

TEST(Sources, APublishedFigureIsUsedAndSaid) {
  const auto data = with_actuals({{Status::published, 70}});
  const auto judged = judge(data, 0);
  EXPECT_EQ(judged.parts[0].actual->status, Status::published);
  EXPECT_EQ(judged.actual_year(), 2024);
  EXPECT_THAT(judged.explanation(YearStyle::western).ja, HasSubstr("公表された統計"));
}
