#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/path_set.h"
#include "geo/point.h"
#include "geo/snap.h"

namespace kuiki::map {

/// What a map of these shapes should show, in the unit of the points, and what stands apart.
struct MainExtent {
  geo::Box box;                        ///< of what belongs together
  std::vector<bool> apart;             ///< one a ring: far away from the rest; empty: none is
  std::vector<std::uint32_t> far;      ///< shapes with rings apart
  std::vector<std::uint32_t> at_zero;  ///< shapes at longitude 0, latitude 0: rows that were never placed
  geo::Box island;                     ///< the largest of what is far, with what lies within 60 km of it; empty: nothing is
};

/// Groups of rings that lie 250 km from all others are left out where they are at longitude 0, latitude 0 and the rest is not;
/// where they have less than a thousandth of the area and would leave a fifth of a frame wider than 800 km to nothing; or where
/// they have less than a tenth of it and would make the rest half as large on the page or smaller. So neither 南鳥島 pushes all
/// Japan into a corner nor 小笠原 the rest of Tokyo, and a row typed wrongly does not make the map tiny.
/// Longitude and latitude in degrees.
MainExtent main_extent(const geo::ThinnedPaths& lonlat);

}  // namespace kuiki::map
