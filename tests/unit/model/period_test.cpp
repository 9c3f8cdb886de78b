#include "model/period.h"

#include <gtest/gtest.h>

using namespace kuiki;
using namespace kuiki::model;

TEST(PeriodTest, RoundTrip) {
  for (const char* text : {"FY2018", "CY2018", "FY2020/FY2024", "2020-04-01", "2020-02-29"}) {
    const auto period = parse_period(text);
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(to_string(*period), text);
  }
}

TEST(PeriodTest, RefusesWhatIsNone) {
  for (const char* text : {"", "2018", "FY18", "FY2024/FY2020", "2020-13-01", "2021-02-29", "2020-4-1", "FY20a8",
                           "2020-04-31", "-123-01-01", "FY-123", "CY+123", "2020-+4-01"})
    EXPECT_FALSE(parse_period(text)) << text;
}

TEST(PeriodTest, Labels) {
  EXPECT_EQ(period_label(*parse_period("FY2018")).ja, "2018年度");
  EXPECT_EQ(period_label(*parse_period("CY2018")).ja, "2018年");
  EXPECT_EQ(period_label(*parse_period("FY2020/FY2024")).ja, "2020〜2024年度");
  EXPECT_EQ(period_label(*parse_period("2020-10-01")).en, "1 Oct 2020");
  EXPECT_EQ(year_of(*parse_period("FY2020/FY2024")), 2024);
}
