#include <algorithm>
#include <cmath>

#include "app/check_rules.h"
#include "base/number.h"
#include "model/plan_names.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using Verdict = Finding::Verdict;

/// Only what can be added up; of rates and densities there is no sum.
bool is_count(const model::Indicator& indicator) {
  return indicator.plan.empty() && indicator.decimals <= 0 &&
         (indicator.unit == "人" || indicator.unit == "世帯" || indicator.unit == "か所");
}

struct PartSum {
  double sum = 0;
  std::size_t parts = 0;
};
PartSum sum_of(const model::Dataset& data, const std::vector<double>& values, AreaRow city, AreaKind kind) {
  PartSum found;
  for (const AreaRow child : data.children[index(city)]) {
    if (data.areas.kind[index(child)] != kind) continue;
    found.sum += values[index(child)];
    ++found.parts;
  }
  return found;
}

/// A sum of a city's parts that is not what the city says.
struct SumOff {
  const model::Indicator& indicator;
  const model::Period& period;
  bool first;  ///< is it the indicator's first period?
  AreaRow city;
  AreaKind kind;  ///< of the parts
  double off;
  std::size_t parts;
};

/// Why a sum of parts need not be what the city says; nothing where it must.
class Reasons {
 public:
  Reasons(const model::Dataset& data, const std::vector<store::WaterAreaNote>& water) : data_(data), water_(water) {}

  [[nodiscard]] Text of(const SumOff& sum) const {
    const auto& [indicator, period, first, city, kind, off, parts] = sum;
    // The starting year of the projection has people of unknown age shared out ward by ward, and rounded: less than one person
    // a ward.
    if (indicator.source == "ipss-projection" && first && std::abs(off) < static_cast<double>(parts))
      return {"推計の出発点で年齢不詳を区ごとに按分した端数",
              "people of unknown age were shared out and rounded ward by ward"};
    if (kind != AreaKind::district) return {};
    for (const auto& area : water_) {
      const double people = indicator.unit == "世帯" ? area.households : area.population;
      if (area.municipality == data_.areas.code[index(city)] && area.year == period.year && off == -people)
        return say("{}の{}{}はどの地区にも入らない", "{2} on the water ({0}) in no district", area.name,
                   format_number(people, 0), indicator.unit);
    }
    return {};
  }

 private:
  const model::Dataset& data_;
  const std::vector<store::WaterAreaNote>& water_;
};

}  // namespace

void check_sums(const model::Dataset& data, const std::vector<store::WaterAreaNote>& water, Findings& to) {
  const Reasons reasons(data, water);
  for (const model::IndicatorRow i : data.indicators.rows()) {
    const auto& indicator = data.indicators[index(i)];
    if (!is_count(indicator)) continue;
    const Text name{indicator.name, indicator.name_en};
    const auto periods = data.periods_of(i);
    std::size_t equal = 0;
    for (const auto& period : periods) {
      const auto values = data.values(i, period);
      for (const AreaRow city : data.areas.rows()) {
        if (data.areas.kind[index(city)] != AreaKind::municipality || std::isnan(values[index(city)])) continue;
        for (const auto kind : {AreaKind::ward, AreaKind::district}) {
          const auto [sum, parts] = sum_of(data, values, city, kind);
          if (parts == 0 || std::isnan(sum)) continue;
          const double off = sum - values[index(city)];
          if (off == 0) {
            ++equal;
            continue;
          }
          const Text why = reasons.of({indicator, period, period == periods.front(), city, kind, off, parts});
          Text words = say("{} {}（{}）: {}{}の合計 {}、市 {}（差 {}）",
                           "{} {} ({}): its {} {} sum to {}, the city says {} (off by {})", area_words(data, city), name,
                           model::period_label(period), parts,
                           kind == AreaKind::ward ? Text{"区", "wards"} : Text{"地区", "districts"}, format_number(sum, 0),
                           format_number(values[index(city)], 0), signed_number(off, 0));
          if (!why.empty()) words = say("{}。{}", "{}; {}", words, why);
          to.push_back({"sums", data.areas.code[index(city)], why.empty() ? Verdict::fail : Verdict::known, words});
        }
      }
    }
    if (equal > 0) {
      to.push_back({"sums", indicator.id, Verdict::pass,
                    say("{}: 区・地区の合計が市の値と一致する（{}件）",
                        "{}: wards or districts sum to their city ({} times)", name, equal)});
    }
  }
}

void check_totals(const model::Dataset& data, const std::vector<store::TotalReference>& totals, Findings& to) {
  std::size_t equal = 0;
  for (const auto& total : totals) {
    const auto indicator = data.find_indicator(total.indicator);
    const auto area = total.area.empty() ? std::optional<AreaRow>(model::none) : data.find_area(total.area);
    const auto period = model::parse_period(total.period);
    if (!indicator || !area || !period) {
      to.push_back(
          {"totals", total.indicator, Verdict::fail,
           say("参照値の指標・区域・時点のどれかがありません（{} {}）",
               "the reference names an indicator, area or period that is not there ({} {})", total.area, total.period)});
      continue;
    }
    const auto values = data.values(*indicator, *period);
    double found = 0;
    if (*area != model::none) found = values[index(*area)];
    for (const AreaRow r : data.areas.rows())
      if (*area == model::none && data.areas.kind[index(r)] == AreaKind::municipality && !std::isnan(values[index(r)]))
        found += values[index(r)];
    if (found == total.value) {
      ++equal;
      continue;
    }
    to.push_back({"totals", total.area.empty() ? total.indicator : total.area, Verdict::fail,
                  say("{}（{}、{}）: {}、参照値は {}（{}）", "{} ({}, {}): {}, the reference says {} ({})",
                      Text{data.indicators[index(*indicator)].name, data.indicators[index(*indicator)].name_en},
                      *area == model::none ? Text{"全国", "Japan"} : area_words(data, *area), model::period_label(*period),
                      format_number(found, 0), format_number(total.value, 0), total.source)});
  }
  if (equal > 0)
    to.push_back(
        {"totals", "figures", Verdict::pass, say("公表された合計 {} 件と一致する", "{} published totals are met", equal)});
}

void check_columns(const model::Dataset& data, const std::vector<store::RateDefinition>& rates,
                   const std::filesystem::path& database, Findings& to) {
  std::size_t packed = 0, equal = 0;
  std::vector<bool> is_rate(data.indicators.size(), false), in_columns(data.indicators.size(), false);
  for (const auto& rate : rates)
    if (const auto row = data.find_indicator(rate.indicator)) is_rate[row->index()] = true;
  for (const auto& column : data.columns) {
    in_columns[column.indicator.index()] = true;
    if (!is_rate[column.indicator.index()]) packed += column.value.size();
  }
  if (packed == 0) return;
  std::string wrong;
  std::size_t observed = 0;
  store::each_observed(database, [&](const store::ObservedFigure& figure) {
    const auto indicator = data.find_indicator(figure.indicator);
    const auto area = data.find_area(figure.area);
    const auto period = model::parse_period(figure.period);
    if (!indicator || !area || !period || !in_columns[indicator->index()]) return;
    ++observed;
    bool found = false;
    data.each_figure_of(*indicator, *area, [&](const model::FigureView& one) {
      const bool same = one.value == figure.value || (std::isnan(one.value) && std::isnan(figure.value));
      found = found || (same && data.periods[one.period] == *period && model::status_id(one.status) == figure.status);
    });
    equal += found;
    if (!found && wrong.empty())
      wrong = std::string(figure.indicator) + " " + std::string(figure.area) + " " + std::string(figure.period);
  });
  const bool right = equal == observed && observed == packed;
  to.push_back(
      {"columns", "statistic_column", right ? Verdict::pass : Verdict::fail,
       right ? say("読み込み用の統計の値 {} 件は observation と同じ",
                   "{} packed figures of statistics are those of observation", format_number(static_cast<double>(packed), 0))
             : say("読み込み用の統計の値が observation と違う（{} 件と {} 件、一致 {} 件。例：{}）",
                   "packed figures of statistics differ from observation ({} and {}, {} of them alike; such as {})", packed,
                   observed, equal, wrong)});
}

}  // namespace kuiki::app
