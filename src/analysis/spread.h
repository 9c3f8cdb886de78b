#pragma once
#include <cstddef>
#include <limits>
#include <vector>

namespace kuiki::analysis {

/// What can be said of several figures together.
struct Spread {
  std::size_t known = 0, missing = 0;
  double sum = 0;  ///< of those known; whether it means anything, the caller knows
  // NaN where none is known:
  double mean = std::numeric_limits<double>::quiet_NaN();  ///< every figure weighs the same
  double least = std::numeric_limits<double>::quiet_NaN(), greatest = std::numeric_limits<double>::quiet_NaN();
  double median = std::numeric_limits<double>::quiet_NaN();  ///< of an even number: amid the two in the middle
};

/// NaN is a missing figure: it is counted and otherwise left out, never taken for 0.
Spread spread_of(std::vector<double> figures);

}  // namespace kuiki::analysis
