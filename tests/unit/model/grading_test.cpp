#include "model/grading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/measure_maker.h"

using namespace kuiki;
using namespace kuiki::model;
using kuiki::test::MeasureMaker;
using testing::HasSubstr;

namespace {

Progress at(const char* year, double value) {
  return progress_of(MeasureMaker(Direction::up).base("FY2019", 0).target("FY2024", 100).actual(year, value));
}

GradingScheme letters() {
  GradingScheme s;
  s.id = "sabc";
  s.by = GradeBy::achievement;
  s.grades = {{"S", {"達成", "Reached"}, 100, {}, {}, {}},
              {"A", {"", ""}, 80, {}, {}, {}},
              {"B", {"", ""}, 50, {}, {}, {}},
              {"C", {"", ""}}};
  return s;
}

}  // namespace

TEST(Grading, ByAchievement) {
  const auto s = letters();
  EXPECT_TRUE(defect_of(s).empty());
  EXPECT_EQ(grade(s, at("FY2022", 100)).mark, "S");
  EXPECT_EQ(grade(s, at("FY2022", 99.99)).mark, "A");
  EXPECT_EQ(grade(s, at("FY2022", 80)).mark, "A");
  EXPECT_EQ(grade(s, at("FY2022", 50)).mark, "B");
  EXPECT_EQ(grade(s, at("FY2022", -30)).mark, "C");
  EXPECT_THAT(grade(s, at("FY2022", 80)).why.ja, HasSubstr("進捗率80%で、80以上のため「A」"));
  const auto none = grade(s, progress_of(MeasureMaker(Direction::up).base("FY2019", 0).target("FY2024", 100)));
  EXPECT_EQ(none.mark, "－");
  EXPECT_EQ(none.grade, nullptr);
  EXPECT_EQ(none.why.ja, "実績がまだ入力されていません。");
}

TEST(Grading, BySchedule) {
  GradingScheme s;
  s.by = GradeBy::schedule;
  s.schedule = {20, 40, 60, 80, 100};
  s.grades = {{"◎", {}, 10, {}, {}, {}}, {"○", {}, 0, {}, {}, {}}, {"△", {}, -20, {}, {}, {}}, {"×", {}}};
  EXPECT_TRUE(defect_of(s).empty());
  EXPECT_EQ(grade(s, at("FY2020", 30)).mark, "◎");
  EXPECT_EQ(grade(s, at("FY2021", 40)).mark, "○");
  EXPECT_EQ(grade(s, at("FY2022", 45)).mark, "△");
  EXPECT_EQ(grade(s, at("FY2023", 45)).mark, "×");
  EXPECT_EQ(grade(s, at("FY2026", 99)).mark, "△");  // past the plan the last year's 100 holds
  EXPECT_THAT(grade(s, at("FY2022", 45)).why.ja, HasSubstr("計画3年目の目安60%に対して進捗率45%"));
}

TEST(Grading, ByPaceVerdictAndCategory) {
  GradingScheme pace;
  pace.by = GradeBy::pace;
  pace.grades = {{"○", {}, 100, {}, {}, {}}, {"△", {}, 80, {}, {}, {}}, {"×", {}}};
  EXPECT_EQ(grade(pace, at("FY2022", 60)).mark, "○");
  EXPECT_EQ(grade(pace, at("FY2022", 48)).mark, "△");
  EXPECT_EQ(grade(pace, at("FY2022", 47)).mark, "×");

  GradingScheme verdict;
  verdict.by = GradeBy::verdict;
  verdict.grades = {{"◎", {}, 0, {Verdict::met}, {}, {}}, {"○", {}, 0, {Verdict::on_course}, {}, {}}};
  EXPECT_EQ(grade(verdict, at("FY2022", 100)).mark, "◎");
  EXPECT_EQ(grade(verdict, at("FY2022", 60)).mark, "○");
  EXPECT_EQ(grade(verdict, at("FY2022", 10)).mark, "－");

  GradingScheme own;
  own.by = GradeBy::category;
  own.grades = {{"A", {"趣旨に沿って措置", ""}, 0, {}, "A", {}}, {"B", {"実現に向けて努力", ""}, 0, {}, "B", {}}};
  EXPECT_EQ(grade(own, at("FY2022", 1), "B").meaning.ja, "実現に向けて努力");
  EXPECT_EQ(grade(own, at("FY2022", 1)).mark, "－");
}

TEST(Grading, DefectsAreNamed) {
  auto s = letters();
  s.grades[1].at_least = 120;
  EXPECT_THAT(defect_of(s).ja, HasSubstr("「A」"));
  EXPECT_FALSE(defect_of(GradingScheme{}).empty());
  s = letters();
  s.by = GradeBy::verdict;
  EXPECT_FALSE(defect_of(s).empty());
  s = letters();
  s.by = GradeBy::schedule;
  EXPECT_THAT(defect_of(s).en, HasSubstr("schedule"));
  EXPECT_EQ(parse_grade_by("pace"), GradeBy::pace);
  EXPECT_FALSE(parse_grade_by("luck"));
}
