#pragma once
#include <span>

#include "base/number_style.h"
#include "map/figures.h"
#include "map/furniture.h"
#include "map/sheet.h"

namespace kuiki::map {

/// What the document's visible layers owe the reader, top of the legend first: the classes of the indicator, then
/// facilities, partnership, districts. For the sheet and for the panel of the viewer. With `view`, sites are explained and
/// counted as they appear in it, and what is too small for it is left out. With the cache of the map, figures of further layers
/// are not worked out anew.
std::vector<LegendBlock> legend_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme,
                                   model::Wording wording, const View* view = nullptr, ComposeCache* cache = nullptr);
/// The block of the layer `figures`: the verdicts and marks that its cards have, and the bar. Nothing where it is off.
std::optional<LegendBlock> figures_legend(const model::Dataset& data, const MapDocument& document, model::Wording wording);

/// 高齢化率（%）; a name that ends in brackets takes the unit into them: 高齢化率（将来推計、%）.
std::string title_with_unit(const model::Indicator& indicator, Lang lang);

/// What a planner calls these areas together: 区, 市町村, 市区町村, 地区 … / wards, municipalities, districts …
Text noun_of(const model::Dataset& data, std::span<const model::AreaRow> areas);
/// The same as a fmt pattern for a count: {}区, {}市町村; in English for many and for one.
struct Counter {
  Text many, one;
};
std::string counted(const Counter& counter, std::uint32_t count, Lang lang);
Counter counter_of(const model::Dataset& data, std::span<const model::AreaRow> areas);

/// How a legend says its classes; `counter` where they are counted in words, {} = no counts.
struct ClassWords {
  int decimals = 0;
  std::string title;
  Counter counter;
  Lang lang = Lang::ja;
};
/// The classes of any values.
LegendBlock class_legend(const Classes& classes, std::span<const Rgba> colors, Method method, ClassWords words);

/// How the bounds of these classes are written: all in one unit, with as many places as tell them apart, at least
/// `decimals` where they are written as they are. A title that bears a unit of its own (千円) bars 万 and 億.
NumberStyle class_style(const Classes& classes, int decimals, std::string_view title, Lang lang);
/// How the figures of a map are written in its ranking and its names: in the unit of its legend.
NumberStyle theme_style(const model::Dataset& data, const Thematic& theme, Lang lang);

/// "26.7 〜 28.8" (ja), "26.7 – 28.8" (en), "24.6" where both print alike.
std::string range_words(double low, double high, int decimals, Lang lang);

/// How missing values are drawn: in the legend and on the map alike. By the mark of why; `none`: there is no row at all.
Paint no_data_paint(FigureMark why = FigureMark::none);
/// Why areas have no value, each reason once, in a fixed order; and why one has none.
std::vector<FigureMark> reasons_missing(const Thematic& theme);
FigureMark reason_missing(const Thematic& theme, std::size_t area);
/// Rows of areas whose value is inferred.
std::vector<model::AreaRow> inferred_areas(const Thematic& theme);
/// From this many units across a typical area on, inferred ones have an outline of their own.
inline constexpr double inferred_from = 20;

/// Sizes of a legend as they stand one within the other, from their top.
struct PlacedSize {
  double top = 0;     ///< of the symbol, units; all stand on `height`
  double middle = 0;  ///< of the line of its label
};
struct PlacedSizes {
  std::vector<PlacedSize> sizes;  ///< one each
  double width = 0, height = 0;   ///< of the symbols
  double bottom = 0;              ///< of symbols and labels
};
/// `line`: height of a line of words.
PlacedSizes place_sizes(const LegendEntry& entry, double line);

/// Draws a block at the top of `room`, as wide as that, rows `density` (1 = roomy, 0.6 = tight) of their usual height; what
/// the room is not high enough for is counted in a last line. Returns the height used.
double draw_legend(Ink& ink, const LegendBlock& block, const SheetStyle& style, Lang lang, const Rect& room, double density);
/// Width at which no entry would wrap.
double natural_width(const LegendBlock& block, const SheetStyle& style);

}  // namespace kuiki::map
