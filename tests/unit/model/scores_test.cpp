#include "model/scores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/measure_maker.h"

using namespace kuiki;
using namespace kuiki::model;
using kuiki::test::MeasureMaker;
using testing::HasSubstr;

namespace {

Progress halfway(double share) {  // share of the way from 0 to 100
  return progress_of(
      MeasureMaker(Direction::up, "FY2015", "FY2019").base("FY2014", 0).target("FY2019", 100).actual("FY2018", share * 100));
}
Progress kept(double value) {  // 90 to be kept
  return progress_of(
      MeasureMaker(Direction::keep, "FY2015", "FY2019").base("FY2014", 90).target("FY2019", 90).actual("FY2018", value));
}
Progress nothing() {
  return progress_of(MeasureMaker(Direction::up, "FY2015", "FY2019").base("FY2014", 0).target("FY2019", 100));
}

ScoreItem item(const char* id, const char* category, Progress p) { return {id, id, category, {std::move(p)}}; }

/// The made case, by hand:
///   子育て・教育: 80 % of the way → 80; 120 % → held at 100; not entered → left out. Mean (80 + 100) / 2 = 90, 2 of 3.
///   基本ニーズ・住居: −20 % → held at 0; 50 % → 50. Mean 25, 2 of 2.
///   健康: kept → 100. Mean 100, 1 of 1.
///   自然や地域とのつながり: nothing entered: the category is left out, 0 of 1.
///   L = (90 + 25 + 100) / 3 = 71.666…
///   雇用・ライフスタイル: 60 % → 60; not kept → 0. F = 30.
///   H = 0.5 · 71.666… + 0.5 · 30 = 50.8333…
/// Indicators weighing the same: L = (2 · 90 + 2 · 25 + 1 · 100) / 5 = 66, H = 0.5 · 66 + 0.5 · 30 = 48.
/// Weights 子育て 3, 基本ニーズ 1 (others 0): L = (3 · 90 + 25) / 4 = 73.75; F has no weight and so no points.
std::vector<ScoreItem> made_case() {
  return {item("a1", "子育て・教育", halfway(0.8)),        item("a2", "子育て・教育", halfway(1.2)),
          item("a3", "子育て・教育", nothing()),           item("b1", "基本ニーズ・住居", halfway(-0.2)),
          item("b2", "基本ニーズ・住居", halfway(0.5)),    item("c1", "健康", kept(91)),
          item("d1", "自然や地域とのつながり", nothing()), item("e1", "雇用・ライフスタイル", halfway(0.6)),
          item("e2", "雇用・ライフスタイル", kept(80))};
}

ScoreScheme by_whatever_there_is() {
  auto scheme = otaru_happiness();
  scheme.rule.least_scored = 0;
  return scheme;
}

/// A group of two categories, 子育て・教育 of four indicators and 健康 of two, so many of each scored.
Score of_so_many(int first, int second, double least = 50) {
  auto scheme = otaru_happiness();
  scheme.groups = {{"living", {"生活", "Living"}, 1, {"子育て・教育", "健康"}}};
  scheme.rule.least_scored = least;
  std::vector<ScoreItem> items;
  for (int i = 0; i < 4; ++i) items.push_back(item("a", "子育て・教育", i < first ? halfway(0.8) : nothing()));
  for (int i = 0; i < 2; ++i) items.push_back(item("c", "健康", i < second ? halfway(0.4) : nothing()));
  return score_of(scheme, items);
}

}  // namespace

TEST(Scores, HalfOfEachCategoryIsNeeded) {
  EXPECT_NEAR(of_so_many(2, 1).points, 60, 1e-9);
  EXPECT_TRUE(std::isnan(of_so_many(1, 2).points)) << "a quarter of one category";
  EXPECT_TRUE(std::isnan(of_so_many(4, 0).points)) << "four of six, but none of one category";
  const auto little = of_so_many(1, 2);
  EXPECT_EQ(little.entered, 3);
  EXPECT_TRUE(std::isnan(little.groups[0].categories[0].points));
  EXPECT_NEAR(little.groups[0].categories[1].points, 40, 1e-9) << "what has enough is still shown";
  EXPECT_EQ(little.groups[0].categories[1].weight, 0) << "but it makes up nothing";
  EXPECT_THAT(little.sentence.ja, HasSubstr("市民幸福度は算出できません（6件中3件）"));
  EXPECT_THAT(little.sentence.ja, HasSubstr("50%以上"));
  EXPECT_THAT(little.sentence.ja, HasSubstr("子育て・教育（4件中1件）が不足"));
  EXPECT_THAT(little.sentence.en, HasSubstr("3 of 6 indicators scored"));
}

TEST(Scores, HowMuchIsNeededCanBeSaid) {
  EXPECT_NEAR(of_so_many(1, 2, 25).points, 60, 1e-9);
  EXPECT_TRUE(std::isnan(of_so_many(3, 2, 100).points));
  EXPECT_NEAR(of_so_many(4, 2, 100).points, 60, 1e-9);
  EXPECT_NEAR(of_so_many(1, 0, 0).points, 80, 1e-9) << "whatever there is";
  EXPECT_TRUE(std::isnan(of_so_many(0, 0, 0).points));
  auto rule = otaru_happiness().rule;
  EXPECT_THAT(describe(rule).ja, HasSubstr("50%以上"));
  rule.least_scored = 0;
  EXPECT_THAT(describe(rule).ja, testing::Not(HasSubstr("%以上")));
}

TEST(Scores, ACategoryWithoutWeightIsNotNeeded) {
  auto scheme = otaru_happiness();
  scheme.groups = {{"living", {"生活", "Living"}, 1, {"子育て・教育", "健康"}}};
  scheme.rule.weights = ConversionRule::Weights::given;
  scheme.rule.category_weights = {{"子育て・教育", 1}};
  const std::vector<ScoreItem> items = {item("a", "子育て・教育", halfway(0.8)), item("c", "健康", nothing())};
  EXPECT_NEAR(score_of(scheme, items).points, 80, 1e-9);
  scheme.rule.category_weights.emplace_back("健康", 1);
  EXPECT_TRUE(std::isnan(score_of(scheme, items).points));
}

TEST(Scores, TheMadeCaseWorkedByHand) {
  const auto score = score_of(by_whatever_there_is(), made_case());
  ASSERT_EQ(score.groups.size(), 2u);
  EXPECT_NEAR(score.groups[0].points, (90 + 25 + 100) / 3.0, 1e-9);
  EXPECT_NEAR(score.groups[1].points, 30, 1e-9);
  EXPECT_NEAR(score.points, 50.8333333333, 1e-9);
  EXPECT_TRUE(score.provisional);
  EXPECT_EQ(score.entered, 7);
  EXPECT_EQ(score.total, 9);
  EXPECT_NEAR(score.groups[0].categories[0].points, 90, 1e-9);
  EXPECT_EQ(score.groups[0].categories[0].entered, 2);
  EXPECT_EQ(score.groups[0].categories[0].total, 3);
  EXPECT_TRUE(std::isnan(score.groups[0].categories[3].points));
  ASSERT_EQ(score.left_out.size(), 2u);
  EXPECT_EQ(score.left_out[0].indicator, "a3");
  EXPECT_EQ(score.left_out[0].why.ja, "実績がまだ入力されていません。");
  // The weights of the scored indicators make up the whole, and give the score back.
  double weights = 0, points = 0;
  for (const auto& s : score.scored) {
    weights += s.weight;
    points += s.weight * s.points;
  }
  EXPECT_NEAR(weights, 1, 1e-12);
  EXPECT_NEAR(points, score.points, 1e-9);
  EXPECT_THAT(
      score.sentence.ja,
      HasSubstr("市民幸福度は50.8点（仮計算）です（生活利便性の向上度71.7点×50%＋新たな人の流れの創出度30.0点×50%）"));
  EXPECT_THAT(score.sentence.en, HasSubstr("50.8 points (provisional)"));
  EXPECT_THAT(score.sentence.en, HasSubstr("7 of 9"));
}

TEST(Scores, TheRuleIsEditable) {
  auto scheme = by_whatever_there_is();
  scheme.rule.weights = ConversionRule::Weights::indicators_equal;
  EXPECT_NEAR(score_of(scheme, made_case()).points, 48, 1e-9);
  scheme.rule.weights = ConversionRule::Weights::given;
  scheme.rule.category_weights = {{"子育て・教育", 3}, {"基本ニーズ・住居", 1}};
  const auto given = score_of(scheme, made_case());
  EXPECT_NEAR(given.groups[0].points, 73.75, 1e-9);
  EXPECT_TRUE(std::isnan(given.points));
  EXPECT_THAT(given.sentence.ja, HasSubstr("算出できません"));
  // Points below zero may be let in: b1 is then −20, its category 15.
  auto open = by_whatever_there_is();
  open.rule.lowest = -100;
  EXPECT_NEAR(score_of(open, made_case()).groups[0].categories[1].points, 15, 1e-9);
  EXPECT_THAT(describe(scheme.rule).ja, HasSubstr("子育て・教育 3、基本ニーズ・住居 1"));
  EXPECT_THAT(describe(otaru_happiness().rule).ja, HasSubstr("カテゴリの重みは均等"));
}

TEST(Scores, NothingEnteredIsNoScore) {
  const std::vector<ScoreItem> none = {item("a", "健康", nothing()), item("e", "雇用・ライフスタイル", nothing())};
  const auto score = score_of(otaru_happiness(), none);
  EXPECT_TRUE(std::isnan(score.points));
  EXPECT_EQ(score.entered, 0);
  EXPECT_EQ(score.left_out.size(), 2u);
}

TEST(Scores, InferredTargetsAndMonitoredRowsStayOut) {
  MeasureMaker m(Direction::up, "FY2015", "FY2019");
  m.base("FY2014", 14).add("FY2019", Role::target, 21, Qualifier::exact, "", Status::inferred).actual("FY2019", 21);
  ConversionRule rule;
  EXPECT_TRUE(std::isnan(points_of(rule, item("x", "健康", progress_of(m))).points));
  EXPECT_THAT(points_of(rule, item("x", "健康", progress_of(m))).why.ja, HasSubstr("推定値"));
  rule.use_inferred_targets = true;
  EXPECT_EQ(points_of(rule, item("x", "健康", progress_of(m))).points, 100);
  const auto watched = progress_of(MeasureMaker(Direction::monitor).base("FY2019", 3).actual("FY2021", 4));
  EXPECT_THAT(points_of(rule, item("x", "健康", watched)).why.ja, HasSubstr("推移把握"));
}

TEST(Scores, PartsAreAveraged) {
  ScoreItem split{"s", "s", "健康", {halfway(1.0), halfway(0.5)}};
  EXPECT_EQ(points_of({}, split).points, 75);
  split.parts.push_back(nothing());
  EXPECT_TRUE(std::isnan(points_of({}, split).points));
}

TEST(Scores, CostPerPoint) {
  EXPECT_DOUBLE_EQ(cost_per_point(150000000, 50).yen, 3000000);
  EXPECT_THAT(cost_per_point(150000000, 50).sentence.ja, HasSubstr("1億5,000万円÷50.0点で、1点当たり300万円"));
  for (const auto& c : {cost_per_point(NAN, 50), cost_per_point(100, 0), cost_per_point(100, NAN), cost_per_point(-1, 5)}) {
    EXPECT_TRUE(std::isnan(c.yen));
    EXPECT_FALSE(c.sentence.ja.empty());
  }
}

TEST(Scores, ItemsOfADataset) {
  Dataset d;
  d.plan_nodes.push_back({.id = "c", .plan = "otaru", .kind = "カテゴリ", .category = "健康"});
  d.plan_nodes.push_back({.id = "p", .plan = "otaru", .kind = "事業", .category = "健康"});
  d.indicators.push_back({.id = "g", .plan = "otaru", .node = "c", .name = "特定健診受診率"});
  d.indicators.push_back({.id = "k", .plan = "otaru", .node = "p"});
  d.indicators.push_back({.id = "other", .plan = "komoro", .node = "c"});
  d.index();
  const auto items = score_items(d, otaru_happiness());
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].indicator, "g");
  EXPECT_EQ(items[0].category, "健康");
}
