#pragma once
#include <cstdint>
#include <span>

#include "geo/path_set.h"
#include "geo/polygons.h"
#include "geo/projection.h"

namespace kuiki::geo {

/// Features to a drawable PathSet: first thinned, then projected, since projecting every vertex is what costs.
/// Points are put on a longitude-latitude grid of about `cell_m` metres and repeats dropped: the choice does not
/// depend on the direction or on the ring, so two neighbours keep exactly the same border. Rings that
/// collapse are dropped; a feature with nothing left keeps an empty shape, so shape i = features[i].
/// `clip`, a longitude-latitude box, leaves out features (not vertices) that do not meet it; empty = all.
PathSet thin_and_project(const PolygonTable& table, std::span<const std::uint32_t> features, const Projection& projection,
                         double cell_m, const Box& clip = {});

}  // namespace kuiki::geo
