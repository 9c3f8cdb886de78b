#include "model/grading.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "model/progress_words.h"

namespace kuiki::model {
namespace {

constexpr std::array<std::string_view, 5> ids = {"achievement", "schedule", "pace", "verdict", "category"};

Graded ungraded(const GradingScheme& scheme, Text why) {
  return {scheme.ungraded, {"評価なし", "Not graded"}, std::numeric_limits<double>::quiet_NaN(), nullptr, std::move(why)};
}

Graded given(const Grade& grade, double number, Text why) {
  return {grade.mark, grade.meaning, number, &grade, std::move(why)};
}

std::string number_words(double number) {
  return format_number(number, std::abs(number - std::round(number)) < 0.05 ? 0 : 1);
}

Graded by_number(const GradingScheme& scheme, double number, const Text& what) {
  for (const auto& g : scheme.grades)
    if (number >= g.at_least - 1e-9)
      return given(g, number,
                   std::isfinite(g.at_least) ? say("{}で、{}以上のため「{}」です。", "{}: at least {}, so {}.", what,
                                                   number_words(g.at_least), g.mark)
                                             : say("{}で、「{}」です。", "{}, so {}.", what, g.mark));
  return ungraded(scheme, say("{}で、どの評価記号にも該当しません。", "{}, which no grade covers.", what));
}

}  // namespace

Graded grade(const GradingScheme& scheme, const Progress& p, const std::string& category) {
  if (scheme.by == GradeBy::category) {
    for (const auto& g : scheme.grades)
      if (!category.empty() && g.category == category)
        return given(g, std::numeric_limits<double>::quiet_NaN(),
                     say("計画書の区分「{}」です。", "The document's own category is {}.", category));
    return ungraded(scheme, {"計画書に区分がありません。", "The document gives no category."});
  }
  if (scheme.by == GradeBy::verdict) {
    const auto names = [&](Verdict verdict) {
      return std::ranges::any_of(scheme.grades, [&](const Grade& g) { return std::ranges::count(g.verdicts, verdict) > 0; });
    };
    // A scheme that does not know おおむね順調 takes it for what it falls short of.
    const bool nearly_unknown = p.verdict == Verdict::nearly_on_course && !names(Verdict::nearly_on_course);
    const Verdict judged = nearly_unknown ? Verdict::behind : p.verdict;
    for (const auto& g : scheme.grades)
      if (std::ranges::find(g.verdicts, judged) != g.verdicts.end())
        return given(g, std::numeric_limits<double>::quiet_NaN(),
                     say("判定は「{}」です。", "The verdict is: {}.", verdict_name(p.verdict)));
    return ungraded(scheme, say("判定は「{}」で、評価記号の対象外です。", "The verdict is: {}; no grade is given for it.",
                                verdict_name(p.verdict)));
  }
  const auto done = achievement(p);
  if (!done)
    return ungraded(scheme, p.cause == Cause::nothing
                                ? say("判定は「{}」で、進捗率がありません。",
                                      "The verdict is: {}; there is no achievement to grade.", verdict_name(p.verdict))
                                : cause_words(p.cause));
  const double percent = *done * 100;
  if (scheme.by == GradeBy::achievement)
    return by_number(scheme, percent, say("進捗率{}%", "Achievement {}%", number_words(percent)));
  if (scheme.by == GradeBy::schedule) {
    if (p.plan_year < 1 || scheme.schedule.empty())
      return ungraded(scheme, {"計画の何年目かが分かりません。", "The year of the plan is not known."});
    const auto year = std::min(static_cast<std::size_t>(p.plan_year), scheme.schedule.size());
    const double wanted = scheme.schedule[year - 1];
    return by_number(scheme, percent - wanted,
                     say("計画{}年目の目安{}%に対して進捗率{}%（差{}ポイント）",
                         "Achievement {2}% against {1}% targeted in year {0} ({3} points)", p.plan_year,
                         number_words(wanted), number_words(percent), number_words(percent - wanted)));
  }
  if (!(p.elapsed > 0))
    return ungraded(scheme, {"計画期間の経過率が分かりません。", "How much of the time has gone is not known."});
  const double pace = percent / p.elapsed;
  return by_number(
      scheme, pace,
      say("計画期間の経過率{}%に対して進捗率{}%（比{}%）", "Achievement {1}% with {0}% of the time gone (pace {2}%)",
          number_words(p.elapsed * 100), number_words(percent), number_words(pace)));
}

Text defect_of(const GradingScheme& scheme) {
  if (scheme.grades.empty()) return {"区分が一つもありません。", "There are no grades."};
  const bool by_threshold = scheme.by != GradeBy::verdict && scheme.by != GradeBy::category;
  for (std::size_t i = 0; i < scheme.grades.size(); ++i) {
    const auto& g = scheme.grades[i];
    if (g.mark.empty()) return say("{}番目の区分に記号（mark）がありません。", "Grade {} has no mark.", i + 1);
    if (by_threshold && i > 0 && !(g.at_least < scheme.grades[i - 1].at_least))
      return say("区分「{}」の下限は一つ上の区分より小さくしてください。",
                 "The threshold of {} must be lower than that of the grade above.", g.mark);
    if (scheme.by == GradeBy::verdict && g.verdicts.empty())
      return say("区分「{}」に判定（verdicts）がありません。", "Grade {} names no verdicts.", g.mark);
    if (scheme.by == GradeBy::category && g.category.empty())
      return say("区分「{}」に計画書の区分（category）がありません。", "Grade {} names no category.", g.mark);
  }
  if (scheme.by == GradeBy::schedule && scheme.schedule.empty())
    return {"年度ごとの目安（schedule）がありません。", "There is no schedule of what is wanted by year."};
  return {};
}

std::string_view grade_by_id(GradeBy by) { return ids[static_cast<std::size_t>(by)]; }

std::optional<GradeBy> parse_grade_by(std::string_view id) {
  const auto found = std::ranges::find(ids, id);
  if (found == ids.end()) return {};
  return static_cast<GradeBy>(found - ids.begin());
}

}  // namespace kuiki::model
