#include "model/related.h"

#include <algorithm>

namespace kuiki::model {

std::vector<Row> repeated_rows(const Dataset& data, Row indicator) {
  const auto first = [](const Indicator& i) -> const std::string& { return i.same_as.empty() ? i.id : i.same_as; };
  const auto& wanted = first(data.indicators[static_cast<std::size_t>(indicator)]);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < data.indicators.size(); ++i)
    if (static_cast<Row>(i) != indicator && first(data.indicators[i]) == wanted) rows.push_back(static_cast<Row>(i));
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
