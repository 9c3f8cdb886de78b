#include <algorithm>
#include <cmath>
#include <sstream>

#include "app/check_rules.h"
#include "base/number.h"
#include "geo/geodesic.h"
#include "geo/topology.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using Verdict = Finding::Verdict;

std::vector<AreaRow> towns_of_district(const model::Dataset& data, AreaRow district) {
  std::vector<AreaRow> rows;
  const AreaRow city = data.areas.parent[index(district)];
  for (const AreaRow town : data.towns[index(city)])
    if (data.areas.district[index(town)] == district) rows.push_back(town);
  return rows;
}

double sum_of(const std::vector<double>& values, const std::vector<AreaRow>& rows) {
  double sum = 0;
  for (const AreaRow row : rows) sum += values[index(row)];
  return sum;
}

/// Counts that towns have, with those that the ages and the unknown must add up to.
constexpr std::array<std::string_view, 7> town_counts = {"census-population",     "households",         "population-0-14",
                                                         "population-15-64",      "population-65-over", "population-75-over",
                                                         "population-age-unknown"};

}  // namespace

void check_town_shapes(const model::Dataset& data, Findings& to) {
  // New border nodes lie on the grid: up to 4,200 m² of slivers along the border of a whole municipality.
  constexpr double allowed_share = 3e-5, allowed_km2 = 0.005;
  const auto& areas = data.areas;
  std::size_t whole = 0, districts = 0;
  for (const AreaRow r : data.areas.rows()) {
    if (data.towns[index(r)].empty()) continue;
    const double sum = sum_of(areas.area_km2, data.towns[index(r)]);
    const double off = sum - areas.area_km2[index(r)];
    if (std::abs(off) <= std::max(allowed_km2, allowed_share * areas.area_km2[index(r)])) {
      ++whole;
      continue;
    }
    to.push_back(
        {"towns", areas.code[index(r)], Verdict::fail,
         say("{}: {}町丁・字の面積の合計は区域の面積と {} m² 違う", "{}: its {} towns differ from its area by {} m²",
             area_words(data, r), data.towns[index(r)].size(), format_number(off * 1e6, 0))});
  }
  for (const AreaRow r : data.areas.rows()) {
    if (areas.kind[index(r)] != AreaKind::district) continue;
    std::vector<std::uint32_t> features;
    for (const AreaRow town : towns_of_district(data, r)) features.push_back(static_cast<std::uint32_t>(town.index()));
    if (features.empty()) continue;
    const double gap = geo::mismatch_km2(areas.focus, features, areas.focus, index(r));
    if (gap <= allowed_km2) {
      ++districts;
      continue;
    }
    to.push_back({"towns", areas.code[index(r)], Verdict::fail,
                  say("{}: {}町丁・字の合併と {} m² 違う", "{}: differs from the union of its {} towns by {} m²",
                      area_words(data, r), features.size(), format_number(gap * 1e6, 0))});
  }
  if (whole + districts > 0)
    to.push_back({"towns", "shapes", Verdict::pass,
                  say("町丁・字が {} 市区を覆い、{} 地区は町丁・字の合併と一致する",
                      "towns cover {} municipalities and wards; {} districts are the union of theirs", whole, districts)});
}

void check_town_sums(const model::Dataset& data, const std::vector<store::WaterAreaNote>& water, Findings& to) {
  std::size_t equal = 0;
  const auto differ = [&](AreaRow area, const model::Indicator& indicator, const model::Period& period, double sum,
                          double of) {
    if (sum == of) {
      ++equal;
      return;
    }
    to.push_back({"towns", data.areas.code[index(area)], Verdict::fail,
                  say("{} {}（{}）: 町丁・字の合計 {}、{}", "{} {} ({}): its towns sum to {}, it says {}",
                      area_words(data, area), Text{indicator.name, indicator.name_en}, model::period_label(period),
                      format_number(sum, 0), format_number(of, 0))});
  };
  for (const auto id : town_counts) {
    const auto row = data.find_indicator(id);
    if (!row) continue;
    const auto& indicator = data.indicators[index(*row)];
    for (const auto& period : data.periods_of(*row)) {
      auto values = data.values(*row, period);
      // Suppressed ones are in the figure of their neighbour.
      data.each_figure(*row, [&](const model::FigureView& figure) {
        if (figure.status == model::Status::suppressed && data.periods[figure.period] == period)
          values[index(figure.area)] = 0;
      });
      for (const AreaRow r : data.areas.rows()) {
        const bool district = data.areas.kind[index(r)] == AreaKind::district;
        const auto towns = district ? towns_of_district(data, r) : data.towns[index(r)];
        double sum = sum_of(values, towns);
        if (towns.empty() || std::isnan(sum) || std::isnan(values[index(r)])) continue;
        for (const auto& area : water)
          if (area.municipality == data.areas.code[index(r)] && area.year == period.year)
            sum += id == "households" ? area.households : id == "census-population" ? area.population : 0;
        differ(r, indicator, period, sum, values[index(r)]);
      }
    }
  }
  if (equal > 0)
    to.push_back({"towns", "sums", Verdict::pass,
                  say("町丁・字の合計が地区・市区の値と一致する（{}件）",
                      "towns sum to their districts, wards and cities ({} times)", equal)});
}

namespace {

/// The ids of a sum, with the sign of each; operators are left out.
std::vector<std::pair<std::string, double>> terms_of(const std::string& words) {
  std::vector<std::pair<std::string, double>> terms;
  std::istringstream all(words);
  double sign = 1;
  for (std::string word; all >> word;) {
    if (word == "+" || word == "-")
      sign = word == "+" ? 1 : -1;
    else
      terms.emplace_back(word, sign);
  }
  return terms;
}

}  // namespace

void check_rates(const model::Dataset& data, const std::vector<store::RateDefinition>& rates, Findings& to) {
  std::size_t sound = 0, worked_out = 0;
  const auto sum_at = [&](const std::string& words, const model::Period& period) {
    std::vector<double> sum(data.areas.size(), 0);
    for (const auto& [id, sign] : terms_of(words)) {
      const auto values = data.values(*data.find_indicator(id), period);
      for (std::size_t a = 0; a < sum.size(); ++a) sum[a] += sign * values[a];
    }
    return sum;
  };
  for (const auto& rate : rates) {
    std::string unknown;
    for (const auto* words : {&rate.numerator, &rate.denominator})
      for (const auto& [id, sign] : terms_of(*words))
        if (!data.find_indicator(id)) unknown = id;
    const auto row = data.find_indicator(rate.indicator);
    if (!row || !unknown.empty()) {
      to.push_back({"rates", rate.indicator, Verdict::fail,
                    say("率の式の指標「{}」がありません", "the indicator '{}' of its definition is not there", unknown)});
      continue;
    }
    const auto before = to.size();
    for (const auto& period : data.periods_of(*row)) {
      const auto values = data.values(*row, period), above = sum_at(rate.numerator, period);
      const auto below = rate.denominator.empty() ? std::vector<double>(above.size(), 1) : sum_at(rate.denominator, period);
      for (std::size_t a = 0; a < values.size(); ++a) {
        const double expected = above[a] / below[a] * rate.factor;
        if (std::isnan(values[a]) || !std::isfinite(expected)) continue;
        ++worked_out;
        if (std::abs(values[a] - expected) <= 1e-9 * std::max(1.0, std::abs(expected))) continue;
        to.push_back({"rates", rate.indicator, Verdict::fail,
                      say("{}（{}）: {}、式からは {}", "{} ({}): {}, its definition gives {}", area_words(data, AreaRow(a)),
                          model::period_label(period), format_number(values[a], 3), format_number(expected, 3))});
      }
    }
    if (to.size() == before) ++sound;
  }
  if (sound > 0)
    to.push_back({"rates", "definitions", Verdict::pass,
                  say("率 {} 件の式の指標がそろい、同じ時点の {} 値は式と一致する",
                      "{} rates have all their indicators; {} figures of one period are what the definition gives", sound,
                      worked_out)});
}

}  // namespace kuiki::app
