#include "report/series_states.h"

#include <algorithm>

#include "map/furniture.h"
#include "map/palette.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/series_marks.h"

namespace kuiki::report {

namespace {

using model::Role;

constexpr map::Font body{13, false}, strong{13, true}, small{12, false};

bool has_actual(const std::vector<model::Figure>& figures) {
  return std::ranges::any_of(figures, [](const model::Figure& f) { return f.role == Role::actual && !f.printed.empty(); });
}

/// One row under the other: when, what it is, in what state; and a line that leads down through their marks.
class StateList {
 public:
  StateList(const model::Judged& judged, const model::Wording& wording, double width, ChartDetail detail);
  SeriesChart draw();

 private:
  struct Row {
    std::string date, role, words;
    Rgba color;
    bool bold = false;
    const model::Figure* figure = nullptr;  ///< none in the row that waits for an actual
  };
  struct Dot {
    double y;
    const model::Figure* figure;
  };
  void add(const Row& row);
  void add_pending();
  void add_figure(const model::Figure& f);
  [[nodiscard]] std::vector<map::Item> line_through() const;

  const model::Judged& judged_;
  const model::Wording& wording_;
  double width_, pad_;
  std::vector<model::Figure> figures_;
  double when_ = 0, line_x_ = 0, role_x_ = 0, words_x_ = 0;
  double y_ = 2;
  std::vector<Dot> dots_;
  SeriesChart chart_;
  map::Ink ink_{&chart_.items};
};

StateList::StateList(const model::Judged& judged, const model::Wording& wording, double width, ChartDetail detail)
    : judged_(judged),
      wording_(wording),
      width_(width),
      pad_(detail == ChartDetail::full ? 7 : 3),
      figures_(judged.measure.figures) {
  std::ranges::stable_sort(figures_, {}, [](const model::Figure& f) { return model::closing_time(f.period); });
  double what = 0;
  for (const auto& f : figures_) {
    when_ = std::max(when_, map::measure(wording(f.period), small).width);
    what = std::max(what, map::measure(model::role_name(f.role).in(wording), small).width);
  }
  line_x_ = when_ + 16;
  role_x_ = line_x_ + 16;
  words_x_ = role_x_ + what + 14;
}

void StateList::add(const Row& row) {
  const double middle = y_ + pad_ + map::line_height(body) / 2, top = middle - map::line_height(small) / 2;
  ink_.words(row.date, small, when_, top, map::paper::secondary, map::Ink::Align::right);
  ink_.words(row.role, small, role_x_, top, row.color);
  const double used =
      ink_.paragraph(row.words, row.bold ? strong : body, words_x_, y_ + pad_, std::max(width_ - words_x_, 60.0), row.color);
  dots_.push_back({middle, row.figure});
  y_ += std::max(used, map::line_height(body)) + 2 * pad_;
}

void StateList::add_pending() {
  add({.date = {},
       .role = model::role_name(Role::actual).in(wording_),
       .words = Text{"まだ入力されていません", "not entered yet"}.in(wording_),
       .color = map::paper::secondary});
}

void StateList::add_figure(const model::Figure& f) {
  const Rgba color = f.role == Role::target     ? chart_tone::target
                     : f.role == Role::baseline ? map::paper::text
                                                : chart_tone::actual;
  const bool worded =
      !f.printed.empty() && f.qualifier == model::Qualifier::milestone && f.status != model::Status::not_measured;
  add({.date = wording_(f.period),
       .role = model::role_name(f.role).in(wording_),
       .words = worded ? figure_words(judged_.measure, f).in(wording_) : model::status_name(f.status).in(wording_),
       .color = color,
       .bold = worded,
       .figure = &f});
}

MarkFill fill_of(const model::Figure& f) {
  if (f.status == model::Status::inferred) return MarkFill::dotted;
  if (f.printed.empty() || f.status == model::Status::not_measured) return MarkFill::open;
  return f.role == Role::actual && f.status != model::Status::entered ? MarkFill::open : MarkFill::filled;
}

void add_dot(std::vector<map::Item>& items, double x, double y, const model::Figure* f) {
  if (f == nullptr) {
    add_mark(items, {x, y}, map::Symbol::circle, 9, chart_tone::lost, MarkFill::open);
    return;
  }
  const Rgba color = f->role == Role::target     ? chart_tone::target
                     : f->role == Role::baseline ? chart_tone::baseline
                                                 : chart_tone::actual;
  const map::Symbol symbol = f->role == Role::target     ? map::Symbol::diamond
                             : f->role == Role::baseline ? map::Symbol::square
                                                         : map::Symbol::circle;
  add_mark(items, {x, y}, symbol, 10, color, fill_of(*f));
}

std::vector<map::Item> StateList::line_through() const {
  std::vector<map::Item> items;
  const double first = dots_.empty() ? 0 : dots_.front().y, last = dots_.empty() ? 0 : dots_.back().y;
  add_line(items, {at(line_x_, first), at(line_x_, last)}, chart_tone::axis, 1.5);
  for (const auto& [y, figure] : dots_) add_dot(items, line_x_, y, figure);
  return items;
}

/// An actual that is not entered yet has its row before the first target, or at the end.
SeriesChart StateList::draw() {
  bool told = has_actual(figures_);
  for (const auto& f : figures_) {
    if (!told && f.role == Role::target) {
      add_pending();
      told = true;
    }
    add_figure(f);
  }
  if (!told) add_pending();
  auto line = line_through();
  chart_.items.insert(chart_.items.begin(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
  chart_.height = y_ + 2;
  return std::move(chart_);
}

}  // namespace

SeriesChart state_list(const model::Judged& judged, const model::Wording& wording, double width, ChartDetail detail) {
  return StateList(judged, wording, width, detail).draw();
}

}  // namespace kuiki::report
