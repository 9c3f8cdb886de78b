#include "report/latest_figures.h"

#include <gtest/gtest.h>

#include "model/measure_maker.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using model::Direction;
using test::MeasureMaker;

LatestFigures of(const char* id, const model::Wording& wording = Lang::ja) {
  const auto& data = test::printed_plans();
  return latest_figures(model::judge(data, data.find_indicator(id).value()), wording);
}

model::Judged judged(const model::Measure& measure) {
  model::Judged judged;
  judged.measure = measure;
  judged.parts = model::progress_by_part(measure);
  judged.verdict = model::overall(judged.parts);
  return judged;
}

TEST(LatestFigures, EachHasItsPeriodBelowIt) {
  const auto rate = of("otaru-g1-02", {Lang::ja, model::YearStyle::japanese});
  EXPECT_EQ(rate.baseline, "1.12\n（平成25年度）");
  EXPECT_EQ(rate.target, "1.256\n（令和元年度）");
  EXPECT_EQ(rate.actual, "－");
  EXPECT_EQ(of("otaru-g1-02", Lang::en).target, "1.256\nFY2019");
  EXPECT_EQ(of("otaru-g1-02", Lang::en).actual, "–");
}

TEST(LatestFigures, AProvisionalFigureSaysSoWhereItStands) {
  EXPECT_NE(of("otaru-p3-t1").actual.find("（暫定）"), std::string::npos) << of("otaru-p3-t1").actual;
  EXPECT_NE(of("otaru-p3-t1", Lang::en).actual.find("(provisional)"), std::string::npos);
  EXPECT_EQ(of("otaru-g2-06").actual.find("暫定"), std::string::npos) << "published, and certain";
}

TEST(LatestFigures, LostAndInferredTargetsAreMarked) {
  EXPECT_EQ(of("otaru-g1-01").target, "記載欠落\n（2019年度）");
  EXPECT_EQ(of("otaru-g3-01").target, "21回（推定）\n（2019年度）");
}

TEST(LatestFigures, PartsStandBelowEachOtherAndWhatIsTheSameIsSaidOnce) {
  const auto schools = of("komoro-1-1-1");
  EXPECT_EQ(schools.baseline, "小 93.5\n中 98.1\n（2019年度）");
  EXPECT_EQ(schools.target, "100\n（2023年度）");
  EXPECT_EQ(schools.actual, "－");
}

TEST(LatestFigures, OfARunningSumTheSumSoFar) {
  MeasureMaker m(Direction::up);
  m.unit("人").base("FY2018", 46).target("FY2020/FY2024", 230).actual("FY2020", 50).actual("FY2021", 40);
  const auto whole = latest_figures(judged(m), Lang::ja);
  EXPECT_EQ(whole.actual, "累計90人\n（2021年度まで）");
  EXPECT_EQ(whole.target, "230人\n（2020〜2024年度）");
  m.actual("FY2023", 10);
  EXPECT_EQ(latest_figures(judged(m), Lang::ja).actual, "累計100人以上\n（2023年度まで）") << "FY2022 is not there";
}

TEST(LatestFigures, TheFirstActualOfATrendIsNoBaseline) {
  MeasureMaker m(Direction::monitor);
  m.unit("件").actual("FY2020", 5).actual("FY2021", 6);
  EXPECT_EQ(latest_figures(judged(m), Lang::ja).baseline, "－");
  EXPECT_EQ(latest_figures(judged(m), Lang::ja).actual, "6件\n（2021年度）");
}

TEST(LatestFigures, MarksOfPartsAreOneWhereTheyAgree) {
  model::GradingScheme scheme;
  scheme.by = model::GradeBy::verdict;
  scheme.grades = {{"◎", {}, 0, {model::Verdict::met}}, {"×", {}, 0, {model::Verdict::behind}}};
  MeasureMaker m(Direction::up);
  for (const auto* part : {"小", "中"}) {
    m.add("FY2019", model::Role::baseline, 0, model::Qualifier::exact, "", model::Status::printed, part);
    m.add("FY2024", model::Role::target, 100, model::Qualifier::exact, "", model::Status::printed, part);
    m.add("FY2022", model::Role::actual, 100, model::Qualifier::exact, "", model::Status::entered, part);
  }
  EXPECT_EQ(mark_of(scheme, judged(m), {}), "◎");
  m.m.figures.back().value = 10;
  EXPECT_EQ(mark_of(scheme, judged(m), {}), "小◎ 中×");
}

}  // namespace
}  // namespace kuiki::report
