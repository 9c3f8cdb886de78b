#include "report/line_chart.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "map/furniture.h"
#include "map/palette.h"
#include "report/chart_kit.h"
#include "report/series_marks.h"

namespace kuiki::report {
namespace {

using map::line_height;

constexpr map::Font small{12, false};

struct Look {
  Rgba color;
  map::Symbol symbol = map::Symbol::circle;
  MarkFill fill = MarkFill::filled;
  std::vector<double> dash;
};

Look look_of(ProfileSeries::Kind kind) {
  switch (kind) {
    case ProfileSeries::Kind::census:
      return {chart_tone::actual, map::Symbol::circle, MarkFill::filled, {}};
    case ProfileSeries::Kind::registry:
      return {chart_tone::second, map::Symbol::square, MarkFill::filled, {}};
    case ProfileSeries::Kind::projection:
      return {chart_tone::actual, map::Symbol::circle, MarkFill::open, {5, 3}};
    case ProfileSeries::Kind::earlier_projection:
      return {chart_tone::baseline, map::Symbol::triangle, MarkFill::open, {2, 3}};
    case ProfileSeries::Kind::plan:
      break;
  }
  return {chart_tone::target, map::Symbol::diamond, MarkFill::filled, {}};
}

class LineChart {
 public:
  LineChart(std::span<const ProfileSeries> series, std::string_view unit, std::string_view unit_en,
            const model::Wording& wording, double width, double height)
      : series_(series), unit_(unit), unit_en_(unit_en), w_(wording), width_(width) {
    lay_out(height);
  }

  Drawing finish() {
    LabelPlacer labels({plot_.x + 2, plot_.y - 7, plot_.w - 2, plot_.h + 6});
    axes();
    for (const auto& one : series_) draw(one, labels);
    for (const bool last : {true, false})
      for (const auto& one : series_) values(one, labels, last);
    for (auto& item : marks_) drawing_.items.push_back(std::move(item));
    for (auto& item : words_) drawing_.items.push_back(std::move(item));
    key();
    return std::move(drawing_);
  }

 private:
  std::span<const ProfileSeries> series_;
  std::string_view unit_, unit_en_;
  model::Wording w_;
  double width_;
  Drawing drawing_;
  std::vector<map::Item> marks_, words_;
  map::Rect plot_;
  ValueScale scale_;
  int first_ = 0, last_ = 1;  ///< years at the ends of the axis

  [[nodiscard]] double x(double time) const { return plot_.x + (time - first_) / (last_ + 1 - first_) * plot_.w; }
  [[nodiscard]] double y(double value) const {
    return plot_.y + plot_.h - (value - scale_.low) / (scale_.high - scale_.low) * plot_.h;
  }

  void lay_out(double height) {
    std::vector<double> values;
    bool any = false;
    for (const auto& one : series_)
      for (const auto& [period, value] : one.values) {
        const int year = static_cast<int>(std::floor(axis_time(period)));
        first_ = any ? std::min(first_, year) : year;
        last_ = any ? std::max(last_, year) : year;
        any = true;
        values.push_back(value);
      }
    const double line = line_height(small);
    const int steps = std::clamp(static_cast<int>((height - 2.5 * line) / 28), 2, 6);
    scale_ = value_scale(values, unit_, w_.lang, steps, false);
    double ticks = 0;
    for (const double tick : scale_.ticks()) ticks = std::max(ticks, map::measure(scale_.words(tick), small).width);
    const double above = line + 8;
    plot_ = {ticks + 8, above, std::max(width_ - ticks - 10, 12.0), std::max(height - above - line - 5, 12.0)};
  }

  void axes() {
    map::Ink ink(&drawing_.items);
    double below = 1e9;
    for (const double tick : scale_.ticks()) {
      add_line(drawing_.items, {at(plot_.x, y(tick)), at(plot_.x + plot_.w, y(tick))},
               tick == 0 ? chart_tone::axis : chart_tone::grid);
      if (below - y(tick) < line_height(small)) continue;  // no room for its number
      below = y(tick);
      ink.words(scale_.words(tick), small, plot_.x - 6, y(tick) - line_height(small) / 2, map::paper::secondary,
                map::Ink::Align::right);
    }
    const double foot = plot_.y + plot_.h;
    add_line(drawing_.items, {at(plot_.x, foot), at(plot_.x + plot_.w, foot)}, chart_tone::axis);
    years(ink, foot);
    const std::string unit = unit_caption(scale_, unit_, unit_en_, w_.lang);
    ink.words(unit, small, 0, 0, map::paper::secondary);
    if (scale_.from_zero) return;
    const std::string note = w_({"縦軸は0から始まりません", "The axis does not begin at 0"});
    ink.words(note, small, width_, 0, map::paper::secondary, map::Ink::Align::right);
    add_line(drawing_.items, {at(plot_.x - 4, foot - 4), at(plot_.x + 4, foot - 8)}, chart_tone::axis, 1.2);
    add_line(drawing_.items, {at(plot_.x - 4, foot), at(plot_.x + 4, foot - 4)}, chart_tone::axis, 1.2);
  }

  /// Every fifth or tenth year, as they have room.
  void years(map::Ink& ink, double foot) {
    const auto words_of = [&](int year) {
      return model::short_period({model::Period::Kind::calendar_year, year, 0, 0, 0}, w_.years);
    };
    double widest = 0;
    for (int year = first_; year <= last_; ++year) widest = std::max(widest, map::measure(words_of(year), small).width);
    const double spacing = plot_.w / (last_ + 1 - first_);
    int every = 1;
    for (const int step : {1, 2, 5, 10, 20, 50}) {
      every = step;
      if (spacing * step >= widest + 10) break;
    }
    double end = -1e9;
    for (int year = first_; year <= last_; ++year) {
      if (year % every != 0) continue;
      const double middle = x(year + 0.5);
      const double half = map::measure(words_of(year), small).width / 2;
      const double place = std::min(middle, width_ - half);
      if (place - half < end + 4) continue;
      end = place + half;
      add_line(drawing_.items, {at(middle, foot), at(middle, foot + 4)}, chart_tone::axis);
      ink.words(words_of(year), small, place, foot + 5, map::paper::secondary, map::Ink::Align::centre);
    }
  }

  void draw(const ProfileSeries& one, LabelPlacer& labels) {
    const Look look = look_of(one.kind);
    std::vector<geo::Vec2f> points;
    for (const auto& [period, value] : one.values) points.push_back(at(x(axis_time(period)), y(value)));
    labels.avoid_line(points);
    const double size = one.values.size() > 12 ? 5 : 7;
    for (const auto& p : points) {
      add_mark(marks_, {p.x, p.y}, look.symbol, one.kind == ProfileSeries::Kind::plan ? 10 : size, look.color, look.fill);
      labels.avoid({p.x - size / 2, p.y - size / 2, size, size});
    }
    if (one.kind != ProfileSeries::Kind::plan && points.size() > 1)
      add_line(drawing_.items, std::move(points), look.color, 1.6, look.dash);
  }

  /// The values at the end of the series, or at its beginning.
  void values(const ProfileSeries& one, LabelPlacer& labels, bool last) {
    if (one.values.empty()) return;
    const Look look = look_of(one.kind);
    const auto put = [&](const std::pair<model::Period, double>& figure, bool needed) {
      labels.put(words_, format_number(figure.second, decimals()), small, {x(axis_time(figure.first)), y(figure.second), 4},
                 look.color, needed);
    };
    if (one.kind == ProfileSeries::Kind::plan) {
      if (last)
        for (const auto& figure : one.values) put(figure, true);
      return;
    }
    if (last)
      put(one.values.back(), true);
    else if (one.values.size() > 1 && !one.projected())
      put(one.values.front(), false);
  }
  /// Persons have no decimals, rates have those that tell them apart.
  [[nodiscard]] int decimals() const {
    std::vector<double> all;
    for (const auto& one : series_)
      for (const auto& [period, value] : one.values) all.push_back(value);
    return decimals_for(all, 1);
  }

  void key() {
    map::Ink ink(&drawing_.items);
    const double line = line_height(small), swatch = 22;
    double left = 0, top = plot_.y + plot_.h + line + 12;
    for (const auto& one : series_) {
      const Look look = look_of(one.kind);
      const std::string words = w_(one.name);
      const double wide = swatch + 5 + map::measure(words, small).width;
      if (left > 0 && left + wide > width_) {
        left = 0;
        top += line + 1;
      }
      const double middle = top + line / 2;
      if (one.kind != ProfileSeries::Kind::plan)
        add_line(drawing_.items, {at(left, middle), at(left + swatch, middle)}, look.color, 1.6, look.dash);
      add_mark(drawing_.items, {left + swatch / 2, middle}, look.symbol, 7, look.color, look.fill);
      ink.words(words, small, left + swatch + 5, top, map::paper::text);
      left += wide + 14;
    }
    drawing_.height = top + line + 2;
  }
};

}  // namespace

double axis_time(const model::Period& period) {
  using Kind = model::Period::Kind;
  switch (period.kind) {
    case Kind::day:
      return period.year + (period.month - 1 + (period.day - 1) / 31.0) / 12.0;
    case Kind::calendar_year:
      return period.year + 0.5;
    case Kind::span:
      return period.last_year + 0.75;
    case Kind::fiscal_year:
      break;
  }
  return period.year + 0.75;
}

Drawing line_chart(std::span<const ProfileSeries> series, std::string_view unit, std::string_view unit_en,
                   const model::Wording& wording, double width, double height) {
  if (std::ranges::all_of(series, [](const ProfileSeries& one) { return one.values.empty(); })) return {};
  return LineChart(series, unit, unit_en, wording, width, height).finish();
}

}  // namespace kuiki::report
