#include "model/fiscal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace kuiki;
using namespace kuiki::model;
using testing::ElementsAre;

namespace {

std::string read(const char* text, BareYear bare = BareYear::fiscal) {
  const auto r = read_period(text, bare);
  return r.period ? to_string(*r.period) : "";
}
Text ja(const char* period) { return period_label(*parse_period(period), YearStyle::japanese); }

}  // namespace

TEST(Eras, BeginOnTheirFirstDay) {
  struct Case {
    Day before, first;
    EraYear old_year, new_year;
  };
  using enum Era;
  for (const auto& c : {Case{{1912, 7, 29}, {1912, 7, 30}, {meiji, 45}, {taisho, 1}},
                        {{1926, 12, 24}, {1926, 12, 25}, {taisho, 15}, {showa, 1}},
                        {{1989, 1, 7}, {1989, 1, 8}, {showa, 64}, {heisei, 1}},
                        {{2019, 4, 30}, {2019, 5, 1}, {heisei, 31}, {reiwa, 1}}}) {
    EXPECT_EQ(era_year_of(c.before), c.old_year);
    EXPECT_EQ(era_year_of(c.first), c.new_year);
    EXPECT_EQ(era_first_day(c.new_year.era), c.first);
  }
  EXPECT_FALSE(era_year_of({1868, 10, 22}));
  EXPECT_EQ(era_year_of({1868, 10, 23}), (EraYear{meiji, 1}));
}

TEST(Eras, YearsInWhichTheEraChanges) {
  using enum Era;
  EXPECT_EQ(era_of_fiscal_year(2018), (EraYear{heisei, 30}));
  EXPECT_EQ(era_of_fiscal_year(2019), (EraYear{reiwa, 1}));  // 令和元年度, though April 2019 was still 平成31年
  EXPECT_EQ(era_of_fiscal_year(1988), (EraYear{showa, 63}));
  EXPECT_EQ(era_of_fiscal_year(1989), (EraYear{heisei, 1}));
  EXPECT_EQ(era_of_fiscal_year(1926), (EraYear{taisho, 15}));
  EXPECT_EQ(era_of_fiscal_year(1927), (EraYear{showa, 2}));
  EXPECT_EQ(era_of_calendar_year(2019), (EraYear{reiwa, 1}));
  EXPECT_EQ(era_of_calendar_year(1989), (EraYear{heisei, 1}));
  EXPECT_EQ(era_of_calendar_year(1926), (EraYear{taisho, 15}));
  EXPECT_FALSE(era_of_calendar_year(1600));
}

TEST(Eras, AreCountedOnPastTheirEnd) {
  EXPECT_EQ(western_year({Era::heisei, 42}), 2030);
  EXPECT_EQ(western_year({Era::heisei, 31}), western_year({Era::reiwa, 1}));
  const auto r = read_period("平成42年");
  EXPECT_EQ(to_string(*r.period), "CY2030");
  EXPECT_TRUE(r.beyond_era);
  EXPECT_FALSE(read_period("平成31年度").beyond_era);
  EXPECT_TRUE(read_period("平成32年度").beyond_era);
  EXPECT_TRUE(read_period("昭和64年度").beyond_era);  // April 1989
  EXPECT_FALSE(read_period("昭和64年").beyond_era);
  EXPECT_EQ(ja("CY2030").ja, "令和12年");
}

TEST(FiscalYears, AprilToMarch) {
  EXPECT_EQ(fiscal_year_of(Day{2020, 3, 31}), 2019);
  EXPECT_EQ(fiscal_year_of(Day{2020, 4, 1}), 2020);
  EXPECT_EQ(fiscal_year_of(*parse_period("FY2020/FY2024")), 2024);
  EXPECT_EQ(fiscal_year_of(*parse_period("2021-01-31")), 2020);
  EXPECT_THAT(fiscal_years(*parse_period("FY2020/FY2022")), ElementsAre(2020, 2021, 2022));
  EXPECT_THAT(fiscal_years(*parse_period("FY2020")), ElementsAre(2020));
  EXPECT_EQ(closing_time(*parse_period("FY2020")), 2020);
  EXPECT_EQ(closing_time(*parse_period("CY2020")), 2019.75);
  EXPECT_EQ(closing_time(*parse_period("2020-04-01")), 2019);
  EXPECT_EQ(closing_time(*parse_period("FY2020/FY2024")), 2024);
  EXPECT_LT(closing_time(*parse_period("2021-03-31")), 2020);
  EXPECT_GT(closing_time(*parse_period("2021-03-31")), 2019.99);
}

TEST(Periods, ReadAsTheDocumentsPrintThem) {
  struct Case {
    const char *text, *period;
  };
  for (const auto& c : {Case{"平成27年度", "FY2015"},
                        {"平成27年", "CY2015"},
                        {"H27", "FY2015"},
                        {"H.27", "FY2015"},
                        {"h30年度", "FY2018"},
                        {"Ｈ２５", "FY2013"},
                        {"H19", "FY2007"},
                        {"R1", "FY2019"},
                        {"H31", "FY2019"},
                        {"R元", "FY2019"},
                        {"R元年度", "FY2019"},
                        {"令和元年度", "FY2019"},
                        {"令和 2 年度", "FY2020"},
                        {"㍻27年度", "FY2015"},
                        {"㋿2年度", "FY2020"},
                        {"昭和60年", "CY1985"},
                        {"大正15年", "CY1926"},
                        {"明治32年", "CY1899"},
                        {"昭和100年", "CY2025"},
                        {"2018年度", "FY2018"},
                        {"2018年", "CY2018"},
                        {"2018", "FY2018"},
                        {"西暦2018年", "CY2018"},
                        {"FY2018", "FY2018"},
                        {"CY2018", "CY2018"},
                        {"FY2020/FY2024", "FY2020/FY2024"},
                        {"令和2～6年度", "FY2020/FY2024"},
                        {"令和2年度～令和6年度", "FY2020/FY2024"},
                        {"平成27〜31年度", "FY2015/FY2019"},
                        {"平成30年度から令和4年度", "FY2018/FY2022"},
                        {"H30-R4", "FY2018/FY2022"},
                        {"R2–6", "FY2020/FY2024"},
                        {"2020〜2024年度", "FY2020/FY2024"},
                        {"2020-24", "FY2020/FY2024"},
                        {"平成27年10月1日", "2015-10-01"},
                        {"令和2年4月1日現在", "2020-04-01"},
                        {"R2.4.1", "2020-04-01"},
                        {"2020/4/1", "2020-04-01"},
                        {"2020-04-01", "2020-04-01"},
                        {"平成37年（2025）", "CY2025"},
                        {"2015年度(平成27年度)", "FY2015"},
                        {"平成27（2015）年度", "FY2015"},
                        {"令和2（2020）年4月1日", "2020-04-01"}}) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(read(c.text), c.period);
  }
  EXPECT_EQ(read("H25", BareYear::calendar), "CY2013");
  EXPECT_EQ(read("2018", BareYear::calendar), "CY2018");
}

TEST(Periods, RefuseWithAReason) {
  for (const char* text : {"", "年度", "平成", "平成0年", "27年度", "20年", "平成27年10月", "2020-13-01", "令和2年2月30日",
                           "令和6〜2年度", "2018年〜2020年", "平成25年（2012）", "平成27年度ごろ", "FY20", "設置"}) {
    SCOPED_TRACE(text);
    const auto r = read_period(text);
    EXPECT_FALSE(r.period);
    EXPECT_FALSE(r.why.ja.empty());
    EXPECT_FALSE(r.why.en.empty());
  }
  EXPECT_THAT(read_period("平成25年（2012）").why.ja,
              testing::HasSubstr("和暦と西暦が合いません"));  // a misprint of Otaru's
}

TEST(Periods, WrittenInEitherCount) {
  EXPECT_EQ(ja("FY2020"), (Text{"令和2年度", "FY2020 (Reiwa 2)"}));
  EXPECT_EQ(ja("FY2019").ja, "令和元年度");
  EXPECT_EQ(ja("CY2018"), (Text{"平成30年", "2018 (Heisei 30)"}));
  EXPECT_EQ(ja("FY2015/FY2019"), (Text{"平成27〜令和元年度", "FY2015–2019 (Heisei 27–Reiwa 1)"}));
  EXPECT_EQ(ja("FY2020/FY2024"), (Text{"令和2〜6年度", "FY2020–2024 (Reiwa 2–6)"}));
  EXPECT_EQ(ja("2020-04-01"), (Text{"令和2年4月1日", "1 Apr 2020 (Reiwa 2)"}));
  EXPECT_EQ(ja("2019-04-30").ja, "平成31年4月30日");
  EXPECT_EQ(ja("CY1850"), period_label(*parse_period("CY1850")));
  for (const char* p : {"FY2020", "CY2018", "FY2015/FY2019", "2020-04-01"})
    EXPECT_EQ(period_label(*parse_period(p), YearStyle::western), period_label(*parse_period(p)));
}

TEST(Periods, WrittenShort) {
  const auto s = [](const char* p, YearStyle style) { return short_period(*parse_period(p), style); };
  EXPECT_EQ(s("FY2020", YearStyle::japanese), "R2");
  EXPECT_EQ(s("FY2018", YearStyle::japanese), "H30");
  EXPECT_EQ(s("FY2020/FY2024", YearStyle::japanese), "R2–6");
  EXPECT_EQ(s("FY2015/FY2019", YearStyle::japanese), "H27–R1");
  EXPECT_EQ(s("FY2020/FY2024", YearStyle::western), "2020–2024");
  EXPECT_EQ(s("2020-04-01", YearStyle::japanese), "R2.4.1");
  EXPECT_EQ(s("FY2020", YearStyle::western), "2020");
}

TEST(Periods, EveryWrittenFormReadsBack) {
  for (int y = 1900; y <= 2060; ++y)
    for (const auto& p : {Period{Period::Kind::fiscal_year, y, 0, 0, 0}, Period{Period::Kind::calendar_year, y, 0, 0, 0},
                          Period{Period::Kind::span, y, 0, 0, y + 4}, Period{Period::Kind::day, y, 4, 30, 0}})
      for (const auto style : {YearStyle::western, YearStyle::japanese})
        EXPECT_EQ(read_period(period_label(p, style).ja).period, p) << period_label(p, style).ja;
}
