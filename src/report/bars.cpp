#include "report/bars.h"

#include <algorithm>
#include <cmath>

#include "map/furniture.h"
#include "map/typeset.h"
#include "model/figure_writer.h"
#include "model/progress_words.h"
#include "report/verdict_tone.h"

namespace kuiki::report {
namespace {

using map::Font;
using map::Ink;
using map::line_height;
using model::Verdict;

constexpr double bar_height = 18, total_height = 40, row_gap = 5;

/// Fills that hardly differ from the paper have an edge.
Rgba edge_of(Rgba fill, const Style& style) {
  return contrast(fill, rgb(0xffffff)) < 1.6 ? style.quiet.with_alpha(120) : fill;
}

map::RectItem box(const map::Rect& rect, Rgba fill, const Style& style, double radius = 0) {
  return {rect, {fill}, edge_of(fill, style), 1, radius};
}

/// The pieces of one bar, equally long for each indicator; the count stands in the middle of each it fits in.
void pieces(std::vector<map::Item>& items, const model::Tally& tally, const map::Rect& bar, Font font, const Style& style) {
  const double y = bar.y, height = bar.h, unit = bar.w / tally.total();
  double x = bar.x;
  Ink ink(&items);
  for (const auto verdict : model::all_verdicts) {
    const int count = tally[verdict];
    if (count == 0) continue;
    const double width = unit * count;
    const auto tone = tone_of(verdict);
    // A hair of paper between neighbours, so that they are told apart in grey too.
    items.emplace_back(box({x + 0.5, y, std::max(width - 1.5, 1.0), height}, tone.fill, style));
    const auto words = std::to_string(count);
    for (const Font size : {font, Font{style.small.size, true}}) {
      if (map::measure(words, size).width + 2.5 > width) continue;
      ink.words(words, size, x + width / 2 - 0.25, y + (height - line_height(size)) / 2, tone.ink, Ink::Align::centre);
      break;
    }
    x += width;
  }
}

/// Swatches with words, as many side by side as fit.
void legend(Flow& flow, const model::Tally& tally, Lang lang) {
  const auto& style = flow.style();
  const double swatch = 13, high = line_height(style.body) + 4, gap = 22;
  std::vector<map::Item> items;
  Ink ink(&items);
  double x = 0, y = 4;
  const int total = tally.total();
  for (const auto verdict : model::all_verdicts) {
    const int count = tally[verdict];
    if (count == 0 && verdict == Verdict::not_applicable) continue;  // only where the plan has such indicators
    std::string words = model::verdict_name(verdict).in(lang) + " " + std::to_string(count);
    if (count > 0 && total > 0)
      words += say("（{}）", " ({})", model::percent_words(static_cast<double>(count) / total)).in(lang);
    const double wide = swatch + 6 + map::measure(words, style.body).width;
    if (x > 0 && x + wide > flow.width()) {
      x = 0;
      y += high;
    }
    items.emplace_back(
        box({x + 0.5, y + (line_height(style.body) - swatch) / 2, swatch, swatch}, tone_of(verdict).fill, style, 2));
    ink.words(words, style.body, x + swatch + 6, y, count > 0 ? style.text : style.quiet);
    x += wide + gap;
  }
  flow.draw(y + high, std::move(items));
}

}  // namespace

void verdict_bar(Flow& flow, const model::Tally& tally, Lang lang) {
  const auto& style = flow.style();
  if (tally.total() > 0) {
    std::vector<map::Item> items;
    pieces(items, tally, {0, 2, flow.width(), total_height}, {17, true}, style);
    flow.need(total_height + 60);
    flow.draw(total_height + 8, std::move(items));
  }
  legend(flow, tally, lang);
}

void verdict_rows(Flow& flow, const std::vector<VerdictRow>& rows, Lang /*lang*/) {
  const auto& style = flow.style();
  int most = 0;
  for (const auto& row : rows) most = std::max(most, row.tally.total());
  const double labels = flow.width() * 0.38, totals = map::measure("000", style.strong).width + 8;
  const double unit = (flow.width() - labels - totals) / std::max(most, 1);
  for (const auto& row : rows) {
    const auto lines = map::wrap(row.label, style.body, labels - 12);
    const double line = line_height(style.body), words = line * static_cast<double>(std::max<std::size_t>(lines.size(), 1));
    const double height = std::max(words, bar_height), bar = (height - bar_height) / 2;
    std::vector<map::Item> items;
    std::vector<Link> links;
    Ink ink(&items);
    double y = (height - words) / 2;
    for (const auto& words_of_line : lines) {
      ink.words(words_of_line, style.body, 0, y, row.target.empty() ? style.text : style.link);
      if (!row.target.empty()) links.push_back({{0, y, map::measure(words_of_line, style.body).width, line}, row.target});
      y += line;
    }
    const int total = row.tally.total();
    if (total > 0) pieces(items, row.tally, {labels, bar, unit * total, bar_height}, {style.small.size, true}, style);
    ink.words(total > 0 ? std::to_string(total) : std::string("－"), style.strong, labels + unit * total + 6,
              (height - line_height(style.strong)) / 2, total > 0 ? style.text : style.quiet);
    flow.draw(height + row_gap, std::move(items), std::move(links));
  }
}

void value_rows(Flow& flow, const std::vector<ValueRow>& rows, double low, double high) {
  const auto& style = flow.style();
  const double labels = flow.width() * 0.38, span = std::max(high - low, 1e-9);
  double values = 0;
  for (const auto& row : rows) values = std::max(values, map::measure(row.value, style.strong).width);
  const double scale = flow.width() - labels - values - 10;
  const auto place = [&](double amount) { return labels + scale * (std::clamp(amount, low, high) - low) / span; };
  for (const auto& row : rows) {
    const Font font = row.strong ? style.strong : style.body;
    const auto lines = map::wrap(row.label, font, labels - 12 - row.indent);
    const double words = line_height(font) * static_cast<double>(std::max<std::size_t>(lines.size(), 1));
    const double thick = row.strong ? bar_height + 4 : bar_height - 4, height = std::max(words, bar_height + 4);
    std::vector<map::Item> items;
    Ink ink(&items);
    double y = (height - words) / 2;
    for (const auto& line : lines) {
      ink.words(line, font, row.indent, y, style.text);
      y += line_height(font);
    }
    const double top = (height - thick) / 2;
    items.emplace_back(map::RectItem{{labels, top, scale, thick}, {style.panel}, {0, 0, 0, 0}, 0, 0});
    if (std::isfinite(row.amount)) {
      const double zero = place(std::clamp(0.0, low, high)), end = place(row.amount);
      if (std::abs(end - zero) > 0)
        items.emplace_back(
            map::RectItem{{std::min(zero, end), top, std::abs(end - zero), thick}, {row.fill}, {0, 0, 0, 0}, 0, 0});
      items.emplace_back(map::RectItem{{zero - 0.5, top - 2, 1, thick + 4}, {style.quiet}, {0, 0, 0, 0}, 0, 0});
    } else {
      ink.words(row.missing, style.small, labels + 6, (height - line_height(style.small)) / 2, style.quiet);
    }
    ink.words(row.value, row.strong ? style.strong : style.body, flow.width(), (height - line_height(font)) / 2,
              std::isfinite(row.amount) ? style.text : style.quiet, Ink::Align::right);
    flow.draw(height + row_gap, std::move(items));
  }
}

void plan_years(Flow& flow, const model::Overview& view, model::Wording wording) {
  if (!view.from || !view.to) return;
  const auto& style = flow.style();
  const int first = model::fiscal_year_of(*view.from), last = model::fiscal_year_of(*view.to);
  if (last < first || last - first > 60) return;
  const double cell = flow.width() / (last - first + 1), height = 20;
  std::vector<map::Item> items;
  Ink ink(&items);
  for (int year = first; year <= last; ++year) {
    const double x = cell * (year - first);
    const bool passed = view.until && year <= *view.until;
    const auto words = model::short_period({model::Period::Kind::fiscal_year, year, 0, 0, 0}, wording.years);
    items.emplace_back(map::RectItem{
        {x + 0.5, 2, cell - 2, height}, {passed ? style.quiet : rgb(0xffffff)}, passed ? style.quiet : style.rule, 1, 2});
    if (map::measure(words, style.small).width + 4 <= cell)
      ink.words(words, style.small, x + cell / 2, 2 + (height - line_height(style.small)) / 2,
                passed ? rgb(0xffffff) : style.quiet, Ink::Align::centre);
  }
  flow.draw(height + 8, std::move(items));
}

void callout(Flow& flow, std::string_view title, std::string_view words, Rgba edge) {
  const auto& style = flow.style();
  const double pad = 12, inner = flow.width() - 2 * pad - 5;
  std::vector<map::Item> items;
  items.emplace_back();  // the ground, whose height is known last
  Ink ink(&items);
  double y = pad;
  if (!title.empty()) y += ink.paragraph(title, style.strong, pad + 5, y, inner, style.text) + 3;
  if (!words.empty()) y += ink.paragraph(words, style.body, pad + 5, y, inner, style.text);
  y += pad;
  items.front() = map::RectItem{{0, 0, flow.width(), y}, {style.panel}, {0, 0, 0, 0}, 0, 0};
  items.emplace_back(map::RectItem{{0, 0, 5, y}, {edge}, {0, 0, 0, 0}, 0, 0});
  flow.draw(y, std::move(items));
  flow.gap(style.gap);
}

}  // namespace kuiki::report
