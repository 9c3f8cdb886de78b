#include "report/profile_charts.h"

#include <algorithm>
#include <array>
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
constexpr std::size_t most_years = 15;

/// A piece of a bar of ages.
struct Piece {
  Text name;
  Rgba fill, ink;
  double share = NAN;
};

std::vector<Piece> pieces_of(const AgeShares& ages) {
  const Rgba dark = map::paper::text;
  const Rgba white = rgb(0xffffff);
  std::vector<Piece> pieces{{{"0〜14歳", "0–14"}, rgb(0x9cc3d3), dark, ages.young},
                            {{"15〜64歳", "15–64"}, rgb(0xe4e1da), dark, ages.working}};
  if (std::isnan(ages.oldest)) {
    pieces.push_back({{"65歳以上", "65 and over"}, rgb(0xd08a45), dark, ages.old});
  } else {
    pieces.push_back({{"65〜74歳", "65–74"}, rgb(0xe3a873), dark, ages.old - ages.oldest});
    pieces.push_back({{"75歳以上", "75 and over"}, rgb(0xa8540a), white, ages.oldest});
  }
  return pieces;
}

/// The youngest first; all of 65 and over before its parts.
int age_order(const Text& name) {
  constexpr std::array<std::string_view, 5> order{"0〜14歳", "15〜64歳", "65歳以上", "65〜74歳", "75歳以上"};
  return static_cast<int>(std::ranges::find(order, name.ja) - order.begin());
}

void draw_bar(Drawing& drawing, const AgeShares& ages, double x, double y, double width, double height) {
  map::Ink ink(&drawing.items);
  for (const auto& piece : pieces_of(ages)) {
    if (!std::isfinite(piece.share)) continue;
    const double wide = piece.share * width;
    map::RectItem box;
    box.rect = {x, y, std::max(wide - 1, 0.5), height};
    box.fill.color = piece.fill;
    if (ages.projected) {
      box.fill.hatch = true;
      box.fill.ground = rgb(0xffffff);
      box.fill.spacing = 4;
      box.fill.line_width = 1.5;
      box.stroke = piece.fill;
      box.stroke_width = 1;
    }
    drawing.items.emplace_back(box);
    const std::string words = format_number(100 * piece.share, 1);
    if (const double needs = map::measure(words, small).width; needs + 4 < wide) {
      const double middle = x + wide / 2;
      const double top = y + (height - line_height(small)) / 2;
      if (ages.projected) {  // hatching is no ground for words
        map::RectItem patch;
        patch.rect = {middle - needs / 2 - 2, y + 1, needs + 4, height - 2};
        patch.fill.color = rgb(0xffffff);
        drawing.items.emplace_back(patch);
      }
      ink.words(words, small, middle, top, ages.projected ? map::paper::text : piece.ink, map::Ink::Align::centre);
    }
    x += wide;
  }
}

/// Swatches with the names of the ages, wrapped; how high they are.
double draw_key(Drawing& drawing, std::span<const Piece> pieces, bool projected, const model::Wording& wording, double top,
                double width) {
  map::Ink ink(&drawing.items);
  const double line = line_height(small);
  double left = 0;
  double y = top;
  const auto entry = [&](const std::string& words, const map::Paint& fill, Rgba stroke) {
    const double wide = 17 + map::measure(words, small).width;
    if (left > 0 && left + wide > width) {
      left = 0;
      y += line + 1;
    }
    map::RectItem box;
    box.rect = {left + 0.5, y + (line - 11) / 2, 11, 11};
    box.fill = fill;
    box.stroke = stroke;
    box.stroke_width = 1;
    drawing.items.emplace_back(box);
    ink.words(words, small, left + 16, y, map::paper::text);
    left += wide + 12;
  };
  for (const auto& piece : pieces) entry(wording(piece.name), {piece.fill}, piece.fill);
  if (projected) {
    map::Paint hatched{chart_tone::axis};
    hatched.hatch = true;
    hatched.ground = rgb(0xffffff);
    hatched.spacing = 4;
    hatched.line_width = 1.5;
    entry(wording({"推計", "projected"}), hatched, chart_tone::axis);
  }
  return y + line - top;
}

/// The columns of natural and social change.
class Columns {
 public:
  Columns(std::span<const PopulationChange> changes, const model::Wording& wording, double width, double height)
      : changes_(changes), w_(wording), width_(width) {
    std::vector<double> values;
    for (const auto& change : changes_)
      for (const double value : {change.natural, change.social})
        if (std::isfinite(value)) values.push_back(value);
    const int steps = std::clamp(static_cast<int>(height / 45), 2, 5);
    scale_ = value_scale(values, "人", w_.lang, steps, true);
    double ticks = 0;
    for (const double tick : scale_.ticks()) ticks = std::max(ticks, map::measure(scale_.words(tick), small).width);
    const double line = line_height(small);
    plot_ = {ticks + 8, line + 8, std::max(width - ticks - 10, 12.0), std::max(height - 2 * line - 13, 12.0)};
  }

  Drawing finish() {
    axes();
    const double band = plot_.w / static_cast<double>(changes_.size());
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      const double left = plot_.x + band * static_cast<double>(i) + band * 0.14;
      const double wide = band * 0.36;
      column(left, wide, changes_[i].natural, natural_);
      column(left + wide, wide, changes_[i].social, social_);
    }
    key();
    return std::move(drawing_);
  }

 private:
  std::span<const PopulationChange> changes_;
  model::Wording w_;
  double width_;
  Drawing drawing_;
  ValueScale scale_;
  map::Rect plot_;
  Rgba natural_ = chart_tone::actual;
  Rgba social_ = rgb(0xd9a05b);

  [[nodiscard]] double y(double value) const {
    return plot_.y + plot_.h - (value - scale_.low) / (scale_.high - scale_.low) * plot_.h;
  }

  void axes() {
    map::Ink ink(&drawing_.items);
    ink.words(unit_caption(scale_, "人", "persons", w_.lang), small, 0, 0, map::paper::secondary);
    double below = 1e9;
    for (const double tick : scale_.ticks()) {
      add_line(drawing_.items, {at(plot_.x, y(tick)), at(plot_.x + plot_.w, y(tick))},
               tick == 0 ? chart_tone::axis : chart_tone::grid);
      if (below - y(tick) < line_height(small)) continue;  // no room for its number
      below = y(tick);
      ink.words(scale_.words(tick), small, plot_.x - 6, y(tick) - line_height(small) / 2, map::paper::secondary,
                map::Ink::Align::right);
    }
    const auto words_of = [&](int year) {
      return model::short_period({model::Period::Kind::calendar_year, year, 0, 0, 0}, w_.years);
    };
    double widest = 0;
    for (const auto& change : changes_) widest = std::max(widest, map::measure(words_of(change.year), small).width);
    const double band = plot_.w / static_cast<double>(changes_.size());
    const auto every = static_cast<std::size_t>(std::ceil((widest + 6) / band));
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if ((changes_.size() - 1 - i) % every != 0) continue;
      const double middle = plot_.x + band * (static_cast<double>(i) + 0.5);
      const double half = map::measure(words_of(changes_[i].year), small).width / 2;
      ink.words(words_of(changes_[i].year), small, std::min(middle, width_ - half), plot_.y + plot_.h + 4,
                map::paper::secondary, map::Ink::Align::centre);
    }
  }

  void column(double left, double wide, double value, Rgba color) {
    if (!std::isfinite(value)) return;
    map::RectItem box;
    box.rect = {left, std::min(y(0), y(value)), wide, std::max(std::abs(y(value) - y(0)), 0.8)};
    box.fill.color = color;
    drawing_.items.emplace_back(box);
  }

  /// What the colours are, each with the figure of its last year.
  void key() {
    map::Ink ink(&drawing_.items);
    const double line = line_height(small);
    double top = plot_.y + plot_.h + line + 10;
    const auto entry = [&](Rgba color, const Text& name, double PopulationChange::*value) {
      std::string words = w_(name);
      for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
        if (!std::isfinite(*change.*value)) continue;
        const double number = *change.*value;
        const std::string signed_words = (number > 0 ? "+" : "") + format_number(number, 0);
        const auto year = w_(model::Period{model::Period::Kind::calendar_year, change->year, 0, 0, 0});
        words += w_(say("：{} {}人", ": {} {}", year, signed_words));
        break;
      }
      map::RectItem box;
      box.rect = {0.5, top + (line - 11) / 2, 11, 11};
      box.fill.color = color;
      drawing_.items.emplace_back(box);
      ink.words(words, small, 16, top, map::paper::text);
      top += line + 1;
    };
    entry(natural_, {"自然増減（出生−死亡）", "Natural (births − deaths)"}, &PopulationChange::natural);
    entry(social_, {"社会増減（転入−転出）", "Social (moved in − out)"}, &PopulationChange::social);
    drawing_.height = top + 1;
  }
};

}  // namespace

Drawing age_bars(std::span<const AgeShares> ages, const model::Wording& wording, double width) {
  Drawing drawing;
  if (ages.empty()) return drawing;
  map::Ink ink(&drawing.items);
  const double bar = 15;
  const double line = line_height(small);
  double y = 0;
  bool projected = false;
  for (const auto& one : ages) {
    ink.words(map::shortened(wording(one.name), small, width), small, 0, y, map::paper::text);
    y += line;
    draw_bar(drawing, one, 0, y, width, bar);
    y += bar + 3;
    projected = projected || one.projected;
  }
  y += 2;
  std::vector<Piece> names;
  for (const auto& one : ages)
    for (auto& piece : pieces_of(one))
      if (std::ranges::none_of(names, [&](const Piece& known) { return known.name == piece.name; }))
        names.push_back(std::move(piece));
  std::ranges::stable_sort(names, {}, [](const Piece& piece) { return age_order(piece.name); });
  drawing.height = y + draw_key(drawing, names, projected, wording, y, width) + 2;
  return drawing;
}

Drawing change_columns(std::span<const PopulationChange> changes, const model::Wording& wording, double width,
                       double height) {
  if (changes.empty()) return {};
  return Columns(changes.last(std::min(changes.size(), most_years)), wording, width, height).finish();
}

}  // namespace kuiki::report
