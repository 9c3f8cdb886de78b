#include "report/comparison_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/furniture.h"
#include "map/palette.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/chart_kit.h"
#include "report/series_marks.h"

namespace kuiki::report {
namespace {

using map::Font;
using map::Ink;
using map::Symbol;
using model::Figure;
using model::Qualifier;
using model::Role;

constexpr Font small{12, false}, strong{12, true};

double time_of(const Figure& f) { return model::closing_time(f.period); }

/// A figure that has its place on the axis: a sum over years and 「20分短縮」 have none.
bool on_axis(const Figure& f) {
  return std::isfinite(f.value) && f.qualifier != Qualifier::change && f.qualifier != Qualifier::floor &&
         f.period.kind != model::Period::Kind::span;
}

class Drawing {
 public:
  Drawing(std::span<const ComparedLine> lines, const model::Wording& wording, double width, double height)
      : lines_(lines), words_(wording), width_(width), height_(height) {
    std::vector<double> values;
    double least = INFINITY, most = -INFINITY, ticks = 0;
    for (const auto& line : lines)
      for (const auto& f : line.judged->measure.figures)
        if (on_axis(f)) {
          values.push_back(f.value);
          least = std::min(least, time_of(f));
          most = std::max(most, time_of(f));
        }
    if (values.empty()) least = most = 0;
    const auto& measure = lines.front().judged->measure;
    scale_ = value_scale(values, measure.unit, words_.lang, std::max(2, static_cast<int>(height / 48)), false);
    for (const double tick : scale_.ticks()) ticks = std::max(ticks, map::measure(scale_.words(tick), small).width);
    first_ = std::floor(least) - 0.4;
    last_ = std::ceil(most) + 0.4;
    const double line = map::line_height(small);
    plot_ = {ticks + 8, line + 10, width - ticks - 8, height - 2 * line - key(nullptr, 0) - 28};
  }

  std::vector<map::Item> finish() {
    axes();
    LabelPlacer labels({plot_.x, plot_.y - 12, plot_.w, plot_.h + 12});
    std::vector<map::Item> marks, words;
    for (std::size_t i = 0; i < lines_.size(); ++i) draw(lines_[i], line_color(i), marks, labels);
    for (std::size_t i = 0; i < lines_.size(); ++i) name(lines_[i], line_color(i), words, labels);
    for (auto* more : {&marks, &words})
      for (auto& item : *more) items_.push_back(std::move(item));
    key(&items_, height_ - key(nullptr, 0));
    return std::move(items_);
  }

 private:
  std::span<const ComparedLine> lines_;
  model::Wording words_;
  double width_, height_, first_ = 0, last_ = 1;
  ValueScale scale_;
  map::Rect plot_;
  std::vector<map::Item> items_;

  [[nodiscard]] double x(double t) const { return plot_.x + (t - first_) / (last_ - first_) * plot_.w; }
  [[nodiscard]] double y(double v) const {
    return plot_.y + plot_.h - (v - scale_.low) / (scale_.high - scale_.low) * plot_.h;
  }

  void axes() {
    Ink ink(&items_);
    const double line = map::line_height(small), bottom = plot_.y + plot_.h;
    for (const double tick : scale_.ticks()) {
      add_line(items_, {at(plot_.x, y(tick)), at(plot_.x + plot_.w, y(tick))},
               tick == 0 ? chart_tone::axis : chart_tone::grid);
      ink.words(scale_.words(tick), small, plot_.x - 6, y(tick) - line / 2, map::paper::secondary, Ink::Align::right);
    }
    add_line(items_, {at(plot_.x, bottom), at(plot_.x + plot_.w, bottom)}, chart_tone::axis);
    const int first = static_cast<int>(std::ceil(first_)), last = static_cast<int>(std::floor(last_));
    const auto year = [&](int n) {
      return model::short_period({model::Period::Kind::fiscal_year, n, 0, 0, 0}, words_.years);
    };
    double widest = 0;
    for (int n = first; n <= last; ++n) widest = std::max(widest, map::measure(year(n), small).width);
    int every = 1;
    while (every * plot_.w / (last_ - first_) < widest + 8) ++every;
    for (int n = last; n >= first; --n) {
      add_line(items_, {at(x(n), bottom), at(x(n), bottom + 4)}, chart_tone::axis);
      if ((last - n) % every == 0) ink.words(year(n), small, x(n), bottom + 5, map::paper::secondary, Ink::Align::centre);
    }
    const auto& measure = lines_.front().judged->measure;
    ink.words(unit_caption(scale_, measure.unit, measure.unit_en, words_), small, 0, 0, map::paper::secondary);
    if (!scale_.from_zero)
      ink.words(Text{"縦軸は0から始まりません", "The axis does not begin at 0"}.in(words_), small, width_, 0,
                map::paper::secondary, Ink::Align::right);
  }

  /// The figures of one role, by time.
  static std::vector<const Figure*> of(const model::Judged& judged, Role role, const std::string& part) {
    std::vector<const Figure*> found;
    for (const auto& f : judged.measure.figures)
      if (f.role == role && f.part == part && on_axis(f)) found.push_back(&f);
    std::ranges::stable_sort(found, {}, [](const Figure* f) { return time_of(*f); });
    return found;
  }

  void line(LabelPlacer& labels, std::vector<geo::Vec2f> points, Rgba color, double width, std::vector<double> dash = {}) {
    labels.avoid_line(points);
    add_line(items_, std::move(points), color, width, std::move(dash));
  }

  void draw(const ComparedLine& one, Rgba color, std::vector<map::Item>& marks, LabelPlacer& labels) {
    for (const auto& progress : one.judged->parts) {
      const auto baselines = of(*one.judged, Role::baseline, progress.part),
                 actuals = of(*one.judged, Role::actual, progress.part),
                 targets = of(*one.judged, Role::target, progress.part);
      std::vector<geo::Vec2f> way;
      if (!baselines.empty()) way.push_back(at(x(time_of(*baselines.back())), y(baselines.back()->value)));
      for (const auto* f : targets) way.push_back(at(x(time_of(*f)), y(f->value)));
      if (way.size() > 1) line(labels, std::move(way), color, 1.4, {5, 4});
      auto run = baselines;
      run.insert(run.end(), actuals.begin(), actuals.end());
      std::ranges::stable_sort(run, {}, [](const Figure* f) { return time_of(*f); });
      for (std::size_t i = 1; i < run.size(); ++i)
        if (const double apart = time_of(*run[i]) - time_of(*run[i - 1]); apart > 0.1 && apart < 1.6)
          line(labels, {at(x(time_of(*run[i - 1])), y(run[i - 1]->value)), at(x(time_of(*run[i])), y(run[i]->value))}, color,
               2.2);
      const auto put = [&](const Figure& f, Symbol symbol, double size) {
        const auto fill = f.status == model::Status::inferred                            ? MarkFill::dotted
                          : f.role == Role::actual && f.status != model::Status::entered ? MarkFill::open
                                                                                         : MarkFill::filled;
        add_mark(marks, {x(time_of(f)), y(f.value)}, symbol, size, color, fill);
        labels.avoid({x(time_of(f)) - size / 2, y(f.value) - size / 2, size, size});
      };
      for (const auto* f : baselines) put(*f, Symbol::square, 9);
      for (const auto* f : targets) put(*f, Symbol::diamond, f == targets.back() ? 13 : 9);
      for (const auto* f : actuals) put(*f, Symbol::circle, 9);
    }
  }

  /// The name beside the last figure of the line, and the values that matter.
  void name(const ComparedLine& one, Rgba color, std::vector<map::Item>& words, LabelPlacer& labels) {
    bool named = false;
    for (const auto& progress : one.judged->parts) {
      const auto label = [&](const std::vector<const Figure*>& figures, double radius) {
        if (figures.empty()) return;
        const auto& f = *figures.back();
        const bool short_name = map::measure(one.label, strong).width < 120;  // a longer one stands in the key only
        std::string text = (named || !short_name ? std::string() : one.label + " ") +
                           (progress.part.empty() ? "" : progress.part + " ") +
                           model::figure_words(one.judged->measure, f).in(words_);
        labels.put(words, text, named ? small : strong, {x(time_of(f)), y(f.value), radius}, color, true);
        named = true;
      };
      label(of(*one.judged, Role::target, progress.part), 6.5);
      label(of(*one.judged, Role::actual, progress.part), 4.5);
      label(of(*one.judged, Role::baseline, progress.part), 4.5);
    }
  }

  /// Names with the colours of their lines, and below them the forms; returns the height. Without items it only measures.
  double key(std::vector<map::Item>* items, double top) const {
    Ink ink(items);
    const double high = map::line_height(small), begin = top;
    double left = 0;
    const auto entry = [&](const std::string& text, auto&& draw_mark) {
      const auto rows = map::wrap(text, small, width_ - 21);
      double wide = 21;
      for (const auto& row : rows) wide = std::max(wide, 21 + map::measure(row, small).width);
      if (left > 0 && left + wide > width_) {
        left = 0;
        top += high;
      }
      if (items != nullptr) draw_mark(left + 8, top + high / 2);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) top += high;
        ink.words(rows[i], small, left + 21, top, map::paper::text);
      }
      left += wide + 18;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i)
      entry(lines_[i].label, [&](double x, double y) { add_line(*items, {at(x - 8, y), at(x + 8, y)}, line_color(i), 3); });
    left = 0;
    top += high;
    const std::array<std::pair<Role, Symbol>, 3> roles = {
        {{Role::baseline, Symbol::square}, {Role::actual, Symbol::circle}, {Role::target, Symbol::diamond}}};
    for (const auto& [role, symbol] : roles)
      entry(model::role_name(role).in(words_), [&, form = symbol](double x, double y) {
        add_mark(*items, {x, y}, form, 10, map::paper::secondary, MarkFill::filled);
      });
    entry(Text{"目標までの道のり", "Way to the target"}.in(words_), [&](double x, double y) {
      add_line(*items, {at(x - 8, y), at(x + 8, y)}, map::paper::secondary, 1.4, {5, 4});
    });
    return top + high - begin;
  }
};

}  // namespace

Rgba line_color(std::size_t which) {
  static constexpr std::array<Rgba, 5> colors = {chart_tone::actual, chart_tone::second, rgb(0x6b358d), rgb(0x2a6642),
                                                 rgb(0x56616b)};
  return colors[which % colors.size()];
}

bool has_line(const model::Judged& judged) { return std::ranges::any_of(judged.measure.figures, on_axis); }

std::vector<map::Item> comparison_lines(std::span<const ComparedLine> lines, const model::Wording& wording, double width,
                                        double height) {
  if (lines.empty()) return {};
  return Drawing(lines, wording, width, height).finish();
}

}  // namespace kuiki::report
