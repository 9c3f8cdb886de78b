#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace kuiki::map {

enum class Method : std::uint8_t { quantile, equal, jenks, stddev, pretty, manual };
std::optional<Method> parse_method(std::string_view id);
std::string_view method_id(Method method);
std::vector<std::string> method_ids();  ///< of all, in the order of the enumeration
Text method_name(Method method);        ///< 等量分類, 等間隔, 自然分類 …

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
  int asked = 0;                      ///< how many were asked for
  /// Why there are fewer than that, or that so many were insisted on.
  enum class Why : std::uint8_t { as_asked, constant, few_areas, few_values, insisted } why = Why::as_asked;
  std::uint32_t areas = 0;      ///< values that `few_areas` and `insisted` are about
  bool common_periods = false;  ///< the bounds are those of all periods, and low and high are theirs
};

/// Puts values (NaN = missing) into at most `classes` classes; fewer where there are fewer different values (never an
/// empty class but for `manual`, `equal`, `stddev` and `pretty`). Equal values always fall into the same class; values that
/// differ by no more than the noise of a double (4 units in its last place) are equal. Any finite values will do.
/// jenks is exact: the least sum of squared deviations (Fisher 1958, doi:10.1080/01621459.1958.10501479), by divide and
/// conquer on the monotone split, O(k n log n). Throws Error(usage) for a class count outside 1 to 9 or breaks that do not
/// ascend.
Classes classify(std::span<const double> values, Method method, int classes, std::span<const double> breaks = {});

/// The most classes that so many areas with a figure deserve: half as many, rounded up, at least two, so that a class is a
/// group and not one area's own colour. For up to ten areas it is about what Sturges's rule says (1 + log2 n; 1926,
/// doi:10.1080/01621459.1926.10502161).
int most_classes(std::size_t areas);

/// What a map wants of its classes.
struct ClassWish {
  Method method = Method::jenks;
  int classes = 5;
  bool exact = false;  ///< so many also for few areas
  std::span<const double> breaks = {};
  std::span<const double> pool = {};  ///< where not empty, the values of all periods: the bounds are made of them
  std::size_t areas = 0;              ///< with `pool`: areas with a figure in some period
};
/// As `classify`, with few classes for few areas and the reason why. Throws the same.
Classes classify_areas(std::span<const double> values, const ClassWish& wish);

}  // namespace kuiki::map
