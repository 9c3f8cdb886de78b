#include "map/legend.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/plural.h"
#include "map/figure_block.h"
#include "map/palette.h"

namespace kuiki::map {

namespace {

double swatch_width(Font body) { return body.size * 3.0; }
double swatch_height(Font body) { return body.size * 1.22; }
double label_gap(Font body) { return body.size * 0.85; }

void draw_swatch(Ink& ink, const Swatch& swatch, double x, double y, double w, double h) {
  const auto at = [](double px, double py) { return geo::Vec2f{static_cast<float>(px), static_cast<float>(py)}; };
  switch (swatch.kind) {
    case Swatch::Kind::area: {
      const Rgba outline = swatch.stroke.a > 0 ? swatch.stroke : paper::outline.with_alpha(130);
      const bool plain_edge = swatch.dash.empty();
      ink.add(RectItem{{x, y, w, h},
                       swatch.fill,
                       plain_edge ? outline : Rgba{0, 0, 0, 0},
                       plain_edge ? (swatch.stroke.a > 0 ? swatch.width : 0.75) : 0,
                       0});
      if (!plain_edge)
        ink.add(LineItem{
            {at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)}, outline, swatch.width, swatch.dash});
      break;
    }
    case Swatch::Kind::line:
      ink.add(LineItem{{at(x, y + h / 2), at(x + w, y + h / 2)}, swatch.color, swatch.width, swatch.dash});
      break;
    case Swatch::Kind::bar: {
      std::vector<Item> bar;
      draw_progress(bar, {x, y + h / 2 - 3, w, 6}, 0.62, 0.8, swatch.verdict);
      for (auto& item : bar) ink.add(std::move(item));
      break;
    }
    case Swatch::Kind::marker:
      ink.add(MarkerItem{{at(x + w / 2, y + h / 2)}, swatch.symbol, swatch.size, swatch.color, swatch.stroke, swatch.width});
      if (swatch.dot)
        ink.add(MarkerItem{{at(x + w / 2, y + h / 2)}, Symbol::circle, swatch.size * 0.34, swatch.stroke, {0, 0, 0, 0}, 0});
      break;
  }
}

std::string bounds_words(const std::string& low, const std::string& high, Lang lang) {
  return low == high ? low : low + (lang == Lang::ja ? " 〜 " : " – ") + high;
}

}  // namespace

Paint no_data_paint(FigureMark why) {
  if (why != FigureMark::none) return look_of(why).fill;
  return {rgb(0xb4ada0), true, paper::land, 6, 1};
}

std::string range_words(double low, double high, int decimals, Lang lang) {
  return bounds_words(format_number(low, decimals), format_number(high, decimals), lang);
}

LegendBlock class_legend(const Classes& classes, std::span<const Rgba> colors, Method method, int decimals,
                         std::string title, const Counter& counter, Lang lang) {
  LegendBlock block;
  block.title = std::move(title);
  const auto n = classes.classes.size();
  if (n > 1) {
    block.detail = say("{}・{}階級", "{}, {}", method_name(method), counted(n, "class")).in(lang);
    block.detail += say("（適合度 {}）", " (fit {})", format_number(classes.goodness, 2)).in(lang);
  }
  // More places for the two bounds that would otherwise print as if two classes shared one.
  std::vector<int> low_places(n, decimals), high_places(n, decimals);
  for (std::size_t i = 1; i < n; ++i) {
    const double below = classes.classes[i - 1].high, above = classes.classes[i].low;
    int places = decimals;
    while (below != above && places < decimals + 3 && format_number(below, places) == format_number(above, places)) ++places;
    high_places[i - 1] = low_places[i] = places;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto& c = classes.classes[i];
    LegendEntry entry;
    entry.swatch.fill.color = i < colors.size() ? colors[i] : paper::land;
    entry.label = c.low == c.high
                      ? format_number(c.low, std::max(low_places[i], high_places[i]))
                      : bounds_words(format_number(c.low, low_places[i]), format_number(c.high, high_places[i]), lang);
    entry.count = counted(counter, c.count, lang);
    block.entries.push_back(std::move(entry));
  }
  if (classes.missing > 0) {
    LegendEntry entry;
    entry.swatch.fill = no_data_paint();
    entry.label = Text{"データなし", "No data"}.in(lang);
    entry.count = counted(counter, classes.missing, lang);
    block.entries.push_back(std::move(entry));
  }
  return block;
}

double natural_width(const LegendBlock& block, const SheetStyle& style) {
  double labels = 0, counts = 0;
  for (const auto& entry : block.entries) {
    labels = std::max(labels, measure(entry.label, style.body).width);
    counts = std::max(counts, measure(entry.count, style.small).width);
  }
  const double rows =
      swatch_width(style.body) + label_gap(style.body) + labels + (counts > 0 ? counts + label_gap(style.body) : 0);
  return std::max({rows, std::min(measure(block.title, style.heading).width, style.heading.size * 14),
                   std::min(measure(block.detail, style.small).width, style.small.size * 19)}) +
         0.5;
}

double draw_legend(Ink& ink, const LegendBlock& block, const SheetStyle& style, Lang lang, double x, double y, double width,
                   double density, double most_height) {
  const Font body = style.body, small = style.small;
  double at = y;
  if (!block.title.empty()) at += ink.paragraph(block.title, style.heading, x, at, width, paper::text);
  if (!block.detail.empty())
    at += ink.paragraph(block.detail, small, x, at + body.size * 0.1, width, paper::secondary) + body.size * 0.1;
  if (!block.entries.empty()) at += body.size * 0.45 * density;

  // In a narrow column the swatch gives way before the words do.
  double counts = 0;
  for (const auto& entry : block.entries) counts = std::max(counts, measure(entry.count, small).width);
  const double sw = std::min(swatch_width(body), width * 0.22), sh = swatch_height(body),
               gap = std::min(label_gap(body), width * 0.05);
  const double label_x = x + sw + gap, words = width - sw - gap;
  // Counts are the first to go where there is no room for them and an unbroken label.
  double longest = 0;
  for (const auto& entry : block.entries)
    if (!entry.count.empty()) longest = std::max(longest, measure(entry.label, body).width);
  const bool with_counts = longest + counts + gap <= words || longest > words;
  const double pitch = std::max(body.size * 2.0 * density, sh + body.size * 0.22), line = body.size * 1.25;
  for (std::size_t i = 0; i < block.entries.size(); ++i) {
    const auto& entry = block.entries[i];
    const auto lines = wrap(entry.label, body, entry.count.empty() || !with_counts ? words : words - counts - gap);
    const double extra = (static_cast<double>(std::max<std::size_t>(lines.size(), 1)) - 1) * line;
    const bool last = i + 1 == block.entries.size();
    if (at + pitch + extra + (last ? 0 : pitch) > y + most_height + 0.5) {
      const std::size_t left = block.entries.size() - i;
      const Text rest = say("ほか{}項目", "and {} more", left);
      if (at + line_height(small) <= y + most_height + 0.5) {
        ink.words(rest.in(lang), small, label_x, at, paper::secondary);
        at += line_height(small);
      }
      return at - y;
    }
    const double middle = at + (pitch + extra) / 2, first = at + pitch / 2;
    draw_swatch(ink, entry.swatch, x, middle - sh / 2, sw, sh);
    for (std::size_t k = 0; k < lines.size(); ++k)
      ink.words(lines[k], body, label_x, first - line_height(body) / 2 + static_cast<double>(k) * line, paper::text);
    if (!entry.count.empty() && with_counts)
      ink.words(entry.count, small, x + width, middle - line_height(small) / 2, paper::secondary, Ink::Align::right);
    at += pitch + extra;
  }
  return at - y;
}

}  // namespace kuiki::map
