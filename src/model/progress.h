#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/measure.h"

/// How far an indicator has come, and the verdict on it. This is the one place where progress is defined.
///
/// Notation: b baseline, T target, a the latest actual (not later than `as_of`), each with its time t (`closing_time`:
/// fiscal year n closes at n). s = +1 where more is better, −1 where less is. "x reaches y" is s·(x − y) ≥ 0. F the floor
/// (下限値). Start of the way: t0 = the year before the plan's first year, or t_b where the baseline is later or there is no
/// plan.
///
/// | rule        | where                                 | share             | reached        | on course while              |
/// |-------------|---------------------------------------|-------------------|----------------|------------------------------|
/// | reach       | up, down; running totals of one year  | (a − b) / (T − b) | a reaches T    | a reaches the path at t_a    |
/// | keep_above  | keep with 以上, a floor, a plain target | –                 | a ≥ T or a ≥ F | the same                     |
/// | keep_below  | keep with 以下, 以内                      | –                 | a ≤ T          | the same                     |
/// | running_sum | the target's period is a span         | Σa / T (s = +1)   | Σa reaches T   | Σa reaches T·elapsed         |
/// | change_by   | 「20分短縮」                              | s·(a − b) / D     | s·(a − b) ≥ D  | share ≥ elapsed              |
/// | improve     | 「前年度より改善」                          | –                 | s·(a − a₋₁) > 0 | the same                     |
/// | milestone   | a word                                | –                 | its word, 達成   | 実施 before the target's year  |
/// | trend       | monitor, or no target                 | –                 | –              | –                            |
///
/// - elapsed = (t_a − t0) / (t_T − t0), between 0 and 1; of a running sum (last year with a value − first + 1) / (years of
///   the span).
/// - The path goes straight from (t0, b) to the target; where the plan sets a target for every year, through each of them
///   (expected = the path at t_a). Without a baseline it begins at the first target.
/// - Share and what is wanted of it are compared as they are written, in whole percent: 40 % of the way in 40 % of the time
///   is on course. `nearly_on_course` from `near_course` of what is wanted on: 32 % in 40 % of the time.
/// - No share where T = b or the baseline already reaches the target (`met_at_baseline`): then only "a reaches T" counts.
/// - keep: the limit is the year's own target where there is one, else the next, else the last. Without a printed bound the
///   good side is above (the documents' keep-rows are attendance, satisfaction, participation); `keep_tolerance` widens it.
/// - running_sum: annual actuals of the span's years are added; an actual whose own period is a span from the same first
///   year is the total up to its end. A year without a figure is not 0: the sum is then "at least", and the verdict is
///   `unknown` unless even so the sum reaches what is wanted. A calendar year stands for the fiscal year of its number only
///   where that has no figure, and is named (`calendar_years`). A cumulative row with a single-year target is a running
///   total already and is never summed (累計32組 → 累計55組).
/// - improve: compared with the actual (or baseline) of the year before.
/// - milestone: the state is chosen (model/milestone.h): the target's own word or 達成 reach it, 未着手 and 検討中 are behind,
///   一部実施 nearly on course, 実施 on course; after the target's year only what was reached counts. Other words are for the
///   office in charge to judge.
/// - per_year = (a − b) / (t_a − t_b); of a running sum its mean. needed_per_year = (T − a) / (t_T − t_a), (T − Σa) / years
///   left.
/// - A year's figure for a target that the source has lost has no verdict (`target_lost`); an inferred target is used and
///   named.
/// - Asked as of a year in which the last target was due, a figure of an earlier year decides nothing (`outdated`), unless it
///   is a total that cannot fall again.
///
/// Verdicts: `met` the target is reached (a `keep` or a yearly 改善: in the target's year). `on_course`. `nearly_on_course`.
/// `behind`: not as far as the path, but not worse than the baseline. `worse`: further from the target than the baseline was
/// (improve: than the year before), and the path not reached. `missed`: the target's year is over and it was not reached.
/// `unknown`: cannot be said, `cause` says why. `not_applicable`: the row is only watched.
namespace kuiki::model {

enum class Verdict : std::uint8_t { met, on_course, nearly_on_course, behind, worse, missed, unknown, not_applicable };
inline constexpr std::size_t verdict_count = 8;
enum class Rule : std::uint8_t { reach, keep_above, keep_below, running_sum, change_by, improve, milestone, trend };

/// Why there is no verdict.
enum class Cause : std::uint8_t {
  nothing,         ///< there is one
  no_actual,       ///< nothing entered yet
  not_measured,    ///< the actuals say － or 調査予定
  no_baseline,     ///< no way to say how far along, and the target is not reached yet
  no_target,       ///< none set
  target_lost,     ///< missing_in_source
  gap_in_sum,      ///< a year of the running sum has no figure
  no_year_before,  ///< 前年度より改善 with nothing to compare
  words_differ,    ///< the milestone's word is another one: the office in charge must judge
  outdated,        ///< the last target is due by `as_of`, but the latest figure is older
};

struct ProgressOptions {
  std::optional<int> as_of;   ///< fiscal year; actuals after it are not looked at
  double keep_tolerance = 0;  ///< share of the target by which a kept value may fall short, 0.01 = 1 %
  double near_course = 0.8;   ///< share of what is wanted by now from which on a row is nearly on course
};

inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

struct Progress {
  Verdict verdict = Verdict::unknown;
  Rule rule = Rule::trend;
  Cause cause = Cause::nothing;
  Direction direction = Direction::monitor;
  std::string part;

  std::optional<Figure> baseline;
  std::optional<Figure> actual;       ///< the latest
  std::optional<Figure> before;       ///< the figure of the year before it
  std::optional<Figure> target;       ///< the last one
  std::optional<Figure> year_target;  ///< the target printed for the actual's own year, where it is not the last
  std::optional<Figure> floor;
  std::optional<Period> lost_target;  ///< a target the source has lost

  double share = no_number;     ///< of the way, 1 = there; may be negative or above 1
  double elapsed = no_number;   ///< of the time, 0 to 1
  double expected = no_number;  ///< the path at the actual's time; of a running sum T·elapsed
  double sum = no_number;       ///< of a running sum
  double achieved = no_number;  ///< of change_by: by how much, in the wanted direction
  double per_year = no_number, needed_per_year = no_number;
  double last_change = no_number;   ///< against the year before
  int actual_year = 0;              ///< fiscal year of the latest actual (of a sum: the last one summed); 0: none
  int years_old = 0;                ///< by how many years it is older than `as_of`, else than the plan's latest actual
  int plan_year = 0;                ///< 1 in the first year of the way; 0 where the time is not known
  std::vector<int> summed, gaps;    ///< fiscal years of a running sum with and without a figure
  std::vector<int> calendar_years;  ///< of these, the calendar years that stand for fiscal years
  int improved_years = 0, compared_years = 0;  ///< of improve

  bool met_at_baseline = false;
  bool ended = false;         ///< the actual is of the last target's year or later (a lost target counts)
  bool within_floor = false;  ///< kept above the floor, though below the target
  bool side_judged = false;   ///< keep without a printed bound
  bool target_inferred = false;
};

/// Judges one part of a measure.
Progress progress_of(const Measure& measure, const ProgressOptions& options = {}, const std::string& part = {});

/// The parts of the printed figures (小, 中), in their order; one empty part where they are not split.
std::vector<std::string> parts_of(const Measure& measure);
/// One for each part.
std::vector<Progress> progress_by_part(const Measure& measure, const ProgressOptions& options = {});
/// The verdict for all parts together: the least favourable; `unknown` where any is unknown and none is behind.
Verdict overall(std::span<const Progress> parts);

/// Achievement as one number, 1 = reached: the share where there is one, else 1 or 0 for reached or kept or improved or not.
/// Nothing where there is no verdict, for a running sum with gaps that has not reached its target, and where only a baseline
/// could say how far an unreached target is.
std::optional<double> achievement(const Progress& progress);

}  // namespace kuiki::model
