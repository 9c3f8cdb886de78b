#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace kuiki::map {

/// Upper bounds of all classes but the last, such that the sum of squared deviations from the class means is the least
/// possible (Fisher 1958; known as Jenks's natural breaks). `value`: different values, ascending; `end`: how many values
/// there are up to and with each; 2 <= classes < value.size(). Exact, in O(k n log n).
std::vector<double> natural_breaks(std::span<const double> value, std::span<const std::uint32_t> end, int classes);

}  // namespace kuiki::map
