#pragma once
#include "model/progress.h"

namespace kuiki::model {

/// The figures of one part of a measure, sorted into what each is for.
struct Evidence {
  ProgressOptions options;
  std::optional<Figure> baseline, floor;
  std::vector<Figure> targets;     ///< that say something, by time; one a period
  std::vector<Figure> actuals;     ///< that say something, by time
  std::vector<Figure> unmeasured;  ///< actuals that say － or 調査予定
  std::optional<Period> lost_target;
  int latest_in_plan = 0;                                   ///< latest fiscal year with an actual in the plan; 0: none
  double sign = 1;                                          ///< +1 more is better
  double start = std::numeric_limits<double>::quiet_NaN();  ///< t0
};

/// The target that decides the rule: of the latest actual's year, else the next, else the last. Needs a target.
const Figure& judging_target(const Evidence& evidence);

/// Did the baseline already reach the target? Sets `met_at_baseline` and, for bounds, nothing else.
void note_baseline(const Evidence& evidence, Progress& progress);

/// How old the latest figure is, and whether it can still decide. After `judge`. `cumulative`: the row is a total that only
/// grows.
void note_age(const Evidence& evidence, bool cumulative, Progress& progress);

/// Verdict and numbers by `progress.rule`. Needs a target and an actual.
void judge(const Evidence& evidence, Progress& progress);

}  // namespace kuiki::model
