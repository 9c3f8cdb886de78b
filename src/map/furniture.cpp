#include "map/furniture.h"

#include <cmath>
#include <numbers>

#include "base/number.h"
#include "geo/geodesic.h"
#include "map/palette.h"

namespace kuiki::map {

namespace {

constexpr Rgba card = rgb(0xffffff).with_alpha(205);

geo::Vec2f at(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

double ground_m(const View& view, double x0, double x1, double y) {
  return geo::distance_m(view.to_lonlat(x0, y), view.to_lonlat(x1, y));
}

std::string length_words(double metres, bool with_unit) {
  const bool km = metres >= 1000 || metres == 0;
  const double shown = km ? metres / 1000 : metres;
  return format_number(shown, std::abs(shown - std::round(shown)) < 1e-9 ? 0 : 1) + (with_unit ? (km ? " km" : " m") : "");
}

}  // namespace

SheetStyle::SheetStyle(const PageLayout& page) {
  const double u = std::min(std::max(page.width, page.height) / 1440, std::min(page.width, page.height) / 810);
  const auto sized = [&](double design, double least, bool bold = false) {
    return Font{std::max(design * u, least * page.least_text), bold};
  };
  title = sized(31, 1.45, true);
  subtitle = sized(17, 1.08);
  heading = sized(17, 1.08, true);
  body = sized(16, 1.0);
  bars = sized(14, 1.0);
  small = sized(12, 1.0);
  margin = std::max(28 * u, 10.0);
  gap = std::max(26 * u, 10.0);
}

void Ink::words(std::string_view text, Font font, double x, double top, Rgba color, Align align) {
  if (text.empty()) return;
  const TextSize size = measure(text, font);
  if (align == Align::right) x -= size.width;
  if (align == Align::centre) x -= size.width / 2;
  TextItem item;
  item.text = text;
  item.font = font;
  item.x = x;
  item.y = top + (line_height(font) - size.ascent - size.descent) / 2 + size.ascent;
  item.color = color;
  add(std::move(item));
}

double Ink::paragraph(std::string_view text, Font font, double x, double top, double width, Rgba color) {
  double y = top;
  for (const auto& line : wrap(text, font, width)) {
    words(line, font, x, y, color);
    y += line_height(font);
  }
  return y - top;
}

double round_length(double most_m) {
  if (!(most_m > 0)) return 0;
  const double ten = std::pow(10, std::floor(std::log10(most_m) + 1e-12));
  for (const double step : {5.0, 2.0})
    if (step * ten <= most_m * (1 + 1e-12)) return step * ten;
  return ten;
}

ScaleBar scale_bar(const View& view, const SheetStyle& style, double x, double y, double most) {
  ScaleBar bar;
  const double pad = style.small.size * 0.7;
  bar.height = line_height(style.small) + style.small.size * 0.5 + 1.6 * pad;
  const double left = x + pad, parallel = y + bar.height - pad;
  bar.metres = round_length(ground_m(view, left, left + most, parallel));
  if (bar.metres <= 0 || !std::isfinite(bar.metres)) return {};
  // The scale changes little along the bar, so a few steps of proportion settle its length to a thousandth of a unit.
  bar.length = most;
  for (int i = 0; i < 8; ++i) bar.length *= bar.metres / ground_m(view, left, left + bar.length, parallel);
  const double zero = measure("0", style.small).width, end = measure(length_words(bar.metres, true), style.small).width;
  bar.width = bar.length + 2 * pad + zero / 2 + end / 2;
  return bar;
}

void draw_scale_bar(Ink& ink, const ScaleBar& bar, const SheetStyle& style, double x, double y) {
  const Font font = style.small;
  const double pad = font.size * 0.7, thick = font.size * 0.42;
  const double left = x + pad + measure("0", font).width / 2, top = y + 0.6 * pad;
  const double rail = top + line_height(font) + font.size * 0.08;
  ink.add(RectItem{{x, y, bar.width, bar.height}, {card}, {0, 0, 0, 0}, 0, 3});
  ink.add(RectItem{{left, rail, bar.length, thick}, {paper::white}, paper::text, 1, 0});
  ink.add(RectItem{{left, rail, bar.length / 2, thick}, {paper::text}, paper::text, 1, 0});
  const std::string end = length_words(bar.metres, true), half = length_words(bar.metres / 2, false);
  ink.words("0", font, left, top, paper::text, Ink::Align::centre);
  ink.words(end, font, left + bar.length, top, paper::text, Ink::Align::centre);
  // Below a kilometre the half would be in another unit than the whole.
  const bool same_unit = bar.metres >= 1000 ? bar.metres / 2 >= 1000 || bar.metres == 1000 : true;
  const double room = bar.length / 2 - measure(end, font).width / 2 - measure(half, font).width / 2;
  if (same_unit && bar.metres != 1000 && room > font.size * 0.4)
    ink.words(half, font, left + bar.length / 2, top, paper::text, Ink::Align::centre);
}

double north_azimuth(const View& view) {
  const double cx = view.width / 2, cy = view.height / 2;
  const geo::Point here = view.to_lonlat(cx, cy);
  const double step = std::clamp(view.metres_per_unit * 50 / 111'000, 1e-5, 0.2);
  const geo::Point there = view.to_frame(view.projection->forward({here.x, here.y + step}));
  return std::atan2(there.x - cx, cy - there.y) * 180 / std::numbers::pi;
}

double north_arrow_size(const SheetStyle& style) { return style.body.size * 3.1; }

void draw_north_arrow(Ink& ink, double azimuth_deg, const SheetStyle& style, double x, double y) {
  const double size = north_arrow_size(style), cx = x + size / 2, cy = y + size / 2;
  const double a = azimuth_deg * std::numbers::pi / 180, s = std::sin(a), c = std::cos(a);
  const auto turned = [&](double dx, double dy) { return at(cx + dx * c - dy * s, cy + dx * s + dy * c); };
  ink.add(RectItem{{x, y, size, size}, {card}, {0, 0, 0, 0}, 0, 3});
  // A needle with a dark west and a white east half, the letter beyond its tip; all of it turns with north.
  const double tip = -size * 0.14, foot = size * 0.42, notch = size * 0.27, half = size * 0.17;
  ink.add(PolygonItem{{turned(0, tip), turned(-half, foot), turned(0, notch)}, paper::text, paper::text, 1});
  ink.add(PolygonItem{{turned(0, tip), turned(half, foot), turned(0, notch)}, paper::white, paper::text, 1});
  const Font font{std::max(style.body.size * 0.88, style.small.size), true};
  const geo::Vec2f letter = turned(0, -size * 0.30);
  ink.words("N", font, letter.x, letter.y - line_height(font) / 2, paper::text, Ink::Align::centre);
}

}  // namespace kuiki::map
