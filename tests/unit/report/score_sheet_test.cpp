#include <gmock/gmock.h>

#include "model/measure.h"
#include "report/page.h"
#include "report/scene_words.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using test::joined_words;
using test::plans_with_actuals;
using test::printed_plans;
using testing::HasSubstr;
using testing::Not;

std::vector<Page> sheet(const model::Dataset& data, std::optional<double> yen = {}, Lang lang = Lang::ja,
                        const Paper& paper = Paper::a4()) {
  return score_sheet({data, lang, {}, nullptr}, model::otaru_happiness(), yen, paper);
}

TEST(ScoreSheet, ShowsTheScoreThatTheModelWorksOut) {
  const auto scheme = model::otaru_happiness();
  const auto score = model::score_of(scheme, model::score_items(plans_with_actuals(), scheme));
  ASSERT_TRUE(std::isfinite(score.points));
  const auto pages = sheet(plans_with_actuals(), 350e6);
  const auto all = joined_words(pages);
  EXPECT_THAT(all, HasSubstr("点／100点満点"));
  EXPECT_THAT(all, HasSubstr(fmt::format("市民幸福度は{:.1f}点（仮計算）です", score.points)));
  EXPECT_THAT(all, HasSubstr("生活利便性の向上度（比重50%）"));
  EXPECT_THAT(all, HasSubstr("新たな人の流れの創出度（比重50%）"));
  for (const auto* category : {"子育て・教育", "基本ニーズ・住居", "健康", "自然や地域とのつながり", "雇用・ライフスタイル"})
    EXPECT_THAT(all, HasSubstr(category));
  EXPECT_THAT(all, HasSubstr("1点当たり"));
  EXPECT_THAT(all, HasSubstr("3億5,000万円"));
  EXPECT_THAT(all, HasSubstr("100点満点とし"));
  EXPECT_THAT(all, HasSubstr("市民幸福度ガイドライン"));
  EXPECT_THAT(all, HasSubstr(fmt::format("得点を算出した指標（{}）", score.scored.size())));
  EXPECT_THAT(all, HasSubstr(fmt::format("得点を算出できない指標（{}）", score.left_out.size())));
  std::vector<std::string> targets;
  for (const auto& page : pages) {
    EXPECT_THAT(joined_words({page}), HasSubstr("仮計算")) << "on every page";
    for (const auto& link : page.links) targets.push_back(link.target);
  }
  for (const auto* list : {&score.scored, &score.left_out})
    for (const auto& item : *list) EXPECT_NE(std::ranges::find(targets, item.indicator), targets.end()) << item.indicator;
}

TEST(ScoreSheet, WithoutActualsThereIsNoFigureAndNoNought) {
  const auto all = joined_words(sheet(test::plans_without_published(), 1e6));
  EXPECT_THAT(all, HasSubstr("得点は算出できません（33件中0件）"));
  EXPECT_THAT(all, HasSubstr("「実績の入力」"));
  EXPECT_THAT(all, HasSubstr("得点を算出できない指標（33）"));
  EXPECT_THAT(all, HasSubstr("1点当たりの費用は算出できません"));
  EXPECT_THAT(all, Not(HasSubstr("0.0点")));
  EXPECT_THAT(all, HasSubstr("実績がまだ入力されていません"));
}

TEST(ScoreSheet, WithoutTheSchemesPlanThereIsNothingToScore) {
  const auto pages = sheet(model::Dataset{});
  EXPECT_THAT(joined_words(pages), HasSubstr("得点は算出できません（0件中0件）"));
  test::expect_tidy(pages, "no plan");
}

TEST(ScoreSheet, IsTidy) {
  for (const auto* data : {&printed_plans(), &plans_with_actuals()})
    for (const auto lang : {Lang::ja, Lang::en}) {
      test::expect_tidy(sheet(*data, 350e6, lang), "score");
      test::expect_tidy(sheet(*data, {}, lang, Paper::screen(560)), "score on a screen");
    }
}

}  // namespace
}  // namespace kuiki::report
