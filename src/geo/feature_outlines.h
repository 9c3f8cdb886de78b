#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/path_set.h"
#include "geo/polygons.h"
#include "geo/projection.h"
#include "geo/snap.h"

/// Outlines that were thinned while they were read, as features of a table.
namespace kuiki::geo {

/// Appends every shape as a feature; rings that run clockwise are holes of the ring before them. `km2` gets the area of each,
/// on the ellipsoid to about a ten-thousandth (longitude and latitude in degrees), `centre` the middle of its largest ring.
/// Frees `shapes`.
void append_shapes(ThinnedPaths&& shapes, PolygonTable& into, std::vector<double>& km2, std::vector<Point>& centre);

/// Features to a drawable PathSet as they are, for outlines that lie on a grid of their own already. Shape i = features[i].
PathSet project_features(const PolygonTable& table, std::span<const std::uint32_t> features, const Projection& projection);

}  // namespace kuiki::geo
