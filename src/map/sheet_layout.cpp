#include "map/sheet_layout.h"

#include <algorithm>
#include <cmath>

#include "map/legend.h"
#include "map/palette.h"
#include "map/ranking.h"

namespace kuiki::map {

namespace {

enum class Plan { column, band, bare };  ///< legend to the right, below, or left out on a page too small for one

double least_side(const Rect& r) { return std::min(r.w, r.h); }

/// The title in at most two lines, smaller when it is long; what is longer still takes more lines rather than being cut.
Font title_font(const Sheet& sheet, const SheetStyle& style, double width) {
  Font font = style.title;
  const double least = std::max(style.heading.size, style.title.size * 0.6);
  while (font.size > least && wrap(sheet.title, font, width).size() > (font.size > style.title.size * 0.8 ? 1u : 2u))
    font.size *= 0.94;
  return font;
}

constexpr double tightest = 0.6;  ///< a legend's rows may close up to this share of their usual height

/// Legend blocks one under the other with a rule between.
struct Stack {
  std::vector<const LegendBlock*> blocks;
  const SheetStyle& style;
  Lang lang;

  [[nodiscard]] double rule() const { return style.gap * 0.8; }
  [[nodiscard]] double height(double width, double density) const {
    Ink nothing;
    double sum = 0;
    for (const auto* block : blocks)
      sum += (sum > 0 ? rule() : 0) + draw_legend(nothing, *block, style, lang, 0, 0, width, density, 1e9);
    return sum;
  }
  /// As roomy as `most` allows; what does not fit at the tightest is left out, each block counting what it lacks. Returns
  /// the height used.
  double draw(Ink& ink, double x, double y, double width, double most) const {
    double density = 1;
    while (density > tightest && height(width, density) > most) density = std::max(tightest, density - 0.08);
    double at = y;
    // Where not all of them fit, the last line says how many are missing.
    const double kept = height(width, density) > most + 0.5 ? line_height(style.small) : 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto* block = blocks[i];
      const double end = y + most - (i + 1 < blocks.size() ? kept : 0);
      if (at > y) {
        if (at + rule() + 3 * style.heading.size > end) {
          const Text rest = say("ほか{}件の凡例は入りません", "No room for {} more legends", blocks.size() - i);
          at += ink.paragraph(rest.in(lang), style.small, x, at, width, paper::secondary);
          break;
        }
        ink.add(RectItem{{x, at + rule() / 2, width, 1}, {paper::border}});
        at += rule();
      }
      at += draw_legend(ink, *block, style, lang, x, at, width, density, end - at);
    }
    return at - y;
  }
};

/// Everything but the frame, by one plan. Drawing and measuring are the same code, so they cannot disagree.
SheetLayout lay(const Sheet& sheet, const PageLayout& page, const SheetStyle& style, Plan plan) {
  SheetLayout laid;
  Ink ink(&laid.items);
  const double left = style.margin, width = page.width - 2 * style.margin;
  double top = style.margin * 0.8;
  if (!sheet.title.empty())
    top += ink.paragraph(sheet.title, title_font(sheet, style, width), left, top, width, paper::text);
  if (!sheet.subtitle.empty()) {
    top += style.subtitle.size * 0.15;
    top += ink.paragraph(sheet.subtitle, style.subtitle, left, top, width, paper::secondary);
  }
  top += style.margin * 0.5;

  Stack stack{{}, style, sheet.lang};
  if (plan != Plan::bare)
    for (const auto& block : sheet.legend) stack.blocks.push_back(&block);
  const bool ranked = plan != Plan::bare && sheet.ranking && !sheet.ranking->bars.empty();
  double natural = 0;
  for (const auto* block : stack.blocks) natural = std::max(natural, natural_width(*block, style));

  // The foot: sources always over the whole width; remarks above them unless the column has room for them.
  Ink nothing;
  const double remark_gap = style.small.size * 0.15;
  const auto draw_remarks = [&](Ink& with, double x, double y, double w) {
    double at = y;
    for (const auto& remark : sheet.remarks) {
      if (at > y) at += remark_gap;
      at += with.paragraph(remark, style.small, x, at, w, paper::secondary);
    }
    return at - y;
  };
  const double sources_height = nothing.paragraph(sheet.sources, style.small, 0, 0, width, paper::secondary);
  double bottom = page.height - style.margin * 0.7 - sources_height;
  ink.paragraph(sheet.sources, style.small, left, bottom, width, paper::secondary);
  const auto remarks_at_foot = [&] {
    const double h = draw_remarks(nothing, left, 0, width);
    if (h > 0) draw_remarks(ink, left, bottom -= h + remark_gap, width);
  };

  const bool sided = !stack.blocks.empty() || ranked;
  if (plan == Plan::column && sided) {
    double column = std::max(natural, ranked ? style.bars.size * 19 : 0);
    column = std::clamp(column, page.width * 0.16, std::max(page.width * 0.26, std::min(page.width * 0.36, 190.0)));
    const double x = left + width - column, foot_gap = style.margin * 0.4;
    const double rule = stack.blocks.empty() || !ranked ? 0 : style.gap * 0.8;
    const double wanted = ranked ? least_height(*sheet.ranking, style, column) + rule : 0;
    const double remarks = draw_remarks(nothing, x, 0, column);
    // Remarks stand under the ranking where the legend then still has fair room, else at the foot. The legend closes up for
    // the ranking's sake, but is shown whole before it.
    const bool remarks_here =
        remarks > 0 && stack.height(column, 0.84) + wanted + remarks + style.gap <= bottom - foot_gap - top;
    if (!remarks_here) remarks_at_foot();
    const double end = bottom - foot_gap - (remarks_here ? remarks + style.gap * 0.6 : 0);
    double at = top + stack.draw(ink, x, top, column,
                                 std::min(std::max(end - top - wanted, stack.height(column, tightest)), end - top));
    if (ranked && draw_ranking(nothing, *sheet.ranking, style, sheet.lang, x, 0, column, end - at - rule) > 0) {
      if (rule > 0) ink.add(RectItem{{x, at + rule / 2, column, 1}, {paper::border}});
      at += rule;
      at += draw_ranking(ink, *sheet.ranking, style, sheet.lang, x, at, column, end - at);
    }
    if (remarks_here) draw_remarks(ink, x, bottom - foot_gap - remarks, column);
    laid.frame = {left, top, width - column - style.gap, bottom - foot_gap - top};
    return laid;
  }

  remarks_at_foot();
  bottom -= style.margin * 0.4;
  if (plan == Plan::band && sided) {
    // Under the frame: the legend as wide as it needs and the ranking beside it, or the legends shared out between two
    // columns.
    const double most = (bottom - top) * 0.42;
    Stack right{{}, style, sheet.lang};
    if (!ranked && stack.blocks.size() > 1) {
      const auto half = static_cast<std::ptrdiff_t>((stack.blocks.size() + 1) / 2);
      right.blocks.assign(stack.blocks.begin() + half, stack.blocks.end());
      stack.blocks.resize(static_cast<std::size_t>(half));
    }
    const double gap = style.gap * 1.2, half_width = (width - gap) / 2;
    const double first = stack.blocks.empty() ? 0 : ranked ? std::clamp(natural * 1.1, width * 0.3, half_width) : half_width;
    const double x = stack.blocks.empty() ? left : left + first + gap, second = left + width - x;
    Ink measured;
    double high = std::max(stack.draw(measured, 0, 0, first, most), right.draw(measured, 0, 0, second, most));
    if (ranked) high = std::max(high, draw_ranking(measured, *sheet.ranking, style, sheet.lang, 0, 0, second, most));
    const double y = bottom - high;
    stack.draw(ink, left, y, first, high + 0.01);
    right.draw(ink, x, y, second, high + 0.01);
    if (ranked) draw_ranking(ink, *sheet.ranking, style, sheet.lang, x, y, second, high + 0.01);
    bottom = y - style.gap * 0.7;
  }
  laid.frame = {left, top, width, bottom - top};
  return laid;
}

}  // namespace

SheetLayout lay_out(const Sheet& sheet, const PageLayout& page) {
  const SheetStyle style(page);
  SheetLayout column = lay(sheet, page, style, Plan::column), band = lay(sheet, page, style, Plan::band);
  SheetLayout& larger = least_side(band.frame) > least_side(column.frame) ? band : column;
  if (least_side(larger.frame) >= 0.3 * std::min(page.width, page.height)) return std::move(larger);
  SheetLayout bare = lay(sheet, page, style, Plan::bare);
  bare.frame.w = std::max(bare.frame.w, 1.0);
  bare.frame.h = std::max(bare.frame.h, 1.0);
  return bare;
}

}  // namespace kuiki::map
