#include "map/sheet.h"

#include <algorithm>
#include <iterator>

#include "map/palette.h"
#include "map/sheet_cards.h"
#include "map/sheet_layout.h"

namespace kuiki::map {

namespace {

constexpr Rgba frame_edge = rgb(0x8d979f);

/// Moves a frame's item to the frame's place on the sheet: "no clip" of a frame is the frame itself.
void move_item(Item& item, const Rect& frame) {
  const auto* clip = std::get_if<ClipItem>(&item);
  if (clip != nullptr && (clip->rect.w <= 0 || clip->rect.h <= 0))
    item = ClipItem{frame};
  else
    shift(item, frame.x, frame.y);
}

}  // namespace

Rect sheet_frame(const Sheet& sheet, const PageLayout& page) { return lay_out(sheet, page).frame; }

std::vector<Rect> sheet_cards(const Sheet& sheet, const PageLayout& page, const Scene& frame) {
  return place_cards(sheet, SheetStyle(page), frame).rects();
}

Scene compose_sheet(const Sheet& sheet, const PageLayout& page, Scene frame) {
  SheetLayout laid = lay_out(sheet, page);
  const Rect& place = laid.frame;
  const SheetStyle style(page);

  const Cards cards = place_cards(sheet, style, frame);
  std::erase_if(frame.items, [&](const Item& item) { return cards.cover(item); });
  for (auto& item : frame.items) move_item(item, place);
  std::vector<Item> card_items;
  Ink card_ink(&card_items);
  if (cards.bar) draw_scale_bar(card_ink, *cards.bar, style, place.x + cards.bar_at.x, place.y + cards.bar_at.y);
  if (cards.arrow_at && sheet.view)
    draw_north_arrow(card_ink, north_azimuth(*sheet.view), style, place.x + cards.arrow_at->x, place.y + cards.arrow_at->y);

  Scene scene;
  scene.width = page.width;
  scene.height = page.height;
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
