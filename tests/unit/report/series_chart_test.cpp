#include "report/series_chart.h"

#include <gtest/gtest.h>

#include <cmath>

#include "model/measure_maker.h"
#include "report/scene_words.h"

namespace kuiki::report {
namespace {

using model::Direction;
using model::Qualifier;
using model::Role;
using model::Status;
using test::MeasureMaker;

SeriesChart drawn(const model::Measure& measure, const model::Wording& wording = Lang::ja,
                  ChartDetail detail = ChartDetail::full, double width = 640) {
  model::Judged judged;
  judged.measure = measure;
  judged.parts = model::progress_by_part(measure);
  judged.verdict = model::overall(judged.parts);
  return series_chart(judged, wording, width, 250, detail);
}

std::string words_of(const SeriesChart& chart) {
  std::string all;
  for (const auto& item : chart.items)
    if (const auto* text = std::get_if<map::TextItem>(&item)) all += text->text + "\n";
  return all;
}

bool says(const SeriesChart& chart, std::string_view words) { return words_of(chart).find(words) != std::string::npos; }

std::vector<map::MarkerItem> marks_at(const SeriesChart& chart, double year, double value) {
  std::vector<map::MarkerItem> found;
  for (const auto& item : chart.items)
    if (const auto* mark = std::get_if<map::MarkerItem>(&item))
      if (std::abs(mark->at[0].x - chart.x_of(year)) < 0.01 && std::abs(mark->at[0].y - chart.y_of(value)) < 0.01)
        found.push_back(*mark);
  return found;
}

/// Is there a solid line from one figure to the other?
bool joined(const SeriesChart& chart, double year_a, double a, double year_b, double b) {
  for (const auto& item : chart.items)
    if (const auto* line = std::get_if<map::LineItem>(&item); line != nullptr && line->dash.empty())
      if (line->points.size() == 2 && std::abs(line->points[0].x - chart.x_of(year_a)) < 0.01 &&
          std::abs(line->points[0].y - chart.y_of(a)) < 0.01 && std::abs(line->points[1].x - chart.x_of(year_b)) < 0.01 &&
          std::abs(line->points[1].y - chart.y_of(b)) < 0.01)
        return true;
  return false;
}

int hatched(const SeriesChart& chart) {
  int count = 0;
  for (const auto& item : chart.items)
    if (const auto* box = std::get_if<map::RectItem>(&item)) count += box->fill.hatch && box->rect.h > 20;
  return count;
}

TEST(SeriesChart, PutsEveryFigureAtItsYearAndValue) {
  const auto chart = drawn(MeasureMaker(Direction::up)
                               .unit("%")
                               .base("FY2018", 40)
                               .actual("FY2020", 44)
                               .actual("FY2021", 46)
                               .target("FY2024", 60));
  EXPECT_EQ(marks_at(chart, 2018, 40).size(), 1u);
  EXPECT_EQ(marks_at(chart, 2020, 44).size(), 1u);
  EXPECT_EQ(marks_at(chart, 2021, 46).size(), 1u);
  ASSERT_EQ(marks_at(chart, 2024, 60).size(), 1u);
  EXPECT_EQ(marks_at(chart, 2024, 60)[0].symbol, map::Symbol::diamond);
  // The plot maps values linearly, upwards.
  EXPECT_NEAR(chart.y_of(50), (chart.y_of(40) + chart.y_of(60)) / 2, 1e-9);
  EXPECT_LT(chart.y_of(60), chart.y_of(40));
  EXPECT_GE(chart.y_of(60), chart.plot.y);
  for (const char* words : {"基準値 40%", "目標値 60%", "実績値 46%", "44%", "単位：%", "2018", "2024"})
    EXPECT_TRUE(says(chart, words)) << words;
}

TEST(SeriesChart, LeavesAYearWithoutAFigureOpen) {
  const auto chart = drawn(MeasureMaker(Direction::up)
                               .unit("%")
                               .base("FY2019", 40)
                               .actual("FY2020", 44)
                               .actual("FY2022", 50)
                               .actual("FY2023", 52)
                               .target("FY2024", 60));
  EXPECT_TRUE(joined(chart, 2019, 40, 2020, 44));
  EXPECT_FALSE(joined(chart, 2020, 44, 2022, 50)) << "2021 has no figure";
  EXPECT_TRUE(joined(chart, 2022, 50, 2023, 52));
  EXPECT_TRUE(marks_at(chart, 2021, 0).empty()) << "and it is not 0";
}

TEST(SeriesChart, SaysThatNothingHasBeenEntered) {
  const auto measure = MeasureMaker(Direction::up).unit("人").base("FY2018", 100).target("FY2024", 200);
  EXPECT_TRUE(says(drawn(measure), "実績値はまだ入力されていません"));
  EXPECT_TRUE(says(drawn(measure, Lang::en), "No actual values have been entered yet"));
  EXPECT_TRUE(says(drawn(measure), "基準値 100人"));
  EXPECT_TRUE(says(drawn(measure), "目標値 200人"));
  EXPECT_FALSE(says(drawn(MeasureMaker(Direction::up).unit("人").actual("FY2020", 1)), "まだ入力されていません"));
}

TEST(SeriesChart, HatchesWhatTheSourceHasLost) {
  MeasureMaker lost(Direction::up);
  lost.unit("‰").base("FY2018", 3.6).add("FY2024", Role::target, NAN, Qualifier::exact, "", Status::missing_in_source);
  const auto chart = drawn(lost);
  EXPECT_EQ(hatched(chart), 1);
  EXPECT_TRUE(says(chart, "記載欠落"));
  EXPECT_TRUE(says(chart, "目標値は計画書の記載が欠落しています"));

  lost.add("FY2024", Role::target, 5, Qualifier::exact, "", Status::inferred);
  const auto inferred = drawn(lost);
  EXPECT_EQ(hatched(inferred), 0) << "an inferred figure stands in its place";
  EXPECT_EQ(marks_at(inferred, 2024, 5).size(), 1u);
  EXPECT_TRUE(says(inferred, "（推定）"));
}

TEST(SeriesChart, TellsEnteredFiguresFromPrintedOnes) {
  MeasureMaker both(Direction::monitor, "FY2018", "FY2022");
  both.unit("回").add("FY2018", Role::actual, 6).actual("FY2019", 7);
  const auto chart = drawn(both);
  EXPECT_EQ(marks_at(chart, 2018, 6)[0].fill, rgb(0xffffff)) << "open";
  EXPECT_NE(marks_at(chart, 2019, 7)[0].fill, rgb(0xffffff)) << "filled";
  EXPECT_TRUE(says(chart, "実績値（計画書）"));
  EXPECT_TRUE(says(chart, "実績値（入力）"));
}

TEST(SeriesChart, AddsUpARunningSum) {
  const auto made = MeasureMaker(Direction::up)
                        .unit("人")
                        .base("FY2018", 46)
                        .target("FY2020/FY2024", 230)
                        .actual("FY2020", 40)
                        .actual("FY2021", 50)
                        .actual("FY2023", 30);
  model::Measure measure = made;
  measure.accrual = model::Accrual::cumulative;
  const auto chart = drawn(measure);
  EXPECT_TRUE(chart.scale.from_zero);
  EXPECT_EQ(marks_at(chart, 2020, 40).size(), 1u);
  EXPECT_EQ(marks_at(chart, 2021, 90).size(), 1u);
  ASSERT_EQ(marks_at(chart, 2023, 120).size(), 1u);
  EXPECT_EQ(marks_at(chart, 2023, 120)[0].fill, rgb(0xffffff)) << "at least so much, for 2022 is missing";
  EXPECT_FALSE(joined(chart, 2021, 90, 2023, 120));
  EXPECT_TRUE(joined(chart, 2020, 40, 2021, 90));
  EXPECT_TRUE(says(chart, "累計 120人以上"));
  EXPECT_TRUE(says(chart, "累計の目標値 230人"));
  EXPECT_TRUE(says(chart, "基準値 46人"));
}

TEST(SeriesChart, BeginsAtZeroOrSaysThatItDoesNot) {
  const auto far = drawn(MeasureMaker(Direction::up).unit("%").base("FY2018", 10).target("FY2024", 60));
  EXPECT_TRUE(far.scale.from_zero);
  EXPECT_DOUBLE_EQ(far.scale.low, 0);
  EXPECT_FALSE(says(far, "縦軸は0から始まりません"));
  const auto close = drawn(MeasureMaker(Direction::up).unit("人").base("FY2018", 120000).target("FY2024", 121000));
  EXPECT_FALSE(close.scale.from_zero);
  EXPECT_TRUE(says(close, "縦軸は0から始まりません"));
  const auto share = drawn(MeasureMaker(Direction::up).unit("%").base("FY2018", 96.2).target("FY2024", 100));
  EXPECT_LE(share.scale.high, 100) << "no share above 100 %";
}

TEST(SeriesChart, CountsYearsTheWayTheReaderWants) {
  const auto measure = MeasureMaker(Direction::up).unit("%").base("FY2018", 40).target("FY2024", 60);
  const auto western = drawn(measure), era = drawn(measure, {Lang::ja, model::YearStyle::japanese});
  EXPECT_TRUE(says(western, "2018") && says(western, "2024") && !says(western, "R6"));
  EXPECT_TRUE(says(era, "H30") && says(era, "R1") && says(era, "R6") && !says(era, "2024"));
}

TEST(SeriesChart, ShadesTheGoodSideOfABound) {
  const auto side = [](const SeriesChart& chart) {
    for (const auto& item : chart.items)
      if (const auto* box = std::get_if<map::RectItem>(&item); box != nullptr && box->rect.w > 100) return box->rect;
    return map::Rect{};
  };
  const auto above =
      drawn(MeasureMaker(Direction::keep).unit("%").base("FY2018", 80).target("FY2024", 75, Qualifier::at_least));
  EXPECT_NEAR(side(above).y, above.plot.y, 0.01);
  EXPECT_NEAR(side(above).y + side(above).h, above.y_of(75), 0.01);
  const auto below =
      drawn(MeasureMaker(Direction::keep).unit("mg/l").base("FY2018", 1.5).target("FY2024", 2, Qualifier::at_most));
  EXPECT_NEAR(side(below).y, below.y_of(2), 0.01);
  MeasureMaker floor(Direction::keep);
  floor.unit("%").base("FY2018", 98.1).target("FY2024", 98.1).target("FY2024", 96.2, Qualifier::floor);
  const auto with_floor = drawn(floor);
  EXPECT_NEAR(side(with_floor).y + side(with_floor).h, with_floor.y_of(96.2), 0.01);
  EXPECT_TRUE(says(with_floor, "下限値 96.2%"));
}

TEST(SeriesChart, DrawsPartsApart) {
  MeasureMaker split(Direction::up);
  for (const char* part : {"小", "中"}) {
    const double more = std::string(part) == "小" ? 0 : 5;
    split.add("FY2019", Role::baseline, 80 + more, Qualifier::exact, "", Status::printed, part)
        .add("FY2023", Role::target, 90 + more, Qualifier::exact, "", Status::printed, part);
  }
  split.unit("%");
  const auto chart = drawn(split);
  ASSERT_EQ(marks_at(chart, 2019, 80).size(), 1u);
  ASSERT_EQ(marks_at(chart, 2019, 85).size(), 1u);
  EXPECT_NE(marks_at(chart, 2019, 80)[0].fill, marks_at(chart, 2019, 85)[0].fill);
  EXPECT_TRUE(says(chart, "小 基準値 80%") && says(chart, "中 目標値 95%"));
  EXPECT_TRUE(says(drawn(split, Lang::en), "elementary Baseline 80%"));
}

TEST(SeriesChart, ListsTheStatesOfAMilestone) {
  MeasureMaker steps(Direction::up, "FY2023", "FY2027");
  steps.add("FY2022", Role::baseline, NAN, Qualifier::milestone, "－", Status::not_measured)
      .add("FY2027", Role::target, NAN, Qualifier::milestone, "運用");
  const auto chart = drawn(steps);
  for (const char* words : {"2022年度", "未計測", "2027年度", "「運用」", "まだ入力されていません"})
    EXPECT_TRUE(says(chart, words)) << words;
  steps.add("FY2024", Role::actual, NAN, Qualifier::milestone, "構築", Status::entered);
  const auto going = drawn(steps);
  EXPECT_TRUE(says(going, "「構築」"));
  EXPECT_FALSE(says(going, "まだ入力されていません"));
  EXPECT_LT(words_of(going).find("構築"), words_of(going).find("運用")) << "by time";
}

TEST(SeriesChart, SaysWhatHasNoNumber) {
  MeasureMaker improve(Direction::up);
  improve.unit("%").base("FY2019", 50).target("FY2023", NAN, Qualifier::improve);
  EXPECT_TRUE(says(drawn(improve), "目標：前年度より改善"));
  MeasureMaker pending(Direction::monitor, "FY2018", "FY2022");
  pending.unit("%").add("FY2018", Role::actual, NAN, Qualifier::exact, "調査予定", Status::survey_pending);
  EXPECT_TRUE(says(drawn(pending), "調査予定"));
  MeasureMaker shorter(Direction::down);
  shorter.unit("分").add("FY2024", Role::target, 20, Qualifier::change, "20分短縮");
  EXPECT_TRUE(says(drawn(shorter), "目標：20分の減少"));
}

TEST(ValueScale, HasRoundStepsThatHoldTheValues) {
  for (const auto& values : {std::vector<double>{3, 7},
                             {0.12, 0.19},
                             {96.2, 98.1},
                             {1, 1},
                             {0, 0},
                             {-5, 12},
                             {1649e8, 1.7e11},
                             {28951, 30000},
                             {123456.7, 234567.8}}) {
    const auto scale = value_scale(values, "人", Lang::ja, 5, false);
    const double mantissa = scale.step / std::pow(10, std::floor(std::log10(scale.step) + 1e-9));
    EXPECT_TRUE(std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 2.5) < 1e-6 ||
                std::abs(mantissa - 5) < 1e-6)
        << scale.step;
    for (const double v : values) {
      EXPECT_LE(scale.low, v);
      EXPECT_GE(scale.high, v);
    }
    EXPECT_GE(scale.ticks().size(), 2u);
    EXPECT_LE(scale.ticks().size(), 13u);
  }
  const auto large = value_scale(std::vector<double>{1.5e11, 1.649e11}, "円", Lang::ja, 5, false);
  EXPECT_EQ(unit_caption(large, "円", "", Lang::ja), "単位：億円");
}

TEST(SeriesChart, IsDrawnHoweverNarrowTheSheetIs) {
  for (const double width : {-40.0, 0.0, 1.0, 30.0, 70.0, 120.0})
    for (const auto detail : {ChartDetail::full, ChartDetail::brief}) {
      const auto chart = drawn(MeasureMaker(Direction::up).base("FY2018", 10).target("FY2023", 20), Lang::ja, detail, width);
      EXPECT_GT(chart.plot.w, 0) << width;
      EXPECT_LT(chart.items.size(), 200u) << width;
    }
}

}  // namespace
}  // namespace kuiki::report
