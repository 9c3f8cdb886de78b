#include "model/numerals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/units.h"

using namespace kuiki;
using namespace kuiki::model;

namespace {

struct Number {
  const char* printed;
  double value;
  const char* unit = "";
  Qualifier qualifier = Qualifier::exact;
};

/// One line a case: the cell as printed, the value and the unit it means.
const Number numbers[] = {
    // plain, as the five documents print them
    {"3.6(H25)", 3.6},
    {"1.256", 1.256},
    {"75.85%", 75.85, "%"},
    {"50.60%", 50.6, "%"},
    {"26.2%(H23)", 26.2, "%"},
    {"18 棟", 18, "棟"},
    {"1,199 件", 1199, "件"},
    {"7,447,800 人", 7447800, "人"},
    {"14回", 14, "回"},
    {"40社", 40, "社"},
    {"0 件", 0, "件"},
    {"0 灯", 0, "灯"},
    {"11,399 灯", 11399, "灯"},
    {"54,886,770 円", 54886770, "円"},
    {"158 日", 158, "日"},
    {"15 校", 15, "校"},
    {"152 町会", 152, "町会"},
    {"39 クラブ", 39, "クラブ"},
    {"1 式", 1, "式"},
    {"24 組", 24, "組"},
    {"25 基", 25, "基"},
    {"6 か所", 6, "か所"},
    {"92,000本", 92000, "本"},
    {"28 路線", 28, "路線"},
    {"35,780 人泊", 35780, "人泊"},
    {"34 事業", 34, "事業"},
    {"25業務", 25, "業務"},
    {"3,613時間", 3613, "時間"},
    {"9施設", 9, "施設"},
    {"84.5歳", 84.5, "歳"},
    {"185位", 185, "位"},
    {"1.2mg/l", 1.2, "mg/l"},
    {"306ha", 306, "ha"},
    {"3,310 t", 3310, "t"},
    {"117.8%", 117.8, "%"},
    {"9,943,885", 9943885},
    // multiples
    {"1,649 億円", 164900000000, "円"},
    {"340,180 百万円", 340180000000, "円"},
    {"2,000 千円", 2000000, "円"},
    {"20,000千円", 20000000, "円"},
    {"345 万円", 3450000, "円"},
    {"1,000 万 t", 10000000, "t"},
    {"17,550 千 t", 17550000, "t"},
    {"89,895千t", 89895000, "t"},
    {"23,632 千人", 23632000, "人"},
    {"199.5 万人", 1995000, "人"},
    {"2億2千万枚", 220000000, "枚"},
    {"1億7千万枚", 170000000, "枚"},
    {"2億2,000万枚", 220000000, "枚"},
    {"２億２千万枚", 220000000, "枚"},
    {"1.15千円", 1150, "円"},
    {"3兆4,567億円", 3456700000000, "円"},
    {"744万7,800人", 7447800, "人"},
    {"1億人", 100000000, "人"},
    {"5百万円", 5000000, "円"},
    {"2千3百人", 2300, "人"},
    {"12.3億", 1230000000},
    {"10万", 100000},
    {"12千台", 12000, "台"},
    // full width, spaces, odd signs
    {"１２３", 123},
    {"１，２３４人", 1234, "人"},
    {"４５．５％", 45.5, "%"},
    {"　38 ％　", 38, "%"},
    {"'0123", 123},
    {"¥1,000", 1000, "円"},
    {"￥25,000", 25000, "円"},
    {"100 クラブ", 100, "クラブ"},
    {"100 ｸﾗﾌﾞ", 100, "クラブ"},
    {"5ﾎﾟｲﾝﾄ", 5, "ポイント"},
    {"2.5E+06", 2500000},
    {"1e3", 1000},
    {".5", 0.5},
    {"60 名", 60, "人"},
    {"3ヶ所", 3, "か所"},
    {"3カ所", 3, "か所"},
    {"12 箇所", 12, "か所"},
    {"7トン", 7, "t"},
    {"80パーセント", 80, "%"},
    {"2 ㎎/ℓ", 2, "mg/l"},
    {"5 ヘクタール", 5, "ha"},
    {"500㎡", 500, "㎡"},
    {"1,200 t-CO2", 1200, "t-CO2"},
    {"12人/日", 12, "人/日"},
    // per mille and tenths
    {"4.82‰", 4.82, "‰"},
    {"4.82%", 4.82, "%"},
    {"6.0%", 6, "%"},
    {"3割", 30, "%"},
    {"3割5分", 35, "%"},
    // signs
    {"-15人", -15, "人"},
    {"△15人", -15, "人"},
    {"▲15", -15},
    {"▲1,234.5千円", -1234500, "円"},
    {"−3.2%", -3.2, "%"},
    {"－15人", -15, "人"},
    {"マイナス5件", -5, "件"},
    {"+3人", 3, "人"},
    // sums, rates
    {"累計 230 人", 230, "人"},
    {"累計1,450人", 1450, "人"},
    {"累計 32 組", 32, "組"},
    {"延べ100人", 100, "人"},
    {"3回/年", 3, "回/年"},
    {"3回／年", 3, "回/年"},
    {"年3回", 3, "回/年"},
    {"月２回", 2, "回/月"},
    {"約100人", 100, "人"},
    {"100人程度", 100, "人"},
    // bounds
    {"2mg/l以下", 2, "mg/l", Qualifier::at_most},
    {"306ha以下", 306, "ha", Qualifier::at_most},
    {"13.2%以内", 13.2, "%", Qualifier::at_most},
    {"180位以内", 180, "位", Qualifier::at_most},
    {"16件以上", 16, "件", Qualifier::at_least},
    {"+1人以上", 1, "人", Qualifier::at_least},
    {"100％ 以上", 100, "%", Qualifier::at_least},
    {"50人未満", 50, "人", Qualifier::at_most},
    {"1万人超", 10000, "人", Qualifier::at_least},
    {"80点を超える", 80, "点", Qualifier::at_least},
    {"（下限値 96.2%）", 96.2, "%", Qualifier::floor},
    {"(下限値 63.6%)", 63.6, "%", Qualifier::floor},
    {"100以上が望ましく", 100, "", Qualifier::floor},
    {"39クラブを維持", 39, "クラブ"},
    // by how much
    {"20分短縮", 20, "分", Qualifier::change},
    {"20分の短縮", 20, "分", Qualifier::change},
    {"5%削減", 5, "%", Qualifier::change},
    {"3件増", 3, "件", Qualifier::change},
    {"2ポイント向上", 2, "ポイント", Qualifier::change},
    {"10%減", 10, "%", Qualifier::change},
    // with something beside
    {"100%（6 隊）", 100, "%"},
    {"165,120人※H30年度数値", 165120, "人"},
    {"（平成27年度 40%）", 40, "%"},
    {"74（令和2年4月1日現在）", 74},
    {"8.1 (令和2年4月1日現在)", 8.1},
    // in kanji
    {"三百人", 300, "人"},
    {"一万二千円", 12000, "円"},
    {"二十五件", 25, "件"},
    {"百万円", 1000000, "円"},
};

struct Words {
  const char* printed;
  Cell::Kind kind;
};
const Words others[] = {
    {"", Cell::Kind::empty},
    {"　", Cell::Kind::empty},
    {"-", Cell::Kind::not_measured},
    {"－", Cell::Kind::not_measured},
    {"—", Cell::Kind::not_measured},
    {"―", Cell::Kind::not_measured},
    {"ー", Cell::Kind::not_measured},
    {"--", Cell::Kind::not_measured},
    {"N/A", Cell::Kind::not_measured},
    {"未計測", Cell::Kind::not_measured},
    {"0 件 (未計測)", Cell::Kind::not_measured},
    {"データなし", Cell::Kind::not_measured},
    {"- ※令和3年度調査予定（平成27年度 40%）", Cell::Kind::survey_pending},
    {"調査中", Cell::Kind::survey_pending},
    {"目標値は設定しない。", Cell::Kind::not_set},
    {"未設定", Cell::Kind::not_set},
    {"前年度より改善", Cell::Kind::improve},
    {"対前年度比向上", Cell::Kind::improve},
    {"設置", Cell::Kind::words},
    {"充実", Cell::Kind::words},
    {"一部実施", Cell::Kind::words},
    {"増加", Cell::Kind::words},
    {"十分", Cell::Kind::words},
    {"三位一体", Cell::Kind::words},
    {"千歳市で実施", Cell::Kind::words},
    {"2か所で実施", Cell::Kind::words},
    {"24時間体制", Cell::Kind::words},
    {"タクシー券、 ガソリン券の 電子申請実施", Cell::Kind::words},
    {"中央区で設置", Cell::Kind::words},
    {"#N/A", Cell::Kind::wrong},
    {"#DIV/0!", Cell::Kind::wrong},
    {"1,23", Cell::Kind::wrong},
    {"12,34,567", Cell::Kind::wrong},
    {"1.2.3", Cell::Kind::wrong},
    {"3〜5件", Cell::Kind::wrong},
    {"10-20人", Cell::Kind::wrong},
    {"2/3", Cell::Kind::wrong},
    {"2020-04-01", Cell::Kind::wrong},
    {"2020/4/1", Cell::Kind::wrong},
    {"10:30", Cell::Kind::wrong},
    {"100 200", Cell::Kind::wrong},
    {"1 2,345件", Cell::Kind::wrong},
};

Entry entry(const char* typed, const char* unit, double typical = NAN) {
  return read_entry(typed, {.unit = unit, .typical = typical});
}

}  // namespace

TEST(Numerals, ReadsEveryFormOfTheTable) {
  int cases = 0;
  for (const auto& c : numbers) {
    SCOPED_TRACE(c.printed);
    const auto cell = read_cell(c.printed);
    ASSERT_EQ(cell.kind, Cell::Kind::numbers) << static_cast<int>(cell.kind);
    ASSERT_EQ(cell.numbers.size(), 1u);
    EXPECT_EQ(cell.numbers[0].value, c.value);  // to the last bit: 199.5万 is 1,995,000
    EXPECT_EQ(cell.numbers[0].unit, c.unit);
    EXPECT_EQ(cell.numbers[0].qualifier, c.qualifier);
    ++cases;
  }
  EXPECT_GE(cases + static_cast<int>(std::size(others)), 120);
}

TEST(Numerals, LeavesWordsWordsAndRefusesWhatOnlyLooksLikeANumber) {
  for (const auto& c : others) {
    SCOPED_TRACE(c.printed);
    const auto cell = read_cell(c.printed);
    EXPECT_EQ(cell.kind, c.kind);
    EXPECT_TRUE(cell.numbers.empty());
    EXPECT_EQ(cell.why.empty(), c.kind != Cell::Kind::wrong);
  }
}

TEST(Numerals, SplitsCellsByPart) {
  struct Case {
    const char* printed;
    const char *part, *unit;
    double value;
    const char* part2;
    double value2;
  };
  for (const auto& c : {Case{"小93.5 中98.1", "小", "", 93.5, "中", 98.1},
                        {"小88.2% 中76.0%", "小", "%", 88.2, "中", 76},
                        {"男性80.0歳 女性85.1歳", "男", "歳", 80, "女", 85.1},
                        {"男：80.0歳／女：85.1歳", "男", "歳", 80, "女", 85.1},
                        {"小学校100人、中学校50人", "小", "人", 100, "中", 50},
                        {"女子1,200人\n男子900人", "女", "人", 1200, "男", 900},
                        {"小 △3 中 +2", "小", "", -3, "中", 2}}) {
    SCOPED_TRACE(c.printed);
    const auto cell = read_cell(c.printed);
    ASSERT_EQ(cell.kind, Cell::Kind::numbers);
    ASSERT_EQ(cell.numbers.size(), 2u);
    EXPECT_EQ(cell.numbers[0].part, c.part);
    EXPECT_EQ(cell.numbers[1].part, c.part2);
    EXPECT_EQ(cell.numbers[0].value, c.value);
    EXPECT_EQ(cell.numbers[1].value, c.value2);
    EXPECT_EQ(cell.numbers[0].unit, c.unit);
  }
  const auto gap = read_cell("小- 中98.1");
  ASSERT_EQ(gap.numbers.size(), 2u);
  EXPECT_TRUE(std::isnan(gap.numbers[0].value));
}

TEST(Numerals, KeepsWhatStandsBeside) {
  EXPECT_EQ(read_cell("3.6(H25)").numbers.at(0).period, parse_period("FY2013"));
  EXPECT_EQ(read_cell("165,120人※H30年度数値").numbers.at(0).period, parse_period("FY2018"));
  EXPECT_EQ(read_cell("（平成27年度 40%）").numbers.at(0).period, parse_period("FY2015"));
  EXPECT_EQ(read_cell("74（令和2年4月1日現在）").numbers.at(0).period, parse_period("2020-04-01"));
  EXPECT_EQ(read_cell("100%（6 隊）").numbers.at(0).remark, "6 隊");
  const auto floor = read_cell("98.1% （下限値 96.2%）");
  ASSERT_EQ(floor.numbers.size(), 2u);
  EXPECT_EQ(floor.numbers[0].value, 98.1);
  EXPECT_EQ(floor.numbers[1].value, 96.2);
  EXPECT_EQ(floor.numbers[1].qualifier, Qualifier::floor);
  EXPECT_TRUE(read_cell("累計 230 人").numbers.at(0).cumulative);
  EXPECT_TRUE(read_cell("50人未満").numbers.at(0).strict);
  EXPECT_EQ(read_cell("20分短縮").numbers.at(0).change, -1);
  EXPECT_EQ(read_cell("3件増").numbers.at(0).change, 1);
  EXPECT_TRUE(read_cell("+1人以上").numbers.at(0).plus);
  EXPECT_EQ(read_cell("199.5 万人").numbers.at(0).decimals, 1);
  EXPECT_EQ(read_cell("199.5 万人").numbers.at(0).scale, 1e4);
}

TEST(Numerals, TheIndicatorsOwnUnitIsAUnit) {
  EXPECT_EQ(read_cell("12 へえ").kind, Cell::Kind::words);
  const auto own = read_cell("12 へえ", "へえ");
  ASSERT_EQ(own.kind, Cell::Kind::numbers);
  EXPECT_EQ(own.numbers[0].value, 12);
}

TEST(Numerals, WritesWhatItReads) {
  for (const auto& c : numbers) {
    SCOPED_TRACE(c.printed);
    const auto n = read_cell(c.printed).numbers.at(0);
    for (const auto multiple : {Multiple::plain, Multiple::natural, Multiple::printed}) {
      const auto text = write_numeral(n, multiple);
      SCOPED_TRACE(text);
      const auto back = read_cell(text);
      ASSERT_EQ(back.kind, Cell::Kind::numbers);
      EXPECT_EQ(back.numbers.at(0).value, n.value);
      EXPECT_EQ(back.numbers.at(0).unit, n.unit);
      EXPECT_EQ(back.numbers.at(0).qualifier, n.qualifier);
      EXPECT_EQ(back.numbers.at(0).cumulative, n.cumulative);
      EXPECT_EQ(back.numbers.at(0).period, n.period);
    }
  }
  EXPECT_EQ(write_numeral(read_cell("1,649 億円").numbers.at(0)), "1,649億円");
  EXPECT_EQ(write_numeral(read_cell("17,550 千 t").numbers.at(0)), "17,550千t");
  EXPECT_EQ(write_numeral(read_cell("17,550 千 t").numbers.at(0), Multiple::plain), "17,550,000t");
  EXPECT_EQ(write_numeral(read_cell("2億2千万枚").numbers.at(0)), "2億2,000万枚");
  EXPECT_EQ(write_numeral(read_cell("６．０％").numbers.at(0)), "6.0%");
  EXPECT_EQ(write_numeral(read_cell("累計 230 人").numbers.at(0)), "累計230人");
  EXPECT_EQ(write_numeral(read_cell("20分短縮").numbers.at(0)), "20分短縮");
  EXPECT_EQ(write_numeral(read_cell("3.6(H25)").numbers.at(0)), "3.6（平成25年度）");
  EXPECT_EQ(write_numeral(Numeral{}), "－");
}

TEST(Numerals, WritesValuesInBothLanguages) {
  EXPECT_EQ(write_value(164900000000, "円"), (Text{"1,649億円", "164.9 billion yen"}));
  EXPECT_EQ(write_value(340180000000, "円"), (Text{"3,401億8,000万円", "340.18 billion yen"}));
  EXPECT_EQ(write_value(2000000, "円"), (Text{"200万円", "2 million yen"}));
  EXPECT_EQ(write_value(54886770, "円"), (Text{"54,886,770円", "54,886,770 yen"}));
  EXPECT_EQ(write_value(1, "回", "times").en, "1 time");  // the tables hold the plural
  EXPECT_EQ(write_value(3, "回", "times").en, "3 times");
  EXPECT_EQ(write_value(7447800, "人"), (Text{"7,447,800人", "7,447,800 people"}));
  EXPECT_EQ(write_value(1, "人"), (Text{"1人", "1 person"}));
  EXPECT_EQ(write_value(220000000, "枚"), (Text{"2億2,000万枚", "220 million sheets"}));
  EXPECT_EQ(write_value(45, "%", {}, 1), (Text{"45.0%", "45.0%"}));
  EXPECT_EQ(write_value(182, "位"), (Text{"182位", "182nd"}));
  EXPECT_EQ(write_value(111, "位").en, "111th");
  EXPECT_EQ(write_value(-15, "人"), (Text{"−15人", "−15 people"}));
  EXPECT_EQ(write_value(3, "回/年"), (Text{"3回/年", "3 times a year"}));
  EXPECT_EQ(write_value(NAN, "人"), (Text{"－", "–"}));
}

TEST(Entries, TakesGoodCellsInTheIndicatorsUnit) {
  EXPECT_EQ(entry("345万円", "円").cell.numbers.at(0).value, 3450000);
  EXPECT_FALSE(entry("345万円", "円").refused);
  EXPECT_EQ(entry("1,234", "人").cell.numbers.at(0).value, 1234);
  EXPECT_EQ(entry("38%", "%", 41.2).cell.numbers.at(0).value, 38);
  EXPECT_FALSE(entry("3回", "回/年").refused);
  EXPECT_EQ(entry("3回", "回/年").cell.numbers.at(0).unit, "回/年");
  EXPECT_FALSE(entry("60名", "人").refused);
  EXPECT_FALSE(entry("", "人").refused);
  EXPECT_EQ(entry("", "人").cell.kind, Cell::Kind::empty);
  EXPECT_FALSE(entry("－", "人").refused);
  EXPECT_EQ(entry("－", "人").cell.kind, Cell::Kind::not_measured);
  EXPECT_FALSE(entry("0", "人").refused);
  EXPECT_FALSE(entry("20分短縮", "分").refused);
}

TEST(Entries, RefusesWithAReason) {
  for (const auto& [typed, unit] : {std::pair{"12件", "人"},
                                    {"4.8%", "‰"},
                                    {"5千人", "円"},
                                    {"多数", "人"},
                                    {"16件以上", "件"},
                                    {"前年度より改善", "%"},
                                    {"未設定", "%"},
                                    {"#REF!", "人"},
                                    {"10〜20人", "人"},
                                    {"1,23", "人"},
                                    {"小88% 中76%", "%"}}) {
    SCOPED_TRACE(typed);
    const auto e = entry(typed, unit);
    ASSERT_TRUE(e.refused);
    EXPECT_FALSE(e.refused->ja.empty());
    EXPECT_FALSE(e.refused->en.empty());
  }
  EXPECT_THAT(entry("12件", "人").refused->ja, testing::HasSubstr("この指標の単位は「人」"));
}

TEST(Entries, NoticesAFractionForAPercentage) {
  const auto e = entry("0.38", "%", 41.2);
  ASSERT_TRUE(e.refused);
  EXPECT_EQ(e.instead, 38);
  EXPECT_EQ(entry("1.5", "%", 117.8).instead, 150);  // 150 % in a cell shown as a percentage
  EXPECT_EQ(entry("0.38", "%").instead, 38);         // nothing to compare with
  EXPECT_FALSE(entry("0.38", "%", 0.41).refused);    // a small rate is a small rate
  EXPECT_FALSE(entry("0.38%", "%", 41.2).refused);   // said so
  EXPECT_FALSE(entry("0", "%", 41.2).refused);
  EXPECT_FALSE(entry("1.5", "人", 117).refused);
  const auto converted = read_entry("0.1765", {.unit = "%", .fractions_are_percent = true});
  EXPECT_FALSE(converted.refused);
  EXPECT_EQ(converted.cell.numbers.at(0).value, 17.65);
}

TEST(Entries, DoubtsAnotherOrderOfMagnitude) {
  const auto e = entry("345", "円", 3450000);
  EXPECT_FALSE(e.refused);
  ASSERT_TRUE(e.doubt);
  EXPECT_THAT(e.doubt->ja, testing::HasSubstr("345万円"));
  EXPECT_FALSE(entry("300万円", "円", 3450000).doubt);
}

TEST(Entries, PartsAndMilestones) {
  EXPECT_FALSE(read_entry("小88.0% 中76.5%", {.unit = "%", .parts = {"小", "中"}}).refused);
  EXPECT_TRUE(read_entry("88.0%", {.unit = "%", .parts = {"小", "中"}}).refused);
  EXPECT_FALSE(read_entry("設置済み", {.milestone = true}).refused);
  EXPECT_TRUE(read_entry("3", {.milestone = true}).refused);
}

TEST(Units, OneFormForEach) {
  EXPECT_EQ(canonical_unit("ｍｇ／Ｌ"), "mg/l");
  EXPECT_EQ(canonical_unit("名／年度"), "人/年");
  EXPECT_EQ(canonical_unit("ヶ所"), "か所");
  EXPECT_TRUE(is_known_unit("回/年"));
  EXPECT_FALSE(is_known_unit("へえ"));
  EXPECT_EQ(unit_in_english("回/年", 1), "time a year");
}
