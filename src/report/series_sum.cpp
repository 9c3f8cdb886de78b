#include <algorithm>
#include <cmath>

#include "map/furniture.h"
#include "map/palette.h"
#include "model/fiscal.h"
#include "model/numerals.h"
#include "model/progress_parts.h"
#include "report/series_drawing.h"

namespace kuiki::report {

using map::Symbol;
using model::Figure;
using model::Role;
using model::Rule;
using model::Status;

void SeriesDrawing::find_running_sum() {
  for (const auto& part : judged_.parts)
    if (part.rule == Rule::running_sum && judged_.parts.size() == 1 && part.target && has_value(*part.target))
      running_sum_ = &part;
}

std::vector<SeriesDrawing::Total> SeriesDrawing::totals() const {
  std::vector<Total> all;
  const auto& span_of_target = model::known(running_sum_->target).period;
  double sum = 0;
  bool whole = true;
  for (const int year : model::fiscal_years(span_of_target)) {
    const Figure *of_year = nullptr, *to_date = nullptr;
    for (const auto& f : m_.figures) {
      if (f.role != Role::actual || !has_value(f) || model::reporting_year(f.period) != year) continue;
      const bool span = f.period.kind == model::Period::Kind::span;
      (span ? to_date : of_year) = &f;
    }
    if (to_date != nullptr && to_date->period.year == span_of_target.year) {
      sum = to_date->value;
      whole = true;
      all.push_back({year, sum, true});
    } else if (of_year != nullptr) {
      sum += of_year->value;
      all.push_back({year, sum, whole});
    } else
      whole = false;
  }
  return all;
}

void SeriesDrawing::draw_bar(const Figure& f, Rgba fill) {
  const double spacing = chart_.plot.w / (chart_.last_year - chart_.first_year), half = std::min(spacing * 0.3, 26.0);
  map::RectItem column;
  column.rect = {x(time_of(f)) - half, y(std::max(f.value, 0.0)), 2 * half, std::abs(y(f.value) - y(0))};
  column.fill.color = fill;
  if (f.status != Status::entered && f.role == Role::actual) {
    column.stroke = chart_tone::actual;
    column.stroke_width = 1;
  }
  chart_.items.emplace_back(column);
  labels_->avoid(column.rect, 4);
}

/// From nothing to the target in equal steps, and the level of the target.
void SeriesDrawing::draw_even_way() {
  const Figure& target = model::known(running_sum_->target);
  const auto span = model::fiscal_years(target.period);
  line({at(x(span.front() - 1), y(0)), at(x(span.back()), y(target.value))}, chart_tone::path, 1.2, {5, 4});
  key({KeyEntry::Kind::line,
       say_in({"均等に進む場合", "If it goes evenly"}),
       chart_tone::path,
       Symbol::circle,
       MarkFill::filled,
       {5, 4}});
  line({at(chart_.plot.x, y(target.value)), at(chart_.plot.x + chart_.plot.w, y(target.value))},
       chart_tone::target.with_alpha(150), 1, {2, 3}, 2);
}

void SeriesDrawing::draw_years(const std::vector<const Figure*>& years) {
  if (const auto& baseline = running_sum_->baseline; baseline && has_value(*baseline)) {
    draw_bar(*baseline, chart_tone::baseline.with_alpha(150));
    key({KeyEntry::Kind::bar, say_in({"基準値（1年分）", "Baseline (one year)"}), chart_tone::baseline.with_alpha(150)});
  }
  for (const Figure* f : years) {
    draw_bar(*f, chart_tone::bar);
    key({KeyEntry::Kind::bar, say_in({"各年度の実績", "Each year"}), chart_tone::bar});
  }
}

void SeriesDrawing::draw_totals(const std::vector<Total>& sums) {
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (i > 0 && sums[i].year == sums[i - 1].year + 1 && sums[i].whole)
      line({at(x(sums[i - 1].year), y(sums[i - 1].value)), at(x(sums[i].year), y(sums[i].value))}, chart_tone::actual, 2);
    const MarkFill fill = sums[i].whole ? MarkFill::filled : MarkFill::open;
    mark(sums[i].year, sums[i].value, Symbol::circle, 9, chart_tone::actual, fill);
    key({KeyEntry::Kind::mark,
         sums[i].whole ? say_in({"累計", "Running sum"})
                       : say_in({"累計（欠けた年度あり：少なくとも）", "Running sum, a year missing: at least"}),
         chart_tone::actual, Symbol::circle, fill});
  }
  const Figure& target = model::known(running_sum_->target);
  mark(time_of(target), target.value, Symbol::diamond, 13, chart_tone::target, fill_of(target));
  key({KeyEntry::Kind::mark, say_in({"累計の目標値", "Target of the sum"}), chart_tone::target, Symbol::diamond,
       fill_of(target)});
}

void SeriesDrawing::label_sum(const std::vector<Total>& sums) {
  const Figure& target = model::known(running_sum_->target);
  const auto put = [&](const std::string& words, double t, double v, double radius, Rgba color) {
    labels_->put(words_, words, small_strong, {x(t), y(v), radius}, color, true);
  };
  const bool named = full_ && is_wide();
  put((named ? say_in({"累計の目標値 ", "Target of the sum "}) : std::string{}) + words_of(target), time_of(target),
      target.value, 6.5, chart_tone::target);
  if (!sums.empty()) {
    const auto& last = sums.back();
    put(say_in({"累計 ", "Sum "}) + model::write_value(last.value, plain_.unit, plain_.unit_en, decimals_of(m_)).in(w_) +
            (last.whole ? std::string{} : say_in({"以上", " or more"})),
        last.year, last.value, 4.5, chart_tone::actual);
  }
  if (const auto& baseline = running_sum_->baseline; baseline && has_value(*baseline))
    put((named ? say_in({"基準値 ", "Baseline "}) : std::string{}) + words_of(*baseline), time_of(*baseline),
        baseline->value, 1, chart_tone::baseline);
}

/// At the foot of its bar, or above it.
void SeriesDrawing::label_years(const std::vector<const Figure*>& years) {
  const double line_high = map::line_height(small);
  for (const Figure* f : years) {
    if (y(0) - y(f->value) > line_high + 8)
      labels_->put(words_, words_of(*f), small, {x(time_of(*f)), y(0) - 1, 0}, map::paper::text, true);
    else
      labels_->put_above(words_, words_of(*f), small, x(time_of(*f)), y(f->value) - 1, map::paper::text);
  }
}

/// The years' values as bars and their sum as a line against the target of the whole span.
void SeriesDrawing::draw_sum() {
  std::vector<const Figure*> years;
  for (const auto& f : m_.figures)
    if (f.role == Role::actual && has_value(f) && f.period.kind != model::Period::Kind::span) years.push_back(&f);
  const auto sums = totals();
  draw_even_way();
  draw_years(years);
  draw_totals(sums);
  label_sum(sums);
  if (full_) label_years(years);
}

}  // namespace kuiki::report
