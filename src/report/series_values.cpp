#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "map/furniture.h"
#include "map/palette.h"
#include "model/figure_writer.h"
#include "model/plan_names.h"
#include "report/series_drawing.h"
#include "report/sheet_parts.h"

namespace kuiki::report {

using map::Rect;
using map::Symbol;
using model::Figure;
using model::Role;
using model::Rule;
using model::Status;

std::optional<double> SeriesDrawing::level_of(const Figure& f, const model::Progress& part) const {
  if (!has_value(f)) return {};
  if (f.qualifier != model::Qualifier::change) return f.value;
  if (!part.baseline || !has_value(*part.baseline)) return {};
  return part.baseline->value + (m_.direction == model::Direction::down ? -1 : 1) * std::abs(f.value);
}

Rgba SeriesDrawing::color_of(const model::Progress& part) const {
  return &part == &judged_.parts[0] ? chart_tone::actual : chart_tone::second;
}

MarkFill SeriesDrawing::fill_of(const Figure& f) {
  if (f.status == Status::inferred) return MarkFill::dotted;
  return f.role == Role::actual && f.status != Status::entered ? MarkFill::open : MarkFill::filled;
}

void SeriesDrawing::mark(double t, double v, Symbol symbol, double size, Rgba color, MarkFill fill) {
  add_mark(marks_, {x(t), y(v)}, symbol, size, color, fill);
  labels_->avoid({x(t) - size / 2, y(v) - size / 2, size, size});
}

void SeriesDrawing::line(std::vector<geo::Vec2f> points, Rgba color, double width, std::vector<double> dash, double cost) {
  labels_->avoid_line(points, cost);
  add_line(chart_.items, std::move(points), color, width, std::move(dash));
}

void SeriesDrawing::key_of_mark(const Figure& f, Symbol symbol, Rgba color) {
  if (judged_.parts.size() > 1) color = chart_tone::baseline;  // there colours tell the parts
  std::string words = say_in(model::role_name(f.role));
  words += say_in(model::figure_mark(f));
  if (f.role == Role::actual && f.status == Status::entered) words += say_in({"（入力）", " (entered)"});
  if (f.role == Role::actual && f.status == Status::printed) words += say_in({"（計画書）", " (document)"});
  key({KeyEntry::Kind::mark, words, color, symbol, fill_of(f)});
}

/// The side on which a bound, a floor or a value to be kept is good.
void SeriesDrawing::draw_good_side() {
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

/// Figures the source has lost, as hatched columns; an inferred figure beside it is drawn for itself.
void SeriesDrawing::draw_lost() {
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

/// The way that is wanted: from the baseline through every target.
void SeriesDrawing::draw_path(const model::Progress& part, const std::vector<const Figure*>& targets) {
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

SeriesDrawing::Series SeriesDrawing::series_of(const model::Progress& part) const {
  const bool split = judged_.parts.size() > 1;
  const Rgba own = color_of(part);
  Series s{part, split, own, split ? own : chart_tone::target, split ? own : chart_tone::baseline};
  for (const auto& f : m_.figures) {
    if (f.part != part.part) continue;
    if (f.role == Role::target && f.qualifier == model::Qualifier::floor) continue;
    if (f.role == Role::target ? !level_of(f, part) : !has_value(f)) continue;
    (f.role == Role::baseline ? s.baselines : f.role == Role::target ? s.targets : s.actuals).push_back(&f);
  }
  for (auto* list : {&s.baselines, &s.targets, &s.actuals})
    std::ranges::stable_sort(*list, {}, [](const Figure* f) { return time_of(*f); });
  if (split && !part.part.empty()) s.name = part_words(part.part, w_) + " ";
  return s;
}

/// What has no level is in no series.
double SeriesDrawing::height_of(const Figure& f, const Series& s) const { return level_of(f, s.part).value_or(f.value); }

/// The last target and the floor, over the whole width.
void SeriesDrawing::draw_levels(const Series& s) {
  const double left = chart_.plot.x, right = chart_.plot.x + chart_.plot.w;
  if (!s.targets.empty() && !s.split) {
    const double level = height_of(*s.targets.back(), s);
    line({at(left, y(level)), at(right, y(level))}, chart_tone::target.with_alpha(150), 1, {2, 3}, 2);
  }
  if (s.part.floor && has_value(*s.part.floor)) {
    const double level = s.part.floor->value;
    line({at(left, y(level)), at(right, y(level))}, chart_tone::target, 1.2, {7, 3}, 4);
    mark(time_of(*s.part.floor), level, Symbol::triangle, 10, chart_tone::target, MarkFill::open);
    key({KeyEntry::Kind::mark, say_in({"下限値", "Floor"}), chart_tone::target, Symbol::triangle, MarkFill::open});
  }
}

/// Values a year apart are joined; a year without one is a gap.
void SeriesDrawing::draw_run(const Series& s) {
  std::vector<const Figure*> run = s.baselines;
  run.insert(run.end(), s.actuals.begin(), s.actuals.end());
  std::ranges::stable_sort(run, {}, [](const Figure* f) { return time_of(*f); });
  for (std::size_t i = 1; i < run.size(); ++i)
    if (const double apart = time_of(*run[i]) - time_of(*run[i - 1]); apart > 0.1 && apart < 1.6)
      line({at(x(time_of(*run[i - 1])), y(run[i - 1]->value)), at(x(time_of(*run[i])), y(run[i]->value))}, s.own, 2);
}

void SeriesDrawing::draw_marks(const Series& s) {
  for (const Figure* f : s.baselines) {
    mark(time_of(*f), f->value, Symbol::square, 9, s.base_color, fill_of(*f));
    key_of_mark(*f, Symbol::square, s.base_color);
  }
  for (const Figure* f : s.targets) {
    const bool last = f == s.targets.back();
    const MarkFill fill = f->status == Status::inferred ? MarkFill::dotted : last ? MarkFill::filled : MarkFill::open;
    mark(time_of(*f), height_of(*f, s), Symbol::diamond, last ? 13 : 9, s.target_color, fill);
    key({KeyEntry::Kind::mark, say_in(model::role_name(Role::target)) + say_in(model::figure_mark(*f)),
         s.split ? chart_tone::baseline : s.target_color, Symbol::diamond,
         last || f->status == Status::inferred ? fill : MarkFill::filled});
  }
  for (const Figure* f : s.actuals) {
    mark(time_of(*f), f->value, Symbol::circle, 9, s.own, fill_of(*f));
    key_of_mark(*f, Symbol::circle, s.own);
  }
}

/// The words: the last target, the baseline and the latest value first, for they are needed.
void SeriesDrawing::label_ends(const Series& s) {
  const auto label = [&](const Figure& f, double radius, Rgba color) {
    std::string words = s.name;
    if (full_ && is_wide()) words += say_in(model::role_name(f.role)) + " ";
    words += words_of(f);
    words += say_in(model::figure_mark(f));
    if (f.period.kind == model::Period::Kind::day && full_)
      words += say_in({"（", " ("}) + w_(f.period) + say_in({"）", ")"});
    labels_->put(words_, words, small_strong, {x(time_of(f)), y(height_of(f, s)), radius}, color, true);
  };
  if (!s.targets.empty()) label(*s.targets.back(), 6.5, s.target_color);
  if (!s.actuals.empty()) label(*s.actuals.back(), 4.5, s.own);
  if (!s.baselines.empty()) label(*s.baselines.back(), 4.5, s.base_color);
  const auto& floor = s.part.floor;
  if (!floor || !has_value(*floor)) return;
  const std::string words = (full_ ? say_in({"下限値 ", "Floor "}) : std::string{}) + words_of(*floor);
  labels_->put(words_, words, small, {x(time_of(*floor)), y(floor->value), 5}, chart_tone::target, full_);
}

/// The others where room is left.
void SeriesDrawing::label_others(const Series& s) {
  std::vector<std::pair<const Figure*, Rgba>> others;
  if (full_)
    for (std::size_t i = 0; i + 1 < s.actuals.size(); ++i) others.emplace_back(s.actuals[i], s.own);
  else if (s.baselines.empty() && s.actuals.size() > 1)
    others.emplace_back(s.actuals.front(), s.own);
  for (std::size_t i = 0; full_ && i + 1 < s.targets.size(); ++i) others.emplace_back(s.targets[i], s.target_color);
  for (const auto& [f, color] : others) {
    const std::string words = fmt::format("{}{}", s.name, words_of(*f));
    const double level = height_of(*f, s), at_x = x(time_of(*f));
    later_.emplace_back([this, words, level, at_x, tone = color] {
      labels_->put(words_, words, small, {at_x, y(level), 4.5}, tone, false);
    });
  }
}

void SeriesDrawing::draw_series(const model::Progress& part) {
  const auto series = series_of(part);
  draw_path(part, series.targets);
  draw_levels(series);
  draw_run(series);
  draw_marks(series);
  label_ends(series);
  label_others(series);
}

/// What is not there, and what has no number.
void SeriesDrawing::draw_notes() {
  const auto any = [&](auto&& test) { return std::ranges::any_of(m_.figures, test); };
  map::Ink ink(&words_);
  for (const auto& f : m_.figures) {  // 未計測, 調査予定: said at the year's place on the axis
    if (has_value(f) || (f.status != Status::not_measured && f.status != Status::survey_pending)) continue;
    std::string words = say_in(model::status_name(f.status));
    if (full_ && f.role != Role::actual)
      words = fmt::format("{}{}{}", say_in(model::role_name(f.role)), say_in({"：", ": "}), words);
    labels_->put(words_, words, small, {x(time_of(f)), chart_.plot.y + chart_.plot.h, 0}, map::paper::secondary, full_);
  }
  std::vector<std::string> notes;
  if (any([](const Figure& f) { return f.role == Role::target && f.qualifier == model::Qualifier::improve; }))
    notes.push_back(say_in({"目標：前年度より改善", "Target: better than the year before"}));
  for (const auto& part : judged_.parts)
    if (part.target && part.target->qualifier == model::Qualifier::change && !level_of(*part.target, part))
      notes.push_back(say_in({"目標：", "Target: "}) + words_of(*part.target));
  const bool lost = any([](const Figure& f) { return f.status == Status::missing_in_source && f.role == Role::target; });
  const bool target = any(
      [](const Figure& f) { return f.role == Role::target && (has_value(f) || f.qualifier == model::Qualifier::improve); });
  if (lost && !target) notes.push_back(say_in({"目標値は計画書の記載が欠落しています", "The target is lost in the source"}));
  const bool pending = any([](const Figure& f) { return f.role == Role::actual && f.status == Status::survey_pending; });
  if (!any([](const Figure& f) { return f.role == Role::actual && has_value(f); }) && !pending)
    notes.push_back(say_in(full_ ? Text{"実績値はまだ入力されていません", "No actual values have been entered yet"}
                                 : Text{"実績未入力", "no actual yet"}));
  std::string all;
  for (const auto& note : notes) add_part(all, "\n", note);
  if (all.empty() || labels_->put_free(words_, all, small, map::paper::secondary, !full_)) return;
  // No room in the plot: below it, or beside the unit.
  if (full_)
    for (const auto& note : notes) key({KeyEntry::Kind::note, note, {}});
  else if (map::measure(unit_caption(chart_.scale, m_.unit, m_.unit_en, w_.lang), small).width +
               map::measure(notes.back(), small).width + 12 <
           width_)
    ink.words(notes.back(), small, width_, 0, map::paper::secondary, map::Ink::Align::right);
}

}  // namespace kuiki::report
