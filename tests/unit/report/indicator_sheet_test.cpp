#include <gtest/gtest.h>

#include "model/judge.h"
#include "report/page.h"
#include "report/scene_words.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using model::YearStyle;
using test::joined_words;
using test::plans_with_actuals;
using test::printed_plans;

std::string sheet(const model::Dataset& data, const char* id, const model::Wording& wording = Lang::ja,
                  const Paper& paper = Paper::a4(), const model::GradingScheme* grading = nullptr) {
  const auto row = data.find_indicator(id);
  if (!row) return "no such indicator";
  return joined_words(indicator_sheet({data, wording, {}, grading}, *row, paper));
}

bool holds(const std::string& all, std::string_view words) { return all.find(words) != std::string::npos; }

TEST(IndicatorSheet, SaysWhatTheIndicatorMeansAndWhereItStands) {
  const auto all = sheet(printed_plans(), "otaru-g1-05");
  for (const char* words : {"乳児家庭全戸訪問実施率", "小樽市総合戦略", "基本目標Ⅰ", "判定できない",
                            "実績がまだ入力されていません", "下限値96.2%", "（下限値96.2%）", "<small>", "269行",
                            "維持（計画書に明記なし", "再掲", "こんにちは赤ちゃん事業", "目標値以上の維持"})
    EXPECT_TRUE(holds(all, words)) << words;
}

TEST(IndicatorSheet, QuotesTheReasonAndTheTargetsOfEveryYear) {
  const auto all = sheet(printed_plans(), "komoro-1-1-1", {Lang::ja, YearStyle::japanese});
  for (const char* words :
       {"設定理由", "「学力」の習得の度合いが向上したと考えられるから", "学校教育課", "質の高い教育をみんなに",
        "基準値（小）", "令和5年度", "令和元年度", "小93.5中98.1", "増加（計画書に記載）", "R5"})
    EXPECT_TRUE(holds(all, words)) << words;
  EXPECT_FALSE(holds(all, "2023年度")) << "years are counted one way only";
}

TEST(IndicatorSheet, SaysWhatIsLostAndWhatIsInferred) {
  const auto lost = sheet(printed_plans(), "otaru-g1-01");
  EXPECT_TRUE(holds(lost, "記載欠落") && holds(lost, "計画書の記載が欠落している"));
  EXPECT_FALSE(holds(lost, "実績値を入力すると")) << "an actual would not help";
}

TEST(IndicatorSheet, LeadsToNodesRepetitionsAndComparisons) {
  const auto& data = printed_plans();
  const auto targets = [&](const char* id) {
    std::vector<std::string> all;
    for (const auto& page : indicator_sheet({data, Lang::ja, {}, nullptr}, *data.find_indicator(id), Paper::a4()))
      for (const auto& link : page.links) all.push_back(link.target);
    return all;
  };
  const auto has = [](const std::vector<std::string>& all, const char* id) {
    return std::ranges::find(all, id) != all.end();
  };
  const auto fertility = targets("otaru-g1-02");
  EXPECT_TRUE(has(fertility, "otaru") && has(fertility, "otaru-goal-1") && has(fertility, "otaru-goal-1-c1"));
  EXPECT_TRUE(has(fertility, "total-fertility-rate")) << "the comparison it is a member of";
  // Both ways: from the repeated row to the first one and back.
  for (const auto& indicator : data.indicators) {
    if (indicator.same_as.empty()) continue;
    EXPECT_TRUE(has(targets(indicator.id.c_str()), indicator.same_as.c_str())) << indicator.id;
    EXPECT_TRUE(has(targets(indicator.same_as.c_str()), indicator.id.c_str())) << indicator.id;
  }
}

TEST(IndicatorSheet, ShowsTheMarkOfAScheme) {
  model::GradingScheme scheme;
  scheme.id = "verdicts";
  scheme.title = {"三段階", "Three steps"};
  scheme.by = model::GradeBy::verdict;
  scheme.grades = {{"◎", {"よい", "good"}, 0, {model::Verdict::met, model::Verdict::on_course}, "", "#1b7837"},
                   {"△", {"遅れ", "late"}, 0, {model::Verdict::behind}, "", ""}};
  const auto all = sheet(plans_with_actuals(), "otaru-g1-05", Lang::ja, Paper::a4(), &scheme);
  EXPECT_TRUE(holds(all, "◎")) << all;
  EXPECT_TRUE(holds(all, "三段階"));
}

TEST(IndicatorSheet, LooksNoFurtherThanTheYearAskedFor) {
  const auto& data = plans_with_actuals();
  const auto row = *data.find_indicator("otaru-g1-02");
  const auto at = [&](std::optional<int> year) {
    return joined_words(indicator_sheet({data, Lang::ja, {year}, nullptr}, row, Paper::a4()));
  };
  EXPECT_TRUE(holds(at({}), "実績値1.187") && holds(at({}), "2017年度の実績は"));
  EXPECT_TRUE(holds(at(2015), "実績値1.12") && holds(at(2015), "2015年度の実績は"));
  EXPECT_FALSE(holds(at(2015), "実績値1.187")) << "the chart stops there, too";
  EXPECT_TRUE(holds(at(2015), "2015年度までの実績による"));
}

TEST(IndicatorSheet, IsTidyForEveryIndicatorOnPaperAndInThePanel) {
  for (const auto* data : {&printed_plans(), &plans_with_actuals()})
    for (std::size_t i = 0; i < data->indicators.size(); ++i) {
      const auto& indicator = data->indicators[i];
      if (indicator.plan.empty()) continue;
      const bool odd = i % 2 == 1;
      const model::Wording wording{odd ? Lang::en : Lang::ja, i % 3 == 0 ? YearStyle::japanese : YearStyle::western};
      const model::Wording other{odd ? Lang::ja : Lang::en, wording.years};
      const auto row = model::IndicatorRow(i);
      const auto paper = indicator_sheet({*data, wording, {}, nullptr}, row, Paper::a4());
      const auto panel = indicator_sheet({*data, other, {}, nullptr}, row, Paper::screen(340));
      test::expect_tidy(paper, indicator.id + " on A4");
      test::expect_tidy(panel, indicator.id + " in the panel");
      EXPECT_EQ(panel.size(), 1u);
      const auto explained = model::judge(*data, row).explanation(wording.years).in(wording);
      std::string words;
      for (const char c : explained)
        if (c != ' ') words += c;
      EXPECT_TRUE(holds(joined_words(paper), words)) << indicator.id;
    }
}

}  // namespace
}  // namespace kuiki::report
