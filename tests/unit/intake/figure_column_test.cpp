#include "intake/figure_column.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace kuiki;
using namespace kuiki::intake;
using testing::HasSubstr;

namespace {

struct Number {
  const char* raw;
  double value;
};
const Number numbers[] = {
    {"235,291", 235291},
    {"２８２，６７７", 282677},
    {" 140999 ", 140999},
    {"　１１５８００　", 115800},
    {"△5", -5},
    {"▲0.8", -0.8},
    {"−0.4", -0.4},
    {"－0.4", -0.4},
    {"‐3", -3},
    {"＋0.2", 0.2},
    {"-0", 0},
    {"0", 0},
    {".5", 0.5},
    {"1.9E+02", 190},
    {"7.99e6", 7990000},
    {"1.2E-05", 0.000012},
    {"16.1p", 16.1},
    {"16.1 p", 16.1},
    {"p16.1", 16.1},
    {"(p)16.1", 16.1},
    {"r21.0", 21},
    {"21.0r", 21},
    {"70.2%r", 70.2},
    {"70.2%", 70.2},
    {"7０．２％", 70.2},
    {"*12.3", 12.3},
    {"12.3*", 12.3},
    {"12.3**", 12.3},
    {"12.3※", 12.3},
    {"約120", 120},
    {"１２０件", 120},
    {"1億2千万円", 120000000},
    {"12.3億", 1230000000},
    {"17,550 千 t", 17550000},
    {"二割", 20},
    {"15.5％（推計）", 15.5},
    {"'0.5", 0.5},
    {"¥1,000", 1000},
    {"5人減", -5},
    {"5人増", 5},
    {"\xef\xbb\xbf"
     "12",
     12},
    {"12\r", 12},
    {"1e99", 1e99},
};
class FigureNumber : public testing::TestWithParam<Number> {};
TEST_P(FigureNumber, IsRead) {
  const auto figure = read_figure(GetParam().raw);
  ASSERT_EQ(figure.kind, FigureKind::number) << GetParam().raw << figure.why.en;
  EXPECT_DOUBLE_EQ(figure.value, GetParam().value) << GetParam().raw;
  EXPECT_FALSE(std::signbit(figure.value) && figure.value == 0) << GetParam().raw;
}
INSTANTIATE_TEST_SUITE_P(All, FigureNumber, testing::ValuesIn(numbers));

struct Other {
  const char* raw;
  FigureKind kind;
  const char* sign = "";
};
using enum FigureKind;
const Other others[] = {
    {"", empty},
    {" 　\t", empty},
    {"X", no_data, "X"},
    {"x", no_data, "X"},
    {"Ｘ", no_data, "X"},
    {"χ", no_data, "X"},
    {"-", no_data, "－"},
    {"－", no_data, "－"},
    {"―", no_data, "－"},
    {"ー", no_data, "－"},
    {"--", no_data, "－"},
    {"…", no_data, "…"},
    {"‥", no_data, "…"},
    {"...", no_data, "…"},
    {"．．．", no_data, "…"},
    {"・・・", no_data, "…"},
    {".", no_data, "…"},
    {"***", no_data, "***"},
    {"＊＊＊", no_data, "***"},
    {"N/A", no_data, "N/A"},
    {"NULL", no_data, "NULL"},
    {"NaN", no_data, "NaN"},
    {"未集計", no_data, "未集計"},
    {"秘匿", no_data, "秘匿"},
    {"集計中", no_data, "集計中"},
    {"不詳", no_data, "不詳"},
    {"2020-04-01", date},
    {"2020/8/1", date},
    {"2020/8/1 0:00", date},
    {"2020-04-01T00:00:00", date},
    {"8月1日", date},
    {"令和2年4月1日", date},
    {"R2.4.1", date},
    {"true", boolean},
    {"False", boolean},
    {"Infinity", unreadable},
    {"inf", unreadable},
    {"1e999", unreadable},
    {"1,23", unreadable},
    {"1.234,5", unreadable},
    {"1.2.3", unreadable},
    {"3〜5", unreadable},
    {"1/3", unreadable},
    {"10:30", unreadable},
    {"1 234", unreadable},
    {"12****", unreadable},
    {"12abc", unreadable},
    {"0x1F", unreadable},
    {"(0.7)", unreadable},
    {"（１２３）", unreadable},
    {"100以上", unreadable},
    {"5人未満", unreadable},
    {"百九十", unreadable},
    {"小88.2% 中76.0%", unreadable},
    {"#DIV/0!", unreadable},
    {"#REF!", unreadable},
    {"=1+2", unreadable},
    {"R2", unreadable},
    {"札幌市", unreadable},
    {"0件(未計測)", no_data, "0件(未計測)"},
    {"\xff\xfe", unreadable},
};
class FigureOther : public testing::TestWithParam<Other> {};
TEST_P(FigureOther, IsNoFigure) {
  const auto figure = read_figure(GetParam().raw);
  EXPECT_EQ(figure.kind, GetParam().kind) << GetParam().raw << " " << figure.value;
  EXPECT_EQ(figure.sign, GetParam().sign) << GetParam().raw;
}
INSTANTIATE_TEST_SUITE_P(All, FigureOther, testing::ValuesIn(others));

FigureColumn column_of(std::vector<std::string> raw) { return read_figures(raw); }

TEST(FigureColumn, CountsSignsAndNamesTheFirstThreeUnreadableRows) {
  const auto column = column_of({"1", "X", "－", "ab", "…", "Ｘ", "", "cd", "ef", "gh", "2,000", "***", "-"});
  EXPECT_EQ(column.numbers, 2u);
  EXPECT_EQ(column.empty, 1u);
  EXPECT_EQ(column.no_data(), 6u);
  EXPECT_EQ(column.unreadable, 4u);
  ASSERT_EQ(column.values.size(), 13u);
  EXPECT_EQ(column.values[10], 2000);
  EXPECT_TRUE(std::isnan(column.values[1]));
  ASSERT_EQ(column.unread.size(), 3u);
  EXPECT_EQ(column.unread[1].row, 8u);
  const auto warnings = figure_warnings(column, "人口");
  ASSERT_EQ(warnings.size(), 2u);
  EXPECT_THAT(warnings[0].ja, HasSubstr("「X」2件、「－」2件"));
  EXPECT_THAT(warnings[1].ja, HasSubstr("4件"));
  EXPECT_THAT(warnings[1].ja, HasSubstr("4行目「ab」、8行目「cd」、9行目「ef」 ほか"));
  EXPECT_FALSE(why_no_figures(column, "人口"));
}

TEST(FigureColumn, SaysWhyThereIsNoFigure) {
  EXPECT_THAT(why_no_figures(column_of({"", " "}), "a")->ja, HasSubstr("空です"));
  EXPECT_THAT(why_no_figures(column_of({"", "X"}), "a")->ja, HasSubstr("「X」1件"));
  EXPECT_THAT(why_no_figures(column_of({"2020-04-01", "R2.4.1", ""}), "a")->ja, HasSubstr("日付"));
  EXPECT_THAT(why_no_figures(column_of({"true", "false"}), "a")->ja, HasSubstr("真偽"));
  EXPECT_THAT(why_no_figures(column_of({"札幌", "小樽"}), "a")->ja, HasSubstr("1行目「札幌」"));
}

TEST(FigureColumn, TellsCodesAndMixedUnits) {
  EXPECT_EQ(figure_warnings(column_of({"01101", "01102"}), "code").size(), 1u);
  EXPECT_EQ(figure_warnings(column_of({"0.5", "0"}), "rate").size(), 0u);
  EXPECT_THAT(figure_warnings(column_of({"5人", "3%"}), "a")[0].ja, HasSubstr("人、%"));
  EXPECT_EQ(figure_warnings(column_of({"5千人", "3人"}), "a").size(), 0u);
}

TEST(FigureColumn, TakesNumbersAsTheyAre) {
  FigureReader reader(5);
  reader.add(1.5);
  reader.add(std::nan(""));
  reader.add(INFINITY);
  reader.add_empty();
  const auto column = reader.finish();
  EXPECT_EQ(column.numbers, 1u);
  EXPECT_EQ(column.empty, 2u);
  ASSERT_EQ(column.unread.size(), 1u);
  EXPECT_EQ(column.unread[0].row, 7u);
}

TEST(FigureColumn, ShortensAndCleansWhatItQuotes) {
  const auto column = column_of({std::string("\x1b[31m") + std::string(5000, 'a')});
  EXPECT_LT(column.unread[0].raw.size(), 60u);
  EXPECT_EQ(column.unread[0].raw.find('\x1b'), std::string::npos);
}

}  // namespace
