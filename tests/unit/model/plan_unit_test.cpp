// Figures in the document's own unit: 百万円, 千t, 万人.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/figure_writer.h"
#include "model/measure_maker.h"
#include "model/numerals.h"
#include "model/progress_words.h"

using namespace kuiki;
using namespace kuiki::model;
using kuiki::test::MeasureMaker;

namespace {

MeasureMaker shipments() {
  MeasureMaker m(Direction::up);
  m.unit("円").add("FY2018", Role::baseline, 340180e6, Qualifier::exact, "340,180 百万円");
  m.add("FY2024", Role::target, 352000e6, Qualifier::exact, "352,000 百万円");
  m.m.scale = 1e6;
  return m;
}

}  // namespace

TEST(PlanUnit, FiguresAreWrittenAsThePlanPrintsThem) {
  const auto m = shipments();
  EXPECT_EQ(figure_words(m, m.m.figures[0]), (Text{"340,180百万円", "340,180 million yen"}));
  EXPECT_EQ(value_words(m.m, 345162347168), (Text{"345,162百万円", "345,162 million yen"}));
  EXPECT_EQ(write_in(17550000, 1e3, "t"), (Text{"17,550千t", "17,550 thousand t"}));
  EXPECT_EQ(write_in(1995000, 1e4, "人"), (Text{"199.5万人", "1,995,000 people"}));
  EXPECT_EQ(write_in(164900000000, 1e8, "円"), (Text{"1,649億円", "164.9 billion yen"}));
  EXPECT_EQ(write_in(5635000, 1, "円").ja, "5,635,000円");
  EXPECT_EQ(write_in(5635000, 0, "円").ja, "563万5,000円") << "nothing printed: as is read best";
}

TEST(PlanUnit, DifferencesAndNeedsTooAtSensiblePrecision) {
  const auto m = shipments().actual("FY2020", 342162347168);
  const auto words = explain(m, progress_of(m)).ja;
  EXPECT_THAT(words, testing::HasSubstr("342,162百万円"));
  EXPECT_THAT(words, testing::HasSubstr("1年当たり2,459.5百万円の増加")) << words;
}

TEST(PlanUnit, FiguresThatDifferAreNotWrittenAlike) {
  auto m = shipments().actual("FY2021", 351999900000);
  EXPECT_EQ(value_words(m.m, 351999900000).ja, "351,999.9百万円");
}

TEST(PlanUnit, ABareNumberIsMeantInIt) {
  Expected expected;
  expected.unit = "円";
  expected.scale = 1e6;
  expected.typical = 340180e6;
  const auto read = [&](const char* typed) { return read_entry(typed, expected).cell.numbers.at(0).value; };
  EXPECT_EQ(read("345,162"), 345162e6);
  EXPECT_EQ(read("345162347168"), 345162347168) << "in 円 already, as its size says";
  EXPECT_EQ(read("3,451億円"), 345100e6);
  EXPECT_EQ(read("345,162百万円"), 345162e6);
  EXPECT_TRUE(read_entry("345,162円", expected).doubt) << "the unit is typed and taken at its word";
}

TEST(PlanUnit, UnitsWithTheirMultiple) {
  EXPECT_EQ(unit_with_multiple("円", 1e6), "百万円");
  EXPECT_EQ(unit_with_multiple("t", 1e3), "千t");
  EXPECT_EQ(unit_with_multiple("人", 1), "人");
  EXPECT_EQ(unit_with_multiple("人", 0), "人");
}
