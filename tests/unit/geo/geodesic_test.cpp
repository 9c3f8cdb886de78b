#include "geo/geodesic.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "geo_shapes.h"

namespace kuiki::geo {
namespace {

TEST(Geodesic, AreaOfAOneDegreeCellOnTheEquatorIsThePublishedOne) {
  // Between geodesics, which here are the equator, two meridians and a line a little north of the parallel of 1°.
  const auto table = shapes({{{box_ring(0, 0, 1, 1)}}});
  EXPECT_NEAR(area_km2(table, 0), 12309, 1.0);
}

TEST(Geodesic, AreaDoesNotDependOnTheDirectionOfTheRing) {
  auto ring = box_ring(141, 43, 141.5, 43.2);
  const double one = area_km2(shapes({{{ring}}}), 0);
  std::reverse(ring.begin(), ring.end());
  EXPECT_DOUBLE_EQ(area_km2(shapes({{{ring}}}), 0), one);
}

TEST(Geodesic, HolesAreTakenOffAndIslandsAdded) {
  const auto outer = box_ring(141, 43, 142, 44), hole = box_ring(141.4, 43.4, 141.6, 43.6),
             island = box_ring(143, 43, 143.1, 43.1);
  const auto apart = shapes({{{outer}}, {{hole}}, {{island}}});
  const auto together = shapes({{{outer, hole}, {island}}});
  EXPECT_NEAR(area_km2(together, 0), area_km2(apart, 0) - area_km2(apart, 1) + area_km2(apart, 2), 1e-9);
}

TEST(Geodesic, AFeatureWithoutShapeHasNoAreaAndNoExtent) {
  const auto table = shapes({{}});
  EXPECT_EQ(area_km2(table, 0), 0);
  EXPECT_EQ(extent_km(table, 0).north_south_km, 0);
}

TEST(Geodesic, ExtentIsAMeridianArcAndTheMiddleParallel) {
  const auto extent = extent_km(shapes({{{box_ring(141, 42, 142, 44)}}}), 0);
  // GRS80: two degrees of the meridian about 43°, one degree of the parallel of 43°.
  EXPECT_NEAR(extent.north_south_km, 222.18, 0.02);
  EXPECT_NEAR(extent.east_west_km, 81.54, 0.02);
}

TEST(Geodesic, TravellingThereIsAsFarAsTheDistance) {
  const Point from{140.99, 43.19};
  for (const double azimuth : {0.0, 90.0, 200.0}) EXPECT_NEAR(distance_m(from, travel(from, azimuth, 12345)), 12345, 1e-6);
}

}  // namespace
}  // namespace kuiki::geo
