#pragma once
#include "geo/point.h"

namespace kuiki::geo {

/// Origin (longitude, latitude in degrees) of zone 1 to 19 of the plane rectangular coordinate system
/// (平成14年国土交通省告示第9号); the scale there is 0.9999.
Point plane_zone_origin(int zone);

/// May a place (longitude, latitude) be of that zone? By boxes about the prefectures: false in the open sea and in other
/// zones, true also a little beyond the coasts.
bool in_plane_zone(int zone, Point lonlat);

/// The same of the zone or one beside it: whole prefectures and regions are often kept in one zone.
bool near_plane_zone(int zone, Point lonlat);

/// The zone of an EPSG code of JGD2011 (6669 to 6687), JGD2000 (2443 to 2461) or the Tokyo datum (30161 to 30179); 0 = none.
int plane_zone_of_epsg(int code);

}  // namespace kuiki::geo
