#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

/// Numbers that stand for "no data": −9999, −99, −89999999, 999999999, 1.8e308.
namespace kuiki::intake {

struct Sentinel {
  double value = 0;
  std::size_t count = 0;
};

/// Those of `values` (NaN: no value) that are suspected: of a form in use for it and far from all other values, or
/// unmistakable (the greatest number of a type). A real −99 among values of that size is none.
std::vector<Sentinel> suspected_sentinels(std::span<const double> values);

/// Makes NaN of every value that is one of `marks`; how many there were of each.
std::vector<Sentinel> blank_out(std::span<double> values, std::span<const double> marks);

/// What `--no-data` says: numbers separated by commas or spaces; "none" or 「なし」: no value means no data (an empty list).
/// Nothing where the text is neither.
std::optional<std::vector<double>> parse_no_data(std::string_view text);

/// That the values of a column were taken for "no data", and how to overrule it.
Text sentinel_warning(const std::vector<Sentinel>& found, const std::string& column);

/// As it is told: −9999, 999999999, 1.797693e308.
std::string sentinel_text(double value);

}  // namespace kuiki::intake
