#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "store/statistics.h"

namespace kuiki::store {
namespace {

using model::AreaKind;
using model::Status;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::string census_day(int year) { return std::to_string(year) + "-10-01"; }

Status worse(Status a, Status b) {
  return a == Status::inferred || b == Status::inferred ? Status::inferred : Status::printed;
}

std::string joined(const std::string& a, const std::string& b) {
  return a.empty() || a == b ? b : b.empty() ? a : a + "。" + b;
}

/// The census of one day on today's areas.
class CensusYear {
 public:
  CensusYear(const Geodata& data, int year) : data_(data), day_(census_day(year)) {
    for (const auto& row : data.census) {
      if (row.year == year) rows_[row.code] = &row;
    }
  }

  /// The figure for one area of today, from its own row or from those of the municipalities it was made of.
  [[nodiscard]] std::optional<Figure> figure(const std::string& code) const {
    std::vector<const CensusRow*> found;
    std::vector<const MunicipalityChange*> by;
    if (!collect(code, found, by)) return std::nullopt;
    std::sort(found.begin(), found.end(), [&](const CensusRow* a, const CensusRow* b) {
      return std::pair(a->code != code, a->code) < std::pair(b->code != code, b->code);  // the one that stayed first
    });
    double sum = 0;
    std::string names;
    for (const auto* row : found) {
      sum += row->population;
      add_part(names, "・", row->name + "（" + row->code + "）");
    }
    if (by.empty()) return Figure{sum, Status::printed, "", model::Role::actual, digits(sum)};
    std::string days;
    for (const auto* change : by) {
      if (days.find(change->date) == std::string::npos) add_part(days, "、", change->date);
    }
    if (found.size() == 1)
      return Figure{sum, Status::printed, "当時の" + names + "の値（" + days + " 改称）", model::Role::actual, digits(sum)};
    return Figure{sum, Status::inferred, "当時の" + names + "の合計（" + days + " 合併）"};
  }

  /// The figure of a municipality that was later divided into exactly `parts`, for the area that these make up.
  [[nodiscard]] std::optional<Figure> divided_into(std::vector<std::string> parts) const {
    std::sort(parts.begin(), parts.end());
    for (const auto& change : data_.changes) {
      if (change.kind != MunicipalityChange::Kind::split || change.date <= day_) continue;
      auto codes = change.new_codes;
      std::sort(codes.begin(), codes.end());
      const auto row = rows_.find(change.old_code);
      if (codes != parts || row == rows_.end()) continue;
      return Figure{
          row->second->population, Status::printed,
          "当時の" + row->second->name + "（" + change.old_code + "）の値（" + change.date + " 区に分割、市域は同じ）",
          model::Role::actual, digits(row->second->population)};
    }
    return std::nullopt;
  }

 private:
  /// False where a part is missing: then there is no figure.
  bool collect(const std::string& code, std::vector<const CensusRow*>& found,
               std::vector<const MunicipalityChange*>& by) const {
    bool replaced = false;
    for (const auto& change : data_.changes) {
      if (change.kind == MunicipalityChange::Kind::split || change.date <= day_ || change.new_codes.front() != code)
        continue;
      replaced = replaced || change.kind == MunicipalityChange::Kind::renamed;
      by.push_back(&change);
      if (!collect(change.old_code, found, by)) return false;
    }
    if (replaced) return true;  // under this code there was nothing then
    const auto own = rows_.find(code);
    if (own == rows_.end()) return false;
    found.push_back(own->second);
    return true;
  }

  const Geodata& data_;
  std::string day_;
  std::unordered_map<std::string, const CensusRow*> rows_;
};

/// The sum over the children of `parent` that have to be counted; nothing where one of these has no figure.
std::optional<Figure> sum_of_children(const BuiltAreas& areas, int parent, const std::map<int, Figure>& figures,
                                      const std::set<int>& left_out, const std::string& what) {
  double sum = 0;
  int counted = 0, without = 0;
  std::set<std::string> sources;
  for (const int child : areas.children[static_cast<std::size_t>(parent)]) {
    if (areas.rows[static_cast<std::size_t>(child)].kind == AreaKind::district) continue;
    if (left_out.contains(child)) {
      ++without;
      continue;
    }
    const auto found = figures.find(child);
    if (found == figures.end()) return std::nullopt;
    sum += found->second.value;
    sources.insert(found->second.source);
    ++counted;
  }
  if (counted == 0) return std::nullopt;
  std::string note = std::to_string(counted) + what + "の合計";
  if (without > 0) note += "（調査地域外の" + std::to_string(without) + "町村を除く）";
  return Figure{sum, Status::inferred, note, model::Role::actual, "", sources.size() == 1 ? *sources.begin() : ""};
}

/// Area on which the people of an area were counted: without the parts where no census is held.
double counted_km2(const BuiltAreas& areas, int area, const std::set<int>& left_out) {
  double km2 = areas.rows[area].area_km2;
  for (const int child : areas.children[area]) {
    if (left_out.contains(child)) km2 -= areas.rows[child].area_km2;
  }
  return km2;
}

Series density(const Series& population, const BuiltAreas& areas, const std::set<int>& left_out = {}) {
  Series result;
  for (const auto& [period, figures] : population) {
    for (const auto& [area, figure] : figures) {
      if (std::isnan(figure.value)) continue;
      result[period][area] = {
          figure.value / counted_km2(areas, area, left_out), figure.status, figure.note, figure.role, "", figure.source};
    }
  }
  return result;
}

/// In % of the first period, for the later ones.
Series change_since(const Series& population, const std::string& first) {
  Series result;
  const auto begin = population.find(first);
  if (begin == population.end()) return result;
  for (const auto& [period, figures] : population) {
    if (period <= first) continue;
    for (const auto& [area, figure] : figures) {
      const auto base = begin->second.find(area);
      if (base == begin->second.end() || std::isnan(figure.value) || std::isnan(base->second.value) ||
          base->second.value == 0)
        continue;
      std::string note = figure.note;
      if (!base->second.note.empty() && base->second.note != figure.note)
        note = joined(note, "2010年は" + base->second.note);
      result[period][area] = {(figure.value - base->second.value) / base->second.value * 100,
                              worse(figure.status, base->second.status),
                              note,
                              figure.role,
                              "",
                              figure.source};
    }
  }
  return result;
}

}  // namespace

namespace {

/// What the statistics of municipalities have for that day, where nothing is known yet.
void add_columns(const Geodata& data, const BuiltAreas& areas, std::string_view indicator, const std::string& period,
                 const std::string& source, std::map<int, Figure>& figures) {
  for (const auto* column : columns_of(data, indicator)) {
    if (column->period != period) continue;
    for (std::size_t i = 0; i < column->codes.size(); ++i) {
      const auto& code = column->codes[i];
      const double value = column->values[i];
      const auto [at, is_new] = figures.try_emplace(
          areas.row_of.at(code), Figure{value, Status::printed, "", model::Role::actual, digits(value), source});
      if (!is_new && at->second.value != value)
        throw Error(Fault::input_wrong, say("statistics: {}の{}（{}）は {} ですが、population の表では {} です",
                                            "statistics: {1} of {0} ({2}) is {3}, the table in population says {4}", code,
                                            indicator, period, value, at->second.value));
    }
  }
}

}  // namespace

void add_census(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  std::set<int> years, left_out;
  for (const auto& row : data.census) years.insert(row.year);
  for (const auto& row : data.not_surveyed) left_out.insert(areas.row_of.at(row.code));
  Series population;
  for (const int year : years) {
    const CensusYear census(data, year);
    auto& figures = population[census_day(year)];
    for (std::size_t i = 0; i < areas.rows.size(); ++i) {
      const auto& area = areas.rows[i];
      if (area.kind != AreaKind::municipality && area.kind != AreaKind::ward) continue;
      if (const auto figure = census.figure(area.code)) figures[static_cast<int>(i)] = *figure;
    }
    add_columns(data, areas, "census-population", census_day(year), "ssdse", figures);
    for (std::size_t i = 0; i < areas.rows.size(); ++i) {  // designated cities without a row of their own
      const int city = static_cast<int>(i);
      if (areas.rows[i].kind != AreaKind::municipality || areas.children[i].empty() || figures.contains(city)) continue;
      std::vector<std::string> wards;
      for (const int child : areas.children[i]) {
        if (areas.rows[child].kind == AreaKind::ward) wards.push_back(areas.rows[child].code);
      }
      if (wards.empty()) continue;
      auto figure = census.divided_into(wards);
      if (!figure) figure = sum_of_children(areas, city, figures, left_out, "区");
      if (figure) figures[city] = *figure;
    }
    for (std::size_t i = 0; i < areas.rows.size(); ++i) {
      if (areas.rows[i].kind != AreaKind::prefecture) continue;
      if (const auto figure = sum_of_children(areas, static_cast<int>(i), figures, left_out, "市区町村"))
        figures[static_cast<int>(i)] = *figure;
    }
    for (const auto& row : data.not_surveyed) {
      figures[areas.row_of.at(row.code)] = {nan, Status::not_measured, row.reason};
    }
  }
  to["census-density"] = density(population, areas, left_out);
  to["census-change-2010"] = change_since(population, census_day(2010));
  to["census-population"] = std::move(population);
}

void add_projection(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  for (const char* id : {"projection-population", "projection-age-0-14", "projection-age-15-64", "projection-age-65-over",
                         "projection-ageing-rate"})
    to[id];
  for (const auto& row : data.projection) {
    const int area = areas.row_of.at(row.code);
    const auto period = census_day(row.year);
    const auto role = row.counted ? model::Role::actual : model::Role::projection;
    const auto read = [&](const char* id, double value) {
      to[id][period][area] = {value, Status::printed, "", role, digits(value)};
    };
    read("projection-population", row.total);
    read("projection-age-0-14", row.young);
    read("projection-age-15-64", row.working);
    read("projection-age-65-over", row.old);
    to["projection-ageing-rate"][period][area] = {row.old / row.total * 100, Status::printed, "", role};
  }
  to["projection-change-2010"] = change_since(to["projection-population"], census_day(2010));
  to["projection-density"] = density(to["projection-population"], areas);
}

void add_registry(const Geodata& data, const BuiltAreas& areas, Statistics& to) {
  Series population, households;
  for (const auto& row : data.registry) {
    const int area = areas.row_of.at(row.code);
    population[row.date][area] = {row.population,      Status::printed,        "",
                                  model::Role::actual, digits(row.population), "sapporo-registry"};
    households[row.date][area] = {row.households,      Status::printed,        "",
                                  model::Role::actual, digits(row.households), "sapporo-registry"};
  }
  for (const auto& [id, series] :
       {std::pair{"registry-population", &population}, std::pair{"registry-households", &households}})
    for (const auto* column : columns_of(data, id))
      add_columns(data, areas, id, column->period, "", (*series)[column->period]);
  for (auto* series : {&population, &households}) {
    for (auto& [period, figures] : *series) {
      for (std::size_t i = 0; i < areas.rows.size(); ++i) {
        if (areas.rows[i].kind != AreaKind::municipality || figures.contains(static_cast<int>(i))) continue;
        if (const auto figure = sum_of_children(areas, static_cast<int>(i), figures, {}, "区"))
          figures[static_cast<int>(i)] = *figure;
      }
    }
  }
  auto& size = to["registry-persons-per-household"];
  for (const auto& [period, figures] : population) {
    for (const auto& [area, figure] : figures) {
      const auto& homes = households[period];
      const auto found = homes.find(area);
      if (found == homes.end() || found->second.value == 0) continue;
      size[period][area] = {figure.value / found->second.value,
                            worse(figure.status, found->second.status),
                            joined(figure.note, found->second.note),
                            model::Role::actual,
                            "",
                            figure.source};
    }
  }
  to["registry-density"] = density(population, areas);
  to["registry-population"] = std::move(population);
  to["registry-households"] = std::move(households);
}

}  // namespace kuiki::store
