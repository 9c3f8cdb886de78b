#include <gmock/gmock.h>

#include "base/error.h"
#include "model/made_plan.h"
#include "report/page.h"
#include "report/scene_words.h"
#include "report/verdict_tone.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using model::Verdict;
using model::YearStyle;
using test::joined_words;
using test::plans_with_actuals;
using test::printed_plans;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> all_plans = {"otaru", "tomakomai", "komoro", "sapporo", "tomakomai-evaluation"};

std::vector<Page> sheet(const model::Dataset& data, const std::string& plan, const model::Wording& wording = Lang::ja,
                        const Paper& paper = Paper::a4(), std::optional<int> as_of = {}) {
  return overview_sheet({data, wording, {.as_of = as_of}, nullptr}, plan, paper);
}

/// The summed width of the boxes of a verdict's colour and of a height.
double width_of(const std::vector<Page>& pages, Verdict verdict, double height) {
  double width = 0;
  for (const auto& page : pages)
    for (const auto& item : page.scene.items)
      if (const auto* box = std::get_if<map::RectItem>(&item))
        if (box->fill.color == tone_of(verdict).fill && std::abs(box->rect.h - height) < 0.01) width += box->rect.w;
  return width;
}

TEST(OverviewSheet, SaysTheCountsThatWereWorkedOutByHand) {
  const auto data = test::made_plan();
  const auto pages = sheet(data, "made");
  const auto all = joined_words(pages);
  EXPECT_THAT(all, HasSubstr("試験計画"));
  EXPECT_THAT(all, HasSubstr("9指標（再掲を1つに数えると7指標）"));
  EXPECT_THAT(all, HasSubstr("判定できた4指標のうち、2指標（50%）が達成または順調です"));
  EXPECT_THAT(all, HasSubstr("達成1（14%）"));
  EXPECT_THAT(all, HasSubstr("判定できない2（29%）"));
  EXPECT_THAT(all, HasSubstr("判定の対象外1（14%）"));
  EXPECT_THAT(all, HasSubstr("再掲されている2行"));
  EXPECT_THAT(all, HasSubstr("基本目標別"));
  EXPECT_THAT(all, HasSubstr("重点戦略別"));
  EXPECT_THAT(all, Not(HasSubstr("施策の方向性別"))) << "no indicator is printed in it";
  EXPECT_THAT(all, HasSubstr("それぞれの部署に数えています"));
  EXPECT_THAT(all, HasSubstr("（担当部署の記載なし）"));
  EXPECT_THAT(all, HasSubstr("質の高い教育をみんなに"));
  EXPECT_THAT(all, HasSubstr("目標値は計画書の記載が欠落しています"));
  EXPECT_THAT(all, HasSubstr("その年度末で計画期間の60%が経過"));
  EXPECT_THAT(all, HasSubstr("市全体6、施設1"));
  EXPECT_THAT(all, HasSubstr("利用者数（再掲）"));
  test::expect_tidy(pages, "made");
}

TEST(OverviewSheet, PiecesAreAsLongAsTheirCounts) {
  const auto data = test::made_plan();
  const auto pages = sheet(data, "made");
  const double one = (Paper::a4().width - 2 * Paper::a4().margin) / 7;
  EXPECT_NEAR(width_of(pages, Verdict::met, 40), one, 2);
  EXPECT_NEAR(width_of(pages, Verdict::unknown, 40), 2 * one, 2);
  EXPECT_NEAR(width_of(pages, Verdict::missed, 40), 0, 1e-9);
}

TEST(OverviewSheet, LeadsToGoalsAndIndicators) {
  const auto data = test::made_plan();
  std::vector<std::string> targets;
  for (const auto& page : sheet(data, "made"))
    for (const auto& link : page.links) targets.push_back(link.target);
  for (const auto* id : {"g1", "g2", "p1", "i1", "i7", "i9"}) EXPECT_NE(std::ranges::find(targets, id), targets.end()) << id;
}

TEST(OverviewSheet, WithoutActualsSaysSoAndWhatToDo) {
  for (const auto& plan : {"otaru", "tomakomai", "komoro", "sapporo"}) {
    const auto all = joined_words(sheet(test::plans_without_published(), plan));
    EXPECT_THAT(all, HasSubstr("実績値がまだ入力されていません")) << plan;
    EXPECT_THAT(all, HasSubstr("「実績の入力」")) << plan;
    EXPECT_THAT(all, Not(HasSubstr("注意が必要な指標"))) << plan;
    EXPECT_THAT(all, Not(HasSubstr("経過しています"))) << plan << ": no year is known";
  }
  // This one has actuals, but no targets.
  const auto evaluation = joined_words(sheet(printed_plans(), "tomakomai-evaluation"));
  EXPECT_THAT(evaluation, Not(HasSubstr("実績値がまだ入力されていません")));
  EXPECT_THAT(evaluation, HasSubstr("判定できるものはまだありません"));
}

TEST(OverviewSheet, EveryPrintedRowIsListed) {
  for (const auto& plan : all_plans) {
    std::map<std::string, int> seen;
    for (const auto& page : sheet(printed_plans(), plan))
      for (const auto& link : page.links) ++seen[link.target];
    for (const auto& indicator : printed_plans().indicators) {
      if (indicator.plan != plan) continue;
      EXPECT_GT(seen[indicator.id], 0) << indicator.id;
    }
  }
}

TEST(OverviewSheet, IsTidyInBothLanguagesOnPaperAndOnScreen) {
  for (const auto& plan : all_plans)
    for (const auto* data : {&printed_plans(), &plans_with_actuals()})
      for (const auto& wording : {model::Wording(Lang::ja, YearStyle::japanese), model::Wording(Lang::en)}) {
        test::expect_tidy(sheet(*data, plan, wording), plan);
        const auto screen = sheet(*data, plan, wording, Paper::screen(620));
        EXPECT_EQ(screen.size(), 1u);
        test::expect_tidy(screen, plan + " on a screen");
        test::expect_tidy(sheet(*data, plan, wording, Paper::screen(380)), plan + " in a narrow part of the window");
      }
}

TEST(OverviewSheet, MarksOfASchemeStandBesideTheVerdicts) {
  const auto data = test::made_plan();
  model::GradingScheme scheme;
  scheme.id = "marks";
  scheme.title = {"◎○△×", "◎○△×"};
  scheme.by = model::GradeBy::verdict;
  scheme.grades = {
      {"◎", {}, 0, {Verdict::met}}, {"○", {}, 0, {Verdict::on_course}}, {"×", {}, 0, {Verdict::behind, Verdict::worse}}};
  const auto all = joined_words(overview_sheet({data, Lang::ja, {}, &scheme}, "made", Paper::a4()));
  EXPECT_THAT(all, HasSubstr("◎1、○1、×2、－3"));
  EXPECT_THAT(all, HasSubstr("評価記号"));
}

TEST(OverviewSheet, AsOfAYearLaterActualsAreNotUsed) {
  const auto data = test::made_plan();
  const auto all = joined_words(sheet(data, "made", model::Wording(Lang::ja, YearStyle::japanese), Paper::a4(), 2021));
  EXPECT_THAT(all, HasSubstr("令和3年度末の時点で、計画期間の40%が経過"));
  EXPECT_THAT(all, Not(HasSubstr("80人")));
  EXPECT_THROW(sheet(data, "nowhere"), Error);
}

}  // namespace
}  // namespace kuiki::report
