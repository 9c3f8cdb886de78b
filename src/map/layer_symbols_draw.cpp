#include <algorithm>
#include <cmath>
#include <span>

#include "map/composer.h"
#include "map/labels.h"
#include "map/layer_draws.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/rects.h"
#include "map/symbol_scale.h"
#include "map/typeset.h"

namespace kuiki::map {

namespace {

/// One area's symbol in the frame.
struct Placed {
  model::AreaRow area = model::none;
  double value = 0;  ///< NaN: missing
  double size = 0;   ///< units
  geo::Point at;     ///< frame units
  double aside = 0;  ///< of it: to the right of the area's centre
};

constexpr double missing_size = 7, least_size = 2, least_kept_clear = 10;

geo::Vec2f single(geo::Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

/// In the frame, the largest first: smaller ones stand on top of them, and marks of missing figures on all.
std::vector<Placed> placed_in_frame(const Composer& c, const Thematic& theme, const SymbolScale& scale) {
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < theme.values.size(); ++i) {
    const geo::Point at = c.view.to_frame(c.centre(theme.areas[i]));
    const double value = theme.values[i];
    const double size = std::isfinite(value) ? std::max(least_size, scale.size_of(value)) : missing_size;
    const bool seen = at.x + size > 0 && at.x - size < c.view.width && at.y + size > 0 && at.y - size < c.view.height;
    if (std::isfinite(at.x) && std::isfinite(at.y) && seen) placed.push_back({theme.areas[i], value, size, at});
  }
  std::ranges::stable_sort(placed, std::ranges::greater{},
                           [](const Placed& symbol) { return std::isfinite(symbol.value) ? symbol.size : 0; });
  return placed;
}

/// The figure in the middle of a circle that has room for it and on which none of the `smaller` ones would hide it; its unit
/// stands in the legend.
bool write_in(Composer& c, const Placed& symbol, std::span<const Placed> smaller, const std::string& words, Rgba fill) {
  constexpr double most_of_diameter = 0.84;
  Font font{std::clamp(symbol.size * 0.24, least_label_size, 15.0), true};
  double width = measure(words, font).width;
  if (width > symbol.size * most_of_diameter && font.size > least_label_size) {
    font.size = std::max(least_label_size, 0.97 * font.size * symbol.size * most_of_diameter / width);
    width = measure(words, font).width;
  }
  if (words.empty() || width > symbol.size * most_of_diameter) return false;
  const Rect line{symbol.at.x - width / 2, symbol.at.y - font.size / 2, width, font.size};
  const auto hides = [&](const Placed& other) {
    return overlap(line, {other.at.x - other.size / 2, other.at.y - other.size / 2, other.size, other.size});
  };
  if (std::ranges::any_of(smaller, hides)) return false;
  const bool dark = contrast(paper::text, fill) >= contrast(paper::white, fill);
  c.items.push_back(TextItem{
      words, font, symbol.at.x - width / 2, symbol.at.y + font.size * 0.37, dark ? paper::text : paper::white, 0, {}});
  return true;
}

/// The bar of an area: it stands on the area's middle, and hangs from it where the value is negative.
Rect bar_of(const Placed& symbol, double width) {
  const double top = symbol.value < 0 ? symbol.at.y : symbol.at.y - symbol.size;
  return {symbol.at.x - width / 2, top, width, symbol.size};
}

/// Bars of areas that lie close together stand side by side: each by as few widths aside as keep it off those before it. One
/// that finds no place within three stays where it is.
void part_bars(std::vector<Placed>& placed, double width) {
  constexpr double gap = 2;
  constexpr int most = 3;
  std::vector<Rect> standing;
  for (Placed& symbol : placed) {
    const bool valued = std::isfinite(symbol.value);
    const Rect wanted =
        valued ? bar_of(symbol, width)
               : Rect{symbol.at.x - missing_size / 2, symbol.at.y - missing_size / 2, missing_size, missing_size};
    Rect found = wanted;
    for (int step = 0; step <= 2 * most; ++step) {
      const int places = (step + 1) / 2 * (step % 2 == 0 ? -1 : 1);
      const Rect tried = moved(wanted, places * (width + gap), 0);
      const auto meets = [&](const Rect& other) { return overlap(grown(tried, gap / 2), other); };
      if (std::ranges::any_of(standing, meets)) continue;
      found = tried;
      break;
    }
    symbol.aside = found.x - wanted.x;
    symbol.at.x += symbol.aside;
    standing.push_back(found);
  }
}

/// A small open circle: there is no figure.
void draw_missing(Composer& c, const Placed& symbol) {
  c.items.push_back(MarkerItem{{single(symbol.at)}, Symbol::circle, missing_size, paper::white, paper::secondary, 1.2});
}

}  // namespace

void draw_symbols(Composer& c, const Layer& layer, const Symbols& symbols) {
  const Thematic& theme = c.theme_of(layer);
  if (theme.indicator == model::none) return;
  const SymbolScale scale = symbol_scale(c.data, theme, symbols, c.view.metres_per_unit);
  const SymbolTones tones = symbol_tones(symbols);
  const NumberStyle style = theme_style(c.data, theme, c.lang);
  const bool bars = symbols.form == Symbols::Form::bars;
  SymbolsShown shown{&theme, {}};
  auto placed = placed_in_frame(c, theme, scale);
  if (bars) part_bars(placed, scale.width);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const Placed& symbol = placed[i];
    if (!std::isfinite(symbol.value)) {
      draw_missing(c, symbol);
      shown.places.push_back({symbol.area, missing_size / 2, true, symbol.aside});
      continue;
    }
    const Rgba fill = symbol.value < 0 ? tones.negative : tones.fill;
    bool valued = !symbols.values;
    Rect room;
    if (bars) {
      room = bar_of(symbol, scale.width);
      c.items.push_back(RectItem{room, {fill}, tones.rim, 0.8, 0});
    } else {
      c.items.push_back(MarkerItem{{single(symbol.at)}, Symbol::circle, symbol.size, fill, tones.rim, 0.9});
      if (symbols.values)
        valued = write_in(c, symbol, std::span<const Placed>(placed).subspan(i + 1),
                          write_number(symbol.value, style, c.lang), fill);
      const double half = symbol.size * 0.46;
      room = {symbol.at.x - half, symbol.at.y - half, 2 * half, 2 * half};
    }
    // Names keep off large symbols; a small one they may cover where there is no other place for them.
    if (bars || symbol.size >= least_kept_clear)
      c.obstacles.hard.push_back(room);
    else
      c.obstacles.soft.push_back(single(symbol.at));
    shown.places.push_back({symbol.area, bars ? 1.0 : symbol.size / 2, valued, symbol.aside});
  }
  c.symbols.push_back(std::move(shown));
}

}  // namespace kuiki::map
