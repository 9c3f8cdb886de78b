#include "model/measure.h"

#include <algorithm>

#include "model/numerals.h"

namespace kuiki::model {

Measure measure_of(const Dataset& data, Row indicator, Row area) {
  const auto i = static_cast<std::size_t>(indicator);
  const auto& from = data.indicators[i];
  Measure m;
  m.id = from.id;
  m.name = from.name;
  m.unit = from.unit;
  m.unit_en = from.unit_en;
  m.direction = from.direction;
  m.accrual = from.accrual;
  m.decimals = from.decimals;
  if (const auto plan = std::ranges::find(data.plans, from.plan, &Plan::id);
      !from.plan.empty() && plan != data.plans.end()) {
    m.plan_from = parse_period(plan->period_from);
    m.plan_to = parse_period(plan->period_to);
  }
  const auto& o = data.observations;
  for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) {
    if (o.area[k] != area) continue;
    m.figures.push_back({data.periods[o.period[k]], o.role[k], o.value[k],
                         parse_qualifier(o.qualifier[k]).value_or(Qualifier::exact), o.part[k], o.printed[k], o.status[k]});
  }
  // A figure that was entered goes before the one printed for the same period: neither is to be counted twice.
  const auto entered = m.figures;
  std::erase_if(m.figures, [&](const Figure& f) {
    return f.role == Role::actual && f.status != Status::entered && std::ranges::any_of(entered, [&](const Figure& e) {
             return e.status == Status::entered && e.period == f.period && e.part == f.part;
           });
  });
  return m;
}

Row area_of(const Dataset& data, Row indicator) {
  const auto i = static_cast<std::size_t>(indicator);
  for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k)
    if (data.observations.area[k] != none) return data.observations.area[k];
  return none;
}

int decimals_of(const Measure& measure) {
  if (measure.decimals >= 0) return measure.decimals;
  int most = 0;
  for (const auto& figure : measure.figures) most = std::max(most, decimals_of(figure.value, 3));
  return most;
}

}  // namespace kuiki::model
