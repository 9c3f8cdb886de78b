#include "model/related.h"

#include <algorithm>

namespace kuiki::model {

std::vector<IndicatorRow> repeated_rows(const Dataset& data, IndicatorRow indicator) {
  const auto first = [](const Indicator& i) -> const std::string& { return i.same_as.empty() ? i.id : i.same_as; };
  const auto& wanted = first(data.indicators[indicator]);
  std::vector<IndicatorRow> rows;
  for (std::size_t i = 0; i < data.indicators.size(); ++i)
    if (IndicatorRow(i) != indicator && first(data.indicators[i]) == wanted) rows.push_back(IndicatorRow(i));
  return rows;
}

std::vector<const Comparison*> comparisons_of(const Dataset& data, std::string_view indicator) {
  std::vector<const Comparison*> found;
  for (const auto& comparison : data.comparisons)
    if (std::ranges::find(comparison.members, indicator, &Comparison::Member::indicator) != comparison.members.end())
      found.push_back(&comparison);
  return found;
}

}  // namespace kuiki::model
