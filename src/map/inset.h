#pragma once
#include <optional>
#include <vector>

#include "map/scene.h"
#include "map/view.h"

/// Far islands (小笠原, of Tokyo) in a card of their own in a corner of the frame.
namespace kuiki::map {

struct Inset {
  Rect card;    ///< in the frame
  double head;  ///< units at its top for the heading
  View view;    ///< of what is below
};

/// A card for `island` (degrees), never at more than four times the map's own scale, in the corner that hides least of the map;
/// nothing where every corner is taken by `cards`, or the frame has no room.
std::optional<Inset> find_inset(const geo::Box& island, const View& view, const Scene& map, const std::vector<Rect>& cards);

/// Puts what `inset.view` shows into its card on the map.
void add_inset(const Inset& inset, Scene shown, Lang lang, Scene& map);

}  // namespace kuiki::map
