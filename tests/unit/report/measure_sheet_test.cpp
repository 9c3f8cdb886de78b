#include <gtest/gtest.h>

#include "map/typeset.h"
#include "report/page.h"
#include "report/scene_words.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using model::YearStyle;
using test::joined_words;
using test::plans_with_actuals;
using test::printed_plans;

std::vector<Page> pages_of(const model::Dataset& data, std::string_view id, const model::Wording& wording = Lang::ja,
                           const Paper& paper = Paper::a4()) {
  const auto node = std::ranges::find(data.plan_nodes, id, &model::PlanNode::id);
  if (node == data.plan_nodes.end()) return {};
  return measure_sheet({data, wording, {}, nullptr}, model::NodeRow(node - data.plan_nodes.begin()), paper);
}

void expect_words(const std::vector<Page>& pages, std::initializer_list<const char*> wanted) {
  const auto all = joined_words(pages);
  for (const char* words : wanted) EXPECT_NE(all.find(words), std::string::npos) << words;
}

TEST(MeasureSheet, HasTheBlocksOfAnEvaluationSheet) {
  expect_words(pages_of(printed_plans(), "tomakomai-evaluation-1110111"),
               {"施策番号", "1110111", "担当部・課", "市民生活部市民生活課", "反映区分", "B(実現に向けて努力しているもの)",
                "具体的な取組", "総合福祉会館への修繕費補助", "評価指標", "町内会とのブロック別意見交換会", "6回", "7回",
                "今後の取組の方向性", "継続的に検討していく必要があります", "27行"});
  expect_words(pages_of(printed_plans(), "tomakomai-evaluation-1110111", {Lang::ja, YearStyle::japanese}),
               {"H30年度", "R1年度"});
  expect_words(pages_of(printed_plans(), "tomakomai-evaluation-1110111", Lang::en),
               {"Department", "Evaluation", "Nextsteps", "Indicators"});
}

TEST(MeasureSheet, ShowsTheIndicatorsOfTheNodesBelow) {
  const auto pages = pages_of(plans_with_actuals(), "otaru-goal-1");
  expect_words(pages, {"下位の項目の指標（23）", "カテゴリ1", "合計特殊出生率", "基準値", "目標値", "記載欠落"});
  bool leads = false;
  for (const auto& page : pages)
    for (const auto& link : page.links) leads = leads || link.target == "otaru-g1-02";
  EXPECT_TRUE(leads);
}

TEST(MeasureSheet, ShowsSdgsPlansAndTargetsOfEveryYear) {
  expect_words(pages_of(printed_plans(), "komoro-1-1"),
               {"学校教育課", "質の高い教育をみんなに", "教育振興基本計画、小中学校ICT環境整備計画", "小100", "実績未入力"});
}

TEST(MeasureSheet, SaysWardAndThemeOfAWardProject) {
  expect_words(pages_of(printed_plans(), "sapporo-toyohira-g1-p1"),
               {"豊平区", "健康・スポーツ（本システムの分類）", "指標がありません", "とよひらスポーツ応援プロジェクト事業"});
}

// In a column stands what has the same right edge.
TEST(MeasureSheet, PutsAFigureUnderItsOwnYear) {
  // The document's column of R1 holds figures as of 1 April 2020, which close that year.
  const auto pages = pages_of(printed_plans(), "tomakomai-evaluation-1110212", {Lang::ja, YearStyle::japanese});
  const map::TextItem *head = nullptr, *figure = nullptr, *other = nullptr;
  for (const auto& item : pages.front().scene.items) {
    const auto* text = std::get_if<map::TextItem>(&item);
    if (text == nullptr) continue;
    if (text->text == "R1年度" && head == nullptr) head = text;
    if (text->text == "R2年度" && other == nullptr) other = text;
    if (text->text.starts_with("72")) figure = figure ? figure : text;
  }
  ASSERT_TRUE(head != nullptr && figure != nullptr);
  const auto right = [](const map::TextItem& item) { return item.x + map::measure(item.text, item.font).width; };
  EXPECT_NEAR(right(*head), right(*figure), 1.5) << figure->text;
  ASSERT_NE(other, nullptr) << "the sheet has the years to come, too";
  EXPECT_GT(right(*other), right(*figure) + 20);
}

TEST(MeasureSheet, GivesATitleThatIsCutWhole) {
  const auto& data = printed_plans();
  const auto node = std::ranges::find(data.plan_nodes, "tomakomai-evaluation-1110212", &model::PlanNode::id);
  ASSERT_TRUE(node->title.ends_with("…"));
  const auto all = joined_words(pages_of(data, node->id));
  EXPECT_NE(all.find(node->text), std::string::npos);
  EXPECT_EQ(all.find("目的・内容"), std::string::npos) << "which would say the same again";
}

TEST(MeasureSheet, KeepsTheYearsThatHaveNoFigureYet) {
  const auto words =
      joined_words(pages_of(printed_plans(), "tomakomai-evaluation-1110111", {Lang::ja, YearStyle::japanese}));
  for (const char* year : {"R2年度", "R3年度", "R4年度"}) EXPECT_NE(words.find(year), std::string::npos) << year;
}

TEST(MeasureSheet, SaysAllThatIsPlannedForAWard) {
  expect_words(pages_of(printed_plans(), "sapporo-toyohira"),
               {"区の概況", "区の取組", "とよひらスポーツ健康ウォーキング事業", "安全・安心なまちとよひら推進事業"});
}

TEST(MeasureSheet, IsTidyForEveryNodeOnPaperAndOnScreen) {
  int nodes = 0;
  for (const auto* data : {&printed_plans(), &plans_with_actuals()})
    for (std::size_t n = 0; n < data->plan_nodes.size(); ++n, ++nodes) {
      const auto& id = data->plan_nodes[n].id;
      const model::Wording wording{n % 2 == 0 ? Lang::ja : Lang::en, n % 3 == 0 ? YearStyle::japanese : YearStyle::western};
      const model::Wording other{n % 2 == 0 ? Lang::en : Lang::ja, wording.years};
      const auto row = model::NodeRow(n);
      test::expect_tidy(measure_sheet({*data, wording, {}, nullptr}, row, Paper::a4()), id + " on A4");
      const auto panel = measure_sheet({*data, other, {}, nullptr}, row, Paper::screen(340));
      test::expect_tidy(panel, id + " in the panel");
      EXPECT_EQ(panel.size(), 1u);
    }
  EXPECT_EQ(nodes, 2 * 630);
}

}  // namespace
}  // namespace kuiki::report
