#include "model/dataset.h"

#include <algorithm>
#include <cmath>

namespace kuiki::model {

void Dataset::index() {
  area_row.clear();
  indicator_row.clear();
  for (std::size_t i = 0; i < areas.size(); ++i) area_row.emplace(areas.code[i], static_cast<Row>(i));
  for (std::size_t i = 0; i < indicators.size(); ++i) indicator_row.emplace(indicators[i].id, static_cast<Row>(i));

  indicator_begin.assign(indicators.size() + 1, 0);
  for (const Row i : observations.indicator) ++indicator_begin[static_cast<std::size_t>(i) + 1];
  for (std::size_t i = 1; i < indicator_begin.size(); ++i) indicator_begin[i] += indicator_begin[i - 1];

  children.assign(areas.size(), {});
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas.parent[i] != none) children[static_cast<std::size_t>(areas.parent[i])].push_back(static_cast<Row>(i));
}

std::optional<Row> Dataset::find_area(std::string_view code) const {
  const auto found = area_row.find(std::string(code));
  return found == area_row.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Row> Dataset::find_indicator(std::string_view id) const {
  const auto found = indicator_row.find(std::string(id));
  return found == indicator_row.end() ? std::nullopt : std::optional(found->second);
}

const Partnership* Dataset::find_partnership(std::string_view id) const {
  const auto found = std::ranges::find(partnerships, id, &Partnership::id);
  return found == partnerships.end() ? nullptr : &*found;
}

const Source* Dataset::find_source(std::string_view id) const {
  const auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

const PlanPlace* Dataset::find_plan_place(std::string_view plan, std::string_view name) const {
  const auto found = std::ranges::find_if(plan_places, [&](const PlanPlace& p) { return p.plan == plan && p.name == name; });
  return found == plan_places.end() ? nullptr : &*found;
}

std::vector<Period> Dataset::periods_of(Row indicator) const {
  const auto i = static_cast<std::size_t>(indicator);
  std::vector<Period> result;
  for (auto o = indicator_begin[i]; o < indicator_begin[i + 1]; ++o)
    if (observations.area[o] != none) result.push_back(periods[observations.period[o]]);
  std::ranges::sort(result);
  const auto repeats = std::ranges::unique(result);
  result.erase(repeats.begin(), repeats.end());
  return result;
}

namespace {

/// An actual figure goes before a projection, both before a target: what is known before what is expected or wished.
int rank(Role role) {
  switch (role) {
    case Role::actual:
      return 0;
    case Role::baseline:
      return 1;
    case Role::projection:
      return 2;
    case Role::target:
      return 3;
  }
  return 4;
}

}  // namespace

std::vector<double> Dataset::values(Row indicator, const Period& period) const {
  std::vector<double> result(areas.size(), NAN);
  std::vector<int> ranks(areas.size(), 9);
  const auto i = static_cast<std::size_t>(indicator);
  for (auto o = indicator_begin[i]; o < indicator_begin[i + 1]; ++o) {
    if (observations.area[o] == none || periods[observations.period[o]] != period || !observations.part[o].empty()) continue;
    const auto a = static_cast<std::size_t>(observations.area[o]);
    if (const int r = rank(observations.role[o]); r < ranks[a]) {
      ranks[a] = r;
      result[a] = observations.value[o];
    }
  }
  return result;
}

double Dataset::value(Row indicator, const Period& period, Row area) const {
  const auto i = static_cast<std::size_t>(indicator);
  double result = NAN;
  int best = 9;
  for (auto o = indicator_begin[i]; o < indicator_begin[i + 1]; ++o) {
    if (observations.area[o] != area || periods[observations.period[o]] != period || !observations.part[o].empty()) continue;
    if (const int r = rank(observations.role[o]); r < best) {
      best = r;
      result = observations.value[o];
    }
  }
  return result;
}

bool can_be_spread(const Indicator& indicator) {
  return indicator.plan.empty() || indicator.mapping_unit == "ward" || indicator.mapping_unit == "district";
}

namespace {

/// Whatever the wards' codes are: their parent is what counts.
bool has_wards(const Areas& areas, Row a) {
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas.parent[i] == a && areas.kind[i] == AreaKind::ward) return true;
  return false;
}

}  // namespace

bool in_set(const Areas& areas, Row a, AreaSet set) {
  const auto i = static_cast<std::size_t>(a);
  const auto kind = areas.kind[i];
  switch (set) {
    case AreaSet::prefectures:
      return kind == AreaKind::prefecture;
    case AreaSet::municipalities:
      return kind == AreaKind::municipality;
    case AreaSet::wards:
      return kind == AreaKind::ward;
    case AreaSet::districts:
      return kind == AreaKind::district;
    case AreaSet::basic:
      break;
  }
  if (kind == AreaKind::ward) return true;
  // A designated city is shown by its wards.
  return kind == AreaKind::municipality && !has_wards(areas, a);
}

bool is_within(const Areas& areas, Row a, Row b) {
  for (; a != none; a = areas.parent[static_cast<std::size_t>(a)])
    if (a == b) return true;
  return false;
}

std::vector<Row> areas_of(const Dataset& data, AreaSet set, Row within) {
  const auto& areas = data.areas;
  // Looking for the wards of every municipality would be a square of them.
  std::vector<bool> by_wards(areas.size(), false);
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas.kind[i] == AreaKind::ward && areas.parent[i] != none)
      by_wards[static_cast<std::size_t>(areas.parent[i])] = true;
  const auto wanted = [&](Row a) {
    const auto i = static_cast<std::size_t>(a);
    if (set != AreaSet::basic) return in_set(areas, a, set);
    return areas.kind[i] == AreaKind::ward || (areas.kind[i] == AreaKind::municipality && !by_wards[i]);
  };
  std::vector<Row> result;
  for (Row a = 0; a < static_cast<Row>(areas.size()); ++a)
    if (wanted(a) && (within == none || is_within(areas, a, within))) result.push_back(a);
  return result;
}

}  // namespace kuiki::model
