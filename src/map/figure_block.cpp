#include "map/figure_block.h"

#include <algorithm>
#include <cmath>

#include "map/furniture.h"
#include "map/palette.h"
#include "map/tones.h"
#include "map/verdict_tone.h"
#include "model/figure_writer.h"

namespace kuiki::map {

namespace {

constexpr double pad = 10, row_gap = 9, column_gap = 14, swatch_w = 15, swatch_h = 11, mark_gap = 5;
constexpr double bar_height = 6;
constexpr Font title_font{14.5, true}, detail_font{12, false}, name_font{13, false}, label_font{12, false},
    value_font{14, true}, least_value_font{12, true}, pill_font{12, true};

double width_of(const std::string& text, Font font) { return measure(text, font).width; }

geo::Vec2f at(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

/// Marks that stand in for a value have a swatch before their word; an inferred value is framed, an entered one has a
/// diamond behind it, a published one a full diamond.
bool has_diamond(FigureMark mark) { return mark == FigureMark::entered || mark == FigureMark::published; }
bool has_swatch(FigureMark mark) { return mark != FigureMark::none && mark != FigureMark::inferred && !has_diamond(mark); }
double mark_width(FigureMark mark) {
  if (has_swatch(mark)) return swatch_w + mark_gap;
  if (has_diamond(mark)) return 9 + mark_gap;
  return mark == FigureMark::inferred ? 8 : 0;
}
std::string label_of(const FigureCell& cell, Lang lang) {
  return cell.mark == FigureMark::inferred ? cell.label + (lang == Lang::ja ? "・" : ", ") + mark_name(cell.mark).in(lang)
                                           : cell.label;
}

/// Widths that all rows of a card share.
struct Columns {
  double value = 64, target = 64, pill = 0;
  [[nodiscard]] double inner() const { return value + target + pill + 2 * column_gap; }
};

double pill_width(const FigureRow& row) { return width_of(row.verdict_words, pill_font) + 14; }

Columns columns_of(const FigureCard& card, std::size_t count, Lang lang) {
  constexpr double most = 170;
  Columns c;
  const auto cell = [&](const FigureCell& one) {
    const Font font = has_swatch(one.mark) ? label_font : value_font;
    return std::min(most,
                    std::max(width_of(label_of(one, lang), label_font), width_of(one.words, font) + mark_width(one.mark)));
  };
  for (std::size_t i = 0; i < count; ++i) {
    c.value = std::max(c.value, cell(card.rows[i].value));
    c.target = std::max(c.target, cell(card.rows[i].target));
    c.pill = std::max(c.pill, pill_width(card.rows[i]));
  }
  // Names and titles want some room of their own.
  const double wanted = std::clamp(width_of(card.title, title_font) + 1, 236.0, 320.0);
  if (const double lacking = wanted - c.inner(); lacking > 0) {
    c.value += lacking / 2;
    c.target += lacking / 2;
  }
  return c;
}

/// A name in at most two lines.
std::vector<std::string> short_lines(const std::string& name, Font font, double width) {
  auto lines = wrap(name, font, width);
  if (lines.size() <= 2) return lines;
  std::string& last = lines[1];
  while (!last.empty() && width_of(last + "…", font) > width) {
    do last.pop_back();
    while (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0x80);
    if (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0xC0) last.pop_back();
  }
  last += "…";
  lines.resize(2);
  return lines;
}

/// Draws rows; measuring is the same without a list.
class RowInk {
 public:
  RowInk(std::vector<Item>& items, const Columns& columns, Lang lang)
      : items_(items), ink_(&items), columns_(columns), lang_(lang) {}

  /// Returns the height.
  double row(const FigureRow& row, double x, double y) {
    double top = y;
    for (const auto& line : short_lines(row.name, name_font, columns_.inner())) {
      ink_.words(line, name_font, x, top, paper::text);
      top += line_height(name_font);
    }
    const double second = x + columns_.value + column_gap;
    const double below = std::max(cell(row.value, x, top, columns_.value), cell(row.target, second, top, columns_.target));
    arrow(second - column_gap / 2, top + line_height(label_font) + line_height(value_font) / 2);
    pill(row, x + columns_.inner(), top + (below - pill_height) / 2 + 1);
    top += below;
    if (std::isfinite(row.share)) {
      const double length = columns_.inner() - columns_.pill - column_gap;
      draw_progress(items_, {x, top + 5, length, bar_height}, row.share, row.elapsed, row.verdict);
      ink_.words(model::percent_words(row.share).in(lang_), label_font, x + columns_.inner(), top, paper::secondary,
                 Ink::Align::right);
      top += line_height(label_font);
    }
    return top - y;
  }

 private:
  static constexpr double pill_height = 19;

  double cell(const FigureCell& cell, double x, double y, double width) {
    ink_.words(label_of(cell, lang_), label_font, x, y, paper::secondary);
    const double top = y + line_height(label_font);
    if (has_swatch(cell.mark)) {
      const MarkLook look = look_of(cell.mark);
      const double sy = top + (line_height(value_font) - swatch_h) / 2;
      items_.push_back(RectItem{{x, sy, swatch_w, swatch_h},
                                look.fill,
                                look.dash.empty() ? look.outline : Rgba{0, 0, 0, 0},
                                look.dash.empty() ? 0.8 : 0,
                                0});
      if (!look.dash.empty()) frame({x, sy, swatch_w, swatch_h}, look);
      ink_.words(cell.words, label_font, x + swatch_w + mark_gap, top + 1, paper::secondary);
      return line_height(label_font) + line_height(value_font);
    }
    const double before = cell.mark == FigureMark::inferred ? 4 : 0, room = width - mark_width(cell.mark) + 0.5;
    Font font = value_font;
    if (width_of(cell.words, font) > room) font = least_value_font;
    double line_top = top, widest = 0;
    for (const auto& line : wrap(cell.words, font, room)) {
      ink_.words(line, font, x + before, line_top, paper::text);
      widest = std::max(widest, width_of(line, font));
      line_top += line_height(font);
    }
    if (cell.mark == FigureMark::inferred)
      frame({x, top + 0.5, widest + 2 * before, line_top - top - 1}, look_of(FigureMark::inferred));
    if (has_diamond(cell.mark))
      items_.push_back(MarkerItem{{at(x + widest + mark_gap + 4, line_top - line_height(font) / 2)},
                                  Symbol::diamond,
                                  8,
                                  cell.mark == FigureMark::published ? tone::entered : paper::white,
                                  tone::entered,
                                  1.3});
    return line_top - y;
  }

  void frame(const Rect& r, const MarkLook& look) {
    items_.push_back(LineItem{{at(r.x, r.y), at(r.x + r.w, r.y), at(r.x + r.w, r.y + r.h), at(r.x, r.y + r.h), at(r.x, r.y)},
                              look.outline,
                              1,
                              look.dash});
  }

  void arrow(double x, double y) {
    items_.push_back(PolygonItem{{at(x - 3, y - 4), at(x + 3, y), at(x - 3, y + 4)}, paper::border});
  }

  void pill(const FigureRow& row, double right, double y) {
    const Tone tone = tone_of(row.verdict);
    const double w = pill_width(row);
    items_.push_back(RectItem{{right - w, y, w, pill_height}, {tone.fill}, {0, 0, 0, 0}, 0, 3});
    ink_.words(row.verdict_words, pill_font, right - w / 2, y + (pill_height - line_height(pill_font)) / 2, tone.ink,
               Ink::Align::centre);
  }

  std::vector<Item>& items_;
  Ink ink_;
  const Columns& columns_;
  Lang lang_;
};

}  // namespace

MarkLook look_of(FigureMark mark) {
  const Paint white{paper::white};
  switch (mark) {
    case FigureMark::missing_in_source:
      return {{rgb(0xa0522d), true, rgb(0xfbf3ea), 4, 1.1}, rgb(0xa0522d), {}};
    case FigureMark::not_measured:
      return {{rgb(0x6f8796), true, rgb(0xf1f5f7), 7, 1}, rgb(0x6f8796), {}};
    case FigureMark::survey_pending:
      return {{rgb(0x6f8796), true, rgb(0xf1f5f7), 7, 1}, rgb(0x4a5560), {3, 2}};
    case FigureMark::not_set:
      return {white, rgb(0x6a7580), {3, 2}};
    case FigureMark::inferred:
      return {white, rgb(0x1d2730), {1.5, 2.5}};
    case FigureMark::entered:
      return {white, tone::entered, {}};
    case FigureMark::published:
      return {{tone::entered}, tone::entered, {}};
    case FigureMark::suppressed:
      return {{rgb(0x86758f), true, rgb(0xf5f2f6), 5, 1}, rgb(0x86758f), {}};
    case FigureMark::none:
      break;
  }
  return {white, paper::outline, {}};
}

void draw_progress(std::vector<Item>& items, const Rect& rect, double share, double elapsed, model::Verdict verdict) {
  const double radius = rect.h / 2, length = std::clamp(share, 0.0, 1.0) * rect.w;
  items.push_back(RectItem{rect, {rgb(0xe7e9eb)}, {0, 0, 0, 0}, 0, radius});
  if (length > 0)
    items.push_back(
        RectItem{{rect.x, rect.y, std::max(length, rect.h), rect.h}, {tone_of(verdict).fill}, {0, 0, 0, 0}, 0, radius});
  if (std::isfinite(elapsed)) {
    const double x = rect.x + std::clamp(elapsed, 0.0, 1.0) * rect.w;
    items.push_back(LineItem{{at(x, rect.y - 2.5), at(x, rect.y + rect.h + 2.5)}, paper::text, 1.4, {}});
  }
}

FigureBlock figure_block(const FigureCard& card, std::size_t rows, int columns, Lang lang) {
  FigureBlock block;
  rows = std::min(rows, card.rows.size());
  const Columns shared = columns_of(card, rows, lang);
  const auto per_column = (rows + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
  const double between = 2 * column_gap;
  block.width = 2 * pad + columns * shared.inner() + (columns - 1) * between;

  Ink ink(&block.items);
  const Rgba edge = card.at == FigureCard::At::partnership ? tone::partnership : tone::card_edge;
  block.items.emplace_back(RectItem{});  // the card itself, once its height is known
  double y = 0.7 * pad;
  y += ink.paragraph(card.title, title_font, pad, y, block.width - 2 * pad,
                     card.at == FigureCard::At::partnership ? tone::partnership : paper::text);
  if (!card.detail.empty()) y += ink.paragraph(card.detail, detail_font, pad, y, block.width - 2 * pad, paper::secondary);
  y += 3;
  RowInk write(block.items, shared, lang);
  double lowest = y;
  for (std::size_t first = 0, column = 0; first < rows; first += per_column, ++column) {
    const double x = pad + static_cast<double>(column) * (shared.inner() + between);
    double top = y;
    for (std::size_t i = first; i < std::min(rows, first + per_column); ++i) {
      top = std::round(top);
      block.items.push_back(RectItem{{x, top, shared.inner(), 1}, {tone::card_rule}});
      top += row_gap / 2;
      const double height = write.row(card.rows[i], x, top);
      block.rows.push_back({x - pad / 2, top - row_gap / 2, shared.inner() + pad, height + row_gap});
      block.indicators.push_back(card.rows[i].indicator);
      top += height + row_gap / 2;
    }
    lowest = std::max(lowest, top);
  }
  block.height = std::ceil(lowest + 0.4 * pad);
  block.items.front() = RectItem{{0, 0, block.width, block.height}, {paper::white}, edge, 1, 4};
  return block;
}

}  // namespace kuiki::map
