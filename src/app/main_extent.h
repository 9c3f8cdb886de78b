#pragma once
#include <cstddef>

#include "geo/path_set.h"
#include "geo/point.h"

namespace kuiki::app {

/// The box a map of these shapes should show, in projected metres. Of data wider or higher than 800 km, groups of rings are
/// left out that lie 250 km from all others, have less than a thousandth of the area and would leave a fifth of the frame to
/// nothing: so 南鳥島 does not push all Japan into a corner. They are still drawn where the frame reaches them.
geo::Box main_extent(const geo::PathSet& paths);

/// How many shapes are, wholly or in part, outside `frame`.
std::size_t shapes_beyond(const geo::PathSet& paths, const geo::Box& frame);

}  // namespace kuiki::app
