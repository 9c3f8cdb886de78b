#pragma once
#include "map/compose.h"
#include "map/page.h"
#include "map/view.h"

namespace kuiki::app {

/// What a map on screen is shown with.
struct ScreenState {
  model::Wording wording;
  bool presenting = false;  ///< larger and with the legend, since the panels are away
};

/// What stands on the map on screen: title, scale bar, north arrow, sources and notes, drawn as on a finished sheet and in a
/// frame of the view's size. The sources are folded to one line, which opens when it is clicked; in a presentation, as in
/// every export, they stand there whole.
struct Furniture {
  map::Scene scene;
  map::Rect notes;                      ///< the folded line; without width where nothing is folded
  std::vector<std::string> paragraphs;  ///< sources and notes whole
};
/// `more_remarks`: what this picture leaves out; never folded.
Furniture screen_furniture(const map::MapInput& input, const map::View& view, const ScreenState& state,
                           const std::vector<std::string>& more_remarks = {}, map::ComposeCache* cache = nullptr);

/// Where the window lays its buttons over the map, below the north arrow.
map::Rect screen_buttons(const map::View& view);

/// The boxes of furniture and buttons: what names and cards of the map keep clear of.
std::vector<map::Rect> boxes_of(const Furniture& furniture, const map::View& view, const ScreenState& state);

/// The view that shows the document's extent in a frame, clear of what stands on it.
map::View fit_on_screen(const model::Dataset& data, const map::MapDocument& document, const map::Thematic& theme,
                        double width, double height, const ScreenState& state);

/// Map and furniture together: cards and names stand clear of the furniture and of the buttons, and figures without room are
/// named in its notes.
struct ScreenMap {
  map::Scene map;
  Furniture furniture;
};
ScreenMap screen_map(const map::MapInput& input, const map::View& view, const ScreenState& state, map::ComposeCache& cache,
                     const map::Highlight& highlight = {});

using map::subtitle_of;

}  // namespace kuiki::app
