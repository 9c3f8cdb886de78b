#include "geo/polygons.h"

#include <gtest/gtest.h>

using namespace kuiki::geo;

namespace {
void square(PolygonTable& t, double x, double y, double side) {
  t.points.insert(t.points.end(), {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
  t.close_ring();
}
}  // namespace

TEST(Polygons, IslandsAndHoles) {
  PolygonTable t;
  square(t, 0, 0, 10);
  square(t, 2, 2, 4);
  t.close_part();  // a lake in it
  square(t, 3, 3, 1);
  t.close_part();  // an island in the lake
  square(t, 20, 0, 1);
  t.close_part();
  t.close_feature();
  t.close_feature();  // no shape
  square(t, 100, 100, 1);
  t.close_part();
  t.close_feature();

  EXPECT_EQ(t.features(), 3u);
  EXPECT_EQ(t.rings_of(0), std::pair(0u, 4u));
  EXPECT_FALSE(t.has_shape(1));
  EXPECT_EQ(t.rings_of(2), std::pair(4u, 5u));
  EXPECT_TRUE(t.feature_box[1].empty());
  EXPECT_EQ(t.feature_box[0].x1, 21);
  EXPECT_TRUE(contains(t, 0, {1, 1}));
  EXPECT_FALSE(contains(t, 0, {2.5, 2.5}));
  EXPECT_TRUE(contains(t, 0, {3.5, 3.5}));
  EXPECT_TRUE(contains(t, 0, {20.5, 0.5}));
  EXPECT_FALSE(contains(t, 1, {1, 1}));
  EXPECT_TRUE(contains(t, 2, {100.5, 100.5}));
}
