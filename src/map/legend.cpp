#include "map/legend.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/number_style.h"
#include "base/plural.h"
#include "base/strings.h"
#include "map/figure_block.h"
#include "map/markers.h"
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
        ink.add(
            MarkerItem{{at(x + w / 2, y + h / 2)}, Symbol::circle, swatch.size * site_dot, swatch.stroke, {0, 0, 0, 0}, 0});
      break;
  }
}

std::string bounds_words(const std::string& low, const std::string& high, Lang lang) {
  return low == high ? low : low + (lang == Lang::ja ? " 〜 " : " – ") + high;
}

/// A class that no value lies in quotes its bounds; one that only this period leaves empty quotes the values of others.
bool is_empty(const Classes& classes, const Classes::Class& one) {
  if (one.count > 0) return false;
  if (!classes.common_periods) return true;
  // Of all periods together the first class always has a value, and only an empty one quotes both its bounds.
  return &one != &classes.classes.front() && one.low == one.lower_bound && one.high == one.upper_bound;
}

/// 10超〜20以下; at the ends 10以下 and 30超.
std::string empty_words(const Classes& classes, std::size_t i, const NumberStyle& style, Lang lang) {
  const auto& one = classes.classes[i];
  const std::string low = write_number(one.lower_bound, style, lang);
  const std::string high = write_number(one.upper_bound, style, lang);
  if (i == 0) return say("{}以下", "{} or less", high).in(lang);
  if (i + 1 == classes.classes.size()) return say("{}超", "over {}", low).in(lang);
  return say("{}超〜{}以下", "over {} to {}", low, high).in(lang);
}

/// How the classes were made, and why there are not as many as were asked for.
std::string class_detail(const Classes& classes, Method method, const Counter& counter, Lang lang) {
  const auto n = classes.classes.size();
  std::string detail;
  if (n > 1)
    detail =
        say("{}・{}階級（適合度 {}）", "{}, {} classes (fit {})", method_name(method), n, format_number(classes.goodness, 2))
            .in(lang);
  const auto add = [&](const Text& words) { add_part(detail, "\n", words.in(lang)); };
  std::string areas = counted(counter, classes.areas, lang);
  if (areas.empty()) areas = format_number(classes.areas, 0);
  switch (classes.why) {
    case Classes::Why::constant:
      add({"値がすべて同じため、1色です", "All values are equal: one colour"});
      break;
    case Classes::Why::few_areas:
      add(say("値があるのは{0}なので、{1}階級を{2}階級に減らしました", "{0} with a figure: {2} classes instead of {1}",
              areas, classes.asked, n));
      break;
    case Classes::Why::insisted:
      add(say("値があるのは{}で、{}階級ではわずかな差も色の差になります",
              "{} with a figure in {} classes: small differences get colours of their own", areas, classes.asked));
      break;
    case Classes::Why::few_values:
    case Classes::Why::as_asked:
      break;
  }
  if (classes.common_periods && n > 1) add({"階級の境は全期間に共通です", "The same classes for all periods"});
  return detail;
}

}  // namespace

Paint no_data_paint(FigureMark why) {
  if (why != FigureMark::none) return look_of(why).fill;
  return {rgb(0xb4ada0), true, paper::land, 6, 1};
}

std::string range_words(double low, double high, int decimals, Lang lang) {
  return bounds_words(format_number(low, decimals), format_number(high, decimals), lang);
}

NumberStyle class_style(const Classes& classes, int decimals, std::string_view title, Lang lang) {
  std::vector<double> written;
  std::vector<std::pair<double, double>> apart;
  const Classes::Class* before = nullptr;
  for (const auto& one : classes.classes) {
    written.push_back(one.low);
    written.push_back(one.high);
    if (is_empty(classes, one)) apart.emplace_back(one.lower_bound, one.upper_bound);
    if (before != nullptr) apart.emplace_back(before->high, one.low);
    before = &one;
  }
  NumberNeeds needs{written, apart, decimals, true};
  for (const std::string_view word : {"千", "万", "億", "兆", "thousand", "million", "billion"})
    needs.multiples = needs.multiples && title.find(word) == std::string_view::npos;  // 1.2億千円 is no figure
  return number_style(needs, lang);
}

LegendBlock class_legend(const Classes& classes, std::span<const Rgba> colors, Method method, ClassWords words) {
  LegendBlock block;
  const auto& [decimals, title, counter, lang] = words;
  const NumberStyle style = class_style(classes, decimals, title, lang);
  block.detail = class_detail(classes, method, counter, lang);
  for (std::size_t i = 0; i < classes.classes.size(); ++i) {
    const auto& one = classes.classes[i];
    LegendEntry entry;
    entry.swatch.fill.color = i < colors.size() ? colors[i] : paper::land;
    entry.label = is_empty(classes, one)
                      ? empty_words(classes, i, style, lang)
                      : bounds_words(write_number(one.low, style, lang), write_number(one.high, style, lang), lang);
    entry.count = counted(counter, one.count, lang);
    block.entries.push_back(std::move(entry));
  }
  if (classes.missing > 0) {
    LegendEntry entry;
    entry.swatch.fill = no_data_paint();
    entry.label = Text{"データなし", "No data"}.in(lang);
    entry.count = counted(counter, classes.missing, lang);
    block.entries.push_back(std::move(entry));
  }
  block.title = std::move(words.title);
  return block;
}

PlacedSizes place_sizes(const LegendEntry& entry, double line) {
  PlacedSizes placed;
  const bool bar = entry.swatch.symbol == Symbol::square;
  const double largest = entry.sizes.empty() ? 0 : entry.sizes.front().size;
  placed.width = bar ? entry.swatch.size : largest;
  placed.height = line / 2 + largest;
  double free_from = 0;
  for (const auto& size : entry.sizes) {
    const double top = placed.height - size.size;
    const double middle = std::max(top, free_from + line / 2);
    placed.sizes.push_back({top, middle});
    free_from = middle + line / 2;
  }
  placed.bottom = std::max(placed.height, free_from);
  return placed;
}

namespace {

/// Circles one within the other, or one bar, with a line from each size to what it stands for. Returns the height used.
double draw_sizes(Ink& ink, const LegendEntry& entry, Font font, double x, double y, double gap) {
  const double line = line_height(font);
  const PlacedSizes placed = place_sizes(entry, line);
  const Swatch& look = entry.swatch;
  const double middle = x + placed.width / 2;
  const auto at = [](double px, double py) { return geo::Vec2f{static_cast<float>(px), static_cast<float>(py)}; };
  for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
    const double size = entry.sizes[i].size;
    const double top = y + placed.sizes[i].top;
    if (look.symbol == Symbol::square) {
      if (i == 0) ink.add(RectItem{{x, top, placed.width, size}, {look.color}, look.stroke, look.width, 0});
    } else {
      ink.add(MarkerItem{{at(middle, top + size / 2)}, look.symbol, size, look.color, look.stroke, look.width});
    }
  }
  const double label_x = x + placed.width + gap;
  for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
    const double top = y + placed.sizes[i].top;
    const double words = y + placed.sizes[i].middle;
    const double from = look.symbol == Symbol::square ? x : middle;
    ink.add(LineItem{{at(from, top), at(x + placed.width, top), at(label_x - 3, words)}, paper::secondary, 0.7, {}});
    ink.words(entry.sizes[i].label, font, label_x, words - line / 2, paper::text);
  }
  return placed.bottom;
}

/// Units a row of sizes needs beside the words.
double sizes_width(const LegendEntry& entry, Font font) {
  double labels = 0;
  for (const auto& size : entry.sizes) labels = std::max(labels, measure(size.label, font).width);
  return entry.sizes.empty() ? 0 : place_sizes(entry, line_height(font)).width + label_gap(font) + labels;
}

}  // namespace

double natural_width(const LegendBlock& block, const SheetStyle& style) {
  double labels = 0, counts = 0, sizes = 0;
  for (const auto& entry : block.entries) {
    sizes = std::max(sizes, sizes_width(entry, style.body));
    labels = std::max(labels, measure(entry.label, style.body).width);
    counts = std::max(counts, measure(entry.count, style.small).width);
  }
  const double rows =
      swatch_width(style.body) + label_gap(style.body) + labels + (counts > 0 ? counts + label_gap(style.body) : 0);
  return std::max({rows, sizes, std::min(measure(block.title, style.heading).width, style.heading.size * 14),
                   std::min(measure(block.detail, style.small).width, style.small.size * 19)}) +
         0.5;
}

double draw_legend(Ink& ink, const LegendBlock& block, const SheetStyle& style, Lang lang, const Rect& room,
                   double density) {
  const auto [x, y, width, most_height] = room;
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
    if (!entry.sizes.empty()) {
      const double height = place_sizes(entry, line_height(body)).bottom + body.size * 0.5;
      if (at + height <= y + most_height + 0.5) at += draw_sizes(ink, entry, body, x, at, gap) + body.size * 0.5;
      continue;
    }
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
