#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "map/layer_legends.h"
#include "map/palette.h"
#include "map/symbol_scale.h"

namespace kuiki::map {

namespace {

LegendEntry sizes_entry(const SymbolScale& scale, const SymbolTones& tones, int decimals, Lang lang) {
  LegendEntry entry;
  const bool bars = scale.form == Symbols::Form::bars;
  entry.swatch.kind = Swatch::Kind::marker;
  entry.swatch.symbol = bars ? Symbol::square : Symbol::circle;
  entry.swatch.color = tones.fill;
  entry.swatch.stroke = tones.rim;
  entry.swatch.width = 0.9;
  entry.swatch.size = scale.width;
  const auto values = legend_values(scale);
  const NumberStyle style = number_style({values, {}, values.empty() || values.back() >= 1 ? 0 : decimals, true}, lang);
  for (const double value : values) entry.sizes.push_back({scale.size_of(value), write_number(value, style, lang)});
  return entry;
}

LegendEntry marker_entry(const Text& label, Rgba fill, Rgba stroke, double size, Symbol symbol, Lang lang) {
  LegendEntry entry;
  entry.swatch.kind = Swatch::Kind::marker;
  entry.swatch.symbol = symbol;
  entry.swatch.color = fill;
  entry.swatch.stroke = stroke;
  entry.swatch.width = 1.2;
  entry.swatch.size = size;
  entry.label = label.in(lang);
  return entry;
}

}  // namespace

void add_legend(LegendDraft& draft, const Layer& layer, const Symbols& symbols) {
  const Thematic& theme = draft.figures.of(layer);
  if (theme.indicator == model::none) return;
  const Lang lang = draft.lang;
  const auto& indicator = draft.data.indicators[theme.indicator];
  const SymbolScale scale = draft.view == nullptr ? usual_symbol_scale(theme, symbols)
                                                  : symbol_scale(draft.data, theme, symbols, draft.view->metres_per_unit);
  const SymbolTones tones = symbol_tones(symbols);
  const bool bars = symbols.form == Symbols::Form::bars;
  LegendBlock block;
  block.title = draft.title_of(layer, title_with_unit(indicator, lang));
  block.detail = draft.detail_of(layer, theme);
  add_part(block.detail, "\n",
           (bars ? Text{"棒の高さが値を表します", "The height of a bar shows the figure"}
                 : Text{"円の面積が値を表します", "The area of a circle shows the figure"})
               .in(lang));
  if (auto sizes = sizes_entry(scale, tones, theme.decimals, lang); !sizes.sizes.empty())
    block.entries.push_back(std::move(sizes));
  const auto negative = std::ranges::count_if(theme.values, [](double v) { return v < 0; });
  const auto missing = std::ranges::count_if(theme.values, [](double v) { return !std::isfinite(v); });
  const Counter counter = counter_of(draft.data, theme.areas);
  if (negative > 0) {
    block.entries.push_back(marker_entry({"負の値（大きさは絶対値）", "Negative (by its size)"}, tones.negative, tones.rim,
                                         12, bars ? Symbol::square : Symbol::circle, lang));
    block.entries.back().count = counted(counter, static_cast<std::uint32_t>(negative), lang);
  }
  if (missing > 0) {
    block.entries.push_back(
        marker_entry({"データなし", "No data"}, paper::white, paper::secondary, 7, Symbol::circle, lang));
    block.entries.back().count = counted(counter, static_cast<std::uint32_t>(missing), lang);
  }
  draft.blocks.push_back(std::move(block));
}

}  // namespace kuiki::map
