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
constexpr Rgba link = rgb(0x1f5f99);
constexpr double edge = 12, pad = 10;  // units: from the frame to a card, within a card
constexpr double low = 420;            // units: a frame that has no room for several lines of words

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
    std::string more;  ///< words behind it that can be clicked
    [[nodiscard]] double width() const { return map::measure(words, font).width + map::measure(more, font).width; }
  };
  std::vector<Line> lines;

  void add(const std::string& words, map::Font font, Rgba color, double width) {
    for (const auto& line : map::wrap(words, font, width)) lines.push_back({line, font, color, {}});
  }
  [[nodiscard]] map::Rect size() const {
    map::Rect rect{0, 0, 2 * pad, 1.4 * pad};
    for (const auto& line : lines) {
      rect.w = std::max(rect.w, line.width() + 2 * pad);
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
      if (!line.more.empty())
        ink.words(line.more, line.font, rect.x + pad + map::measure(line.words, line.font).width, y, link);
      y += map::line_height(line.font);
    }
  }
};

/// The furniture in the making: each part is drawn around what stands there already.
struct Drawing {
  const model::Dataset& data;
  const map::MapDocument& document;
  const map::Thematic& theme;
  const map::View& view;
  const ScreenState& state;
  map::SheetStyle style;
  Furniture& made;
  map::ComposeCache* cache;  ///< null: figures of layers are worked out anew
  double notes_top = 0;

  [[nodiscard]] Lang lang() const { return state.wording; }
  [[nodiscard]] std::vector<map::Item>& items() const { return made.scene.items; }
  void title() const;
  void notes_and_scale(const map::Notes& owed, const std::vector<std::string>& more_remarks);
  void arrow() const;
  void legend() const;

 private:
  [[nodiscard]] Block unfolded(const map::Notes& owed, const std::vector<std::string>& more, double room, bool beside) const;
  [[nodiscard]] Block folded(const map::Notes& owed, const std::vector<std::string>& more, double room) const;
};

void Drawing::title() const {
  Block block;
  const bool presenting = state.presenting;
  const map::Font title_font = presenting ? style.title : map::Font{18, true};
  const map::Font subtitle_font = presenting ? style.subtitle : map::Font{14, false};
  const double width = std::max(200.0, std::min(view.width - 140, presenting ? view.width * 0.6 : 560.0));
  const bool one_line = !presenting && view.height < low;
  const auto add = [&](const std::string& words, map::Font font, Rgba color) {
    block.add(one_line ? map::shortened(words, font, width) : words, font, color, width);
  };
  if (!document.title.empty()) add(document.title.in(lang()), title_font, map::paper::text);
  if (const auto subtitle = subtitle_of(data, document, theme, state.wording.years); !subtitle.empty())
    add(subtitle.in(lang()), subtitle_font, map::paper::secondary);
  if (block.lines.empty()) return;
  const auto size = block.size();
  block.draw(items(), {edge, edge, size.w, size.h});
}

constexpr map::Font small{12, false};

/// Sources and notes whole: one paragraph where the map is small, a line each where there is room.
Block Drawing::unfolded(const map::Notes& owed, const std::vector<std::string>& more, double room, bool beside) const {
  Block notes;
  std::string running = without_addresses(owed.sources);
  auto remarks = owed.remarks;
  remarks.insert(remarks.end(), more.begin(), more.end());
  for (const auto& remark : remarks) {
    if (!beside) {
      add_part(running, lang() == Lang::ja ? "　" : " ", remark);
      continue;
    }
    if (!running.empty()) notes.add(running, small, map::paper::secondary, room);
    running = remark;
  }
  if (!running.empty()) notes.add(running, small, map::paper::secondary, room);
  return notes;
}

/// What the picture leaves out, and below it as much of the sources as one line holds.
Block Drawing::folded(const map::Notes& owed, const std::vector<std::string>& more, double room) const {
  Block notes;
  std::string missing;
  for (const auto& remark : more) add_part(missing, lang() == Lang::ja ? "　" : " ", remark);
  if (!missing.empty()) notes.add(missing, small, map::paper::secondary, room);
  std::string words = without_addresses(owed.sources);
  for (const auto& remark : owed.remarks) add_part(words, lang() == Lang::ja ? "　" : " ", remark);
  if (words.empty()) return notes;
  const std::string all = lang() == Lang::ja ? "　すべて表示" : "  Show all";
  const double rest = room - map::measure(all, small).width;
  notes.lines.push_back({map::shortened(words, small, rest), small, map::paper::secondary, all});
  return notes;
}

/// Notes at the lower right, the scale bar at the lower left: side by side where both have room, else one over the other.
void Drawing::notes_and_scale(const map::Notes& owed, const std::vector<std::string>& more_remarks) {
  const double w = view.width, h = view.height, most = std::clamp(w * 0.16, 90.0, 180.0);
  auto bar = map::scale_bar(view, style, edge, h - edge - 44, most);
  const double side = w - bar.width - 3 * edge - 2 * pad;
  const bool beside = side >= (state.presenting ? 480 : 240);
  const double room = beside ? std::min(side, state.presenting ? 760.0 : 560.0) : std::max(120.0, w - 2 * edge - 2 * pad);
  const auto notes = state.presenting ? unfolded(owed, more_remarks, room, beside) : folded(owed, more_remarks, room);
  notes_top = h;
  if (!notes.lines.empty()) {
    const auto size = notes.size();
    notes_top = h - edge - size.h;
    const map::Rect box{w - edge - size.w, notes_top, size.w, size.h};
    notes.draw(items(), box);
    if (!state.presenting) made.notes = box;
  }
  const double foot = beside || notes.lines.empty() ? h - edge : notes_top - edge / 2;
  bar = map::scale_bar(view, style, edge, foot - bar.height, most);
  map::Ink ink(&items());
  if (bar.metres > 0) map::draw_scale_bar(ink, bar, style, edge, foot - bar.height);
}

void Drawing::arrow() const {
  map::Ink ink(&items());
  const double side = map::north_arrow_size(style);
  map::draw_north_arrow(ink, map::north_azimuth(view), style, view.width - edge - side, edge);
}

void Drawing::legend() const {
  const auto blocks = map::legend_of(data, document, theme, state.wording, &view, cache);
  if (blocks.empty()) return;
  const double w = view.width;
  double width = 0, height = 2 * pad;
  for (const auto& block : blocks) width = std::max(width, map::natural_width(block, style));
  width = std::min(width, w * 0.35);
  map::Ink measure, ink(&items());
  const double top = edge * 2 + map::north_arrow_size(style);
  const double most_height = std::max(60.0, notes_top - edge - top - 2 * pad);
  for (const auto& block : blocks)
    height += map::draw_legend(measure, block, style, lang(), {0, 0, width, most_height}, 0.85) + pad;
  const double x = w - edge - width - 2 * pad;
  items().push_back(card_at({x, top, width + 2 * pad, std::min(height, most_height + 2 * pad)}));
  double y = top + pad;
  for (const auto& block : blocks)
    y += map::draw_legend(ink, block, style, lang(), {x + pad, y, width, most_height}, 0.85) + pad;
}

map::SheetStyle style_of(const map::View& view, bool presenting) {
  map::PageLayout page;
  page.width = presenting ? view.width : std::min(view.width, 1440.0);
  page.height = presenting ? view.height : std::min(view.height, 810.0);
  return map::SheetStyle(page);
}

}  // namespace

Furniture screen_furniture(const map::MapInput& input, const map::View& view, const ScreenState& state,
                           const std::vector<std::string>& more_remarks, map::ComposeCache* cache) {
  Furniture made;
  made.scene.width = view.width;
  made.scene.height = view.height;
  made.scene.background = {0, 0, 0, 0};
  const auto owed = map::notes(input.data, input.document, input.theme, state.wording, cache);
  if (!owed.sources.empty()) made.paragraphs.push_back(owed.sources);
  made.paragraphs.insert(made.paragraphs.end(), owed.remarks.begin(), owed.remarks.end());
  made.paragraphs.insert(made.paragraphs.end(), more_remarks.begin(), more_remarks.end());
  Drawing drawing{input.data, input.document, input.theme, view, state, style_of(view, state.presenting), made, cache};
  drawing.title();
  drawing.notes_and_scale(owed, more_remarks);
  drawing.arrow();
  if (state.presenting) drawing.legend();
  return made;
}

map::Rect screen_buttons(const map::View& view) { return {view.width - 56, 70, 48, 128}; }

std::vector<map::Rect> boxes_of(const Furniture& furniture, const map::View& view, const ScreenState& state) {
  std::vector<map::Rect> boxes;
  for (const auto& item : furniture.scene.items)
    if (const auto* rect = std::get_if<map::RectItem>(&item); rect != nullptr && rect->radius > 0)
      boxes.push_back(rect->rect);
  if (!state.presenting) boxes.push_back(screen_buttons(view));
  return boxes;
}

map::View fit_on_screen(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                        double width, double height, const ScreenState& state) {
  // A saved view comes back as it was, without a margin that would grow from day to day.
  if (document.extent.areas.empty() && document.extent.centre) return map::fit_view(data, document, width, height, 0);
  constexpr double margin = 16;
  auto view = map::fit_view(data, document, width, height, margin);
  // How long the scale bar is depends on the scale, which depends on what is covered.
  for (int round = 0; round < 2; ++round) {
    const auto boxes = boxes_of(screen_furniture({data, document, theme}, view, state), view, state);
    view = map::fit_view(data, document, width, height, margin, boxes);
  }
  return view;
}

ScreenMap screen_map(const map::MapInput& input, const map::View& view, const ScreenState& state, map::ComposeCache& cache,
                     const map::Highlight& highlight) {
  ScreenMap screen;
  // A note that names what found no room takes some itself: once more around it, unless it is the one of the last frame.
  auto dropped = map::dropped_words(map::placed_figures(cache), state.wording);
  for (int round = 0; round < 3; ++round) {
    screen.furniture = screen_furniture(input, view, state, dropped, &cache);
    const auto reserved = boxes_of(screen.furniture, view, state);
    screen.map = map::compose(input, view, state.wording, cache, highlight, reserved);
    auto words = map::dropped_words(map::placed_figures(cache), state.wording);
    if (words == dropped) break;
    dropped = std::move(words);
  }
  return screen;
}

}  // namespace kuiki::app
