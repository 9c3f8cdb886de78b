#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace kuiki::map {

enum class Method : std::uint8_t { quantile, equal, jenks, stddev, pretty, manual };
std::optional<Method> parse_method(std::string_view id);
std::string_view method_id(Method method);
Text method_name(Method method);  ///< 等量分類, 等間隔, 自然分類 …

/// Classes in ascending order. A class quotes the least and greatest real value in it, so classes never overlap in print.
struct Classes {
  struct Class {
    double low = 0, high = 0;  ///< real values of the data (bounds for an empty class)
    std::uint32_t count = 0;
    double lower_bound = 0, upper_bound = 0;  ///< the class takes lower_bound < v <= upper_bound (the first also its lower)
  };
  std::vector<Class> classes;
  std::uint32_t missing = 0;          ///< values that are not a number
  double goodness = 0;                ///< goodness of variance fit, 0 to 1 (Jenks & Caspall 1971); 1 for one value
  std::vector<std::int8_t> class_of;  ///< one a value; -1 = missing
};

/// Puts values (NaN = missing) into at most `classes` classes; fewer where there are fewer different values (never an
/// empty class but for `manual`, `equal`, `stddev` and `pretty`). Equal values always fall into the same class.
/// jenks is exact: the least sum of squared deviations (Fisher 1958, doi:10.1080/01621459.1958.10501479), by divide and
/// conquer on the monotone split, O(k n log n). Throws Error(usage) for a class count outside 1 to 9 or breaks that do not
/// ascend.
Classes classify(std::span<const double> values, Method method, int classes, std::span<const double> breaks = {});

}  // namespace kuiki::map
