#pragma once
#include "map/compose.h"
#include "map/page.h"
#include "map/view.h"

namespace kuiki::app {

/// What stands on the map on screen: title, scale bar, north arrow, sources and boundary notes, drawn as on a finished sheet
/// and in a frame of the view's size. For a presentation, larger and with the legend, since the panels are away.
map::Scene screen_furniture(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                            const map::View& view, model::Wording wording, bool presenting,
                            const std::vector<std::string>& more_remarks = {}, map::ComposeCache* cache = nullptr);

/// The boxes of it: what names and cards of the map keep clear of.
std::vector<map::Rect> boxes_of(const map::Scene& furniture);

/// Map and furniture together: cards and names stand clear of the furniture and of `covered` (what the window lays over the
/// map), and figures without room are named in its notes.
struct ScreenMap {
  map::Scene map, furniture;
};
ScreenMap screen_map(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                     const map::View& view, model::Wording wording, bool presenting, map::ComposeCache& cache,
                     const map::Highlight& highlight = {}, const std::vector<map::Rect>& covered = {});

using map::subtitle_of;

}  // namespace kuiki::app
