#include "geo/coordinate_look.h"

#include <gtest/gtest.h>

#include "geo/plane_zone.h"

namespace kuiki::geo {
namespace {

using Kind = CoordinateLook::Kind;

TEST(CoordinateLook, KnowsWhatNumbersLookLike) {
  EXPECT_EQ(CoordinateLook::kind_of({141.35, 43.06}), Kind::japan);
  EXPECT_EQ(CoordinateLook::kind_of({43.06, 141.35}), Kind::japan_exchanged);
  EXPECT_EQ(CoordinateLook::kind_of({-0.1, 51.5}), Kind::degrees);
  EXPECT_EQ(CoordinateLook::kind_of({51.5, -122}), Kind::exchanged);
  EXPECT_EQ(CoordinateLook::kind_of({-73154.4, -108158.8}), Kind::plane);
  EXPECT_EQ(CoordinateLook::kind_of({15735000, 5322000}), Kind::mercator);
  EXPECT_EQ(CoordinateLook::kind_of({500000, 4768000}), Kind::large);
  EXPECT_EQ(CoordinateLook::kind_of({0, 0}), Kind::zero);
}

TEST(CoordinateLook, RowsWithoutAPlaceDoNotDecide) {
  CoordinateLook look;
  for (int i = 0; i < 5; ++i) look.add(Point{0, 0});
  EXPECT_EQ(look.mostly(), Kind::zero);
  look.add(Point{141, 43});
  EXPECT_EQ(look.mostly(), Kind::japan);
}

TEST(PlaneZone, PlacesAreInTheirZoneAndTheSeaInNone) {
  EXPECT_TRUE(in_plane_zone(12, {141.35, 43.06})) << "Sapporo";
  EXPECT_FALSE(in_plane_zone(12, {140.8, 43.5})) << "Sapporo with x and y exchanged: the Sea of Japan, of zone 11";
  EXPECT_FALSE(in_plane_zone(9, {141.35, 43.06}));
  EXPECT_TRUE(in_plane_zone(9, {139.7, 35.7})) << "Tokyo";
  EXPECT_TRUE(in_plane_zone(14, {142.19, 27.09})) << "Chichijima";
  EXPECT_EQ(plane_zone_of_epsg(6680), 12);
  EXPECT_EQ(plane_zone_of_epsg(2454), 12);
  EXPECT_EQ(plane_zone_of_epsg(30169), 9);
  EXPECT_EQ(plane_zone_of_epsg(6668), 0);
}

}  // namespace
}  // namespace kuiki::geo
