#include "intake/period_words.h"

#include <gtest/gtest.h>

namespace kuiki::intake {
namespace {

/// Header, period ("" for none), rest.
struct Case {
  const char *header, *period, *rest;
};
class Headers : public testing::TestWithParam<Case> {};

TEST_P(Headers, AreTakenApart) {
  const auto& [header, period, rest] = GetParam();
  const auto words = split_period(header);
  EXPECT_EQ(words.period ? model::to_string(*words.period) : "", period) << header;
  EXPECT_EQ(words.rest, rest) << header;
}

INSTANTIATE_TEST_SUITE_P(
    AsTheyCome, Headers,
    testing::Values(Case{"R5", "FY2023", ""}, Case{"令和5年度", "FY2023", ""}, Case{"人口（人）R5", "FY2023", "人口(人)"},
                    Case{"H27 人口", "FY2015", "人口"}, Case{"2023", "FY2023", ""}, Case{"人口_2020", "FY2020", "人口"},
                    Case{"2020人口", "FY2020", "人口"}, Case{"2000人以上の事業所", "", "2000人以上の事業所"},
                    Case{"65歳以上人口", "", "65歳以上人口"}, Case{"高齢化率（令和2年度）", "FY2020", "高齢化率"},
                    Case{"令和5年10月1日現在 人口", "2023-10-01", "人口"}, Case{"人口", "", "人口"}, Case{"", "", ""},
                    Case{"A1B2", "", "A1B2"}, Case{"２０２３年度　世帯数", "FY2023", "世帯数"}));

TEST(HeaderUnits, AreThoseThatAreKnown) {
  EXPECT_EQ(split_unit("人口（人）").unit, "人");
  EXPECT_EQ(split_unit("人口（人）").name, "人口");
  EXPECT_EQ(split_unit("生産額（百万円）").unit, "百万円");
  EXPECT_EQ(split_unit("率(％)").unit, "%");
  EXPECT_EQ(split_unit("人口（再掲）").unit, "") << "no unit";
  EXPECT_EQ(split_unit("人口（再掲）").name, "人口（再掲）");
}

TEST(PeriodCells, AreReadAsTheyAreWritten) {
  EXPECT_EQ(model::to_string(*read_period_cell("2023")), "FY2023");
  EXPECT_EQ(model::to_string(*read_period_cell("2023年")), "CY2023");
  EXPECT_EQ(model::to_string(*read_period_cell("R元")), "FY2019");
  EXPECT_FALSE(read_period_cell("12345"));
  EXPECT_FALSE(read_period_cell("小樽市"));
  EXPECT_FALSE(read_period_cell(""));
}

}  // namespace
}  // namespace kuiki::intake
