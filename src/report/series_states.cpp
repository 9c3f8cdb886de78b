#include "report/series_states.h"

#include <algorithm>

#include "map/furniture.h"
#include "map/palette.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/series_marks.h"

namespace kuiki::report {

SeriesChart state_list(const model::Judged& judged, const model::Wording& wording, double width, ChartDetail detail) {
  using model::Role;
  const map::Font body{13, false}, strong{13, true}, small{12, false};
  SeriesChart chart;
  map::Ink ink(&chart.items);

  auto figures = judged.measure.figures;
  std::ranges::stable_sort(figures, {}, [](const model::Figure& f) { return model::closing_time(f.period); });
  const bool no_actual =
      std::ranges::none_of(figures, [](const model::Figure& f) { return f.role == Role::actual && !f.printed.empty(); });

  double when = 0, what = 0;
  for (const auto& f : figures) {
    when = std::max(when, map::measure(wording(f.period), small).width);
    what = std::max(what, map::measure(model::role_name(f.role).in(wording), small).width);
  }
  const double line_x = when + 16, role_x = line_x + 16, words_x = role_x + what + 14;
  const double pad = detail == ChartDetail::full ? 7 : 3;
  double y = 2, first = 0, last = 0;
  struct Dot {
    double y;
    const model::Figure* figure;
  };
  std::vector<Dot> dots;
  const auto row = [&](const std::string& date, const std::string& role, const std::string& words, Rgba color, bool bold,
                       const model::Figure* figure) {
    const double middle = y + pad + map::line_height(body) / 2;
    ink.words(date, small, when, middle - map::line_height(small) / 2, map::paper::secondary, map::Ink::Align::right);
    ink.words(role, small, role_x, middle - map::line_height(small) / 2, color);
    const double used = ink.paragraph(words, bold ? strong : body, words_x, y + pad, std::max(width - words_x, 60.0), color);
    if (first == 0) first = middle;
    last = middle;
    dots.push_back({middle, figure});
    y += std::max(used, map::line_height(body)) + 2 * pad;
  };
  const auto pending = [&] {
    row("", model::role_name(Role::actual).in(wording), Text{"まだ入力されていません", "not entered yet"}.in(wording),
        map::paper::secondary, false, nullptr);
  };
  bool told = !no_actual;
  for (const auto& f : figures) {
    if (!told && f.role == Role::target) {
      pending();
      told = true;
    }
    const Rgba color = f.role == Role::target     ? chart_tone::target
                       : f.role == Role::baseline ? map::paper::text
                                                  : chart_tone::actual;
    const bool worded =
        !f.printed.empty() && f.qualifier == model::Qualifier::milestone && f.status != model::Status::not_measured;
    row(wording(f.period), model::role_name(f.role).in(wording),
        worded ? figure_words(judged.measure, f).in(wording) : model::status_name(f.status).in(wording), color, worded, &f);
  }
  if (!told) pending();

  std::vector<map::Item> line;
  add_line(line, {at(line_x, first), at(line_x, last)}, chart_tone::axis, 1.5);
  for (const auto& [dot_y, f] : dots) {
    if (f == nullptr) {
      add_mark(line, line_x, dot_y, map::Symbol::circle, 9, chart_tone::lost, MarkFill::open);
    } else {
      const Rgba color = f->role == Role::target     ? chart_tone::target
                         : f->role == Role::baseline ? chart_tone::baseline
                                                     : chart_tone::actual;
      const map::Symbol symbol = f->role == Role::target     ? map::Symbol::diamond
                                 : f->role == Role::baseline ? map::Symbol::square
                                                             : map::Symbol::circle;
      add_mark(line, line_x, dot_y, symbol, 10, color,
               f->status == model::Status::inferred                             ? MarkFill::dotted
               : f->printed.empty() || f->status == model::Status::not_measured ? MarkFill::open
               : f->role == Role::actual && f->status != model::Status::entered ? MarkFill::open
                                                                                : MarkFill::filled);
    }
  }
  chart.items.insert(chart.items.begin(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
  chart.height = y + 2;
  return chart;
}

}  // namespace kuiki::report
