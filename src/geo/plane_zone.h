#pragma once
#include "geo/point.h"

namespace kuiki::geo {

/// Origin (longitude, latitude in degrees) of zone 1 to 19 of the plane rectangular coordinate system
/// (平成14年国土交通省告示第9号); the scale there is 0.9999.
Point plane_zone_origin(int zone);

}  // namespace kuiki::geo
