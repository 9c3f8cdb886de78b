#include "report/chart_kit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "map/furniture.h"
#include "model/numerals.h"
#include "model/units.h"

namespace kuiki::report {

namespace {

using map::Font;
using map::line_height;
using map::Rect;

/// What it costs to cover words: no number of lines and marks comes near it.
constexpr double words_cost = 1e6;

/// The least of 1, 2, 2.5, 5 × 10ⁿ that is at least `least`.
double round_step(double least) {
  const double ten = std::pow(10, std::floor(std::log10(least) + 1e-9));
  for (const double step : {1.0, 2.0, 2.5, 5.0})
    if (step * ten >= least * (1 - 1e-9)) return step * ten;
  return 10 * ten;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/// Does the segment pass through the rectangle (Liang and Barsky)?
bool crosses(const Rect& r, geo::Vec2f a, geo::Vec2f b) {
  double from = 0, to = 1;
  const double dx = b.x - a.x, dy = b.y - a.y;
  const auto clip = [&](double p, double q) {
    if (p == 0) return q >= 0;
    const double t = q / p;
    if (p < 0)
      from = std::max(from, t);
    else
      to = std::min(to, t);
    return from <= to;
  };
  return clip(-dx, a.x - r.x) && clip(dx, r.x + r.w - a.x) && clip(-dy, a.y - r.y) && clip(dy, r.y + r.h - a.y);
}

}  // namespace

std::vector<double> ValueScale::ticks() const {
  std::vector<double> all;
  for (int i = 0;; ++i) {
    const double tick = low + i * step;
    if (tick > high + step * 1e-6) return all;
    all.push_back(std::abs(tick) < step * 1e-9 ? 0 : tick);
  }
}

std::string ValueScale::words(double tick) const { return format_number(tick / divisor, decimals); }

ValueScale value_scale(std::span<const double> values, std::string_view unit, Lang lang, int steps, bool zero) {
  double least = std::numeric_limits<double>::infinity(), most = -least;
  for (const double v : values)
    if (std::isfinite(v)) {
      least = std::min(least, v);
      most = std::max(most, v);
    }
  if (!(least <= most)) {
    least = 0;
    most = 1;
  }
  ValueScale scale;
  const bool whole = std::ranges::all_of(values, [](double v) { return !std::isfinite(v) || v == std::round(v); });
  const bool few = whole && least >= 0 && most <= 20;  // a few things that are counted
  const bool apart = most - least >= 0.25 * std::max(std::abs(most), std::abs(least));
  scale.from_zero = zero || apart || few || most - least <= 1e-9 * std::abs(most) || least <= 0;
  if (scale.from_zero) {
    least = std::min(least, 0.0);
    most = std::max(most, 0.0);
  }
  if (most - least <= 0) most = least + 1;
  const bool share = unit == "%" && least >= 0 && most <= 100;
  const double air = (most - least) * 0.1;
  double low = least < 0 || !scale.from_zero ? least - air : 0, high = most > 0 ? most + air : 0;
  if (share) {
    low = std::max(low, 0.0);
    high = std::min(high, 100.0);
  }
  scale.step = round_step((high - low) / std::max(steps, 1));
  // Things that are counted have no halves.
  if (whole && most >= 1) scale.step = std::max(scale.step, 1.0);
  if (whole && scale.step == 2.5) scale.step = 5;
  scale.low = std::floor(low / scale.step + 1e-9) * scale.step;
  scale.high = std::ceil(high / scale.step - 1e-9) * scale.step;

  struct Multiple {
    double divisor;
    const char *ja, *en;
  };
  constexpr std::array<Multiple, 2> japanese = {{{1e8, "億", ""}, {1e4, "万", ""}}},
                                    english = {{{1e9, "", "billion"}, {1e6, "", "million"}}};
  const auto& multiples = lang == Lang::ja ? japanese : english;
  const double size = std::max(std::abs(scale.low), std::abs(scale.high));
  for (const auto& multiple : multiples)
    if (size >= multiple.divisor * (multiple.divisor == 1e4 ? 100 : 1)) {
      scale.divisor = multiple.divisor;
      scale.multiple = {multiple.ja, multiple.en};
      break;
    }
  for (const double tick : scale.ticks())
    scale.decimals = std::max(scale.decimals, model::decimals_of(tick / scale.divisor, 4));
  return scale;
}

std::string unit_caption(const ValueScale& scale, std::string_view unit, std::string_view unit_en, Lang lang) {
  if (unit.empty() && scale.divisor == 1) return {};
  if (lang == Lang::ja) return "単位：" + scale.multiple.ja + std::string(unit);
  const std::string word = unit_en.empty() ? model::unit_in_english(unit, 2) : std::string(unit_en);
  return "Unit: " + scale.multiple.en + (scale.multiple.en.empty() || word.empty() ? "" : " ") + word;
}

void LabelPlacer::avoid(const Rect& rect, double cost) { obstacles_.push_back({rect, cost}); }

void LabelPlacer::avoid_line(std::span<const geo::Vec2f> points, double cost) {
  for (std::size_t i = 1; i < points.size(); ++i) segments_.push_back({points[i - 1], points[i], cost});
}

double LabelPlacer::cost_of(const Rect& rect) const {
  double cost = 0;
  for (const auto& other : obstacles_)
    if (overlap(rect, other.rect)) cost += other.cost;
  for (const auto& line : segments_)
    if (crosses(rect, line.a, line.b)) cost += line.cost;
  return cost;
}

bool LabelPlacer::put(std::vector<map::Item>& items, std::string_view words, Font font, const Mark& mark, Rgba color,
                      bool needed) {
  const auto [x, y, radius] = mark;
  const auto size = map::measure(words, font);
  const double w = size.width, h = line_height(font), r = radius + 2;
  Rect best;
  double least = std::numeric_limits<double>::infinity();
  const auto attempt = [&](double left, double top, double extra) {
    Rect rect{std::clamp(left, bounds_.x, std::max(bounds_.x, bounds_.x + bounds_.w - w)), top, w, h};
    if (std::abs(rect.x - left) > w * 0.75) extra += 5;
    if (top < bounds_.y || top + h > bounds_.y + bounds_.h) return;
    const double cost = cost_of({rect.x - 3, rect.y, rect.w + 6, rect.h}) + extra;
    if (cost < least) {
      least = cost;
      best = rect;
    }
  };
  for (const double out : {0.0, 9.0, 20.0, 34.0, 50.0}) {
    if (!needed && out > 9) break;  // far from its mark it would be taken for another's
    const double far = out / 4;
    attempt(x - w / 2, y - r - h - out, far);
    attempt(x - w / 2, y + r + out, 0.2 + far);
    attempt(x + r + 1, y - h / 2 - out, 0.4 + far);
    attempt(x - r - 1 - w, y - h / 2 - out, 0.5 + far);
    attempt(x + r - 2, y - r - h + 3 - out, 0.6 + far);
    attempt(x - r + 2 - w, y - r - h + 3 - out, 0.7 + far);
    attempt(x + r - 2, y + r - 3 + out, 0.8 + far);
    attempt(x - r + 2 - w, y + r - 3 + out, 0.9 + far);
  }
  if (least >= words_cost || (!needed && least >= 6)) return false;
  write(items, words, font, best, color);
  return true;
}

bool LabelPlacer::put_above(std::vector<map::Item>& items, std::string_view words, Font font, double x, double y,
                            Rgba color) {
  const auto size = map::measure(words, font);
  const Rect place{x - size.width / 2, y - line_height(font), size.width, line_height(font)};
  if (place.x < bounds_.x || place.x + place.w > bounds_.x + bounds_.w || place.y < bounds_.y || cost_of(place) >= 40)
    return false;
  write(items, words, font, place, color);
  return true;
}

void LabelPlacer::write(std::vector<map::Item>& items, std::string_view words, Font font, const Rect& place, Rgba color) {
  const auto size = map::measure(words, font);
  map::TextItem text;
  text.text = words;
  text.font = font;
  text.color = color;
  text.x = place.x;
  text.y = place.y + (place.h - size.ascent - size.descent) / 2 + size.ascent;
  text.halo_width = 2;
  text.halo = rgb(0xffffff);
  items.emplace_back(std::move(text));
  avoid(place, words_cost);
}

bool LabelPlacer::put_free(std::vector<map::Item>& items, std::string_view words, Font font, Rgba color, bool clear) {
  const auto lines = map::wrap(words, font, bounds_.w - 12);
  double w = 0;
  for (const auto& line : lines) w = std::max(w, map::measure(line, font).width);
  const double h = line_height(font) * static_cast<double>(lines.size());
  Rect best{bounds_.x + (bounds_.w - w) / 2, bounds_.y + (bounds_.h - h) / 2, w, h};
  double least = std::numeric_limits<double>::infinity();
  for (const double down : {0.5, 0.7, 0.3, 0.85, 0.15, 0.6, 0.4, 0.78, 0.22})
    for (const double across : {0.5, 0.72, 0.28, 0.95, 0.05}) {
      const Rect rect{bounds_.x + 6 + (bounds_.w - 12 - w) * across, bounds_.y + (bounds_.h - h) * down, w, h};
      const Rect wide{rect.x - 4, rect.y - 2, rect.w + 8, rect.h + 4};
      const double cost = cost_of(wide) + std::abs(across - 0.5) + std::abs(down - 0.5);
      if (cost < least) {
        least = cost;
        best = rect;
      }
    }
  if (least >= (clear ? 2 : 40)) return false;
  const double line_high = line_height(font);
  for (double y = best.y; const auto& line : lines) {
    const double wide = map::measure(line, font).width;
    write(items, line, font, {best.x + (w - wide) / 2, y, wide, line_high}, color);
    y += line_high;
  }
  return true;
}

}  // namespace kuiki::report
