#include "base/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kuiki {

std::string format_number(double value, int decimals) {
  if (!std::isfinite(value)) return {};
  std::string digits = fmt::format("{:.{}f}", std::abs(value), std::max(decimals, 0));
  const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;  // "−0.0" would be odd
  const auto point = std::min(digits.find('.'), digits.size());
  for (auto i = static_cast<std::ptrdiff_t>(point) - 3; i > 0; i -= 3) digits.insert(static_cast<std::size_t>(i), ",");
  return std::signbit(value) && !is_zero ? "−" + digits : digits;
}

int decimals_for(std::span<const double> values, int most) {
  double low = INFINITY, high = -INFINITY;
  for (const double v : values)
    if (std::isfinite(v)) {
      low = std::min(low, v);
      high = std::max(high, v);
    }
  if (!(low <= high)) return 0;
  // With one value only there is no range to tell apart: show it to one part in five hundred of itself.
  const double range = high > low ? high - low : std::abs(high);
  const double tolerance = range / 500;
  double unit = 1;
  for (int places = 0; places < most; ++places, unit /= 10) {
    const bool enough = std::all_of(values.begin(), values.end(), [&](double v) {
      return !std::isfinite(v) || std::abs(std::round(v / unit) * unit - v) <= std::max(tolerance, 1e-9 * std::abs(v));
    });
    if (enough) return places;
  }
  return most;
}

}  // namespace kuiki
