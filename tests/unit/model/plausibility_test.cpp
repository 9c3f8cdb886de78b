#include "model/plausibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/measure_maker.h"

using namespace kuiki::model;
using kuiki::test::MeasureMaker;
using Doubt = Plausible::Doubt;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::vector<Doubt> doubts(const Measure& measure, const char* period, double value) {
  std::vector<Doubt> kinds;
  for (const auto& doubt : doubts_of(measure, *parse_period(period), "", value)) kinds.push_back(doubt.doubt);
  return kinds;
}

MeasureMaker rate() { return MeasureMaker(Direction::up).unit("%").base("FY2019", 60).target("FY2024", 70); }

MeasureMaker total() {
  auto m = MeasureMaker(Direction::up).unit("組").base("FY2018", 32).target("FY2024", 55);
  m.m.accrual = Accrual::cumulative;
  return m;
}

}  // namespace

TEST(Plausibility, AnOrdinaryFigureIsNotDoubted) {
  EXPECT_THAT(doubts(rate(), "FY2020", 61.5), IsEmpty());
  EXPECT_THAT(doubts(rate(), "FY2020", NAN), IsEmpty());
  EXPECT_THAT(doubts(MeasureMaker(Direction::up), "FY2020", 5), IsEmpty()) << "nothing to hold it against";
}

TEST(Plausibility, ARateHasARange) {
  EXPECT_THAT(doubts(rate(), "FY2020", 120), testing::Contains(Doubt::outside_rate));
  EXPECT_THAT(doubts(rate(), "FY2020", 191.7), testing::Contains(Doubt::outside_rate));
  EXPECT_THAT(doubts(rate(), "FY2020", -1), testing::Contains(Doubt::outside_rate));
  EXPECT_THAT(doubts(rate(), "FY2020", 100), testing::Not(testing::Contains(Doubt::outside_rate)));
  const auto ratio = MeasureMaker(Direction::keep).unit("%").base("FY2019", 117.8).target("FY2024", 105);
  EXPECT_THAT(doubts(ratio, "FY2020", 120), IsEmpty()) << "総収支比率 is above 100 as printed";
}

TEST(Plausibility, ARunningTotalDoesNotFall) {
  auto m = total().actual("FY2020", 161);
  EXPECT_THAT(doubts(m, "FY2021", 150), ElementsAre(Doubt::falling_total));
  EXPECT_THAT(doubts_of(m, *parse_period("FY2021"), "", 150)[0].words.ja, HasSubstr("161組"));
  EXPECT_THAT(doubts(m, "FY2021", 165), IsEmpty());
  m.actual("FY2022", 170);
  EXPECT_THAT(doubts(m, "FY2021", 175), ElementsAre(Doubt::falling_total)) << "above a later year's";
  auto annual = MeasureMaker(Direction::up).unit("人").base("FY2018", 46).target("FY2020/FY2024", 230);
  annual.m.accrual = Accrual::cumulative;
  annual.actual("FY2020", 50);
  EXPECT_THAT(doubts(annual, "FY2021", 40), IsEmpty()) << "yearly figures that are summed may fall";
}

TEST(Plausibility, AJumpIsHeldAgainstTheNearestYearAndTheSeries) {
  auto m = MeasureMaker(Direction::up).unit("人").base("FY2018", 500).target("FY2024", 600).actual("FY2020", 510);
  EXPECT_THAT(doubts(m, "FY2021", 5100), ElementsAre(Doubt::jump));
  EXPECT_THAT(doubts(m, "FY2021", 51), ElementsAre(Doubt::jump));
  EXPECT_THAT(doubts(m, "FY2021", 900), IsEmpty());
  EXPECT_THAT(doubts(rate(), "FY2020", 95), ElementsAre(Doubt::jump)) << "35 points";
  auto few = MeasureMaker(Direction::up).unit("件").base("FY2018", 1);
  EXPECT_THAT(doubts(few, "FY2019", 5), IsEmpty()) << "few are easily more";
  auto restless = MeasureMaker(Direction::up).unit("人").base("FY2018", 100).actual("FY2019", 900).actual("FY2020", 200);
  EXPECT_THAT(doubts(restless, "FY2021", 1000), IsEmpty()) << "the series moved as far before";
}

TEST(Plausibility, TheFigureThatIsReplacedDoesNotCount) {
  auto m = MeasureMaker(Direction::up).unit("人").base("FY2018", 500).actual("FY2020", 5000);
  EXPECT_THAT(doubts(m, "FY2020", 510), IsEmpty());
}

TEST(Plausibility, SignWholeNumbersAndCalendarYears) {
  auto m = MeasureMaker(Direction::up).unit("人").base("FY2018", 5).target("FY2024", 8);
  EXPECT_THAT(doubts(m, "FY2020", -3), testing::Contains(Doubt::negative));
  EXPECT_THAT(doubts(m, "FY2020", 5.5), ElementsAre(Doubt::not_whole));
  EXPECT_THAT(doubts(m, "CY2020", 6), ElementsAre(Doubt::calendar_year));
}
