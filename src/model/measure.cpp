#include "model/measure.h"

#include <algorithm>
#include <cmath>

#include "model/numerals.h"

namespace kuiki::model {

namespace {

/// Whose figure holds where several have one: what was entered, what the document prints, what was published.
int precedence(Status status) {
  if (status == Status::entered) return 0;
  return status == Status::published ? 2 : 1;
}

/// Neither of two actuals of one period is to be counted twice.
void leave_one_of_each(Measure& m) {
  const auto all = m.figures;
  const auto takes_its_place = [](const Figure& other, const Figure& f) {
    if (other.role != Role::actual || other.period != f.period || other.part != f.part) return false;
    const bool says_nothing = !std::isfinite(other.value) && other.printed.empty();
    return !says_nothing && precedence(other.status) < precedence(f.status);
  };
  m.figures.clear();
  for (const auto& f : all) {
    const bool replaced =
        f.role == Role::actual && std::ranges::any_of(all, [&](const Figure& other) { return takes_its_place(other, f); });
    (replaced ? m.superseded : m.figures).push_back(f);
  }
  // 「－」 printed for a year that was published since says nothing any more.
  std::erase_if(m.figures, [&](const Figure& f) {
    const bool empty = f.role == Role::actual && !std::isfinite(f.value) && f.qualifier != Qualifier::milestone;
    return empty && std::ranges::any_of(all, [&](const Figure& other) {
             return other.role == Role::actual && other.period == f.period && other.part == f.part &&
                    std::isfinite(other.value);
           });
  });
}

/// Would two figures that differ be written alike with so many decimals?
bool tells_apart(const Measure& measure, int decimals) {
  const double step = std::pow(10.0, decimals) / measure.scale;
  for (const auto& a : measure.figures)
    for (const auto& b : measure.figures)
      if (a.value != b.value && std::isfinite(a.value) && std::isfinite(b.value) &&
          std::round(a.value * step) == std::round(b.value * step))
        return false;
  return true;
}

}  // namespace

Measure measure_of(const Dataset& data, IndicatorRow indicator, AreaRow area) {
  const auto i = indicator.index();
  const auto& from = data.indicators[i];
  Measure m;
  m.id = from.id;
  m.name = from.name;
  m.unit = from.unit;
  m.unit_en = from.unit_en;
  m.direction = from.direction;
  m.accrual = from.accrual;
  m.decimals = from.decimals;
  m.scale = from.printed_scale;
  m.printed_decimals = from.printed_decimals;
  if (const auto plan = std::ranges::find(data.plans, from.plan, &Plan::id);
      !from.plan.empty() && plan != data.plans.end()) {
    m.plan_from = parse_period(plan->period_from);
    m.plan_to = parse_period(plan->period_to);
    m.latest_in_plan = plan->latest_actual;
  }
  data.each_figure_of(indicator, area, [&](const FigureView& f) {
    m.figures.push_back({data.periods[f.period], f.role, f.value, f.qualifier, std::string(f.part), std::string(f.printed),
                         f.status, std::string(f.source),
                         f.status == Status::published && f.note.starts_with(provisional_note)});
  });
  leave_one_of_each(m);
  return m;
}

bool is_milestone(const Measure& measure) {
  return std::ranges::any_of(measure.figures, [](const Figure& f) { return f.qualifier == Qualifier::milestone; });
}

AreaRow area_of(const Dataset& data, IndicatorRow indicator) {
  const auto i = indicator.index();
  for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k)
    if (data.observations.area[k] != none) return data.observations.area[k];
  return none;
}

int decimals_of(const Measure& measure) {
  if (measure.decimals >= 0) return measure.decimals;
  if (measure.scale > 1) {
    int places = measure.printed_decimals;
    while (places < measure.printed_decimals + 3 && !tells_apart(measure, places)) ++places;
    return places;
  }
  int most = 0;
  for (const auto& figure : measure.figures) most = std::max(most, decimals_of(figure.value, 3));
  return most;
}

}  // namespace kuiki::model
