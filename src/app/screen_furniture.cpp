#include "app/screen_furniture.h"

#include <algorithm>

#include "app/area_facts.h"
#include "base/strings.h"
#include "map/figure_layout.h"
#include "map/furniture.h"
#include "map/legend.h"
#include "map/palette.h"

namespace kuiki::app {
namespace {

constexpr Rgba card = rgb(0xffffff).with_alpha(222), card_line = rgb(0xdcd7cc);
constexpr double edge = 12, pad = 10;  // units: from the frame to a card, within a card

map::RectItem card_at(const map::Rect& rect) { return {rect, {card}, card_line, 1, 4}; }

/// The attribution without its web addresses: on screen they would take the room of the map. They stand in every export and
/// in the list of sources (help).
std::string without_addresses(std::string text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（http", "）"},
                                    {" (http", ")"},
                                    {"(http", ")"},
                                    {"; http", ""},
                                    {", http", ""}}) {
    for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
      const auto end = close.empty() ? text.find_first_of(" );", at + open.size()) : text.find(close, at);
      text.erase(at, end == std::string::npos ? end : end - at + close.size());
    }
  }
  return text;
}

/// Lines of words with their fonts, put on a card; measured first, so that the card fits.
struct Block {
  struct Line {
    std::string words;
    map::Font font;
    Rgba color;
  };
  std::vector<Line> lines;

  void add(const std::string& words, map::Font font, Rgba color, double width) {
    for (const auto& line : map::wrap(words, font, width)) lines.push_back({line, font, color});
  }
  [[nodiscard]] map::Rect size() const {
    map::Rect rect{0, 0, 2 * pad, 1.4 * pad};
    for (const auto& line : lines) {
      rect.w = std::max(rect.w, map::measure(line.words, line.font).width + 2 * pad);
      rect.h += map::line_height(line.font);
    }
    return rect;
  }
  void draw(std::vector<map::Item>& items, map::Rect rect) const {
    items.push_back(card_at(rect));
    map::Ink ink(&items);
    double y = rect.y + 0.7 * pad;
    for (const auto& line : lines) {
      ink.words(line.words, line.font, rect.x + pad, y, line.color);
      y += map::line_height(line.font);
    }
  }
};

}  // namespace

map::Scene screen_furniture(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                            const map::View& view, model::Wording wording, bool presenting,
                            const std::vector<std::string>& more_remarks, map::ComposeCache* cache) {
  const Lang lang = wording;
  map::Scene scene;
  scene.width = view.width;
  scene.height = view.height;
  scene.background = {0, 0, 0, 0};
  auto& items = scene.items;
  map::Ink ink(&items);
  map::PageLayout page;
  page.width = presenting ? view.width : std::min(view.width, 1440.0);
  page.height = presenting ? view.height : std::min(view.height, 810.0);
  const map::SheetStyle style(page);
  const double w = view.width, h = view.height;

  Block title;
  const map::Font title_font = presenting ? style.title : map::Font{18, true};
  const map::Font subtitle_font = presenting ? style.subtitle : map::Font{14, false};
  const double title_width = std::max(200.0, std::min(w - 140, presenting ? w * 0.6 : 560.0));
  if (!document.title.empty()) title.add(document.title.in(lang), title_font, map::paper::text, title_width);
  if (const auto subtitle = subtitle_of(data, document, theme, wording.years); !subtitle.empty())
    title.add(subtitle.in(lang), subtitle_font, map::paper::secondary, title_width);
  if (!title.lines.empty()) {
    const auto size = title.size();
    title.draw(items, {edge, edge, size.w, size.h});
  }

  // Sources and notes at the lower right, the scale bar at the lower left: side by side where both have room, else one over
  // the other.
  const double most = std::clamp(w * 0.16, 90.0, 180.0);
  auto bar = map::scale_bar(view, style, edge, h - edge - 44, most);
  auto owed = map::notes(data, document, theme, wording, cache);
  owed.remarks.insert(owed.remarks.end(), more_remarks.begin(), more_remarks.end());
  const map::Font small{12, false};
  const bool beside = w - bar.width - 3 * edge - 2 * pad >= 480;
  const double room = beside ? std::min(w - bar.width - 3 * edge - 2 * pad, presenting ? 760.0 : 640.0)
                             : std::max(120.0, w - 2 * edge - 2 * pad);
  Block notes;
  std::string running = without_addresses(owed.sources);
  for (const auto& remark : owed.remarks) {
    // One paragraph where the map is small, a line each where there is room.
    if (!beside) {
      add_part(running, lang == Lang::ja ? "　" : " ", remark);
      continue;
    }
    if (!running.empty()) notes.add(running, small, map::paper::secondary, room);
    running = remark;
  }
  if (!running.empty()) notes.add(running, small, map::paper::secondary, room);
  double notes_top = h;
  if (!notes.lines.empty()) {
    const auto size = notes.size();
    notes_top = h - edge - size.h;
    notes.draw(items, {w - edge - size.w, notes_top, size.w, size.h});
  }
  const double foot = beside || notes.lines.empty() ? h - edge : notes_top - edge / 2;
  bar = map::scale_bar(view, style, edge, foot - bar.height, most);
  if (bar.metres > 0) map::draw_scale_bar(ink, bar, style, edge, foot - bar.height);
  const double arrow = map::north_arrow_size(style);
  map::draw_north_arrow(ink, map::north_azimuth(view), style, w - edge - arrow, edge);

  if (presenting) {
    const auto blocks = map::legend_of(data, document, theme, wording, &view);
    double width = 0, height = 2 * pad;
    for (const auto& block : blocks) width = std::max(width, map::natural_width(block, style));
    width = std::min(width, w * 0.35);
    map::Ink measure;
    const double top = edge * 2 + arrow, most_height = std::max(60.0, notes_top - edge - top - 2 * pad);
    for (const auto& block : blocks)
      height += map::draw_legend(measure, block, style, lang, 0, 0, width, 0.85, most_height) + pad;
    if (!blocks.empty()) {
      const double x = w - edge - width - 2 * pad;
      items.push_back(card_at({x, top, width + 2 * pad, std::min(height, most_height + 2 * pad)}));
      double y = top + pad;
      for (const auto& block : blocks)
        y += map::draw_legend(ink, block, style, lang, x + pad, y, width, 0.85, most_height) + pad;
    }
  }
  return scene;
}

std::vector<map::Rect> boxes_of(const map::Scene& furniture) {
  std::vector<map::Rect> boxes;
  for (const auto& item : furniture.items)
    if (const auto* rect = std::get_if<map::RectItem>(&item); rect != nullptr && rect->radius > 0)
      boxes.push_back(rect->rect);
  return boxes;
}

ScreenMap screen_map(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                     const map::View& view, model::Wording wording, bool presenting, map::ComposeCache& cache,
                     const map::Highlight& highlight, const std::vector<map::Rect>& covered) {
  ScreenMap screen;
  // A note that names what found no room takes some itself: once more around it, unless it is the one of the last frame.
  auto dropped = map::dropped_words(map::placed_figures(cache), wording);
  for (int round = 0; round < 3; ++round) {
    screen.furniture = screen_furniture(data, document, theme, view, wording, presenting, dropped, &cache);
    auto reserved = boxes_of(screen.furniture);
    reserved.insert(reserved.end(), covered.begin(), covered.end());
    screen.map = map::compose(data, document, theme, view, wording, cache, highlight, reserved);
    auto words = map::dropped_words(map::placed_figures(cache), wording);
    if (words == dropped) break;
    dropped = std::move(words);
  }
  return screen;
}

}  // namespace kuiki::app
