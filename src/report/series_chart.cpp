#include "report/series_chart.h"

#include <algorithm>
#include <cmath>

#include "map/furniture.h"
#include "map/palette.h"
#include "report/series_drawing.h"
#include "report/series_states.h"
#include "report/sheet_parts.h"

namespace kuiki::report {

using map::Rect;
using map::Symbol;
using model::Figure;
using model::Role;

SeriesDrawing::SeriesDrawing(const model::Judged& judged, const model::Wording& wording, double width, double height,
                             ChartDetail detail)
    : m_(judged.measure),
      judged_(judged),
      w_(wording),
      full_(detail == ChartDetail::full),
      width_(width),
      plain_(judged.measure) {
  // Beside a mark there is no room for "organisations": the axis says the unit.
  if (w_.lang == Lang::en && (!is_wide() || !full_) && m_.unit != "%") {
    plain_.unit.clear();
    plain_.unit_en.clear();
  }
  chart_.height = height;
  find_running_sum();
  lay_out(height);
}

SeriesChart SeriesDrawing::finish() {
  LabelPlacer labels({chart_.plot.x + 2, chart_.plot.y - 7, chart_.plot.w - 2, chart_.plot.h + 6});
  labels_ = &labels;
  draw_good_side();
  draw_axes();
  draw_lost();
  if (judged_.parts.size() > 1)
    for (const auto& part : judged_.parts)
      key({KeyEntry::Kind::line, part_words(part.part, w_), color_of(part), Symbol::circle, MarkFill::filled, {}});
  if (running_sum_ != nullptr)
    draw_sum();
  else
    for (const auto& part : judged_.parts) draw_series(part);
  draw_notes();
  for (const auto& label : later_) label();
  for (auto& item : marks_) chart_.items.push_back(std::move(item));
  for (auto& item : words_) chart_.items.push_back(std::move(item));
  if (full_ && !key_.empty())
    draw_key();
  else
    chart_.height = chart_.plot.y + chart_.plot.h + map::line_height(small) + 7;
  return std::move(chart_);
}

void SeriesDrawing::lay_out(double height) {
  std::vector<double> values, times;
  bool calendar = true;
  for (const auto& f : m_.figures) {
    times.push_back(time_of(f));
    calendar = calendar && f.period.kind == model::Period::Kind::calendar_year;
    if (f.period.kind == model::Period::Kind::span) times.push_back(model::fiscal_years(f.period).front());
    if (f.qualifier == model::Qualifier::change) {
      for (const auto& part : judged_.parts)
        if (const auto level = level_of(f, part)) values.push_back(*level);
    } else if (has_value(f)) {
      values.push_back(f.value);
    }
  }
  if (running_sum_ != nullptr)
    for (const auto& total : totals()) values.push_back(total.value);
  any_level_ = !values.empty();
  if (!any_level_) height = std::min(height, 120.0);  // nothing but words
  if (calendar && !times.empty()) calendar_shift_ = -0.25;
  const bool any_target = std::ranges::any_of(m_.figures, [](const Figure& f) { return f.role == Role::target; });
  if ((times.size() < 2 || !any_target) && m_.plan_from && m_.plan_to) {
    times.push_back(model::fiscal_year_of(*m_.plan_from));
    times.push_back(model::fiscal_year_of(*m_.plan_to));
  }
  if (times.empty()) times.push_back(0);
  const auto [least, most] = std::ranges::minmax(times);
  const double side = running_sum_ != nullptr ? 0.6 : 0.35;
  chart_.first_year = std::floor(least - calendar_shift_) + calendar_shift_ - side;
  chart_.last_year = std::ceil(most - calendar_shift_) + calendar_shift_ + side;

  const double line = map::line_height(small);
  const int steps = std::clamp(static_cast<int>((height - 2.5 * line) / 32), 3, 6);
  chart_.scale = value_scale(values, m_.unit, w_.lang, steps, running_sum_ != nullptr);
  double ticks = 0;
  if (any_level_)
    for (const double tick : chart_.scale.ticks())
      ticks = std::max(ticks, map::measure(chart_.scale.words(tick), small).width);
  const double above = line + 8, keys = full_ ? 8 + 2 * map::line_height(small) : 0;
  // A sheet may be narrower than the words of the axis: then the plot keeps a little of its own.
  const double wide = std::max(width_ - ticks - 8 - 2, 12.0), high = std::max(height - above - line - 5 - keys, 12.0);
  chart_.plot = {ticks + 8, above, wide, high};
}

void SeriesDrawing::draw_axes() {
  map::Ink ink(&chart_.items);
  const auto& plot = chart_.plot;
  if (any_level_)
    for (const double tick : chart_.scale.ticks()) {
      const bool zero = tick == 0;
      add_line(chart_.items, {at(plot.x, y(tick)), at(plot.x + plot.w, y(tick))}, zero ? chart_tone::axis : chart_tone::grid,
               1);
      ink.words(chart_.scale.words(tick), small, plot.x - 6, y(tick) - map::line_height(small) / 2, map::paper::secondary,
                map::Ink::Align::right);
    }
  add_line(chart_.items, {at(plot.x, plot.y + plot.h), at(plot.x + plot.w, plot.y + plot.h)}, chart_tone::axis, 1);

  // Years: as many as have room, the last one in any case.
  const int first = static_cast<int>(std::ceil(chart_.first_year - calendar_shift_)),
            last = static_cast<int>(std::floor(chart_.last_year - calendar_shift_));
  const auto year_words = [&](int year) {
    return model::short_period(
        {calendar_shift_ < 0 ? model::Period::Kind::calendar_year : model::Period::Kind::fiscal_year, year, 0, 0, 0},
        w_.years);
  };
  double widest = 0;
  for (int year = first; year <= last; ++year) widest = std::max(widest, map::measure(year_words(year), small).width);
  // On a page too narrow for its chart there is no room between two years, nor less than none.
  const double spacing = plot.w / (chart_.last_year - chart_.first_year), most = std::max(1, last - first + 1);
  const int every =
      spacing > 0 ? static_cast<int>(std::clamp(std::ceil((widest + 8) / spacing), 1.0, most)) : static_cast<int>(most);
  for (int year = last; year >= first; --year) {
    const double at_x = x(year + calendar_shift_);
    add_line(chart_.items, {at(at_x, plot.y + plot.h), at(at_x, plot.y + plot.h + 4)}, chart_tone::axis, 1);
    if ((last - year) % every != 0) continue;
    const std::string words = year_words(year);
    const double half = map::measure(words, small).width / 2;
    ink.words(words, small, std::min(at_x, width_ - half), plot.y + plot.h + 5, map::paper::secondary,
              map::Ink::Align::centre);
  }
  const Text axis = calendar_shift_ < 0 ? Text{"年", "Year"} : Text{"年度", "FY"};
  const double axis_width = map::measure(axis.in(w_), small).width;
  if (axis_width + 6 < x(first + calendar_shift_) - widest / 2)
    ink.words(axis.in(w_), small, 0, plot.y + plot.h + 5, map::paper::secondary);

  const std::string unit = any_level_ ? unit_caption(chart_.scale, m_.unit, m_.unit_en, w_.lang) : std::string{};
  ink.words(unit, small, 0, 0, map::paper::secondary);
  if (!chart_.scale.from_zero && any_level_ && full_) {
    const std::string note = say_in({"縦軸は0から始まりません", "The axis does not begin at 0"});
    if (map::measure(unit, small).width + map::measure(note, small).width + 16 < width_)
      ink.words(note, small, width_, 0, map::paper::secondary, map::Ink::Align::right);
    else
      key({KeyEntry::Kind::note, note, {}});
  }
  if (!chart_.scale.from_zero && any_level_) {  // the foot of the axis is broken
    const double x0 = plot.x, y0 = plot.y + plot.h - 6;
    add_line(chart_.items, {at(x0 - 4, y0 + 2), at(x0 + 4, y0 - 2)}, chart_tone::axis, 1.2);
    add_line(chart_.items, {at(x0 - 4, y0 + 6), at(x0 + 4, y0 + 2)}, chart_tone::axis, 1.2);
  }
}

void SeriesDrawing::key(KeyEntry entry) {
  if (std::ranges::find(key_, entry) == key_.end()) key_.push_back(std::move(entry));
}

void SeriesDrawing::draw_key() {
  map::Ink ink(&chart_.items);
  const double line = map::line_height(small), swatch = 16;
  double left = 0, top = chart_.plot.y + chart_.plot.h + line + 13;
  for (const auto& entry : key_) {
    const double mark = entry.kind == KeyEntry::Kind::note ? 0 : swatch + 5;
    const double wide = mark + map::measure(entry.words, small).width;
    if (left > 0 && left + wide > width_) {
      left = 0;
      top += line + 2;
    }
    const double middle = top + line / 2;
    const Rect patch{left + 1, middle - 5, swatch - 2, 10};
    switch (entry.kind) {
      case KeyEntry::Kind::mark:
        add_mark(chart_.items, {left + swatch / 2, middle}, entry.symbol, 9, entry.color, entry.fill);
        break;
      case KeyEntry::Kind::line:
        add_line(chart_.items, {at(left, middle), at(left + swatch, middle)}, entry.color, 1.4, entry.dash);
        break;
      case KeyEntry::Kind::hatch:
        add_lost(chart_.items, patch);
        break;
      case KeyEntry::Kind::note:
        break;
      case KeyEntry::Kind::patch:
      case KeyEntry::Kind::bar: {
        map::RectItem item;
        item.rect = patch;
        item.fill.color = entry.color;
        chart_.items.emplace_back(item);
        break;
      }
    }
    ink.words(entry.words, small, left + mark, top, map::paper::text);
    left += wide + 16;
  }
  chart_.height = top + line + 2;
}

SeriesChart series_chart(const model::Judged& judged, const model::Wording& wording, double width, double height,
                         ChartDetail detail) {
  const bool words = std::ranges::any_of(judged.measure.figures,
                                         [](const Figure& f) { return f.qualifier == model::Qualifier::milestone; });
  if (words) return state_list(judged, wording, width, detail);
  return SeriesDrawing(judged, wording, width, height, detail).finish();
}

}  // namespace kuiki::report
