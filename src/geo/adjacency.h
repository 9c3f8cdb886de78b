#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/polygons.h"

namespace kuiki::geo {

/// Which of these features share an edge, point for point, as those of one topology do: by their places in `features`, ascending.
/// Much faster than shared_borders(), which asks the shapes.
std::vector<std::vector<std::uint32_t>> edge_neighbours(const PolygonTable& table, std::span<const std::uint32_t> features);

}  // namespace kuiki::geo
