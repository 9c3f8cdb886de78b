#include <cmath>
#include <limits>

#include "store/statistics.h"

namespace kuiki::store {
namespace {

using model::Status;

/// These take their columns themselves: what else is known of them goes before.
bool taken_elsewhere(const std::string& indicator) {
  return indicator == "census-population" || indicator == "registry-population" || indicator == "registry-households";
}

}  // namespace

void add_municipal(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  for (const auto& column : data.statistics) {
    if (taken_elsewhere(column.indicator)) continue;
    auto& figures = to[column.indicator][column.period];
    for (std::size_t i = 0; i < column.codes.size(); ++i)
      figures[areas.row_of.at(column.codes[i])] = {column.values[i], Status::printed, ""};
  }
}

void add_new_projection(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  auto& people = to["projection-2023-population"];
  auto& change = to["projection-2023-change-2020"];
  auto& young = to["projection-2023-share-0-14"];
  auto& old = to["projection-2023-ageing-rate"];
  const auto& start = to["census-population"]["2020-10-01"];
  for (const auto& row : data.new_projection) {
    const int area = areas.row_of.at(row.code);
    const auto counted = start.find(area);
    std::string last;
    for (const auto& [year, total] : row.totals) {
      last = std::to_string(year) + "-10-01";
      people[last][area] = {total, Status::printed, "", model::Role::projection};
      if (counted == start.end() || !(counted->second.value > 0)) continue;
      const double share = (total - counted->second.value) / counted->second.value * 100;
      change[last][area] = {share, Status::computed, "", model::Role::projection};
    }
    if (!std::isnan(row.young_share)) young[last][area] = {row.young_share, Status::printed, "", model::Role::projection};
    if (!std::isnan(row.old_share)) old[last][area] = {row.old_share, Status::printed, "", model::Role::projection};
  }
}

}  // namespace kuiki::store
