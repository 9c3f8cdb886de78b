#pragma once
#include "map/furniture.h"
#include "map/sheet.h"

namespace kuiki::map {

/// The subject's areas by value, greatest first, in the colours of the map, with the reference area's value where the
/// document names one. Nothing without an indicator or with fewer than two values.
std::optional<Ranking> ranking_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme, Lang lang);

/// The population of a shown partnership's members by the latest census with a figure for all of them, else for most; for a
/// map that no indicator colours. A member without a figure is listed as unknown.
struct Members {
  Ranking ranking;
  model::IndicatorRow indicator = model::none;  ///< what to cite
  model::Period period;
};
std::optional<Members> members_of(const model::Dataset& data, const MapDocument& document, model::Wording wording);

/// Which bars to show when `rows` lines fit: all, or the first and the last with a gap line between.
struct Shown {
  std::size_t top = 0, bottom = 0;  ///< bottom = 0: only the first `top`
};
Shown shown_bars(std::size_t bars, std::size_t rows);

/// Height in which a list of up to 20 bars is shown whole, and of a longer one its ends.
double least_height(const Ranking& ranking, const SheetStyle& style, double width);

/// Draws at the top of `room`; returns the height used, 0 when there is no room worth using.
double draw_ranking(Ink& ink, const Ranking& ranking, const SheetStyle& style, Lang lang, const Rect& room);

}  // namespace kuiki::map
