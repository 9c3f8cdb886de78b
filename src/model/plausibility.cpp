#include "model/plausibility.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/figure_writer.h"
#include "model/fiscal.h"
#include "model/units.h"

namespace kuiki::model {
namespace {

using Doubt = Plausible::Doubt;

constexpr double jump_ratio = 3;
constexpr double jump_points = 30;
constexpr double jump_steps = 4;
constexpr double small_counts = 10;

struct Dated {
  double time = 0;
  const Figure* figure = nullptr;
};

/// What was measured, by time, without the figure that is being replaced.
std::vector<Dated> series_of(const Measure& measure, const Period& period, const std::string& part) {
  std::vector<Dated> series;
  for (const auto& figure : measure.figures) {
    const bool measured = figure.role == Role::actual || figure.role == Role::baseline;
    const bool replaced = figure.role == Role::actual && figure.status == Status::entered && figure.period == period;
    if (!measured || replaced || figure.part != part) continue;
    if (!std::isfinite(figure.value) || figure.qualifier != Qualifier::exact) continue;
    series.push_back({closing_time(figure.period), &figure});
  }
  std::ranges::stable_sort(series, {}, &Dated::time);
  return series;
}

bool any_outside(const Measure& measure, double low, double high) {
  return std::ranges::any_of(measure.figures, [&](const Figure& figure) {
    return figure.status != Status::entered && (figure.value < low || figure.value > high);
  });
}

/// A cumulative figure whose target is of one year is a total from the beginning on and cannot fall.
bool is_running_total(const Measure& measure) {
  if (measure.accrual != Accrual::cumulative) return false;
  return std::ranges::none_of(measure.figures, [](const Figure& figure) {
    return figure.role == Role::target && figure.period.kind == Period::Kind::span;
  });
}

/// The largest change from one measured figure to the next.
double largest_step(const std::vector<Dated>& series) {
  double largest = 0;
  for (std::size_t i = 1; i < series.size(); ++i)
    largest = std::max(largest, std::abs(series[i].figure->value - series[i - 1].figure->value));
  return largest;
}

bool is_jump(const Measure& measure, double value, double beside, double step) {
  const double change = std::abs(value - beside);
  if (change <= jump_steps * step) return false;
  if (measure.unit == "%") return change >= jump_points;
  const double larger = std::max(std::abs(value), std::abs(beside));
  const double smaller = std::min(std::abs(value), std::abs(beside));
  return larger >= small_counts && larger >= jump_ratio * smaller;
}

void note_rate(const Measure& measure, double value, std::vector<Plausible>& doubts) {
  if (measure.unit != "%" || (value >= 0 && value <= 100) || any_outside(measure, 0, 100)) return;
  const FigureWriter write(measure, YearStyle::western);
  doubts.push_back({Doubt::outside_rate, say("{}は割合の範囲（0〜100%）の外です。",
                                             "{} is outside the range of a share (0–100%).", write.value(value))});
}

void note_total(const Measure& measure, double time, double value, const std::vector<Dated>& series,
                std::vector<Plausible>& doubts) {
  if (!is_running_total(measure)) return;
  const FigureWriter write(measure, YearStyle::western);
  const Dated* before = nullptr;
  const Dated* after = nullptr;
  for (const auto& dated : series) {
    if (dated.time < time) before = &dated;
    if (dated.time > time && after == nullptr) after = &dated;
  }
  if (before != nullptr && value < before->figure->value) {
    doubts.push_back(
        {Doubt::falling_total, say("累計の値が{}の{}から{}に減っています。", "This running total falls from {1} {0} to {2}.",
                                   write.at(before->figure->period), write.figure(*before->figure), write.value(value))});
  } else if (after != nullptr && value > after->figure->value) {
    doubts.push_back({Doubt::falling_total,
                      say("累計の値が、後の{}の{}を上回っています。", "This running total exceeds the later {1} {0}.",
                          write.at(after->figure->period), write.figure(*after->figure))});
  }
}

void note_jump(const Measure& measure, double time, double value, const std::vector<Dated>& series,
               std::vector<Plausible>& doubts) {
  const auto nearest = std::ranges::min_element(series, {}, [&](const Dated& dated) { return std::abs(dated.time - time); });
  if (nearest == series.end()) return;
  const double beside = nearest->figure->value;
  if (!is_jump(measure, value, beside, largest_step(series))) return;
  const FigureWriter write(measure, YearStyle::western);
  doubts.push_back({Doubt::jump, say("{}の{}から大きく離れています。値と単位を確認してください。",
                                     "Far from {1} {0}: check the value and its unit.", write.at(nearest->figure->period),
                                     write.figure(*nearest->figure))});
}

void note_form(const Measure& measure, const Period& period, double value, const std::vector<Dated>& series,
               std::vector<Plausible>& doubts) {
  const FigureWriter write(measure, YearStyle::western);
  if (value < 0 && measure.unit != "%" && !any_outside(measure, 0, HUGE_VAL))
    doubts.push_back({Doubt::negative, say("{}は負の値です。", "{} is negative.", write.value(value))});
  const bool counted = measure.unit == "人" || measure.unit == "件" || measure.unit == "社" || measure.unit == "か所";
  const bool whole = std::ranges::all_of(measure.figures, [](const Figure& figure) {
    return !std::isfinite(figure.value) || figure.status == Status::entered || figure.value == std::floor(figure.value);
  });
  if (counted && whole && value != std::floor(value))
    doubts.push_back(
        {Doubt::not_whole, say("{}で数える指標ですが、小数があります。", "Counted in whole {}, but there is a decimal.",
                               Text{measure.unit, unit_in_english(measure.unit, 2)})});
  const bool fiscal =
      std::ranges::any_of(series, [](const Dated& dated) { return dated.figure->period.kind == Period::Kind::fiscal_year; });
  if (period.kind == Period::Kind::calendar_year && fiscal)
    doubts.push_back({Doubt::calendar_year,
                      {"年度で集計する指標ですが、暦年の値です。",
                       "The other figures are of fiscal years; this is of a calendar year."}});
}

}  // namespace

std::vector<Plausible> doubts_of(const Measure& measure, const Period& period, const std::string& part, double value) {
  std::vector<Plausible> doubts;
  if (!std::isfinite(value)) return doubts;
  const auto series = series_of(measure, period, part);
  const double time = closing_time(period);
  note_rate(measure, value, doubts);
  note_total(measure, time, value, series, doubts);
  note_jump(measure, time, value, series, doubts);
  note_form(measure, period, value, series, doubts);
  return doubts;
}

Text doubt_words(const std::vector<Plausible>& doubts) {
  Text all;
  for (const auto& doubt : doubts) all = sentences({all, doubt.words});
  return all;
}

}  // namespace kuiki::model
