#include "model/town_grouping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "geo/adjacency.h"

namespace kuiki::model {
namespace {

bool has_name(const TownGrouping& grouping, const std::string& name, std::size_t but) {
  for (std::size_t i = 0; i < grouping.districts.size(); ++i)
    if (i != but && grouping.districts[i].name == name) return true;
  return false;
}

bool is_locked(const TownGrouping& grouping, std::int32_t district) {
  return district != TownGrouping::nowhere && grouping.districts[static_cast<std::size_t>(district)].locked;
}

bool is_there(const TownGrouping& grouping, std::int32_t district) {
  return district >= 0 && static_cast<std::size_t>(district) < grouping.districts.size();
}

void apply(TownGrouping& to, const GiveTowns& edit) {
  if (edit.district != TownGrouping::nowhere && (!is_there(to, edit.district) || is_locked(to, edit.district))) return;
  for (const auto town : edit.towns)
    if (!is_locked(to, to.district_of[town])) to.district_of[town] = edit.district;
}

void apply(TownGrouping& to, const AddDistrict& edit) {
  const auto place = to.districts.size();
  auto name = edit.name;
  for (std::size_t number = place + 1; name.empty() || has_name(to, name, place); ++number)
    name = say("地区{}", "District {}", number).in(edit.lang);
  to.districts.push_back(
      {.id = {},
       .name = name,
       .colour = edit.colour.empty() ? std::string(district_colours()[place % district_colours().size()]) : edit.colour});
}

void apply(TownGrouping& to, const ChangeDistrict& edit) {
  if (!is_there(to, edit.district)) return;
  const auto place = static_cast<std::size_t>(edit.district);
  auto wanted = edit.to;
  if (wanted.name.empty() || has_name(to, wanted.name, place)) wanted.name = to.districts[place].name;
  to.districts[place] = std::move(wanted);
}

void apply(TownGrouping& to, const RemoveDistrict& edit) {
  if (!is_there(to, edit.district) || is_locked(to, edit.district)) return;
  to.districts.erase(to.districts.begin() + edit.district);
  for (auto& of : to.district_of) {
    if (of == edit.district)
      of = TownGrouping::nowhere;
    else if (of > edit.district)
      --of;
  }
}

void apply(TownGrouping& to, const TakeOver& edit) {
  if (edit.from.towns != to.towns) return;
  const auto before = std::exchange(to.districts, {});
  std::vector<std::int32_t> kept(before.size(), TownGrouping::nowhere);
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!before[i].locked) continue;
    kept[i] = static_cast<std::int32_t>(to.districts.size());
    to.districts.push_back(before[i]);
  }
  std::vector<std::int32_t> taken;
  for (const auto& district : edit.from.districts) {
    // A locked one of that name is the same district, and gets no towns.
    const bool locked = has_name(to, district.name, to.districts.size());
    taken.push_back(locked ? TownGrouping::nowhere : static_cast<std::int32_t>(to.districts.size()));
    if (locked) continue;
    to.districts.push_back(district);
  }
  for (std::size_t i = 0; i < to.towns.size(); ++i) {
    const auto was = to.district_of[i];
    const auto now = edit.from.district_of[i];
    const bool stays = was != TownGrouping::nowhere && kept[static_cast<std::size_t>(was)] != TownGrouping::nowhere;
    if (stays)
      to.district_of[i] = kept[static_cast<std::size_t>(was)];
    else
      to.district_of[i] = now == TownGrouping::nowhere ? now : taken[static_cast<std::size_t>(now)];
  }
}

/// Groups of towns of one district that hang together, the one with the most towns first.
std::vector<std::vector<std::uint32_t>> parts_of(const TownGrouping& grouping, const TownPlaces& places,
                                                 std::int32_t district, std::vector<bool>& seen) {
  std::vector<std::vector<std::uint32_t>> parts;
  for (std::uint32_t first = 0; first < grouping.towns.size(); ++first) {
    if (seen[first] || grouping.district_of[first] != district) continue;
    std::vector<std::uint32_t> part{first};
    seen[first] = true;
    for (std::size_t i = 0; i < part.size(); ++i)
      for (const auto next : places.neighbours(part[i])) {
        if (seen[next] || grouping.district_of[next] != district) continue;
        seen[next] = true;
        part.push_back(next);
      }
    parts.push_back(std::move(part));
  }
  std::ranges::stable_sort(parts, std::greater{}, &std::vector<std::uint32_t>::size);
  return parts;
}

}  // namespace

std::span<const std::string_view> district_colours() {
  static constexpr std::array<std::string_view, 15> colours{"#ff4b00", "#005aff", "#03af7a", "#4dc4ff", "#f6aa00",
                                                            "#990099", "#804000", "#84919e", "#ff8082", "#77d9a8",
                                                            "#c9ace6", "#ffff80", "#bfe4ff", "#d8f255", "#ffcabf"};
  return colours;
}

TownGrouping empty_grouping(const Dataset& data, AreaRow within) {
  TownGrouping grouping;
  grouping.within = within;
  grouping.towns = areas_of(data, AreaSet::towns, within);
  grouping.district_of.assign(grouping.towns.size(), TownGrouping::nowhere);
  return grouping;
}

TownGrouping grouping_of(const Dataset& data, AreaRow within, const OwnAreaSet* set) {
  auto grouping = empty_grouping(data, within);
  const auto place_of = [&](AreaRow town) {
    const auto found = std::ranges::lower_bound(grouping.towns, town);
    const bool there = found != grouping.towns.end() && *found == town;
    return there ? found - grouping.towns.begin() : std::ptrdiff_t{-1};
  };
  const auto add = [&](AreaRow area, const std::string& id, const std::string& colour) {
    grouping = edited(std::move(grouping), AddDistrict{data.areas.name[area], colour});
    grouping.districts.back().id = id;
  };
  if (set != nullptr) {
    for (const auto& member : set->members) {
      add(member.area, data.areas.code[member.area], member.colour);
      const auto number = static_cast<std::int32_t>(grouping.districts.size()) - 1;
      for (const auto& part : member.parts)
        if (const auto place = place_of(part.town); place >= 0 && part.share > 0.5)
          grouping.district_of[static_cast<std::size_t>(place)] = number;
    }
    return grouping;
  }
  const auto& children = data.children[within];
  const auto is_district = [&](AreaRow child) { return data.areas.kind[child] == AreaKind::district; };
  const auto wanted = std::ranges::any_of(children, is_district) ? AreaKind::district : AreaKind::ward;
  for (const auto child : children) {
    if (data.areas.kind[child] != wanted) continue;
    add(child, {}, {});
    const auto number = static_cast<std::int32_t>(grouping.districts.size()) - 1;
    for (std::size_t i = 0; i < grouping.towns.size(); ++i) {
      const auto town = grouping.towns[i];
      if (data.areas.district[town] == child || data.areas.parent[town] == child) grouping.district_of[i] = number;
    }
  }
  return grouping;
}

TownGrouping edited(TownGrouping grouping, const GroupingEdit& edit) {
  std::visit([&](const auto& one) { apply(grouping, one); }, edit);
  return grouping;
}

TownPlaces::TownPlaces(const Areas& areas, std::span<const AreaRow> towns)
    : areas_(areas), towns_(towns.begin(), towns.end()) {
  std::vector<std::uint32_t> features;
  for (const auto town : towns_) features.push_back(static_cast<std::uint32_t>(town.index()));
  neighbours_ = geo::edge_neighbours(areas.focus, features);
}

std::vector<std::uint32_t> TownPlaces::in_lasso(std::span<const geo::Point> ring) const {
  geo::PolygonTable lasso;
  lasso.points.assign(ring.begin(), ring.end());
  if (ring.size() < 3) return {};
  if (!(ring.front() == ring.back())) lasso.points.push_back(ring.front());
  lasso.close_ring();
  lasso.close_part();
  lasso.close_feature();
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < towns_.size(); ++i) {
    const auto centre = areas_.centre[towns_[i]];
    if (lasso.feature_box[0].contains(centre) && geo::contains(lasso, 0, centre)) found.push_back(i);
  }
  return found;
}

std::vector<std::uint32_t> TownPlaces::in_brush(geo::Point middle, double radius_m) const {
  constexpr double metres_a_degree = 111'195;  // of a great circle; a brush need not be exact
  const double shrink = std::cos(middle.y * std::numbers::pi / 180);
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < towns_.size(); ++i) {
    const auto row = towns_[i].index();
    const auto centre = areas_.centre[row];
    const double dx = (centre.x - middle.x) * shrink * metres_a_degree;
    const double dy = (centre.y - middle.y) * metres_a_degree;
    const bool near = dx * dx + dy * dy <= radius_m * radius_m;
    const auto& shapes = areas_.focus;
    if (near || (shapes.feature_box[row].contains(middle) && geo::contains(shapes, row, middle))) found.push_back(i);
  }
  return found;
}

std::vector<GroupingProblem> problems_of(const TownGrouping& grouping, const TownPlaces& places) {
  std::vector<GroupingProblem> problems;
  std::vector<bool> seen(grouping.towns.size(), false);
  for (auto& part : parts_of(grouping, places, TownGrouping::nowhere, seen))
    problems.push_back({GroupingProblem::Kind::no_district, TownGrouping::nowhere, std::move(part)});
  std::vector<GroupingProblem> empty;
  for (std::int32_t district = 0; district < static_cast<std::int32_t>(grouping.districts.size()); ++district) {
    auto parts = parts_of(grouping, places, district, seen);
    if (parts.empty()) empty.push_back({GroupingProblem::Kind::empty_district, district, {}});
    for (std::size_t i = 1; i < parts.size(); ++i)
      problems.push_back({GroupingProblem::Kind::in_parts, district, std::move(parts[i])});
  }
  std::ranges::move(empty, std::back_inserter(problems));
  return problems;
}

void GroupingHistory::apply(const GroupingEdit& edit) {
  if (in_stroke_) {
    now_ = edited(std::move(now_), edit);
    return;
  }
  begin_stroke();
  now_ = edited(std::move(now_), edit);
  end_stroke();
}

void GroupingHistory::begin_stroke() {
  if (std::exchange(in_stroke_, true)) return;
  before_.push_back(now_);
}

void GroupingHistory::end_stroke() {
  if (!std::exchange(in_stroke_, false)) return;
  if (before_.back() == now_)
    before_.pop_back();
  else
    after_.clear();
}

bool GroupingHistory::undo() {
  end_stroke();
  if (before_.empty()) return false;
  after_.push_back(std::exchange(now_, std::move(before_.back())));
  before_.pop_back();
  return true;
}

bool GroupingHistory::redo() {
  end_stroke();
  if (after_.empty()) return false;
  before_.push_back(std::exchange(now_, std::move(after_.back())));
  after_.pop_back();
  return true;
}

}  // namespace kuiki::model
