#include <cmath>
#include <limits>

#include "base/error.h"
#include "store/statistics.h"

namespace kuiki::store {
namespace {

using model::AreaKind;
using model::Status;
using Figures = std::map<int, Figure>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The boundaries that a town's people came with.
std::string source_of(int year) { return "towns-" + std::to_string(year); }
std::string census_day(int year) { return std::to_string(year) + "-10-01"; }
constexpr const char* register_day = "2020-10-01";

/// Ages as columns of statistics.
struct AgeGroup {
  const char* census;
  const char* registered;
  double TownAges::*value;
};
constexpr std::array<AgeGroup, 5> age_groups = {{
    {"population-0-14", "sapporo-register-age-0-14", &TownAges::young},
    {"population-15-64", "sapporo-register-age-15-64", &TownAges::working},
    {"population-65-over", "sapporo-register-age-65-over", &TownAges::old},
    {"population-75-over", "sapporo-register-age-75-over", &TownAges::oldest},
    {"population-age-unknown", nullptr, &TownAges::unknown},
}};

/// The sum over an area's towns that have a number; nothing where none has.
struct TownSum {
  double value = 0;
  int counted = 0, hidden = 0;
};
TownSum sum_of(const std::vector<int>& towns, const Figures& figures) {
  TownSum sum;
  for (const int town : towns) {
    const auto found = figures.find(town);
    if (found == figures.end()) continue;
    if (std::isnan(found->second.value)) {
      ++sum.hidden;
      continue;
    }
    sum.value += found->second.value;
    ++sum.counted;
  }
  return sum;
}

/// Districts of the municipality that `towns` are of get the sum of their towns. `complete`: what is hidden stands in a
/// neighbour's figure, so that nothing is lost.
void add_districts(const BuiltAreas& areas, const std::string& source, Figures& figures) {
  Figures sums;
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    if (areas.rows[i].kind != AreaKind::district) continue;
    const auto sum = sum_of(areas.towns[i], figures);
    if (sum.counted == 0) continue;
    std::string note = std::to_string(sum.counted + sum.hidden) + "町丁・字の合計";
    if (sum.hidden > 0) note += "（秘匿された" + std::to_string(sum.hidden) + "町丁・字は合算先に含む）";
    sums[static_cast<int>(i)] = {sum.value, Status::inferred, note, model::Role::actual, "", source};
  }
  figures.merge(sums);
}

void add_counts(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  std::map<int, std::pair<Figures, Figures>> by_year;  // people, households
  for (const auto& town : data.towns) {
    const int row = areas.row_of.at(town.code);
    auto& [people, homes] = by_year[town.year];
    people[row] = {town.population, Status::printed, "", model::Role::actual, "", source_of(town.year)};
    homes[row] = {town.households, Status::printed, "", model::Role::actual, "", source_of(town.year)};
  }
  for (auto& [year, counts] : by_year) {
    auto& [people, homes] = counts;
    add_districts(areas, source_of(year), people);
    add_districts(areas, source_of(year), homes);
    // People over the land on which they were counted.
    auto& density = to["census-density"][census_day(year)];
    for (const auto& [row, figure] : people) {
      const auto r = static_cast<std::size_t>(row);
      double km2 = areas.rows[r].counted_km2;
      if (areas.rows[r].kind == AreaKind::district) {
        km2 = 0;
        for (const int town : areas.towns[r]) km2 += areas.rows[static_cast<std::size_t>(town)].counted_km2;
      }
      density[row] = {figure.value / km2, Status::computed, figure.note, model::Role::actual, "", figure.source};
    }
    to["census-population"][census_day(year)].merge(people);
    to["households"][census_day(year)].merge(homes);
  }
}

/// The name of the town that a suppressed one's people stand with, or the other way round.
std::string partner_name(const BuiltAreas& areas, const TownAges& ages) {
  const auto found = areas.row_of.find(ages.merged_with);
  return found == areas.row_of.end() ? ages.merged_with : areas.rows[static_cast<std::size_t>(found->second)].name;
}

void add_census_ages(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  constexpr int year = 2020;
  for (const auto& group : age_groups) {
    Figures figures;
    for (const auto& ages : data.census_ages) {
      Figure figure{ages.*group.value, Status::printed, "", model::Role::actual, "", source_of(year)};
      if (std::isnan(figure.value)) {
        figure.status = Status::suppressed;
        figure.note = "年齢は秘匿されている（" + partner_name(areas, ages) + "に合算）";
      } else if (!ages.merged_with.empty()) {
        figure.status = Status::merged;
        figure.note = "秘匿された" + partner_name(areas, ages) + "を合わせた値";
      }
      figures[areas.row_of.at(ages.code)] = std::move(figure);
    }
    add_districts(areas, source_of(year), figures);
    to[group.census][census_day(year)].merge(figures);
  }
}

/// Wards, and the city of these, get the sum of their towns; towns whose figure is not published are not in it.
void add_wards(const BuiltAreas& areas, Figures& figures) {
  Figures sums;
  std::map<int, std::pair<TownSum, int>> cities;
  const auto put = [&](int row, const TownSum& sum, const std::string& of) {
    std::string note = of + "の合計";
    if (sum.hidden > 0) note += "（年齢が公表されない" + std::to_string(sum.hidden) + "町丁を除く）";
    sums[row] = {sum.value, Status::inferred, note};
  };
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    if (areas.rows[i].kind != AreaKind::ward) continue;
    const auto sum = sum_of(areas.towns[i], figures);
    if (sum.counted == 0) continue;
    put(static_cast<int>(i), sum, std::to_string(sum.counted) + "町丁");
    auto& [all, wards] = cities[areas.row_of.at(areas.rows[i].parent)];
    all.value += sum.value;
    all.hidden += sum.hidden;
    ++wards;
  }
  for (const auto& [city, found] : cities) put(city, found.first, std::to_string(found.second) + "区");
  figures.merge(sums);
}

void add_register(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  auto& people = to["sapporo-register-population"][register_day];
  for (const auto& ages : data.register_ages) people[areas.row_of.at(ages.code)] = {ages.total, Status::printed, ""};
  add_wards(areas, people);
  for (const auto& group : age_groups) {
    if (group.registered == nullptr) continue;
    auto& figures = to[group.registered][register_day];
    for (const auto& ages : data.register_ages) {
      const double value = ages.*group.value;
      figures[areas.row_of.at(ages.code)] = std::isnan(value)
                                                ? Figure{nan, Status::suppressed, "人数が少ないため年齢は公表されていない"}
                                                : Figure{value, Status::printed, ""};
    }
    add_wards(areas, figures);
  }
}

}  // namespace

void add_towns(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  add_counts(data, areas, to);
  add_census_ages(data, areas, to);
  add_register(data, areas, to);
}

}  // namespace kuiki::store
