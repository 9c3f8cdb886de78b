#include "analysis/town_shares.h"

#include <algorithm>

#include "analysis/sum.h"
#include "geo/geodesic.h"
#include "geo/overlay.h"

namespace kuiki::analysis {

TownShares town_shares(const geo::PolygonTable& shapes, std::size_t f, const model::Areas& areas,
                       const std::vector<model::AreaRow>& towns) {
  TownShares found;
  std::vector<std::uint32_t> features;
  for (const auto town : towns) features.push_back(static_cast<std::uint32_t>(town.index()));
  double km2 = 0;
  for (const auto& overlap : geo::overlaps(shapes, f, areas.focus, features)) {
    km2 += overlap.km2;
    const double share = overlap.km2 / geo::area_km2(areas.focus, overlap.feature);
    if (share < sliver_share) continue;
    found.parts.push_back({model::AreaRow(std::size_t{overlap.feature}), share > 1 - sliver_share ? 1 : share});
  }
  std::ranges::sort(found.parts, {}, &model::OwnAreaSet::Part::town);
  const double own = geo::area_km2(shapes, f);
  found.covered = own > 0 ? std::min(1.0, km2 / own) : 0;
  return found;
}

}  // namespace kuiki::analysis
