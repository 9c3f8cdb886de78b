#pragma once
#include <span>
#include <string>

namespace kuiki {

/// A value as a planner writes it: thousands separators, `decimals` places, a true minus sign (−).
/// Not a number gives an empty string: the caller says "no data" in its own words.
std::string format_number(double value, int decimals);

/// As few decimals (0 to `most`) as tell the values apart that should be told apart and as the data deserve:
/// the smallest number of places at which the values, rounded, differ from the exact ones by less than
/// one five-hundredth of their range, and not more than the data themselves carry.
int decimals_for(std::span<const double> values, int most = 3);

}  // namespace kuiki
