#include "model/milestone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/measure_maker.h"
#include "model/progress_words.h"

using namespace kuiki::model;
using kuiki::test::MeasureMaker;

namespace {

Measure with(const char* target, const char* year, const char* word, const char* before = "") {
  MeasureMaker m(Direction::up, "FY2023", "FY2027");
  if (*before) m.add("FY2022", Role::baseline, NAN, Qualifier::milestone, before);
  m.add("FY2027", Role::target, NAN, Qualifier::milestone, target);
  m.add(year, Role::actual, NAN, Qualifier::milestone, word, Status::entered);
  return m;
}
Verdict verdict(const char* target, const char* year, const char* word, const char* before = "") {
  return progress_of(with(target, year, word, before)).verdict;
}

}  // namespace

TEST(MilestoneState, EveryChoiceIsJudgedBeforeTheTargetsYearAndInIt) {
  struct Case {
    const char* word;
    Verdict before, at_end;
  };
  for (const auto& c : {Case{"未着手", Verdict::behind, Verdict::missed}, Case{"検討中", Verdict::behind, Verdict::missed},
                        Case{"一部実施", Verdict::nearly_on_course, Verdict::missed},
                        Case{"実施", Verdict::on_course, Verdict::missed}, Case{"達成", Verdict::met, Verdict::met},
                        Case{"設置", Verdict::met, Verdict::met}, Case{"中止", Verdict::missed, Verdict::missed}}) {
    SCOPED_TRACE(c.word);
    EXPECT_EQ(verdict("設置", "FY2025", c.word), c.before);
    EXPECT_EQ(verdict("設置", "FY2027", c.word), c.at_end);
  }
}

TEST(MilestoneState, ConsideringIsNotConsidered) {
  EXPECT_EQ(verdict("検討", "FY2025", "検討中"), Verdict::behind);
  EXPECT_EQ(verdict("検討", "FY2025", "検討"), Verdict::met);
  EXPECT_EQ(verdict("検討", "FY2025", "検討済み"), Verdict::met);
}

TEST(MilestoneState, AStateThatWasThereBeforeIsNoProgress) {
  EXPECT_EQ(verdict("充実", "FY2025", "実施", "実施"), Verdict::behind);
  EXPECT_EQ(verdict("充実", "FY2025", "実施", "検討"), Verdict::on_course);
  EXPECT_EQ(verdict("充実", "FY2027", "実施", "実施"), Verdict::missed);
}

TEST(MilestoneState, OtherWordsAreForTheOfficeInCharge) {
  const auto p = progress_of(with("充実", "FY2025", "拡大"));
  EXPECT_EQ(p.verdict, Verdict::unknown);
  EXPECT_EQ(p.cause, Cause::words_differ);
}

TEST(MilestoneState, TheTargetsOwnWordIsOffered) {
  EXPECT_THAT(milestone_words(with("設置", "FY2025", "達成")),
              testing::ElementsAre("未着手", "検討中", "一部実施", "実施", "設置", "達成", "中止"));
  EXPECT_THAT(milestone_words(with("実施", "FY2025", "達成")),
              testing::ElementsAre("未着手", "検討中", "一部実施", "実施", "達成", "中止"));
}

TEST(MilestoneState, AStateIsNotIncreased) {
  EXPECT_EQ(direction_name(with("設置", "FY2025", "達成")).ja, "実現");
  EXPECT_EQ(direction_name(Direction::keep, true).ja, "継続");
  EXPECT_EQ(direction_name(Direction::up).ja, "増加");
}
