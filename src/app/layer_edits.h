#pragma once
#include <span>
#include <string>
#include <string_view>

#include "map/layer_kinds.h"

/// What a user can do with the list of layers, each as a function from the old document to the new one. An id that no layer
/// has changes nothing.
namespace kuiki::app::edits {

map::MapDocument layer_visible(map::MapDocument document, std::string_view id, bool visible);
/// Moves a layer `by` places towards the top (positive) or the bottom.
map::MapDocument layer_moved(map::MapDocument document, std::string_view id, int by);
/// An own name; an empty one is again that of the kind.
map::MapDocument layer_renamed(map::MapDocument document, std::string_view id, const Text& name);
/// Held within map::least_opacity and 1.
map::MapDocument layer_opacity(map::MapDocument document, std::string_view id, double opacity);
/// What the layer says; of its own kind only.
map::MapDocument layer_options(map::MapDocument document, std::string_view id, map::LayerOptions options);
map::MapDocument layer_removed(map::MapDocument document, std::string_view id);

/// A document with a layer more, and the layer's id.
struct Added {
  map::MapDocument document;
  std::string id;
};
/// A layer of a kind at its usual place; a second one of the point layers gets a colour that tells it from the first.
Added layer_added(map::MapDocument document, const map::LayerKind& kind);
/// A copy right above the layer, named 「…（写し）」; nothing new where one of the kind is all a map may have.
Added layer_duplicated(map::MapDocument document, std::string_view id);
/// Colours for further layers of a kind, told apart from one another and from the usual ones with every colour vision.
std::span<const Rgba> layer_colors();
/// The colour a layer has that says none.
Rgba usual_color(const map::LayerOptions& options);
/// May there be one more of this kind?
bool may_add(const map::MapDocument& document, const map::LayerKind& kind);

}  // namespace kuiki::app::edits
