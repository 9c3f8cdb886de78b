#include "model/dataset.h"

#include <algorithm>
#include <cmath>

#include "model/fiscal.h"
#include "model/numerals.h"

namespace kuiki::model {
namespace {

/// An actual figure goes before a projection, both before a target: what is known before what is expected or wished. Of two
/// of one role the entered one goes first and the one published elsewhere last.
int rank(Role role, Status status) {
  const int among = status == Status::entered ? 0 : status == Status::published ? 2 : 1;
  switch (role) {
    case Role::actual:
      return among;
    case Role::baseline:
      return 3 + among;
    case Role::projection:
      return 6 + among;
    case Role::target:
      return 9 + among;
  }
  return 12;
}

/// In which multiple of its unit the document prints an indicator.
void note_printed_unit(const Observations& figures, std::size_t begin, std::size_t end, Indicator& indicator) {
  indicator.printed_scale = 0;
  indicator.printed_decimals = 0;
  bool several = false;
  for (auto k = begin; k < end; ++k) {
    if (figures.status[k] != Status::printed || std::isnan(figures.value[k])) continue;
    const auto cell = read_cell(figures.printed[k], indicator.unit);
    for (const auto& numeral : cell.numbers) {
      if (!std::isfinite(numeral.value)) continue;
      several = several || numeral.scale == 0 || (indicator.printed_scale != 0 && indicator.printed_scale != numeral.scale);
      indicator.printed_scale = numeral.scale;
      indicator.printed_decimals = std::max(indicator.printed_decimals, numeral.decimals);
    }
  }
  if (!several) return;
  indicator.printed_scale = 0;
  indicator.printed_decimals = 0;
}

}  // namespace

void Dataset::index() {
  area_row.clear();
  indicator_row.clear();
  node_row.clear();
  for (std::size_t i = 0; i < base_areas(); ++i) area_row.emplace(areas.code[i], AreaRow(i));
  for (std::size_t i = 0; i < indicators.size(); ++i) indicator_row.emplace(indicators[i].id, IndicatorRow(i));
  for (const NodeRow row : plan_nodes.rows()) node_row.emplace(plan_nodes[row].id, row);

  indicator_begin.assign(indicators.size() + 1, 0);
  for (const IndicatorRow i : observations.indicator) ++indicator_begin[i.index() + 1];
  for (std::size_t i = 1; i < indicator_begin.size(); ++i) indicator_begin[i] += indicator_begin[i - 1];

  std::ranges::stable_sort(columns, {}, [](const FigureColumn& c) { return std::pair(c.indicator, c.period); });
  column_begin.assign(indicators.size() + 1, 0);
  for (const auto& column : columns) ++column_begin[column.indicator.index() + 1];
  for (std::size_t i = 1; i < column_begin.size(); ++i) column_begin[i] += column_begin[i - 1];

  for (std::size_t i = 0; i < indicators.size(); ++i)
    if (!indicators[i].plan.empty())
      note_printed_unit(observations, indicator_begin[i], indicator_begin[i + 1], indicators[i]);
  for (auto& plan : plans) plan.latest_actual = 0;
  for (std::size_t k = 0; k < observations.size(); ++k) {
    const auto& owner = indicators[observations.indicator[k]].plan;
    if (owner.empty() || observations.role[k] != Role::actual) continue;
    if (std::isnan(observations.value[k]) && observations.qualifier[k] != Qualifier::milestone) continue;
    const auto plan = std::ranges::find(plans, owner, &Plan::id);
    if (plan == plans.end()) continue;
    plan->latest_actual = std::max(plan->latest_actual, reporting_year(periods[observations.period[k]]));
  }

  children.assign(base_areas(), {});
  towns.assign(base_areas(), {});
  for (std::size_t i = 0; i < base_areas(); ++i) {
    if (areas.parent[i] == none) continue;
    if (areas.is_own(AreaRow(i)) && areas.kind[i] != AreaKind::town) continue;
    auto& of = areas.kind[i] == AreaKind::town ? towns : children;
    of[areas.parent[i]].push_back(AreaRow(i));
  }
}

std::size_t Dataset::base_areas() const { return feature_sets.empty() ? areas.size() : feature_sets.front().first.index(); }

const FeatureSet* Dataset::find_features(std::string_view id) const {
  const auto found = std::ranges::find(feature_sets, id, &FeatureSet::id);
  return found == feature_sets.end() ? nullptr : &*found;
}

const FeatureSet* Dataset::features_of(AreaRow area) const {
  const auto found = std::ranges::find_if(feature_sets, [&](const FeatureSet& set) { return set.has(area); });
  return found == feature_sets.end() ? nullptr : &*found;
}

std::optional<AreaRow> Dataset::find_area(std::string_view code) const {
  const auto found = area_row.find(std::string(code));
  return found == area_row.end() ? std::nullopt : std::optional(found->second);
}

std::optional<IndicatorRow> Dataset::find_indicator(std::string_view id) const {
  const auto found = indicator_row.find(std::string(id));
  return found == indicator_row.end() ? std::nullopt : std::optional(found->second);
}

std::optional<NodeRow> Dataset::find_node(std::string_view id) const {
  const auto found = node_row.find(std::string(id));
  return found == node_row.end() ? std::nullopt : std::optional(found->second);
}

const Plan* Dataset::find_plan(std::string_view id) const {
  const auto found = std::ranges::find(plans, id, &Plan::id);
  return found == plans.end() ? nullptr : &*found;
}

const Comparison* Dataset::find_comparison(std::string_view id) const {
  const auto found = std::ranges::find(comparisons, id, &Comparison::id);
  return found == comparisons.end() ? nullptr : &*found;
}

std::optional<Resolved> Dataset::resolve(std::string_view id) const {
  using Kind = Resolved::Kind;
  // Of tables without a type of row the place in them.
  const auto at = [](const auto& all, const auto* one) { return AnyRow(RowOf<void>(one - all.data())); };
  if (const auto* plan = find_plan(id)) return Resolved{Kind::plan, at(plans, plan)};
  if (const auto node = find_node(id)) return Resolved{Kind::node, *node};
  if (const auto indicator = find_indicator(id)) return Resolved{Kind::indicator, *indicator};
  if (const auto* comparison = find_comparison(id)) return Resolved{Kind::comparison, at(comparisons, comparison)};
  if (const auto* partnership = find_partnership(id)) return Resolved{Kind::partnership, at(partnerships, partnership)};
  if (const auto area = find_area(id)) return Resolved{Kind::area, *area};
  return {};
}

const Partnership* Dataset::find_partnership(std::string_view id) const {
  const auto found = std::ranges::find(partnerships, id, &Partnership::id);
  return found == partnerships.end() ? nullptr : &*found;
}

const Source* Dataset::find_source(std::string_view id) const {
  const auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

const PublishedArea* Dataset::find_published_area(AreaRow area) const {
  const auto found = std::ranges::find(published_areas, area, &PublishedArea::area);
  return found == published_areas.end() ? nullptr : &*found;
}

const OwnAreaSet* Dataset::find_own_set(std::string_view id) const {
  const auto found = std::ranges::find(own_sets, id, &OwnAreaSet::id);
  return found == own_sets.end() ? nullptr : &*found;
}

Dataset::OwnPlace Dataset::own_place(AreaRow area) const {
  if (area == none || !areas.is_own(area)) return {};
  for (const auto& set : own_sets)
    for (const auto& member : set.members)
      if (member.area == area) return {&set, &member};
  return {};
}

const PlanPlace* Dataset::find_plan_place(std::string_view plan, std::string_view name) const {
  const auto found = std::ranges::find_if(plan_places, [&](const PlanPlace& p) { return p.plan == plan && p.name == name; });
  return found == plan_places.end() ? nullptr : &*found;
}

std::size_t Dataset::figure_count(IndicatorRow indicator) const {
  const auto i = indicator.index();
  std::size_t count = indicator_begin[i + 1] - indicator_begin[i];
  each_column(indicator, [&](const FigureColumn& column) { count += column.value.size(); });
  return count;
}

std::vector<Period> Dataset::periods_of(IndicatorRow indicator) const {
  std::vector<Period> result;
  each_observation(indicator, [&](const FigureView& figure) {
    if (figure.area != none) result.push_back(periods[figure.period]);
  });
  each_column(indicator, [&](const FigureColumn& column) { result.push_back(periods[column.period]); });
  std::ranges::sort(result);
  const auto repeats = std::ranges::unique(result);
  result.erase(repeats.begin(), repeats.end());
  return result;
}

std::vector<double> Dataset::values(IndicatorRow indicator, const Period& period) const {
  std::vector<double> result(areas.size(), NAN);
  std::vector<int> ranks(areas.size(), 99);
  const auto take = [&](const FigureView& figure) {
    if (figure.area == none || !figure.part.empty()) return;
    const auto a = figure.area.index();
    const int r = rank(figure.role, figure.status);
    if (r >= ranks[a]) return;
    ranks[a] = r;
    result[a] = figure.value;
  };
  each_observation(indicator, [&](const FigureView& figure) {
    if (periods[figure.period] == period) take(figure);
  });
  each_column(indicator, [&](const FigureColumn& column) {
    if (periods[column.period] != period) return;
    for (std::size_t i = 0; i < column.value.size(); ++i) take(column.at(i));
  });
  return result;
}

double Dataset::value(IndicatorRow indicator, const Period& period, AreaRow area) const {
  double result = NAN;
  int best = 99;
  each_figure_of(indicator, area, [&](const FigureView& figure) {
    if (periods[figure.period] != period || !figure.part.empty()) return;
    const int r = rank(figure.role, figure.status);
    if (r >= best) return;
    best = r;
    result = figure.value;
  });
  return result;
}

std::optional<geo::Point> Dataset::office_of(AreaRow area) const {
  for (std::size_t i = 0; i < reference_points.size(); ++i) {
    const auto kind = reference_points.kind[i];
    const bool office = kind == ReferenceKind::city_hall || kind == ReferenceKind::ward_office;
    if (office && reference_points.area[i] == area) return reference_points.place[i];
  }
  return {};
}

bool can_be_spread(const Indicator& indicator) {
  return indicator.plan.empty() || indicator.mapping_unit == MappingUnit::ward ||
         indicator.mapping_unit == MappingUnit::district;
}

namespace {

/// Whatever the wards' codes are: their parent is what counts.
bool has_wards(const Areas& areas, AreaRow a) {
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas.parent[i] == a && areas.kind[i] == AreaKind::ward) return true;
  return false;
}

}  // namespace

bool in_set(const Areas& areas, AreaRow a, AreaSet set) {
  const auto i = a.index();
  const auto kind = areas.kind[i];
  switch (set) {
    case AreaSet::prefectures:
      return kind == AreaKind::prefecture;
    case AreaSet::municipalities:
      return kind == AreaKind::municipality;
    case AreaSet::wards:
      return kind == AreaKind::ward;
    case AreaSet::districts:
      return kind == AreaKind::district && !areas.is_own(a);
    case AreaSet::towns:
      return kind == AreaKind::town;
    case AreaSet::basic:
      break;
  }
  if (kind == AreaKind::ward) return true;
  // A designated city is shown by its wards.
  return kind == AreaKind::municipality && !has_wards(areas, a);
}

bool is_within(const Areas& areas, AreaRow a, AreaRow b) {
  for (; a != none; a = areas.parent[a])
    if (a == b) return true;
  return false;
}

std::vector<AreaRow> areas_of(const Dataset& data, AreaSet set, AreaRow within) {
  const auto& areas = data.areas;
  // Looking for the wards of every municipality would be a square of them.
  std::vector<bool> by_wards(areas.size(), false);
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas.kind[i] == AreaKind::ward && areas.parent[i] != none) by_wards[areas.parent[i].index()] = true;
  const auto wanted = [&](AreaRow a) {
    const auto i = a.index();
    if (set != AreaSet::basic) return in_set(areas, a, set);
    return areas.kind[i] == AreaKind::ward || (areas.kind[i] == AreaKind::municipality && !by_wards[i]);
  };
  std::vector<AreaRow> result;
  for (const model::AreaRow a : areas.rows())
    if (wanted(a) && (within == none || is_within(areas, a, within))) result.push_back(a);
  return result;
}

std::optional<std::vector<AreaRow>> own_areas_of(const Dataset& data, AreaSet set, std::string_view within) {
  if (!within.starts_with(own_area_mark)) return {};
  std::vector<AreaRow> result;
  const auto take = [&](const OwnAreaSet::Member& member) {
    if (set != AreaSet::towns) {
      result.push_back(member.area);
      return;
    }
    if (data.areas.kind[member.area] == AreaKind::town) result.push_back(member.area);
    for (const auto& part : member.parts) result.push_back(part.town);
  };
  if (const auto* own = data.find_own_set(within)) {
    for (const auto& member : own->members) take(member);
  } else {
    const auto row = data.find_area(within);
    const auto place = row ? data.own_place(*row) : Dataset::OwnPlace{};
    if (place.member == nullptr) return {};
    take(*place.member);
  }
  std::ranges::sort(result);
  const auto repeats = std::ranges::unique(result);
  result.erase(repeats.begin(), repeats.end());
  return result;
}

}  // namespace kuiki::model
