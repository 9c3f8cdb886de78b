#include "app/town_painting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/area_facts.h"
#include "base/error.h"
#include "base/number.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using model::AreaRow;
using Of = TownPainting::Figure::Of;

/// What is added up, the first of each kind that the towns have; the city's own register where the census tells no ages.
struct Wanted {
  Of of;
  std::string_view indicator;
  Text name;
};
const std::array<Wanted, 4> wanted_figures{{{Of::residents, "census-population", {"人口", "Residents"}},
                                            {Of::households, "households", {"世帯", "Households"}},
                                            {Of::older, "population-65-over", {"65歳以上", "65 and over"}},
                                            {Of::older, "sapporo-register-age-65-over", {"65歳以上", "65 and over"}}}};
constexpr std::size_t most_other_figures = 3;

bool known_somewhere(const analysis::TownColumn& column) {
  return std::ranges::any_of(column.value, [](double value) { return !std::isnan(value); });
}

/// Place of the latest column of an indicator with actual figures; -1 where there is none.
std::ptrdiff_t latest_column(const model::Dataset& data, const analysis::TownTable& table, model::IndicatorRow indicator) {
  std::ptrdiff_t best = -1;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (column.indicator != indicator || column.role != model::Role::actual || !known_somewhere(column)) continue;
    const auto later = [&](std::ptrdiff_t than) {
      const auto& best_column = table.columns[static_cast<std::size_t>(than)];
      return best_column.period != column.period && data.periods[best_column.period] < data.periods[column.period];
    };
    if (best < 0 || later(best)) best = static_cast<std::ptrdiff_t>(i);
  }
  return best;
}

bool same_districts(const model::TownGrouping& a, const model::TownGrouping& b) {
  if (a.district_of != b.district_of || a.districts.size() != b.districts.size()) return false;
  return std::ranges::equal(a.districts, b.districts, [](const auto& one, const auto& other) {
    return one.name == other.name && one.colour == other.colour;
  });
}

const std::vector<AreaRow>& with_towns(const model::Dataset& data, const model::TownGrouping& grouping) {
  if (grouping.towns.empty())
    throw Error(Fault::input_wrong,
                say("{} の町丁・字がデータにありません。先に町丁・字の境界を取り込んでください（kuiki import areas）",
                    "the data have no towns of {}; bring their boundaries first (kuiki import areas)",
                    area_name(data, grouping.within)));
  return grouping.towns;
}

}  // namespace

TownPainting::TownPainting(model::DatasetPtr data, model::TownGrouping begin, PaintedSet set)
    : data_(std::move(data)), history_(std::move(begin)), set_(std::move(set)), saved_set_(set_), saved_(history_.now()) {
  places_.emplace(data_->areas, with_towns(*data_, grouping()));
  current_ = grouping().districts.empty() ? nowhere : 0;
  take_figures();
  count_sites();
  follow();
}

void TownPainting::take_figures() {
  auto all = analysis::town_table(*data_, grouping().towns);
  table_.towns = all.towns;
  table_.columns.clear();
  figures_.clear();
  const auto take = [&](Of of, const Text& name, std::ptrdiff_t at) {
    auto& column = all.columns[static_cast<std::size_t>(at)];
    figures_.push_back({of, name, column.indicator, data_->periods[column.period]});
    table_.columns.push_back(column);
  };
  for (const auto& one : wanted_figures) {
    const auto indicator = data_->find_indicator(one.indicator);
    const bool there = std::ranges::any_of(figures_, [&](const Figure& figure) { return figure.of == one.of; });
    if (!indicator || there) continue;
    if (const auto at = latest_column(*data_, all, *indicator); at >= 0) take(one.of, one.name, at);
  }
  // Towns of a boundary file have whatever figures somebody brought.
  const bool usual = !figures_.empty();
  std::vector<model::IndicatorRow> seen;
  for (std::size_t i = 0; !usual && i < all.columns.size() && figures_.size() < most_other_figures; ++i) {
    const auto indicator = all.columns[i].indicator;
    if (std::ranges::find(seen, indicator) != seen.end()) continue;
    seen.push_back(indicator);
    if (const auto at = latest_column(*data_, all, indicator); at >= 0)
      take(Of::other, indicator_name(data_->indicators[indicator]), at);
  }
  sums_.reset();
}

/// Sites by the town that they lie in: once, as neither changes while painting.
void TownPainting::count_sites() {
  const auto& towns = grouping().towns;
  const auto& shapes = data_->areas.focus;
  const auto& facilities = data_->facilities;
  sites_of_.assign(towns.size(), 0);
  for (const auto row : facilities.rows()) {
    const auto city = facilities.municipality[row];
    if (!facilities.is_site(row) || city == model::none || !model::is_within(data_->areas, city, grouping().within))
      continue;
    const auto place = facilities.place[row];
    for (std::size_t i = 0; i < towns.size(); ++i) {
      const auto feature = towns[i].index();
      if (!shapes.feature_box[feature].contains(place) || !geo::contains(shapes, feature, place)) continue;
      ++sites_of_[i];
      break;
    }
  }
}

/// Sums, ground and sites follow the grouping.
void TownPainting::follow() {
  const auto& now = grouping();
  const auto rows = now.districts.size() + 1;
  if (!sums_ || ground_.size() != rows) sums_.emplace(table_, now.districts.size());
  ground_.assign(rows, 0);
  sites_.assign(rows, 0);
  for (std::uint32_t i = 0; i < now.towns.size(); ++i) {
    const auto of = now.district_of[i];
    sums_->give(i, of);
    ground_[index(of)] += data_->areas.area_km2[now.towns[i]];
    sites_[index(of)] += sites_of_[i];
  }
  if (current_ >= static_cast<std::int32_t>(now.districts.size()))
    current_ = static_cast<std::int32_t>(now.districts.size()) - 1;
  ++revision_;
}

std::int32_t TownPainting::place_of(AreaRow town) const { return table_.place(town); }

bool TownPainting::changed() const { return set_ != saved_set_ || !same_districts(grouping(), saved_); }

const std::vector<model::GroupingProblem>& TownPainting::problems() const {
  if (problems_of_ == revision_ || history_.in_stroke()) return problems_;
  problems_of_ = revision_;
  problems_ = model::problems_of(grouping(), *places_);
  return problems_;
}

const model::GroupingProblem* TownPainting::shown_problem() const {
  if (!shown_) return nullptr;
  const auto found = std::ranges::find_if(problems(), [&](const model::GroupingProblem& problem) {
    return problem.kind == shown_->kind && problem.district == shown_->district && problem.towns == shown_->towns;
  });
  return found == problems_.end() ? nullptr : &*found;
}

const model::GroupingProblem* TownPainting::next_problem() {
  const auto& all = problems();
  ++revision_;
  problems_of_ = revision_;  // they are as they were
  if (all.empty()) {
    shown_.reset();
    return nullptr;
  }
  // Behind the one that was mended stands the next one in its place.
  std::size_t next = 0;
  if (const auto* last = shown_problem()) next = static_cast<std::size_t>(last - all.data() + 1) % all.size();
  shown_ = all[next];
  return &all[next];
}

void TownPainting::forget_problem() {
  if (!shown_) return;
  shown_.reset();
  ++revision_;
}

void TownPainting::apply(const model::GroupingEdit& edit) {
  const auto count = grouping().districts.size();
  history_.apply(edit);
  const auto now = static_cast<std::int32_t>(grouping().districts.size());
  if (const auto* removed = std::get_if<model::RemoveDistrict>(&edit);
      removed != nullptr && grouping().districts.size() < count) {
    if (current_ > removed->district || current_ >= now) --current_;
  }
  if (std::holds_alternative<model::AddDistrict>(edit)) current_ = now - 1;
  if (std::holds_alternative<model::TakeOver>(edit)) current_ = now > 0 ? 0 : nowhere;
  follow();
}

void TownPainting::end_stroke() {
  history_.end_stroke();
  ++revision_;
}

void TownPainting::undo() {
  if (history_.undo()) follow();
}

void TownPainting::redo() {
  if (history_.redo()) follow();
}

void TownPainting::choose(std::int32_t district) {
  if (district < nowhere || district >= static_cast<std::int32_t>(grouping().districts.size())) return;
  current_ = district;
  ++revision_;
}

void TownPainting::saved(const PaintedSet& set, const model::TownGrouping& grouping) {
  set_ = saved_set_ = set;
  saved_ = grouping;
  ++revision_;
}

PaintedDistricts TownPainting::by_codes() const {
  const auto& now = grouping();
  PaintedDistricts painted{.within = data_->areas.code[now.within], .set = set_, .districts = {}};
  for (const auto& district : now.districts) painted.districts.push_back({district, {}});
  for (std::size_t i = 0; i < now.towns.size(); ++i)
    if (const auto of = now.district_of[i]; of != nowhere)
      painted.districts[static_cast<std::size_t>(of)].towns.push_back(data_->areas.code[now.towns[i]]);
  return painted;
}

void TownPainting::renew(model::DatasetPtr data) {
  const auto painted = by_codes();
  auto begin = grouping_of(*data, painted);
  const auto& towns = grouping().towns;
  const bool same =
      begin.towns == towns && begin.within == grouping().within &&
      std::ranges::all_of(towns, [&](AreaRow town) { return data_->areas.code[town] == data->areas.code[town]; });
  const bool was_changed = changed();
  places_.emplace(data->areas, with_towns(*data, begin));
  data_ = std::move(data);
  if (!same) {
    history_ = model::GroupingHistory(begin);
    if (!was_changed) saved_ = begin;
  }
  take_figures();
  count_sites();
  follow();
}

Text TownPainting::figure_of_town(std::size_t figure, std::uint32_t town) const {
  const auto& column = table_.columns[figure];
  switch (column.state[town]) {
    case analysis::TownState::missing:
      return {"データなし", "no data"};
    case analysis::TownState::hidden:
      return {"秘匿（隣の町丁・字に含む）", "not published (in a neighbour's figure)"};
    case analysis::TownState::merged:
      return say("{}（秘匿の町丁・字を含む）", "{} (with a town that is not published)",
                 format_number(column.value[town], 0));
    case analysis::TownState::known:
      break;
  }
  return plain(format_number(column.value[town], 0));
}

Text sum_in_words(const analysis::Sum& sum) {
  if (std::isnan(sum.value)) return plain("–");
  const auto number = format_number(sum.value, 0);
  switch (sum.qualifier()) {
    case model::Qualifier::at_least:
      return {number + "以上", "≥ " + number};
    case model::Qualifier::at_most:
      return {number + "以下", "≤ " + number};
    default:
      return plain(number);
  }
}

model::TownGrouping grouping_of(const model::Dataset& data, const PaintedDistricts& painted) {
  const auto within = data.find_area(painted.within);
  if (!within)
    throw Error(Fault::input_wrong,
                say("市区町村 {} がデータにありません", "the data have no municipality {}", painted.within));
  auto grouping = model::empty_grouping(data, *within);
  for (const auto& one : painted.districts) {
    const auto number = static_cast<std::int32_t>(grouping.districts.size());
    grouping.districts.push_back(one.district);
    for (const auto& code : one.towns) {
      const auto town = data.find_area(code);
      if (!town) continue;
      const auto found = std::ranges::lower_bound(grouping.towns, *town);
      if (found != grouping.towns.end() && *found == *town)
        grouping.district_of[static_cast<std::size_t>(found - grouping.towns.begin())] = number;
    }
  }
  return grouping;
}

std::vector<AreaRow> cities_with_towns(const model::Dataset& data) {
  const auto& areas = data.areas;
  std::vector<AreaRow> cities;
  for (const auto row : areas.rows()) {
    if (areas.kind[row] != AreaKind::town) continue;
    auto city = row;
    while (city != model::none && areas.kind[city] != AreaKind::municipality) city = areas.parent[city];
    // Towns of one city stand together.
    if (city != model::none && (cities.empty() || cities.back() != city)) cities.push_back(city);
  }
  std::ranges::sort(cities, {}, [&](AreaRow row) { return areas.code[row]; });
  const auto repeats = std::ranges::unique(cities);
  cities.erase(repeats.begin(), repeats.end());
  return cities;
}

std::vector<const model::OwnAreaSet*> sets_of(const model::Dataset& data, AreaRow city) {
  std::vector<const model::OwnAreaSet*> sets;
  for (const auto& set : data.own_sets)
    if (set.within == city) sets.push_back(&set);
  return sets;
}

bool has_districts(const model::Dataset& data, AreaRow city) {
  return std::ranges::any_of(data.children[city], [&](AreaRow child) {
    return data.areas.kind[child] == AreaKind::district || data.areas.kind[child] == AreaKind::ward;
  });
}

PaintedSet new_painted_set(const model::Dataset& data, AreaRow city) {
  PaintedSet set;
  set.name = data.areas.name[city] + "の地区";
  for (int number = 2; data.find_own_set(std::string(model::own_area_mark) + set.name) != nullptr; ++number)
    set.name = data.areas.name[city] + "の地区 " + std::to_string(number);
  set.source = "町丁・字を組み合わせた独自の区分";
  set.note = "計画担当者が町丁・字をまとめて作った地区で、公的な区分ではありません。";
  return set;
}

}  // namespace kuiki::app
