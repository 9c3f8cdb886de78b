#pragma once
#include <vector>

#include "model/dataset.h"

namespace kuiki::analysis {

/// How a polygon lies on towns.
struct TownShares {
  std::vector<model::OwnAreaSet::Part> parts;  ///< those it has ground of, slivers left out (sum.h), by row
  double covered = 0;                          ///< share of its own ground on which there are towns, 0 to 1
};
/// Of feature f on these towns. Areas are geodesic. Throws Error(input_wrong) for a shape that is not valid.
TownShares town_shares(const geo::PolygonTable& shapes, std::size_t f, const model::Areas& areas,
                       const std::vector<model::AreaRow>& towns);

}  // namespace kuiki::analysis
