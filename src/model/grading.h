#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/progress.h"

/// Grading schemes: marks (S A B C, ◎ ○ △ ×) given to progress. A scheme is data (assets/grading/*.toml, the format is said
/// in assets/grading/README.md), so that a city can use its own.
namespace kuiki::model {

/// What a mark is given for.
enum class GradeBy : std::uint8_t {
  achievement,  ///< `achievement()` in %: 100 = reached
  schedule,  ///< achievement in % less what the scheme wants at the end of the plan's year (20/40/60/80/100): points ahead
  pace,      ///< achievement over elapsed time in %: 100 = as far as the time
  verdict,   ///< the verdict itself
  category,  ///< a letter the document itself gives (evaluation category A, B)
};

struct Grade {
  std::string mark;  ///< S, ◎
  Text meaning;
  double at_least = -std::numeric_limits<double>::infinity();  ///< of the measured number; unused for verdict and category
  std::vector<Verdict> verdicts;                               ///< GradeBy::verdict
  std::string category;                                        ///< GradeBy::category
  std::string color;                                           ///< "#1b7837"; empty: the caller's choice
};

struct GradingScheme {
  std::string id;
  Text title, note;
  GradeBy by = GradeBy::achievement;
  std::vector<Grade> grades;     ///< best first
  std::vector<double> schedule;  ///< % wanted at the end of year 1, 2 … of the plan; the last holds for later years
  std::string ungraded = "－";   ///< mark where nothing can be graded
};

struct Graded {
  std::string mark;
  Text meaning;
  double number = std::numeric_limits<double>::quiet_NaN();  ///< what `at_least` was held against
  const Grade* grade = nullptr;                              ///< into the scheme; none where ungraded
  Text why;                                                  ///< one sentence
};

/// `category`: the document's letter for the row's node, for GradeBy::category.
Graded grade(const GradingScheme& scheme, const Progress& progress, const std::string& category = {});

/// What is wrong with a scheme as data: no grades, thresholds not falling, no schedule where one is needed. Empty: nothing.
Text defect_of(const GradingScheme& scheme);

std::string_view grade_by_id(GradeBy by);  ///< "achievement", "schedule" …
std::optional<GradeBy> parse_grade_by(std::string_view id);

}  // namespace kuiki::model
