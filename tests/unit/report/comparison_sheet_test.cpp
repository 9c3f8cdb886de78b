#include <gmock/gmock.h>

#include "report/comparison_lines.h"
#include "report/page.h"
#include "report/scene_words.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using model::Comparison;
using test::joined_words;
using test::plans_with_actuals;
using test::printed_plans;
using testing::HasSubstr;
using testing::Not;

const Comparison visitors{
    "visitors",        "観光入込客数",
    "Visitors",        "市の規模が違うので、伸び率で比べてください。",
    "Compare growth.", {{"otaru-g2-06", "人の単位まで印刷。"}, {"tomakomai-g3-02", "千人単位に丸めた値。"}}};
/// 5段階評価 and %.
const Comparison satisfaction{"satisfaction",           "満足度", "Satisfaction",
                              "値の比較はできません。", "",       {{"tomakomai-g2-02", ""}, {"komoro-1-2-1", ""}}};
/// A sum over five years, and figures that are lost.
const Comparison settlement{"settlement", "立地件数", "Settling",
                            "",           "",         {{"tomakomai-g4-01", "5年間の累計"}, {"komoro-4-2-1", "値は欠落"}}};

std::vector<Page> sheet(const model::Dataset& data, const Comparison& comparison, const model::Wording& wording = Lang::ja,
                        const Paper& paper = Paper::a4()) {
  return comparison_sheet({data, wording, {}, nullptr}, comparison, paper);
}

TEST(ComparisonSheet, SetsTheSameThingSideBySide) {
  const auto pages = sheet(plans_with_actuals(), visitors);
  const auto all = joined_words(pages);
  for (const auto* words :
       {"観光入込客数", "比べるときの注意", "伸び率で比べてください", "基準年の違い", "小樽市：2014年度、苫小牧市：2018年度",
        "小樽市総合戦略", "苫小牧市総合戦略（第2期）", "7,820,000人", "単位：人", "千人単位に丸めた値", "推移"})
    EXPECT_THAT(all, HasSubstr(words));
  EXPECT_THAT(all, Not(HasSubstr("単位の違い"))) << "both count people";
  EXPECT_THAT(all, Not(HasSubstr("1つの図に重ねず"))) << "one chart for both";
  std::vector<std::string> targets;
  for (const auto& page : pages)
    for (const auto& link : page.links) targets.push_back(link.target);
  EXPECT_NE(std::ranges::find(targets, "otaru-g2-06"), targets.end());
  EXPECT_NE(std::ranges::find(targets, "tomakomai"), targets.end());
}

TEST(ComparisonSheet, WhatIsCountedDifferentlyHasChartsOfItsOwn) {
  const auto all = joined_words(sheet(plans_with_actuals(), satisfaction));
  EXPECT_THAT(all, HasSubstr("単位の違い"));
  EXPECT_THAT(all, HasSubstr("1つの図に重ねず"));
  EXPECT_THAT(all, HasSubstr("縦軸は図ごとに異なります"));
  const auto sums = joined_words(sheet(printed_plans(), settlement));
  EXPECT_THAT(sums, HasSubstr("1つの図に重ねず"));
  EXPECT_THAT(sums, HasSubstr("記載欠落"));
}

TEST(ComparisonSheet, WhatIsLostIsSaidBelowTheChart) {
  const Comparison marriages{"marriages", "婚姻率", "", "", "", {{"otaru-g1-01", ""}, {"tomakomai-s12-01", ""}}};
  EXPECT_THAT(joined_words(sheet(printed_plans(), marriages)), HasSubstr("図にない値：小樽市目標値（2019年度：記載欠落）"));
}

TEST(ComparisonSheet, AHundredTimesSmallerHasAChartOfItsOwn) {
  // 転入者数 6,122人 and 社会増減 −15人: of the same unit, but the second would lie on the axis.
  const Comparison migration{"migration", "転入", "", "", "", {{"tomakomai-g3-01", ""}, {"komoro-6-2-1", ""}}};
  EXPECT_THAT(joined_words(sheet(printed_plans(), migration)), HasSubstr("1つの図に重ねず"));
}

TEST(ComparisonSheet, WesternAndJapaneseYears) {
  const auto all = joined_words(sheet(printed_plans(), visitors, {Lang::ja, model::YearStyle::japanese}));
  EXPECT_THAT(all, HasSubstr("小樽市：平成26年度、苫小牧市：平成30年度"));
  EXPECT_THAT(all, Not(HasSubstr("2014年度")));
  EXPECT_THAT(joined_words(sheet(printed_plans(), visitors, Lang::en)), HasSubstr("Comparegrowth."));
}

TEST(ComparisonSheet, IndicatorsThatAreNotThereAreLeftOut) {
  const Comparison gone{"gone", "なし", "", "", "", {{"nowhere-1", ""}}};
  EXPECT_THAT(joined_words(sheet(printed_plans(), gone)), HasSubstr("比べる指標がデータベースにありません"));
  const Comparison one{"one", "一つ", "", "", "", {{"nowhere-1", ""}, {"otaru-g2-06", ""}}};
  test::expect_tidy(sheet(printed_plans(), one), "one");
}

TEST(ComparisonSheet, ATrendsFirstActualIsNoBaseline) {
  const Comparison one{"one", "アクセス数", "", "", "", {{"tomakomai-evaluation-1110231-1", ""}, {"tomakomai-s09-01", ""}}};
  EXPECT_THAT(joined_words(sheet(printed_plans(), one)), HasSubstr("苫小牧市施策評価表（令和元年度）：－"))
      << "no baseline year";
}

TEST(ComparisonSheet, IsTidy) {
  for (const auto* comparison : {&visitors, &satisfaction, &settlement})
    for (const auto* data : {&printed_plans(), &plans_with_actuals()})
      for (const auto& wording : {model::Wording(Lang::ja), model::Wording(Lang::en, model::YearStyle::japanese)}) {
        test::expect_tidy(sheet(*data, *comparison, wording), comparison->id);
        test::expect_tidy(sheet(*data, *comparison, wording, Paper::screen(480)), comparison->id + " on a screen");
      }
}

TEST(ComparisonSheet, EveryComparisonOfTheProjectIsTidy) {
  for (const auto* data : {&printed_plans(), &plans_with_actuals()})
    for (const auto& comparison : data->comparisons) {
      const auto pages = sheet(*data, comparison);
      test::expect_tidy(pages, comparison.id);
      EXPECT_THAT(joined_words(pages), Not(HasSubstr("比べる指標がデータベースにありません"))) << comparison.id;
      test::expect_tidy(sheet(*data, comparison, Lang::en), comparison.id + " in English");
    }
}

TEST(ComparisonLines, ATargetOverAPeriodIsOnNoYearsAxis) {
  const auto& data = printed_plans();
  const auto judged = [&](const char* id) { return model::judge(data, data.find_indicator(id).value()); };
  EXPECT_TRUE(has_line(judged("otaru-g2-06")));
  EXPECT_FALSE(has_line(judged("komoro-4-2-1"))) << "all its figures are lost";
  EXPECT_TRUE(comparison_lines({}, Lang::ja, 400, 200).empty());
}

}  // namespace
}  // namespace kuiki::report
