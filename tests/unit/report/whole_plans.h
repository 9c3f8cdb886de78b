#pragma once
#include <cmath>

#include "app/project_database.h"
#include "model/measure.h"

namespace kuiki::test {

/// The five plans as they are printed.
inline const model::Dataset& printed_plans() {
  static const ProjectDatabase database;
  return *database.data;
}

/// The same without the figures that offices published elsewhere: nothing there to judge but what a document prints.
inline const model::Dataset& plans_without_published() {
  static const model::Dataset made = [] {
    model::Dataset data = printed_plans();
    const auto from = data.observations;
    auto& to = data.observations;
    to = {};
    for (std::size_t k = 0; k < from.size(); ++k) {
      if (from.status[k] == model::Status::published) continue;
      to.indicator.push_back(from.indicator[k]);
      to.area.push_back(from.area[k]);
      to.period.push_back(from.period[k]);
      to.role.push_back(from.role[k]);
      to.status.push_back(from.status[k]);
      to.value.push_back(from.value[k]);
      to.part.push_back(from.part[k]);
      to.qualifier.push_back(from.qualifier[k]);
      to.printed.push_back(from.printed[k]);
      to.note.push_back(from.note[k]);
      to.line.push_back(from.line_of(k));
    }
    data.index();
    return data;
  }();
  return made;
}

/// The same with invented actuals for the first three years of every plan, rising from the baseline, so that there is
/// something to judge.
inline const model::Dataset& plans_with_actuals() {
  static const model::Dataset made = [] {
    model::Dataset data = printed_plans();
    const auto from = data.observations;
    auto& to = data.observations;
    to = {};
    const auto copy = [&](std::size_t k) {
      to.indicator.push_back(from.indicator[k]);
      to.area.push_back(from.area[k]);
      to.period.push_back(from.period[k]);
      to.role.push_back(from.role[k]);
      to.status.push_back(from.status[k]);
      to.value.push_back(from.value[k]);
      to.part.push_back(from.part[k]);
      to.qualifier.push_back(from.qualifier[k]);
      to.printed.push_back(from.printed[k]);
      to.note.push_back(from.note[k]);
      to.line.push_back(from.line_of(k));
    };
    const auto period_row = [&](int year) {
      const model::Period period{model::Period::Kind::fiscal_year, year, 0, 0, 0};
      const auto found = std::ranges::find(data.periods, period);
      if (found != data.periods.end()) return static_cast<std::size_t>(found - data.periods.begin());
      data.periods.push_back(period);
      return data.periods.size() - 1;
    };
    for (std::size_t k = 0; k < from.size(); ++k) {
      copy(k);
      const auto& indicator = data.indicators[from.indicator[k]];
      if (indicator.plan.empty() || from.role[k] != model::Role::baseline) continue;
      const auto measure = model::measure_of(printed_plans(), from.indicator[k], from.area[k]);
      for (int year = 0; year < 3; ++year) {
        copy(k);
        const bool word = from.qualifier[k] == model::Qualifier::milestone;
        to.period.back() = static_cast<std::uint16_t>(period_row(measure.plan_from->year + year));
        to.role.back() = model::Role::actual;
        to.status.back() = model::Status::entered;
        to.value.back() = word ? NAN : (std::isfinite(from.value[k]) ? from.value[k] : 10) * (1 + 0.03 * year);
        to.printed.back() = word ? "準備" : "";
        to.note.back() = "試験の値";
      }
    }
    data.index();
    return data;
  }();
  return made;
}

}  // namespace kuiki::test
