#include "geo/feature_outlines.h"

#include <gmock/gmock.h>

#include <cmath>

#include "geo/geodesic.h"

namespace kuiki::geo {
namespace {

void add_ring(ThinnedPaths& paths, std::initializer_list<Point> ring) {
  paths.points.insert(paths.points.end(), ring.begin(), ring.end());
  paths.ring_end.push_back(static_cast<std::uint32_t>(paths.points.size()));
}

void end_shape(ThinnedPaths& paths) { paths.shape_end.push_back(static_cast<std::uint32_t>(paths.ring_end.size())); }

/// A square with a hole and an islet; nothing; a triangle.
ThinnedPaths shapes() {
  ThinnedPaths paths;
  add_ring(paths, {{141, 43}, {141.1, 43}, {141.1, 43.1}, {141, 43.1}});
  add_ring(paths, {{141.04, 43.04}, {141.04, 43.06}, {141.06, 43.06}, {141.06, 43.04}});
  add_ring(paths, {{141.2, 43}, {141.21, 43}, {141.21, 43.01}});
  end_shape(paths);
  end_shape(paths);
  add_ring(paths, {{141.3, 43}, {141.4, 43}, {141.3, 43.1}});
  end_shape(paths);
  return paths;
}

TEST(FeatureOutlines, KeepPartsHolesAreasAndMiddles) {
  PolygonTable table;
  std::vector<double> km2;
  std::vector<Point> centre;
  append_shapes(shapes(), table, km2, centre);
  ASSERT_EQ(table.features(), 3u);
  EXPECT_EQ(table.feature_end[0], 2u) << "two parts";
  EXPECT_EQ(table.part_end[0], 2u) << "of which the first has a hole";
  EXPECT_FALSE(table.has_shape(1));
  EXPECT_TRUE(table.has_shape(2));
  EXPECT_FALSE(table.has_shape(3)) << "no such feature";
  EXPECT_FALSE(contains(table, 0, {141.05, 43.05})) << "in the hole";
  EXPECT_TRUE(contains(table, 0, {141.02, 43.05}));
  EXPECT_EQ(table.ring(0).front(), table.ring(0).back()) << "closed";
  // A square degree here is 8,137 × 11,111 m a hundredth; by the geodesics of the opposite sides.
  const double side = distance_m({141, 43.05}, {141.1, 43.05}) / 1000;
  const double up = distance_m({141.05, 43}, {141.05, 43.1}) / 1000;
  EXPECT_NEAR(km2[0], side * up * (1 - 0.04 + 0.005), side * up * 2e-4);
  EXPECT_EQ(km2[1], 0);
  EXPECT_NEAR(centre[0].x, 141.05, 1e-9);
  EXPECT_NEAR(centre[2].x, 141.3 + 0.1 / 3, 1e-9);
}

TEST(FeatureOutlines, AppendBehindOthers) {
  PolygonTable table;
  std::vector<double> km2;
  std::vector<Point> centre;
  append_shapes(shapes(), table, km2, centre);
  append_shapes(shapes(), table, km2, centre);
  ASSERT_EQ(table.features(), 6u);
  EXPECT_TRUE(contains(table, 3, {141.02, 43.05}));
  EXPECT_EQ(table.rings_of(3).second - table.rings_of(3).first, 3u);
}

TEST(FeatureOutlines, ProjectedAsTheyAre) {
  PolygonTable table;
  std::vector<double> km2;
  std::vector<Point> centre;
  append_shapes(shapes(), table, km2, centre);
  const Projection projection({.lon0 = 141.2, .lat0 = 43});
  const std::vector<std::uint32_t> features{2, 1, 0};
  const PathSet paths = project_features(table, features, projection);
  ASSERT_EQ(paths.shapes(), 3u);
  EXPECT_EQ(paths.shape_end[0], 1u);
  EXPECT_EQ(paths.shape_end[1], 1u) << "nothing keeps an empty shape";
  EXPECT_EQ(paths.ring_end[0], 3u) << "the closing point is not repeated";
  EXPECT_EQ(paths.points.size(), 3u + 4 + 4 + 3);
  const Point there = projection.forward(Point{141.4, 43});
  EXPECT_NEAR(paths.origin.x + static_cast<double>(paths.points[1].x), there.x, 0.01);
  EXPECT_NEAR(paths.origin.y + static_cast<double>(paths.points[1].y), there.y, 0.01);
}

TEST(FeatureOutlines, ManyInPiecesAreTheSame) {
  ThinnedPaths many;
  for (int i = 0; i < 1000; ++i) {
    const double x = 130 + 0.01 * i;
    add_ring(many, {{x, 35}, {x + 0.01, 35}, {x + 0.01, 35.01}});
    end_shape(many);
  }
  PolygonTable table;
  std::vector<double> km2;
  std::vector<Point> centre;
  append_shapes(std::move(many), table, km2, centre);
  std::vector<std::uint32_t> features(1000);
  for (std::uint32_t i = 0; i < 1000; ++i) features[i] = i;
  const Projection projection({.lon0 = 135, .lat0 = 35});
  const PathSet paths = project_features(table, features, projection);
  ASSERT_EQ(paths.points.size(), 3000u);
  for (const std::size_t i : {0u, 499u, 999u}) {
    const Point p = projection.forward(Point{130 + 0.01 * static_cast<double>(i), 35});
    EXPECT_NEAR(paths.origin.x + static_cast<double>(paths.points[3 * i].x), p.x, 0.1);
    EXPECT_EQ(paths.ring_end[i], 3 * (i + 1));
  }
}

TEST(FeatureOutlines, PlacesThatCannotBeShownLeaveNoGap) {
  ThinnedPaths paths;
  add_ring(paths, {{0, 0}, {1, 0}, {1, 1}});
  add_ring(paths, {{141, 43}, {141.1, 43}, {141.1, NAN}});
  end_shape(paths);
  add_ring(paths, {{141, 43}, {141.1, 43}, {141.1, 43.1}});
  end_shape(paths);
  PolygonTable table;
  std::vector<double> km2;
  std::vector<Point> centre;
  append_shapes(std::move(paths), table, km2, centre);
  const std::vector<std::uint32_t> features{0, 1};
  const PathSet set = project_features(table, features, Projection({.lon0 = 141, .lat0 = 43}));
  EXPECT_EQ(set.ring_end.back(), set.points.size());
  for (const auto p : set.points) EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
}

}  // namespace
}  // namespace kuiki::geo
