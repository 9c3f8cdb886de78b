#include "map/sheet_cards.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/palette.h"

namespace kuiki::map {

namespace {

Rect box_of(const TextItem& item) {
  const TextSize size = measure(item.text, item.font);
  return {item.x - item.halo_width, item.y - size.ascent, size.width + 2 * item.halo_width, size.ascent + size.descent};
}

double common_area(const Rect& a, const Rect& b) {
  const double w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x),
               h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
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

/// Where a card of that size stands: of the frame's corners, in order of preference, the one that covers the least words and
/// subject.
Rect quiet_corner(const Rect& frame, double w, double h, double inset, const std::vector<Rect>& words,
                  const std::vector<Item>& items, const std::array<int, 4>& order) {
  Rect found;
  double least = INFINITY;
  for (const int corner : order) {
    const Rect card{corner & 1 ? frame.x + frame.w - inset - w : frame.x + inset,
                    corner & 2 ? frame.y + frame.h - inset - h : frame.y + inset, w, h};
    double covered = 0;
    for (const auto& word : words) covered += common_area(card, word);
    covered += 20.0 * static_cast<double>(subject_points(items, card));
    if (covered < least) {
      least = covered;
      found = card;
    }
  }
  return found;
}

}  // namespace

std::vector<Rect> Cards::rects() const {
  std::vector<Rect> list;
  if (bar) list.push_back(bar_at);
  if (arrow_at) list.push_back(*arrow_at);
  return list;
}

bool Cards::cover(const Item& item) const {
  const auto* text = std::get_if<TextItem>(&item);
  if (text == nullptr) return false;
  const Rect box = box_of(*text);
  return (bar && common_area(bar_at, box) > 0) || (arrow_at && common_area(*arrow_at, box) > 0);
}

Cards place_cards(const Sheet& sheet, const SheetStyle& style, const Scene& frame) {
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

}  // namespace kuiki::map
