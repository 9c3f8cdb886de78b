#include "report/series_chart.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "map/furniture.h"
#include "map/palette.h"
#include "model/numerals.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/series_marks.h"
#include "report/series_states.h"
#include "report/sheet_parts.h"

namespace kuiki::report {

namespace {

using map::Font;
using map::Rect;
using map::Symbol;
using model::Figure;
using model::Role;
using model::Rule;
using model::Status;

constexpr Font small{12, false}, small_strong{12, true};

double time_of(const Figure& f) { return model::closing_time(f.period); }
bool has_value(const Figure& f) { return std::isfinite(f.value); }

/// One entry of the key below the plot.
struct KeyEntry {
  enum class Kind { mark, line, patch, hatch, bar, note } kind = Kind::mark;
  std::string words;
  Rgba color;
  Symbol symbol = Symbol::circle;
  MarkFill fill = MarkFill::filled;
  std::vector<double> dash;
  friend bool operator==(const KeyEntry&, const KeyEntry&) = default;
};

/// Draws one chart, from the ground up: bounds, grid, way, targets, values, words.
class Drawing {
 public:
  Drawing(const model::Judged& judged, const model::Wording& wording, double width, double height, ChartDetail detail)
      : m_(judged.measure),
        judged_(judged),
        w_(wording),
        full_(detail == ChartDetail::full),
        width_(width),
        plain_(judged.measure) {
    // Beside a mark there is no room for "organisations": the axis says the unit.
    if (w_.lang == Lang::en && (width < 440 || !full_) && m_.unit != "%") plain_.unit.clear(), plain_.unit_en.clear();
    chart_.height = height;
    find_running_sum();
    lay_out(height);
  }

  SeriesChart finish() {
    LabelPlacer labels({chart_.plot.x + 2, chart_.plot.y - 7, chart_.plot.w - 2, chart_.plot.h + 6});
    labels_ = &labels;
    draw_good_side();
    draw_axes();
    draw_lost();
    if (running_sum_)
      draw_sum();
    else
      for (const auto& part : judged_.parts) draw_series(part);
    draw_notes();
    for (const auto& label : later_) label();
    for (auto& item : marks_) chart_.items.push_back(std::move(item));
    for (auto& item : words_) chart_.items.push_back(std::move(item));
    if (full_ && !key_.empty()) draw_key();
    return std::move(chart_);
  }

 private:
  const model::Measure& m_;
  const model::Judged& judged_;
  model::Wording w_;
  bool full_;
  double width_;
  model::Measure plain_;  ///< with the unit that values are written with
  SeriesChart chart_;
  std::vector<map::Item> marks_, words_;  ///< above everything else, in this order
  LabelPlacer* labels_ = nullptr;
  std::vector<KeyEntry> key_;
  std::vector<std::function<void()>> later_;  ///< words that are put down where room is left
  const model::Progress* running_sum_ = nullptr;
  double calendar_shift_ = 0;  ///< where all figures are of calendar years, the ticks stand at their ends

  [[nodiscard]] std::string say_in(const Text& text) const { return text.in(w_); }
  [[nodiscard]] std::string words_of(const Figure& f) const { return figure_words(plain_, f).in(w_); }
  [[nodiscard]] double x(double t) const { return chart_.x_of(t); }
  [[nodiscard]] double y(double v) const { return chart_.y_of(v); }

  void key(KeyEntry entry) {
    if (std::ranges::find(key_, entry) == key_.end()) key_.push_back(std::move(entry));
  }

  void find_running_sum() {
    for (const auto& part : judged_.parts)
      if (part.rule == Rule::running_sum && judged_.parts.size() == 1 && part.target && has_value(*part.target))
        running_sum_ = &part;
  }

  /// A target as a level of the axis: 「20分短縮」 counts from the baseline.
  [[nodiscard]] std::optional<double> level_of(const Figure& f, const model::Progress& part) const {
    if (!has_value(f)) return {};
    if (f.qualifier != model::Qualifier::change) return f.value;
    if (!part.baseline || !has_value(*part.baseline)) return {};
    return part.baseline->value + (m_.direction == model::Direction::down ? -1 : 1) * std::abs(f.value);
  }

  [[nodiscard]] bool of_part(const Figure& f, const model::Progress& part) const { return f.part == part.part; }

  /// The total of the span at the end of each of its years: of every year before without a gap (`whole`), or at least so
  /// much.
  struct Total {
    int year;
    double value;
    bool whole, entered;
  };
  [[nodiscard]] std::vector<Total> totals() const {
    std::vector<Total> all;
    double sum = 0;
    bool whole = true;
    for (const int year : model::fiscal_years(running_sum_->target->period)) {
      const Figure *of_year = nullptr, *to_date = nullptr;
      for (const auto& f : m_.figures) {
        if (f.role != Role::actual || !has_value(f) || model::fiscal_year_of(f.period) != year) continue;
        const bool span = f.period.kind == model::Period::Kind::span;
        (span ? to_date : of_year) = &f;
      }
      if (to_date != nullptr && to_date->period.year == running_sum_->target->period.year)
        sum = to_date->value, whole = true, all.push_back({year, sum, true, to_date->status == Status::entered});
      else if (of_year != nullptr)
        sum += of_year->value, all.push_back({year, sum, whole, of_year->status == Status::entered});
      else
        whole = false;
    }
    return all;
  }

  void lay_out(double height) {
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
    if (calendar && !times.empty()) calendar_shift_ = -0.25;
    const bool any_target = std::ranges::any_of(m_.figures, [](const Figure& f) { return f.role == Role::target; });
    if ((times.size() < 2 || !any_target) && m_.plan_from && m_.plan_to)
      times.push_back(model::fiscal_year_of(*m_.plan_from)), times.push_back(model::fiscal_year_of(*m_.plan_to));
    if (times.empty()) times.push_back(0);
    const auto [least, most] = std::ranges::minmax(times);
    const double side = running_sum_ != nullptr ? 0.6 : 0.35;
    chart_.first_year = std::floor(least - calendar_shift_) + calendar_shift_ - side;
    chart_.last_year = std::ceil(most - calendar_shift_) + calendar_shift_ + side;

    const double line = map::line_height(small);
    const int steps = std::clamp(static_cast<int>((height - 2.5 * line) / 38), 2, 6);
    chart_.scale = value_scale(values, m_.unit, w_.lang, steps, running_sum_ != nullptr);
    double ticks = 0;
    if (!values.empty())
      for (const double tick : chart_.scale.ticks())
        ticks = std::max(ticks, map::measure(chart_.scale.words(tick), small).width);
    const double above = line + 8, keys = full_ ? 8 + key_height() : 0;
    chart_.plot = {ticks + 8, above, width_ - ticks - 8 - 2, height - above - line - 5 - keys};
  }

  [[nodiscard]] double key_height() const { return 2 * map::line_height(small); }

  /// The side on which a bound, a floor or a value to be kept is good.
  void draw_good_side() {
    if (judged_.parts.size() != 1 || running_sum_ != nullptr) return;
    const auto& part = judged_.parts[0];
    const bool keeps = part.rule == Rule::keep_above || part.rule == Rule::keep_below;
    std::vector<const Figure*> targets;
    bool below = part.rule == Rule::keep_below, bound = keeps || part.floor.has_value();
    for (const auto& f : m_.figures) {
      if (f.role != Role::target || !has_value(f) || f.qualifier == model::Qualifier::floor ||
          f.qualifier == model::Qualifier::change)
        continue;
      targets.push_back(&f);
      bound = bound || f.qualifier == model::Qualifier::at_least || f.qualifier == model::Qualifier::at_most;
      below = below || f.qualifier == model::Qualifier::at_most;
    }
    if (!bound || (targets.empty() && !part.floor)) return;
    std::ranges::stable_sort(targets, {}, [](const Figure* f) { return time_of(*f); });
    const auto shade = [&](double from, double to, double limit) {
      const double edge = below ? chart_.plot.y + chart_.plot.h : chart_.plot.y;
      map::RectItem patch;
      patch.rect = {from, std::min(edge, y(limit)), to - from, std::abs(edge - y(limit))};
      patch.fill.color = chart_tone::good;
      chart_.items.emplace_back(patch);
    };
    const double right = chart_.plot.x + chart_.plot.w;
    if (part.floor && has_value(*part.floor)) {
      shade(chart_.plot.x, right, part.floor->value);
    } else {
      double from = chart_.plot.x;
      for (std::size_t i = 0; i < targets.size(); ++i) {
        const double to = i + 1 == targets.size() ? right : x(time_of(*targets[i]));
        shade(from, to, targets[i]->value);
        from = to;
      }
    }
    KeyEntry entry{KeyEntry::Kind::patch, say_in({"目標の範囲", "Within the target"}), chart_tone::good};
    if (part.floor) entry.words = say_in({"下限値以上", "At or above the floor"});
    key(entry);
  }

  void draw_axes() {
    map::Ink ink(&chart_.items);
    const auto& plot = chart_.plot;
    const bool any_value = std::ranges::any_of(m_.figures, [](const Figure& f) { return has_value(f); });
    if (any_value)
      for (const double tick : chart_.scale.ticks()) {
        const bool zero = tick == 0;
        add_line(chart_.items, {at(plot.x, y(tick)), at(plot.x + plot.w, y(tick))},
                 zero ? chart_tone::axis : chart_tone::grid, 1);
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
    const double spacing = plot.w / (chart_.last_year - chart_.first_year);
    int every = 1;
    while (every * spacing < widest + 8) ++every;
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

    const std::string unit = any_value ? unit_caption(chart_.scale, m_.unit, m_.unit_en, w_.lang) : std::string{};
    ink.words(unit, small, 0, 0, map::paper::secondary);
    if (!chart_.scale.from_zero && any_value && full_) {
      const std::string note = say_in({"縦軸は0から始まりません", "The axis does not begin at 0"});
      if (map::measure(unit, small).width + map::measure(note, small).width + 16 < width_)
        ink.words(note, small, width_, 0, map::paper::secondary, map::Ink::Align::right);
      else
        key({KeyEntry::Kind::note, note, {}});
    }
    if (!chart_.scale.from_zero && any_value) {  // the foot of the axis is broken
      const double x0 = plot.x, y0 = plot.y + plot.h - 6;
      add_line(chart_.items, {at(x0 - 4, y0 + 2), at(x0 + 4, y0 - 2)}, chart_tone::axis, 1.2);
      add_line(chart_.items, {at(x0 - 4, y0 + 6), at(x0 + 4, y0 + 2)}, chart_tone::axis, 1.2);
    }
  }

  /// Figures the source has lost, as hatched columns; an inferred figure beside it is drawn for itself.
  void draw_lost() {
    std::vector<double> done;
    for (const auto& f : m_.figures) {
      if (f.status != Status::missing_in_source) continue;
      const double t = time_of(f);
      const bool stood_in = std::ranges::any_of(m_.figures, [&](const Figure& g) {
        return g.role == f.role && g.period == f.period && g.part == f.part && has_value(g);
      });
      if (stood_in || std::ranges::find(done, t) != done.end()) continue;
      done.push_back(t);
      const Rect column{x(t) - 7, chart_.plot.y, 14, chart_.plot.h};
      add_lost(chart_.items, column);
      labels_->avoid(column, 4);
      key({KeyEntry::Kind::hatch, say_in(model::status_name(f.status)), chart_tone::lost});
    }
  }

  [[nodiscard]] static MarkFill fill_of(const Figure& f) {
    if (f.status == Status::inferred) return MarkFill::dotted;
    return f.role == Role::actual && f.status != Status::entered ? MarkFill::open : MarkFill::filled;
  }

  void mark(double t, double v, Symbol symbol, double size, Rgba color, MarkFill fill) {
    add_mark(marks_, x(t), y(v), symbol, size, color, fill);
    labels_->avoid({x(t) - size / 2, y(v) - size / 2, size, size});
  }

  void line(std::vector<geo::Vec2f> points, Rgba color, double width, std::vector<double> dash = {}, double cost = 6) {
    labels_->avoid_line(points, cost);
    add_line(chart_.items, std::move(points), color, width, std::move(dash));
  }

  void key_of_mark(const Figure& f, Symbol symbol, Rgba color) {
    if (judged_.parts.size() > 1) color = chart_tone::baseline;  // there colours tell the parts
    std::string words = say_in(model::role_name(f.role));
    if (f.status == Status::inferred) words += say_in({"（推定）", " (inferred)"});
    if (f.role == Role::actual && f.status == Status::entered) words += say_in({"（入力）", " (entered)"});
    if (f.role == Role::actual && f.status == Status::printed) words += say_in({"（文書）", " (document)"});
    key({KeyEntry::Kind::mark, words, color, symbol, fill_of(f)});
  }

  /// The way that is wanted: from the baseline through every target.
  void draw_path(const model::Progress& part, const std::vector<const Figure*>& targets) {
    if (part.rule != Rule::reach && part.rule != Rule::change_by) return;
    std::vector<geo::Vec2f> way;
    if (part.baseline && has_value(*part.baseline)) {
      const double t = time_of(*part.baseline);
      way.push_back(at(x(t), y(part.baseline->value)));
      // The plan's time begins with its first year, however old the baseline is.
      if (m_.plan_from && t < model::fiscal_year_of(*m_.plan_from) - 1.1)
        way.push_back(at(x(model::fiscal_year_of(*m_.plan_from) - 1), y(part.baseline->value)));
    }
    for (const Figure* f : targets)
      if (const auto level = level_of(*f, part)) way.push_back(at(x(time_of(*f)), y(*level)));
    if (way.size() < 2) return;
    line(std::move(way), chart_tone::path, 1.2, {5, 4});
    key({KeyEntry::Kind::line,
         say_in({"目標までの道のり", "Way to the target"}),
         chart_tone::path,
         Symbol::circle,
         MarkFill::filled,
         {5, 4}});
  }

  void draw_series(const model::Progress& part) {
    const bool split = judged_.parts.size() > 1;
    const bool second = split && &part != &judged_.parts[0];
    const Rgba own = second ? chart_tone::second : chart_tone::actual;
    std::vector<const Figure*> baselines, targets, actuals;
    for (const auto& f : m_.figures) {
      if (!of_part(f, part)) continue;
      if (f.role == Role::target && f.qualifier == model::Qualifier::floor) continue;
      if (f.role == Role::target ? !level_of(f, part) : !has_value(f)) continue;
      (f.role == Role::baseline ? baselines : f.role == Role::target ? targets : actuals).push_back(&f);
    }
    for (auto* list : {&baselines, &targets, &actuals})
      std::ranges::stable_sort(*list, {}, [](const Figure* f) { return time_of(*f); });
    const Rgba target_color = split ? own : chart_tone::target, base_color = split ? own : chart_tone::baseline;

    if (split) key({KeyEntry::Kind::line, part_words(part.part, w_), own, Symbol::circle, MarkFill::filled, {}});
    draw_path(part, targets);
    if (!targets.empty() && !split) {
      const double level = *level_of(*targets.back(), part);
      line({at(chart_.plot.x, y(level)), at(chart_.plot.x + chart_.plot.w, y(level))}, chart_tone::target.with_alpha(150), 1,
           {2, 3}, 2);
    }
    if (part.floor && has_value(*part.floor)) {
      const double level = part.floor->value;
      line({at(chart_.plot.x, y(level)), at(chart_.plot.x + chart_.plot.w, y(level))}, chart_tone::target, 1.2, {7, 3}, 4);
      mark(time_of(*part.floor), level, Symbol::triangle, 10, chart_tone::target, MarkFill::open);
      key({KeyEntry::Kind::mark, say_in({"下限値", "Floor"}), chart_tone::target, Symbol::triangle, MarkFill::open});
    }

    // Values a year apart are joined; a year without one is a gap.
    std::vector<const Figure*> run = baselines;
    run.insert(run.end(), actuals.begin(), actuals.end());
    std::ranges::stable_sort(run, {}, [](const Figure* f) { return time_of(*f); });
    for (std::size_t i = 1; i < run.size(); ++i)
      if (const double apart = time_of(*run[i]) - time_of(*run[i - 1]); apart > 0.1 && apart < 1.6)
        line({at(x(time_of(*run[i - 1])), y(run[i - 1]->value)), at(x(time_of(*run[i])), y(run[i]->value))}, own, 2);

    for (const Figure* f : baselines) {
      mark(time_of(*f), f->value, Symbol::square, 9, base_color, fill_of(*f));
      key_of_mark(*f, Symbol::square, base_color);
    }
    for (const Figure* f : targets) {
      const bool last = f == targets.back();
      const MarkFill fill = f->status == Status::inferred ? MarkFill::dotted : last ? MarkFill::filled : MarkFill::open;
      mark(time_of(*f), *level_of(*f, part), Symbol::diamond, last ? 13 : 9, target_color, fill);
      key({KeyEntry::Kind::mark,
           say_in(model::role_name(Role::target)) +
               (f->status == Status::inferred ? say_in({"（推定）", " (inferred)"}) : std::string{}),
           split ? chart_tone::baseline : target_color, Symbol::diamond,
           last || f->status == Status::inferred ? fill : MarkFill::filled});
    }
    for (const Figure* f : actuals) {
      mark(time_of(*f), f->value, Symbol::circle, 9, own, fill_of(*f));
      key_of_mark(*f, Symbol::circle, own);
    }

    // The words: the last target, the baseline and the latest value first, for they are needed.
    const std::string name = split && !part.part.empty() ? part_words(part.part, w_) + " " : std::string{};
    const auto label = [&](const Figure& f, double radius, Rgba color) {
      std::string words = name;
      if (full_ && width_ >= 440) words += say_in(model::role_name(f.role)) + " ";
      words += words_of(f);
      if (f.status == Status::inferred) words += say_in({"（推定）", " (inferred)"});
      if (f.period.kind == model::Period::Kind::day && full_)
        words += say_in({"（", " ("}) + w_(f.period) + say_in({"）", ")"});
      labels_->put(words_, words, small_strong, x(time_of(f)), y(*level_of(f, part)), radius, color, true);
    };
    if (!targets.empty()) label(*targets.back(), 6.5, target_color);
    if (!actuals.empty()) label(*actuals.back(), 4.5, own);
    if (!baselines.empty()) label(*baselines.back(), 4.5, base_color);
    if (part.floor && has_value(*part.floor)) {
      const std::string words = (full_ ? say_in({"下限値 ", "Floor "}) : std::string{}) + words_of(*part.floor);
      labels_->put(words_, words, small, x(time_of(*part.floor)), y(part.floor->value), 5, chart_tone::target, full_);
    }
    // The others where room is left.
    std::vector<std::pair<const Figure*, Rgba>> others;
    if (full_)
      for (std::size_t i = 0; i + 1 < actuals.size(); ++i) others.emplace_back(actuals[i], own);
    else if (baselines.empty() && actuals.size() > 1)
      others.emplace_back(actuals.front(), own);
    for (std::size_t i = 0; full_ && i + 1 < targets.size(); ++i) others.emplace_back(targets[i], target_color);
    for (const auto& [f, color] : others) {
      const std::string words = name + words_of(*f);
      const double level = *level_of(*f, part), at_x = x(time_of(*f));
      later_.emplace_back([this, words, level, at_x, tone = color] {
        labels_->put(words_, words, small, at_x, y(level), 4.5, tone, false);
      });
    }
  }

  /// The years' values as bars and their sum as a line against the target of the whole span.
  void draw_sum() {
    const auto& part = *running_sum_;
    const Figure& target = *part.target;
    const auto span = model::fiscal_years(target.period);
    const double spacing = chart_.plot.w / (chart_.last_year - chart_.first_year), half = std::min(spacing * 0.3, 26.0);
    const auto bar = [&](const Figure& f, Rgba fill) {
      map::RectItem column;
      column.rect = {x(time_of(f)) - half, y(std::max(f.value, 0.0)), 2 * half, std::abs(y(f.value) - y(0))};
      column.fill.color = fill;
      if (f.status != Status::entered && f.role == Role::actual) column.stroke = chart_tone::actual, column.stroke_width = 1;
      chart_.items.emplace_back(column);
      labels_->avoid(column.rect, 4);
    };
    line({at(x(span.front() - 1), y(0)), at(x(span.back()), y(target.value))}, chart_tone::path, 1.2, {5, 4});
    key({KeyEntry::Kind::line,
         say_in({"均等に進む場合", "If it goes evenly"}),
         chart_tone::path,
         Symbol::circle,
         MarkFill::filled,
         {5, 4}});
    line({at(chart_.plot.x, y(target.value)), at(chart_.plot.x + chart_.plot.w, y(target.value))},
         chart_tone::target.with_alpha(150), 1, {2, 3}, 2);

    if (part.baseline && has_value(*part.baseline)) {
      bar(*part.baseline, chart_tone::baseline.with_alpha(150));
      key({KeyEntry::Kind::bar, say_in({"基準値（1年分）", "Baseline (one year)"}), chart_tone::baseline.with_alpha(150)});
    }
    std::vector<const Figure*> years;
    for (const auto& f : m_.figures)
      if (f.role == Role::actual && has_value(f) && f.period.kind != model::Period::Kind::span) years.push_back(&f);
    for (const Figure* f : years) {
      bar(*f, chart_tone::bar);
      key({KeyEntry::Kind::bar, say_in({"各年度の実績", "Each year"}), chart_tone::bar});
    }
    const auto sums = totals();
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
    mark(time_of(target), target.value, Symbol::diamond, 13, chart_tone::target, fill_of(target));
    key({KeyEntry::Kind::mark, say_in({"累計の目標値", "Target of the sum"}), chart_tone::target, Symbol::diamond,
         fill_of(target)});

    const auto put = [&](const std::string& words, bool strong, double t, double v, double radius, Rgba color, bool needed) {
      labels_->put(words_, words, strong ? small_strong : small, x(t), y(v), radius, color, needed);
    };
    put((full_ && width_ >= 440 ? say_in({"累計の目標値 ", "Target of the sum "}) : std::string{}) + words_of(target), true,
        time_of(target), target.value, 6.5, chart_tone::target, true);
    if (!sums.empty()) {
      const auto total = model::write_value(sums.back().value, plain_.unit, plain_.unit_en, decimals_of(m_)).in(w_);
      put(say_in({"累計 ", "Sum "}) + total + (sums.back().whole ? std::string{} : say_in({"以上", " or more"})), true,
          sums.back().year, sums.back().value, 4.5, chart_tone::actual, true);
    }
    if (part.baseline && has_value(*part.baseline))
      put((full_ && width_ >= 440 ? say_in({"基準値 ", "Baseline "}) : std::string{}) + words_of(*part.baseline), true,
          time_of(*part.baseline), part.baseline->value, 1, chart_tone::baseline, true);
    if (!full_) return;
    const double line_high = map::line_height(small);
    for (const Figure* f : years) {  // at the foot of its bar, or above it
      if (y(0) - y(f->value) > line_high + 8)
        labels_->put(words_, words_of(*f), small, x(time_of(*f)), y(0) - 1, 0, map::paper::text, true);
      else
        put(words_of(*f), false, time_of(*f), f->value, 1, map::paper::text, false);
    }
  }

  /// What is not there, and what has no number.
  void draw_notes() {
    const auto any = [&](auto&& test) { return std::ranges::any_of(m_.figures, test); };
    map::Ink ink(&words_);
    for (const auto& f : m_.figures) {  // 未計測, 調査予定: said at the year's place on the axis
      if (has_value(f) || (f.status != Status::not_measured && f.status != Status::survey_pending)) continue;
      const std::string words =
          say_in(model::role_name(f.role)) + say_in({"：", ": "}) + say_in(model::status_name(f.status));
      labels_->put(words_, full_ ? words : say_in(model::status_name(f.status)), small, x(time_of(f)),
                   chart_.plot.y + chart_.plot.h, 0, map::paper::secondary, true);
    }
    std::vector<std::string> notes;
    if (any([](const Figure& f) { return f.role == Role::target && f.qualifier == model::Qualifier::improve; }))
      notes.push_back(say_in({"目標：前年度より改善", "Target: better than the year before"}));
    for (const auto& part : judged_.parts)
      if (part.target && part.target->qualifier == model::Qualifier::change && !level_of(*part.target, part))
        notes.push_back(say_in({"目標：", "Target: "}) + words_of(*part.target));
    const bool lost = any([](const Figure& f) { return f.status == Status::missing_in_source && f.role == Role::target; });
    const bool target = any([](const Figure& f) {
      return f.role == Role::target && (has_value(f) || f.qualifier == model::Qualifier::improve);
    });
    if (lost && !target) notes.push_back(say_in({"目標値は原文に欠落しています", "The target is lost in the source"}));
    const bool pending = any([](const Figure& f) { return f.role == Role::actual && f.status == Status::survey_pending; });
    if (!any([](const Figure& f) { return f.role == Role::actual && has_value(f); }) && !pending)
      notes.push_back(say_in(full_ ? Text{"実績値はまだ入力されていません", "No actual values have been entered yet"}
                                   : Text{"実績未入力", "no actual yet"}));
    std::string all;
    for (const auto& note : notes) all += (all.empty() ? "" : "\n") + note;
    if (all.empty() || labels_->put_free(words_, all, small, map::paper::secondary)) return;
    // No room in the plot: below it, or beside the unit.
    if (full_)
      for (const auto& note : notes) key({KeyEntry::Kind::note, note, {}});
    else if (map::measure(unit_caption(chart_.scale, m_.unit, m_.unit_en, w_.lang), small).width +
                 map::measure(notes.back(), small).width + 12 <
             width_)
      ink.words(notes.back(), small, width_, 0, map::paper::secondary, map::Ink::Align::right);
  }

  void draw_key() {
    map::Ink ink(&chart_.items);
    const double line = map::line_height(small), swatch = 16;
    double left = 0, top = chart_.plot.y + chart_.plot.h + line + 13;
    for (const auto& entry : key_) {
      const double mark = entry.kind == KeyEntry::Kind::note ? 0 : swatch + 5;
      const double wide = mark + map::measure(entry.words, small).width;
      if (left > 0 && left + wide > width_) left = 0, top += line + 2;
      const double middle = top + line / 2;
      const Rect patch{left + 1, middle - 5, swatch - 2, 10};
      switch (entry.kind) {
        case KeyEntry::Kind::mark:
          add_mark(chart_.items, left + swatch / 2, middle, entry.symbol, 9, entry.color, entry.fill);
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
};

}  // namespace

SeriesChart series_chart(const model::Judged& judged, const model::Wording& wording, double width, double height,
                         ChartDetail detail) {
  const bool words = std::ranges::any_of(judged.measure.figures,
                                         [](const Figure& f) { return f.qualifier == model::Qualifier::milestone; });
  if (words) return state_list(judged, wording, width, detail);
  return Drawing(judged, wording, width, height, detail).finish();
}

}  // namespace kuiki::report
