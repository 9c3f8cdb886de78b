#include "map/grading_file.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace kuiki::map {
namespace {

using model::GradeBy;
using model::Verdict;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(GradingFile, ReadsEveryKey) {
  const auto s = parse_grading(R"(
title = { ja = "年次", en = "By year" }
note = "注"
by = "schedule"
schedule = [25, 50.5, 100]
ungraded = "対象外"
[[grades]]
mark = "○"
meaning = { ja = "目安どおり", en = "As scheduled" }
at_least = 0
color = "#4f9bc7"
[[grades]]
mark = "×"
meaning = "下回る"
)",
                               "grading/our-own.toml");
  EXPECT_EQ(s.id, "our-own");
  EXPECT_EQ(s.title, (Text{"年次", "By year"}));
  EXPECT_EQ(s.note, plain("注"));
  EXPECT_EQ(s.by, GradeBy::schedule);
  EXPECT_THAT(s.schedule, ElementsAre(25, 50.5, 100));
  EXPECT_EQ(s.ungraded, "対象外");
  ASSERT_EQ(s.grades.size(), 2u);
  EXPECT_EQ(s.grades[0].mark, "○");
  EXPECT_EQ(s.grades[0].meaning.en, "As scheduled");
  EXPECT_EQ(s.grades[0].at_least, 0);
  EXPECT_EQ(s.grades[0].color, "#4f9bc7");
  EXPECT_EQ(s.grades[1].meaning, plain("下回る"));
  EXPECT_LT(s.grades[1].at_least, -1e300);  // the last one takes the rest
}

TEST(GradingFile, VerdictsAndCategories) {
  const auto marks = parse_grading(R"(title = "記号"
by = "verdict"
[[grades]]
mark = "×"
meaning = "未達成または後退"
verdicts = ["missed", "worse"]
)",
                                   "x.toml");
  EXPECT_THAT(marks.grades[0].verdicts, ElementsAre(Verdict::missed, Verdict::worse));
  EXPECT_EQ(marks.ungraded, "－");
  const auto letters = parse_grading(R"(title = "区分"
by = "category"
[[grades]]
mark = "A"
meaning = "趣旨に沿って措置"
category = "A"
)",
                                     "x.toml");
  EXPECT_EQ(letters.grades[0].category, "A");
}

TEST(GradingFile, SaysWhatIsWrongAndWhere) {
  constexpr const char* head = "title = \"t\"\nby = \"achievement\"\n";
  constexpr const char* grade = "[[grades]]\nmark = \"A\"\nmeaning = \"m\"\n";
  const auto all = [](std::initializer_list<const char*> parts) {
    std::string text;
    for (const auto* part : parts) text += part;
    return text;
  };
  const std::vector<std::pair<std::string, const char*>> cases = {
      {all({"title = \"t\nby"}), "line 1: this is not TOML"},
      {all({"by = \"achievement\"\n", grade}), "title is missing"},
      {all({"title = \"t\"\n", grade}), "one of achievement, schedule, pace, verdict, category"},
      {all({"title = \"t\"\nby = \"marks\"\n", grade}), "line 2: the value \"marks\" of by is not possible"},
      {head, "[[grades]] is missing"},
      {all({head, "grades = [1, 2]\n"}), "line 3: write each grade as a table"},
      {all({head, "grades = []\n"}), "write each grade as a table"},
      {all({head, "colour = 1\n", grade}), "line 3: unknown key \"colour\"; allowed: title, note, by"},
      {all({head, grade, "at_last = 3\n"}), "line 6: unknown key \"at_last\" in [grades]"},
      {all({head, grade, "color = \"blue\"\n"}), "line 6: the value \"blue\" of grades.color"},
      {all({head, grade, "at_least = \"80\"\n"}), "line 6: grades.at_least must be a number"},
      {all({head, "[[grades]]\nmark = \"A\"\n"}), "grade \"A\" has no meaning"},
      {all({head, "[[grades]]\nmeaning = \"m\"\n"}), "Grade 1 has no mark"},
      {all({head, grade, "verdicts = [\"met\"]\n"}), "line 6: verdicts is not used with by = \"achievement\""},
      {all({head, "schedule = [20]\n", grade}), "line 3: schedule is not used with by = \"achievement\""},
      {all({head, grade, "at_least = 50\n", grade, "at_least = 80\n"}), "must be lower than that of the grade above"},
      {all({head, grade, grade, "at_least = 80\n"}), "must be lower than that of the grade above"},
      {all({"title = \"t\"\nby = \"schedule\"\n", grade}), "no schedule of what is wanted"},
      {all({"title = \"t\"\nby = \"verdict\"\n", grade}), "names no verdicts"},
      {all({"title = \"t\"\nby = \"verdict\"\n", grade, "verdicts = [\"good\"]\n"}),
       "one of met, on_course, nearly_on_course, behind"},
      {all({"title = \"t\"\nby = \"category\"\n", grade, "at_least = 1\n"}), "at_least is not used with by = \"category\""},
  };
  for (const auto& [toml, says] : cases) {
    try {
      (void)parse_grading(toml, "own.toml");
      ADD_FAILURE() << "no error for\n" << toml;
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::input_wrong);
      EXPECT_THAT(error.message().en, HasSubstr("own.toml, line "));
      EXPECT_THAT(error.message().en, HasSubstr(says)) << toml;
      EXPECT_FALSE(error.message().ja.empty());
    }
  }
}

}  // namespace
}  // namespace kuiki::map
