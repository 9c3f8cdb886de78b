#pragma once
#include <optional>
#include <vector>

#include "geo/path_set.h"
#include "map/scene.h"

/// Far islands (小笠原, of Tokyo) in a card of their own in a corner of the frame.
namespace kuiki::app {

struct Inset {
  map::Rect card;     ///< in the frame
  map::Placement at;  ///< of the same paths, within it
};

/// The largest of what lies apart with its neighbourhood, never larger than the map's own scale `k`, in the corner that hides
/// least of the map; nothing where nothing is apart or every corner is taken by `cards`. `at`: the map's own placement.
std::optional<Inset> find_inset(const geo::PathSet& paths, const std::vector<bool>& apart, const map::Placement& at,
                                const map::Rect& frame, const std::vector<map::Rect>& cards);

}  // namespace kuiki::app
