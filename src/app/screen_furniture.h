#pragma once
#include "map/compose.h"
#include "map/view.h"

namespace kuiki::app {

/// What stands on the map on screen: title, scale bar, north arrow, sources and boundary notes, drawn as on a finished sheet
/// and in a frame of the view's size. For a presentation, larger and with the legend, since the panels are away.
map::Scene screen_furniture(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                            const map::View& view, Lang lang, bool presenting);

/// The subtitle a map has: its own, else indicator and period.
Text subtitle_of(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme);

}  // namespace kuiki::app
