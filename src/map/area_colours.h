#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "map/compose.h"

namespace kuiki::map {

/// Gives the areas of a composed map colours of one's own in place of those of its layer: of districts in the making. A map is
/// composed once a view and coloured as often as wished, which costs a byte an area.
class AreaColours {
 public:
  /// Finds the fills of the areas the map is about in a scene that compose() made of the same with this cache.
  void find(const Scene& scene, const MapInput& input, const View& view, model::Wording wording, ComposeCache& cache);
  /// `paint_of`: into `paints`, one an area of the theme. At most 255 paints.
  void put(Scene& scene, const std::vector<Paint>& paints, std::span<const std::uint8_t> paint_of) const;

 private:
  struct Fill {
    std::size_t item = 0;             ///< of the scene
    std::vector<std::int32_t> areas;  ///< of each shape the place among the theme's areas; -1: none
  };
  std::vector<Fill> fills_;
};

}  // namespace kuiki::map
