#include "map/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/furniture.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/ranking.h"

namespace kuiki::map {

namespace {

constexpr Rgba frame_edge = rgb(0x8d979f);

enum class Plan { column, band, bare };  ///< legend to the right, below, or left out on a page too small for one

struct Laid {
  Rect frame;
  std::vector<Item> items;
};

double least_side(const Rect& r) { return std::min(r.w, r.h); }

/// The title in at most two lines, smaller when it is long; what is longer still takes more lines rather than being cut.
Font title_font(const Sheet& sheet, const SheetStyle& style, double width) {
  Font font = style.title;
  const double least = std::max(style.heading.size, style.title.size * 0.6);
  while (font.size > least && wrap(sheet.title, font, width).size() > (font.size > style.title.size * 0.8 ? 1u : 2u)) font.size *= 0.94;
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
    for (const auto* block : blocks) sum += (sum > 0 ? rule() : 0) + draw_legend(nothing, *block, style, lang, 0, 0, width, density, 1e9);
    return sum;
  }
  /// As roomy as `most` allows; what does not fit at the tightest is left out, each block counting what it lacks. Returns the height used.
  double draw(Ink& ink, double x, double y, double width, double most) const {
    double density = 1;
    while (density > tightest && height(width, density) > most) density = std::max(tightest, density - 0.08);
    double at = y;
    for (const auto* block : blocks) {
      if (at > y) {
        if (at + rule() + 3 * style.heading.size > y + most) break;
        ink.add(RectItem{{x, at + rule() / 2, width, 1}, {paper::border}});
        at += rule();
      }
      at += draw_legend(ink, *block, style, lang, x, at, width, density, y + most - at);
    }
    return at - y;
  }
};

/// Everything but the frame, by one plan. Drawing and measuring are the same code, so they cannot disagree.
Laid lay(const Sheet& sheet, const PageLayout& page, const SheetStyle& style, Plan plan) {
  Laid laid;
  Ink ink(&laid.items);
  const double left = style.margin, width = page.width - 2 * style.margin;
  double top = style.margin * 0.8;
  if (!sheet.title.empty()) top += ink.paragraph(sheet.title, title_font(sheet, style, width), left, top, width, paper::text);
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
    const bool remarks_here = remarks > 0 && stack.height(column, 0.84) + wanted + remarks + style.gap <= bottom - foot_gap - top;
    if (!remarks_here) remarks_at_foot();
    const double end = bottom - foot_gap - (remarks_here ? remarks + style.gap * 0.6 : 0);
    double at = top + stack.draw(ink, x, top, column, std::min(std::max(end - top - wanted, stack.height(column, tightest)), end - top));
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
    // Under the frame: the legend as wide as it needs and the ranking beside it, or the legends shared out between two columns.
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

/// The plan that leaves the map the most room, by the shorter side of its frame: most subjects are about as wide as high.
Laid best(const Sheet& sheet, const PageLayout& page) {
  const SheetStyle style(page);
  Laid column = lay(sheet, page, style, Plan::column), band = lay(sheet, page, style, Plan::band);
  Laid& larger = least_side(band.frame) > least_side(column.frame) ? band : column;
  if (least_side(larger.frame) >= 0.3 * std::min(page.width, page.height)) return std::move(larger);
  Laid bare = lay(sheet, page, style, Plan::bare);
  bare.frame.w = std::max(bare.frame.w, 1.0), bare.frame.h = std::max(bare.frame.h, 1.0);
  return bare;
}

Rect box_of(const TextItem& item) {
  const TextSize size = measure(item.text, item.font);
  return {item.x - item.halo_width, item.y - size.ascent, size.width + 2 * item.halo_width, size.ascent + size.descent};
}

double common_area(const Rect& a, const Rect& b) {
  const double w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x), h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

/// How many corners of coloured shapes lie in a card: islands must not vanish under it.
std::size_t subject_points(const std::vector<Item>& items, const Rect& card) {
  std::size_t count = 0;
  for (const auto& item : items) {
    const auto* fill = std::get_if<FillItem>(&item);
    if (fill == nullptr || !fill->paths || fill->paint_of.empty()) continue;
    const auto& paths = *fill->paths;
    for (std::size_t shape = 0; shape < paths.shapes() && shape < fill->paint_of.size(); ++shape) {
      const auto paint = fill->paint_of[shape];
      if (paint >= fill->paints.size() || (!fill->paints[paint].hatch && fill->paints[paint].color == paper::land)) continue;
      const auto first = paths.first_ring(shape), last = paths.shape_end[shape];
      if (first == last) continue;
      for (auto p = paths.first_point(first); p < paths.ring_end[last - 1]; ++p)
        count += card.contains(paths.points[p].x * fill->at.k + fill->at.dx, fill->at.dy - paths.points[p].y * fill->at.k);
    }
  }
  return count;
}

/// Where a card of that size stands: of the frame's corners, in order of preference, the one that covers the least words and subject.
Rect quiet_corner(const Rect& frame, double w, double h, double inset, const std::vector<Rect>& words, const std::vector<Item>& items,
                  const std::array<int, 4>& order) {
  Rect found;
  double least = INFINITY;
  for (const int corner : order) {
    const Rect card{corner & 1 ? frame.x + frame.w - inset - w : frame.x + inset, corner & 2 ? frame.y + frame.h - inset - h : frame.y + inset, w, h};
    double covered = 0;
    for (const auto& word : words) covered += common_area(card, word);
    covered += 20.0 * static_cast<double>(subject_points(items, card));
    if (covered < least) least = covered, found = card;
  }
  return found;
}

/// Moves a frame's item to the frame's place on the sheet.
void move_item(Item& item, double dx, double dy, const Rect& frame) {
  const auto shift = [&](std::vector<geo::Vec2f>& points) {
    for (auto& p : points) p.x += static_cast<float>(dx), p.y += static_cast<float>(dy);
  };
  if (auto* fill = std::get_if<FillItem>(&item)) fill->at.dx += dx, fill->at.dy += dy;
  if (auto* stroke = std::get_if<StrokeItem>(&item)) stroke->at.dx += dx, stroke->at.dy += dy;
  if (auto* rect = std::get_if<RectItem>(&item)) rect->rect.x += dx, rect->rect.y += dy;
  if (auto* line = std::get_if<LineItem>(&item)) shift(line->points);
  if (auto* polygon = std::get_if<PolygonItem>(&item)) shift(polygon->points);
  if (auto* marker = std::get_if<MarkerItem>(&item)) shift(marker->at);
  if (auto* text = std::get_if<TextItem>(&item)) text->x += dx, text->y += dy;
  if (auto* clip = std::get_if<ClipItem>(&item)) {
    if (clip->rect.w <= 0 || clip->rect.h <= 0) clip->rect = frame;  // "no clip" of a frame is the frame itself
    else clip->rect.x += dx, clip->rect.y += dy;
  }
}

/// Scale bar and north arrow with their corners of the frame, in the frame's own units.
struct Cards {
  std::optional<ScaleBar> bar;
  Rect bar_at;
  std::optional<Rect> arrow_at;
  [[nodiscard]] std::vector<Rect> rects() const {
    std::vector<Rect> list;
    if (bar) list.push_back(bar_at);
    if (arrow_at) list.push_back(*arrow_at);
    return list;
  }
  [[nodiscard]] bool cover(const Item& item) const {
    const auto* text = std::get_if<TextItem>(&item);
    if (text == nullptr) return false;
    const Rect box = box_of(*text);
    return (bar && common_area(bar_at, box) > 0) || (arrow_at && common_area(*arrow_at, box) > 0);
  }
};

Cards cards_of(const Sheet& sheet, const SheetStyle& style, const Scene& frame) {
  Cards cards;
  if (!sheet.view || !sheet.view->projection) return cards;
  std::vector<Rect> words;
  for (const auto& item : frame.items)
    if (const auto* text = std::get_if<TextItem>(&item)) words.push_back(box_of(*text));
  const Rect place{0, 0, frame.width, frame.height};
  const double inset = style.body.size * 0.6;
  if (sheet.scale_bar) {
    const double most = std::clamp(place.w * 0.2, 60.0, 220.0);
    // First the corner, with the bar as it would be at the bottom left; then the bar as it really is there.
    const ScaleBar guess = scale_bar(*sheet.view, style, inset, place.h - inset - line_height(style.small) * 2, most);
    if (guess.length > 0 && guess.width + 2 * inset < place.w && guess.height + 2 * inset < place.h) {
      cards.bar_at = quiet_corner(place, guess.width, guess.height, inset, words, frame.items, {2, 3, 0, 1});
      const bool right = cards.bar_at.x > place.w / 2;
      cards.bar = scale_bar(*sheet.view, style, cards.bar_at.x, cards.bar_at.y, most);
      if (right) cards.bar_at.x += cards.bar_at.w - cards.bar->width;
      cards.bar_at.w = cards.bar->width;
      words.insert(words.end(), 50, cards.bar_at);  // the arrow keeps away from the bar before anything else
    }
  }
  const double size = north_arrow_size(style);
  if (sheet.north_arrow && size + 2 * inset < place.w && size * 2 + 2 * inset < place.h)
    cards.arrow_at = quiet_corner(place, size, size, inset, words, frame.items, {1, 0, 3, 2});
  return cards;
}

}  // namespace

Rect sheet_frame(const Sheet& sheet, const PageLayout& page) { return best(sheet, page).frame; }

std::vector<Rect> sheet_cards(const Sheet& sheet, const PageLayout& page, const Scene& frame) {
  return cards_of(sheet, SheetStyle(page), frame).rects();
}

Scene compose_sheet(const Sheet& sheet, const PageLayout& page, Scene frame) {
  Laid laid = best(sheet, page);
  const Rect& place = laid.frame;
  const SheetStyle style(page);

  const Cards cards = cards_of(sheet, style, frame);
  std::erase_if(frame.items, [&](const Item& item) { return cards.cover(item); });
  for (auto& item : frame.items) move_item(item, place.x, place.y, place);
  std::vector<Item> card_items;
  Ink card_ink(&card_items);
  if (cards.bar) draw_scale_bar(card_ink, *cards.bar, style, place.x + cards.bar_at.x, place.y + cards.bar_at.y);
  if (cards.arrow_at) draw_north_arrow(card_ink, north_azimuth(*sheet.view), style, place.x + cards.arrow_at->x, place.y + cards.arrow_at->y);

  Scene scene;
  scene.width = page.width, scene.height = page.height;
  scene.title = sheet.title;
  scene.items.reserve(frame.items.size() + laid.items.size() + card_items.size() + 4);
  scene.items.push_back(RectItem{place, {frame.background}});
  scene.items.push_back(ClipItem{place});
  std::move(frame.items.begin(), frame.items.end(), std::back_inserter(scene.items));
  scene.items.push_back(ClipItem{});
  std::move(card_items.begin(), card_items.end(), std::back_inserter(scene.items));
  scene.items.push_back(RectItem{place, {rgb(0).with_alpha(0)}, frame_edge, 1, 0});
  std::move(laid.items.begin(), laid.items.end(), std::back_inserter(scene.items));
  return scene;
}

}  // namespace kuiki::map
