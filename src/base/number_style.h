#pragma once
#include <span>
#include <string>
#include <utility>

#include "base/text.h"

namespace kuiki {

/// How the figures of one legend are written: all in one unit and with equally many places, so that they can be compared at
/// a glance and no two that are different look alike.
struct NumberStyle {
  double unit = 1;  ///< what is written is the value divided by this
  int decimals = 0;
  Text suffix;              ///< behind every figure: 億, ×10⁻⁵
  bool scientific = false;  ///< every figure has a power of ten of its own; unit and suffix are then not looked at
};

struct NumberNeeds {
  std::span<const double> written;                   ///< every figure that will be written
  std::span<const std::pair<double, double>> apart;  ///< pairs that must not print alike
  int decimals = 0;                                  ///< at least so many where the figures are written as they are
  bool multiples = true;                             ///< may be written in 万, 億 …: not where their unit is 千円
};

/// The style for figures that stand together. As they are where that can be read; from 1億 on in 万, 億, 兆, 京 (million,
/// billion …) where two places suffice; tiny ones as ×10⁻ⁿ; what has too many digits in one unit with a power of ten each.
/// Always with as many places as tell `apart` apart (a double never needs more than 17 digits).
NumberStyle number_style(const NumberNeeds& needs, Lang lang);

/// Thousands separators, a true minus sign, the suffix. Not a number gives an empty string.
std::string write_number(double value, const NumberStyle& style, Lang lang);

}  // namespace kuiki
