#pragma once
#include "model/progress_rules.h"

/// The way from the baseline over the targets, and where on it an actual stands: what the rules of progress share.
namespace kuiki::model {

/// Two figures of one year may be a day or a quarter apart on the time axis (an as-of date, a calendar year).
inline constexpr double same_year = 0.3;

double time_of(const Figure& figure);                           ///< in years, of the end of its period
const Figure* with_value(const std::optional<Figure>& figure);  ///< null where it is not there or has no number

/// x at least as good as y, where more (sign +1) or less (−1) is better; equal within rounding counts.
bool reaches(double x, double y, double sign);
/// Which way is better, by the target's own bound where it has one.
double sign_for(const Figure& target, double sign);

/// When the last target is due, lost ones and those without a number included.
double end_of_targets(const Evidence& evidence);
/// The last target with a value; else the last.
const Figure& last_value(const Evidence& evidence);
std::optional<Figure> target_of_year(const Evidence& evidence, double t);

/// Is the latest actual of a year for which the target was lost, after the last one that is known?
bool past_known_targets(const Evidence& evidence, const Figure& last);
/// Does the plan ask for more after the last target that has a value (前年度より改善, or a target the source has lost)?
bool more_to_come(const Evidence& evidence, const Figure& last);

/// Sets how much of the time is over at the latest actual: `ended`, `plan_year`, `elapsed`.
void note_time(const Evidence& evidence, const Figure& last_target, Progress& progress);

/// The path at time t: straight lines through the start and the targets. NaN before it begins.
double path_at(const Evidence& evidence, double t);

/// Both in whole percent, as they are written: 40 % of the way in 40 % of the time is enough, though it be 39.6.
bool keeps_pace(double share, double wanted);
/// Enough of what is wanted by now for おおむね順調; nothing is where nothing is wanted yet.
bool nearly_keeps_pace(const Evidence& evidence, double share, double wanted);

}  // namespace kuiki::model
