#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "map/subject.h"

/// Where the areas of a subject lie: inside something, around it, like it, or working together.
namespace kuiki::map {
namespace {

using model::AreaKind;
using model::AreaRow;

void sort_once(std::vector<AreaRow>& rows) {
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

/// A designated city borders on another through its wards.
std::vector<AreaRow> border_of(const model::Dataset& data, AreaRow row) {
  const auto found = data.areas.neighbours(row);
  std::vector<AreaRow> border(found.begin(), found.end());
  for (const AreaRow child : data.children[row]) {
    if (data.areas.kind[child] != AreaKind::ward) continue;
    const auto of_ward = data.areas.neighbours(child);
    border.insert(border.end(), of_ward.begin(), of_ward.end());
  }
  return border;
}

/// Of municipalities as municipalities, whether wards or whole cities share the border line with them.
std::vector<AreaRow> with_neighbours(const model::Dataset& data, AreaRow row) {
  const auto& areas = data.areas;
  std::vector<AreaRow> rows{row};
  const bool as_city = areas.kind[row] != AreaKind::ward;
  for (const AreaRow next : border_of(data, row)) {
    const bool ward_of_city = areas.kind[next] == AreaKind::ward && areas.parent[next] != model::none;
    const bool designated = !data.children[next].empty() && areas.kind[data.children[next].front()] == AreaKind::ward;
    if (as_city)
      rows.push_back(ward_of_city ? areas.parent[next] : next);
    else if (!designated)
      rows.push_back(next);
  }
  sort_once(rows);
  return rows;
}

/// By the ratio of residents, in the latest census; areas without a figure are left out.
std::vector<AreaRow> alike(const model::Dataset& data, AreaRow row) {
  const auto residents = require_indicator(data, "census-population");
  auto periods = data.periods_of(residents);
  std::erase_if(periods, [&](const model::Period& period) { return !(data.value(residents, period, row) > 0); });
  std::vector<std::pair<double, AreaRow>> by_distance;
  if (periods.empty())
    throw Error(Fault::input_wrong, say("「{}」の国勢調査の人口がないため、人口の近い市町村を選べません。",
                                        "there is no census population of \"{}\", so that none can be found like it",
                                        Text{area_name(data.areas, row, Lang::ja), area_name(data.areas, row, Lang::en)}));
  const auto all = data.values(residents, periods.back());
  const double own = all[row.index()];
  for (const AreaRow other : model::areas_of(data, model::AreaSet::municipalities)) {
    const double value = all[other.index()];
    if (value > 0) by_distance.emplace_back(std::abs(std::log(value / own)), other);
  }
  std::ranges::sort(by_distance);
  by_distance.resize(std::min(by_distance.size(), alike_count));
  std::vector<AreaRow> rows;
  rows.reserve(by_distance.size());
  for (const auto& [distance, other] : by_distance) rows.push_back(other);
  sort_once(rows);
  return rows;
}

std::vector<AreaRow> members_of(const model::Dataset& data, const std::string& id) {
  const auto* partnership = data.find_partnership(id);
  if (partnership == nullptr)
    throw Error(Fault::input_wrong, say("広域連携「{}」はデータにありません。`kuiki list partnerships` で確かめてください。",
                                        "there is no partnership \"{}\"; see `kuiki list partnerships`", id));
  std::vector<AreaRow> rows;
  for (const auto& member : partnership->members) rows.push_back(member.area);
  sort_once(rows);
  return rows;
}

}  // namespace

std::vector<AreaRow> subject_places(const model::Dataset& data, const Subject& subject) {
  if (!subject.codes.empty() || subject.everywhere()) return {};
  switch (subject.among) {
    case Among::neighbours:
      return with_neighbours(data, require_area(data, subject.of));
    case Among::alike:
      return alike(data, require_area(data, subject.of));
    case Among::members:
      return members_of(data, subject.of);
    case Among::inside:
      break;
  }
  const auto* own = data.find_own_set(subject.within);
  std::vector<AreaRow> rows{own != nullptr ? own->within : require_area(data, subject.within)};
  for (const auto& code : subject.also) rows.push_back(require_area(data, code));
  sort_once(rows);
  return rows;
}

}  // namespace kuiki::map
