#include "analysis/running_sums.h"

#include <cmath>

namespace kuiki::analysis {

RunningSums::RunningSums(const TownTable& table, std::size_t districts)
    : table_(table),
      values_(table.towns.size() * table.columns.size(), 0),
      known_(values_.size(), 0),
      district_(table.towns.size(), nowhere),
      towns_(districts + 1, 0),
      totals_((districts + 1) * table.columns.size()) {
  const auto columns = table.columns.size();
  for (std::uint32_t c = 0; c < columns; ++c) {
    const auto& column = table.columns[c];
    for (std::uint32_t town = 0; town < table.towns.size(); ++town) {
      const auto state = column.state[town];
      if (state == TownState::hidden && column.together[town] >= 0)
        pairs_.push_back({c, town, static_cast<std::uint32_t>(column.together[town])});
      if (state != TownState::known && state != TownState::merged) continue;
      values_[town * columns + c] = column.value[town];
      known_[town * columns + c] = 1;
    }
  }
  for (std::uint32_t town = 0; town < table.towns.size(); ++town) add(town, nowhere, 1);
}

void RunningSums::add(std::uint32_t town, std::int32_t district, int times) {
  const auto columns = table_.columns.size();
  const auto by = static_cast<std::uint32_t>(times);
  towns_[index(district)] += by;
  auto* total = &totals_[index(district) * columns];
  const auto* value = &values_[town * columns];
  const auto* known = &known_[town * columns];
  for (std::size_t c = 0; c < columns; ++c) {
    total[c].value += times * value[c];
    total[c].known += known[c] != 0 ? by : 0;
    total[c].missing += known[c] != 0 ? 0 : by;
  }
}

void RunningSums::give(std::uint32_t town, std::int32_t district) {
  if (district_[town] == district) return;
  add(town, district_[town], -1);
  add(town, district, 1);
  district_[town] = district;
}

Sum RunningSums::sum(std::size_t column, std::int32_t district) const {
  const auto& total = totals_[index(district) * table_.columns.size() + column];
  Sum sum;
  sum.known = total.known;
  sum.missing = total.missing;
  for (const auto& pair : pairs_) {
    if (pair.column != column) continue;
    const bool hidden_here = district_[pair.hidden] == district;
    const bool merged_here = district_[pair.merged] == district;
    if (hidden_here && merged_here) --sum.missing;
    if (merged_here && !hidden_here) ++sum.foreign;
  }
  if (sum.known > 0) sum.value = total.value;
  sum.lower = sum.upper = total.value;
  return sum;
}

}  // namespace kuiki::analysis
