#pragma once
#include <string>
#include <vector>

#include "model/measure.h"

/// What is odd about a figure though it can be read. A doubt is said and never refuses anything: the figure may be right.
namespace kuiki::model {

struct Plausible {
  enum class Doubt : std::uint8_t {
    outside_rate,   ///< a share below 0 % or above 100 %
    falling_total,  ///< a running total below an earlier one, or above a later one
    jump,           ///< far from the nearest year, and farther than the series ever moved
    negative,       ///< below 0 where no figure of the series is
    not_whole,      ///< a decimal where people or things are counted in whole numbers throughout
    calendar_year,  ///< a calendar year among fiscal years
  };
  Doubt doubt = Doubt::jump;
  Text words;  ///< one sentence that quotes what the figure was held against
};

/// Holds `value`, an actual of `period` and `part`, against the measure's other figures. A figure of the same period and part
/// and its status `entered` is the one that `value` replaces and is left out; NaN (no value) gives no doubt. In the order of
/// the enumeration; empty: nothing odd.
///
/// - Rate: the unit is %, and neither a printed figure nor an earlier actual lies outside 0 to 100 itself (a ratio may).
/// - Running total: cumulative, and the target is of a single year (累計32組 → 累計55組).
/// - Jump: against the nearest figure in time (no target): at least three times or a third of it and four times the largest
///   step of the series so far; of a share 30 points. Figures both below 10 are not held against each other.
std::vector<Plausible> doubts_of(const Measure& measure, const Period& period, const std::string& part, double value);

/// The doubts in one text; empty where there are none.
Text doubt_words(const std::vector<Plausible>& doubts);

}  // namespace kuiki::model
