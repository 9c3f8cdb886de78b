#include "intake/own_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/project_database.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/name_key.h"
#include "intake/own_table_kept.h"

/// Whole tables over the project's own areas: what is taken of them, and what is told of the rest.
namespace kuiki::intake {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Read once for all tests.
struct Japan {
  kuiki::test::ProjectDatabase project;
  model::DatasetPtr data = project.data;
  AreaNames names{data->areas};
};
const Japan& japan() {
  static const Japan all;
  return all;
}

store::TableFile table_of(const std::string& csv) {
  const auto file = fs::path(testing::TempDir()) / "own_table_test.csv";
  write_whole(file, csv);
  return store::read_table_file(file);
}

OwnTableReading read(const std::string& csv, const OwnTableWish& wish = {}, const std::vector<store::OwnIndicator>& own = {},
                     const char* name = "表.csv") {
  return read_own_table({table_of(csv), name}, *japan().data, japan().names, wish, own);
}

/// "name unit area period value", in the order of the series.
std::vector<std::string> taken(const OwnTableReading& reading) {
  std::vector<std::string> all;
  for (const auto& one : reading.series)
    for (const auto& value : one.series.values)
      all.push_back(fmt::format("{} {} {} {} {}", one.series.indicator.name, one.series.indicator.unit, value.area,
                                value.period, value.value));
  return all;
}

struct Case {
  const char* what;
  const char* csv;
  std::vector<std::string> taken;
};
void PrintTo(const Case& one, std::ostream* to) { *to << one.what; }
class OwnTables : public testing::TestWithParam<Case> {};

TEST_P(OwnTables, AreUnderstood) {
  const auto reading = read(GetParam().csv);
  EXPECT_EQ(taken(reading), GetParam().taken);
  EXPECT_TRUE(reading.whole()) << own_table_summary(reading, *japan().data).ja;
  EXPECT_FALSE(reading.wants_period);
}

INSTANTIATE_TEST_SUITE_P(
    AsTheyCome, OwnTables,
    testing::Values(
        Case{"codes of five digits", "コード,R5\n01203,1\n01213,2\n", {"表  01203 FY2023 1", "表  01213 FY2023 2"}},
        Case{"lost zeros",
             "団体コード,名前,人口（人） R5\n1203,小樽市,5\n1213,苫小牧市,6\n",
             {"人口 人 01203 FY2023 5", "人口 人 01213 FY2023 6"}},
        Case{"check digits",
             "全国地方公共団体コード,率(%)2020\n012033,5.5\n012131,6\n",
             {"率 % 01203 FY2020 5.5", "率 % 01213 FY2020 6"}},
        Case{"names with their prefecture",
             "市町村,令和5年度\n北海道小樽市,1\n長野県小諸市,2\n",
             {"表  01203 FY2023 1", "表  20208 FY2023 2"}},
        Case{"prefecture and city in columns of their own, given once",
             "都道府県,市町村,人口 2020\n北海道,小樽市,1\n,伊達市,2\n福島県,伊達市,3\n",
             {"人口  01203 FY2020 1", "人口  01233 FY2020 2", "人口  07213 FY2020 3"}},
        Case{
            "wards by name, told apart by each other",
            "区,R2\n中央区,1\n北区,2\n東区,3\n白石区,4\n豊平区,5\n南区,6\n西区,7\n厚別区,8\n手稲区,9\n清田区,10\n",
            {"表  01101 FY2020 1", "表  01102 FY2020 2", "表  01103 FY2020 3", "表  01104 FY2020 4", "表  01105 FY2020 5",
             "表  01106 FY2020 6", "表  01107 FY2020 7", "表  01108 FY2020 8", "表  01109 FY2020 9", "表  01110 FY2020 10"}},
        Case{"a title, two lines of header, sums and a note",
             "人口の推移（単位：人）,,\n市町村,人口,\n,令和元年度,令和2年度\n総数,30,33\n小樽市,10,11\n余市町,20,22\n"
             "資料：住民基本台帳,,\n",
             {"人口 人 01203 FY2019 10", "人口 人 01408 FY2019 20", "人口 人 01203 FY2020 11", "人口 人 01408 FY2020 22"}},
        Case{"a long table",
             "市町村,年度,人口（人）\n小樽市,R1,10\n小樽市,R2,11\n余市町,R1,20\n",
             {"人口 人 01203 FY2019 10", "人口 人 01203 FY2020 11", "人口 人 01408 FY2019 20"}},
        Case{"a long table with items",
             "市町村,年度,項目,値\n小樽市,R1,人口,10\n小樽市,R1,世帯数,4\n余市町,R1,人口,20\n"
             "余市町,R1,世帯数,9\n",
             {"人口  01203 FY2019 10", "人口  01408 FY2019 20", "世帯数  01203 FY2019 4", "世帯数  01408 FY2019 9"}},
        Case{"figures as people write them",
             "市町村,人口 R5\n小樽市,\"1,234\"\n余市町,２５人\n倶知安町,△3\n仁木町,―\n",
             {"人口  01203 FY2023 1234", "人口  01408 FY2023 25", "人口  01400 FY2023 -3"}},
        Case{"codes and remarks are no figures",
             "コード,市町村,電話番号,区分,人口 R5\n01203,小樽市,134,市,10\n01408,余市町,135,町,5\n",
             {"人口  01203 FY2023 10", "人口  01408 FY2023 5"}}));

TEST(OwnTable, WhatIsUnmatchedIsNamedOnceWithCandidates) {
  const auto reading = read("市町村,R5\n小樽市,1\n小樽し,2\n小樽し,3\nほげほげ市,4\n余市町,5\n仁木町,6\n倶知安町,7\n");
  EXPECT_EQ(reading.matched.size(), 4u);
  ASSERT_EQ(reading.unmatched.size(), 2u);
  EXPECT_EQ(reading.unmatched[0].key, "小樽し");
  EXPECT_THAT(reading.unmatched[0].rows, ElementsAre(3, 4));
  ASSERT_FALSE(reading.unmatched[0].candidates.empty());
  EXPECT_EQ(japan().data->areas.code[reading.unmatched[0].candidates[0]], "01203");
  EXPECT_EQ(reading.unmatched[1].key, "ほげほげ市");
  EXPECT_EQ(reading.unmatched_rows, 3u);
}

TEST(OwnTable, AmbiguousNamesAreNotGuessed) {
  const auto reading = read("市,R5\n府中市,1\n小樽市,2\n津市,3\n");
  EXPECT_THAT(taken(reading), ElementsAre("表  01203 FY2023 2", "表  24201 FY2023 3"));
  ASSERT_EQ(reading.unmatched.size(), 1u);
  EXPECT_EQ(reading.unmatched[0].candidates.size(), 2u);
  OwnTableWish wish;
  wish.chosen = {{"府中市", "34208"}};
  const auto chosen = read("市,R5\n府中市,1\n小樽市,2\n津市,3\n", wish);
  EXPECT_TRUE(chosen.whole());
  EXPECT_THAT(taken(chosen), testing::Contains("表  34208 FY2023 1"));
  // It is remembered with the indicator.
  const auto kept = read_mapping(chosen.series[0].series.indicator.mapping);
  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->choices.size(), 1u);
  EXPECT_EQ(kept->choices[0].area, "34208");
}

TEST(OwnTable, WardsAreOfTheirCity) {
  const auto reading = read("区,R5\n札幌市中央区,1\n札幌市北区,2\n札幌市手稲区,3\n");
  ASSERT_NE(reading.scope.within, model::none);
  EXPECT_EQ(japan().data->areas.code[reading.scope.within], "01100");
}

TEST(OwnTable, TwoWardsOfManyCitiesAreAskedAbout) {
  const auto reading = read("区,R5\n中央区,1\n北区,2\n");
  EXPECT_THAT(taken(reading), IsEmpty());
  EXPECT_EQ(reading.unmatched.size(), 2u);
  OwnTableWish wish;
  wish.within = "01100";
  EXPECT_THAT(taken(read("区,R5\n中央区,1\n北区,2\n", wish)), ElementsAre("表  01101 FY2023 1", "表  01102 FY2023 2"));
}

TEST(OwnTable, TheSameNameIsATownWithinItsCity) {
  OwnTableWish wish;
  wish.within = "01203";
  wish.kind = "district";
  const auto reading = read("地区,R5\n塩谷,1\n高島,2\n", wish);
  EXPECT_THAT(taken(reading), ElementsAre("表  otaru-shioya FY2023 1", "表  otaru-takashima FY2023 2"));
}

TEST(OwnTable, DifferentFiguresForOneAreaAreBothLeft) {
  const auto reading = read("市町村,R5\n小樽市,1\n余市町,2\n小樽市,3\n余市町,2\n");
  EXPECT_THAT(taken(reading), ElementsAre("表  01408 FY2023 2"));
  ASSERT_EQ(reading.doubled.size(), 1u);
  EXPECT_THAT(reading.doubled[0].rows, ElementsAre(2, 4));
  EXPECT_EQ(reading.doubled_rows, 2u);
}

TEST(OwnTable, RefusedCellsAreNamed) {
  const auto reading = read("市町村,R5\n小樽市,たくさん\n余市町,2\n倶知安町,3\n");
  ASSERT_EQ(reading.refused.size(), 1u);
  EXPECT_EQ(reading.refused[0].row, 2u);
  EXPECT_THAT(reading.refused[0].column, HasSubstr("B"));
  EXPECT_EQ(reading.refused[0].typed, "たくさん");
}

TEST(OwnTable, MarksOfNoDataAreNoFigures) {
  const auto reading = read("市町村,人口 R5\n小樽市,101\n余市町,-9999\n倶知安町,103\n仁木町,-9999\n赤井川村,99\n");
  EXPECT_EQ(reading.figures(), 3u);
  EXPECT_EQ(reading.no_data, 2u);
}

TEST(OwnTable, WithoutAPeriodItIsAskedFor) {
  const char* csv = "市町村,高齢化率（%）\n小樽市,41.5\n余市町,40\n";
  EXPECT_TRUE(read(csv).wants_period);
  OwnTableWish wish;
  wish.period = "FY2023";
  EXPECT_THAT(taken(read(csv, wish)), testing::Contains("高齢化率 % 01203 FY2023 41.5"));
  EXPECT_FALSE(read(csv, {}, {}, "高齢化率_R4.csv").wants_period) << "the file's name says it";
}

TEST(OwnTable, NextYearsFileGoesTheSameWay) {
  OwnTableWish wish;
  wish.name = "わが町の率";
  wish.values = {"率"};
  wish.source = "庁内";
  const auto first = read("市町村,率 R4,人口 R4\n小樽市,1,10\n余市町,2,20\n", wish);
  ASSERT_EQ(first.series.size(), 1u);
  const auto next = read("市町村,率 R5,人口 R5\n小樽市,3,11\n余市町,4,21\n", {}, {first.series[0].series.indicator});
  EXPECT_THAT(taken(next), ElementsAre("わが町の率  01203 FY2023 3", "わが町の率  01408 FY2023 4"));
  EXPECT_THAT(next.kept, ElementsAre("わが町の率"));
  EXPECT_EQ(next.series[0].series.indicator.source, "庁内");
  EXPECT_EQ(next.series[0].series.indicator.id, "own:わが町の率");
}

TEST(OwnTable, ATableWithoutAreasIsRefused) {
  try {
    static_cast<void>(read("品目,値\nりんご,1\nなし,2\n"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().ja, HasSubstr("--key"));
  }
  EXPECT_THROW(static_cast<void>(read("市町村,備考\n小樽市,あ\n余市町,い\n")), Error);
}

TEST(OwnTable, AColumnThatIsNotThereIsNamedWithThoseThatAre) {
  OwnTableWish wish;
  wish.values = {"高齢化率"};
  try {
    static_cast<void>(read("市町村,人口 R5\n小樽市,1\n", wish));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.message().ja, HasSubstr("人口 R5"));
  }
}

TEST(OwnTable, TwoHundredColumnsAreTwoHundredIndicators) {
  std::string csv = "市町村";
  for (int i = 0; i < 200; ++i) csv += fmt::format(",指標{} R5", i);
  csv += "\n小樽市";
  for (int i = 0; i < 200; ++i) csv += fmt::format(",{}", i + 0.5);
  csv += "\n余市町";
  for (int i = 0; i < 200; ++i) csv += fmt::format(",{}", i + 0.25);
  const auto reading = read(csv + "\n");
  EXPECT_EQ(reading.series.size(), 200u);
  EXPECT_EQ(reading.figures(), 400u);
}

TEST(OwnTable, AKeyThatMatchesHalfIsToldRowByRow) {
  std::string csv = "市町村,人口 R5\n";
  for (int i = 0; i < 50; ++i) csv += fmt::format("架空{}市,{}\n", i, i);
  std::size_t real = 0;
  for (const auto row : japan().data->areas.rows()) {
    if (japan().data->areas.kind[row] != model::AreaKind::municipality || real == 50) continue;
    csv += fmt::format("{},{}\n", japan().data->areas.name[row], real++);
  }
  const auto reading = read(csv);
  EXPECT_EQ(reading.rows, 100u);
  EXPECT_EQ(reading.unmatched_rows, 50u);
  EXPECT_EQ(reading.matched.size(), 50u);
}

TEST(OwnTable, TheSameRowAMillionTimesIsOneArea) {
  std::string csv = "コード,人口 R5\n";
  for (int i = 0; i < 200'000; ++i) csv += "01203,5\n";
  const auto reading = read(csv);
  EXPECT_EQ(reading.figures(), 1u);
  EXPECT_TRUE(reading.whole());
}

}  // namespace
}  // namespace kuiki::intake
