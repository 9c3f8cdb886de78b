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

/// A card in each of the frame's corners, and how many corners of coloured shapes lie in it: islands must not vanish under it.
struct Corners {
  std::array<Rect, 4> cards;  ///< at the left, for odd ones at the right; from 2 on at the bottom
  std::array<std::size_t, 4> subject = {};

  Corners(const Rect& frame, double w, double h, double inset) {
    for (std::size_t corner = 0; corner < cards.size(); ++corner) {
      cards[corner] = {corner & 1 ? frame.x + frame.w - inset - w : frame.x + inset,
                       corner & 2 ? frame.y + frame.h - inset - h : frame.y + inset, w, h};
    }
  }
  void count(double x, double y) {
    for (std::size_t corner = 0; corner < cards.size(); ++corner) subject[corner] += cards[corner].contains(x, y);
  }
  [[nodiscard]] double lower_edge_of_upper() const { return cards[0].y + cards[0].h; }
  [[nodiscard]] double upper_edge_of_lower() const { return cards[2].y; }

  /// In order of preference, the one that covers the least words and subject.
  [[nodiscard]] Rect quietest(const std::vector<Rect>& words, const std::array<std::size_t, 4>& order) const {
    Rect found;
    double least = INFINITY;
    for (const auto corner : order) {
      double covered = 0;
      for (const auto& word : words) covered += common_area(cards[corner], word);
      covered += 20.0 * static_cast<double>(subject[corner]);
      if (covered < least) {
        least = covered;
        found = cards[corner];
      }
    }
    return found;
  }
};

/// Counts the subject's points for both cards in one pass: of a large file they are millions, and nearly all lie between the
/// upper and the lower corners.
void count_subject(const std::vector<Item>& items, Corners& a, Corners& b) {
  const double from = std::max(a.lower_edge_of_upper(), b.lower_edge_of_upper());
  const double to = std::min(a.upper_edge_of_lower(), b.upper_edge_of_lower());
  for (const auto& item : items) {
    const auto* fill = std::get_if<FillItem>(&item);
    if (fill == nullptr || !fill->paths || fill->paint_of.empty()) continue;
    const auto& paths = *fill->paths;
    const Placement at = fill->at;
    for (std::size_t shape = 0; shape < paths.shapes() && shape < fill->paint_of.size(); ++shape) {
      const auto paint = fill->paint_of[shape];
      if (paint >= fill->paints.size() || (!fill->paints[paint].hatch && fill->paints[paint].color == paper::land)) continue;
      const auto first = paths.first_ring(shape), last = paths.shape_end[shape];
      if (first == last) continue;
      for (auto p = paths.first_point(first); p < paths.ring_end[last - 1]; ++p) {
        const double y = at.dy - paths.points[p].y * at.k;
        if (y > from && y < to) continue;
        const double x = paths.points[p].x * at.k + at.dx;
        a.count(x, y);
        b.count(x, y);
      }
    }
  }
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
  for (const auto& item : frame.items) {
    if (const auto* text = std::get_if<TextItem>(&item)) words.push_back(box_of(*text));
    // A plate of figures would lose its heading: rather cover names of the ground, which are left out whole.
    if (const auto* plate = std::get_if<RectItem>(&item)) words.insert(words.end(), 50, plate->rect);
  }
  const Rect place{0, 0, frame.width, frame.height};
  const double inset = style.body.size * 0.6;
  const double most = std::clamp(place.w * 0.2, 60.0, 220.0);
  // First the corner, with the bar as it would be at the bottom left; then the bar as it really is there.
  const ScaleBar guess = sheet.scale_bar
                             ? scale_bar(*sheet.view, style, inset, place.h - inset - line_height(style.small) * 2, most)
                             : ScaleBar{};
  const bool has_bar = guess.length > 0 && guess.width + 2 * inset < place.w && guess.height + 2 * inset < place.h;
  const double size = north_arrow_size(style);
  const bool has_arrow = sheet.north_arrow && size + 2 * inset < place.w && size * 2 + 2 * inset < place.h;
  Corners for_bar(place, guess.width, guess.height, inset);
  Corners for_arrow(place, size, size, inset);
  if (has_bar || has_arrow) count_subject(frame.items, for_bar, for_arrow);
  if (has_bar) {
    cards.bar_at = for_bar.quietest(words, {2, 3, 0, 1});
    const bool right = cards.bar_at.x > place.w / 2;
    cards.bar = scale_bar(*sheet.view, style, cards.bar_at.x, cards.bar_at.y, most);
    if (right) cards.bar_at.x += cards.bar_at.w - cards.bar->width;
    cards.bar_at.w = cards.bar->width;
    words.insert(words.end(), 50, cards.bar_at);  // the arrow keeps away from the bar before anything else
  }
  if (has_arrow) cards.arrow_at = for_arrow.quietest(words, {1, 0, 3, 2});
  return cards;
}

}  // namespace kuiki::map
