#include "geo/overlay.h"

#include <gtest/gtest.h>

#include "geo/geodesic.h"

/// Half squares and the like, worked out by hand: a square of a hundredth of a degree at 43° north.
namespace kuiki::geo {
namespace {

void add_box(PolygonTable& table, double x0, double y0, double x1, double y1) {
  for (const auto& p : {Point{x0, y0}, Point{x1, y0}, Point{x1, y1}, Point{x0, y1}, Point{x0, y0}})
    table.points.push_back(p);
  table.close_ring();
  table.close_part();
  table.close_feature();
}

/// Four squares side by side, from west to east.
PolygonTable row_of_four() {
  PolygonTable table;
  for (int i = 0; i < 4; ++i) add_box(table, 141 + i * 0.01, 43, 141 + (i + 1) * 0.01, 43.01);
  return table;
}
const std::vector<std::uint32_t> all_four{0, 1, 2, 3};

TEST(Overlay, HalfOfASquareIsHalfOfItsGround) {
  const auto squares = row_of_four();
  PolygonTable shape;
  add_box(shape, 141.005, 43, 141.02, 43.01);  // half of the first, all of the second
  const auto found = overlaps(shape, 0, squares, all_four);
  ASSERT_EQ(found.size(), 2u) << "the third is only touched";
  EXPECT_EQ(found[0].feature, 0u);
  EXPECT_NEAR(found[0].km2 / area_km2(squares, 0), 0.5, 1e-6);
  EXPECT_EQ(found[1].feature, 1u);
  EXPECT_NEAR(found[1].km2 / area_km2(squares, 1), 1, 1e-9);
}

TEST(Overlay, OfSquaresNotNamedNothingIsSaid) {
  const std::vector<std::uint32_t> last{3};
  const auto squares = row_of_four();
  EXPECT_TRUE(overlaps(squares, 0, squares, last).empty());
}

TEST(Overlay, ARingThatCrossesItselfBecomesWhatItEncloses) {
  PolygonTable bow;
  for (const auto& p : {Point{141, 43}, Point{141.01, 43.01}, Point{141.01, 43}, Point{141, 43.01}, Point{141, 43}})
    bow.points.push_back(p);
  bow.close_ring();
  bow.close_part();
  bow.close_feature();
  PolygonTable valid;
  append_valid(bow, 0, valid);
  ASSERT_EQ(valid.features(), 1u);
  EXPECT_EQ(valid.feature_end[0], 2u) << "two triangles";
  PolygonTable square;
  add_box(square, 141, 43, 141.01, 43.01);
  EXPECT_NEAR(area_km2(valid, 0) / area_km2(square, 0), 0.5, 1e-3);
}

struct OverlayCoverage : testing::Test {
  OverlayCoverage() { add_box(city, 141, 43, 141.04, 43.01); }
  PolygonTable city;
};

TEST_F(OverlayCoverage, WhatCoversItExactlyHasNothingToTell) {
  const auto found = coverage(row_of_four(), city, 0, 10);
  EXPECT_NEAR(found.covered_km2, found.whole_km2, 1e-9);
  EXPECT_NEAR(found.outside_km2, 0, 1e-9);
  EXPECT_TRUE(found.gaps.empty());
  EXPECT_TRUE(found.overlaps.empty());
}

TEST_F(OverlayCoverage, GapsOverlapsAndSliversAreTold) {
  PolygonTable parts;
  add_box(parts, 141, 43, 141.01, 43.01);
  add_box(parts, 141.00999, 43, 141.02, 43.01);  // 0.8 m too far west: a sliver
  add_box(parts, 141.0301, 43, 141.05, 43.01);   // a wide gap before it, and beyond the city
  const auto found = coverage(parts, city, 0, 10);
  ASSERT_EQ(found.overlaps.size(), 1u);
  EXPECT_TRUE(found.overlaps[0].sliver);
  EXPECT_EQ(found.overlaps[0].a, 0u);
  EXPECT_EQ(found.overlaps[0].b, 1u);
  ASSERT_EQ(found.gaps.size(), 1u);
  EXPECT_FALSE(found.gaps[0].sliver);
  EXPECT_GT(found.gaps[0].at.x, 141.02);
  EXPECT_LT(found.gaps[0].at.x, 141.0301);
  EXPECT_NEAR(found.outside_km2 / found.whole_km2, 0.25, 1e-3);
}

TEST_F(OverlayCoverage, SliversAreClosedAndWideGapsStay) {
  PolygonTable parts;
  add_box(parts, 141.00001, 43, 141.01, 43.01);  // a sliver from the city's border
  add_box(parts, 141.00999, 43, 141.02, 43.01);  // overlaps the first by a sliver
  add_box(parts, 141.03, 43, 141.05, 43.01);     // a gap of 800 m, and beyond
  const auto whole = fitted(parts, city, 0, 10);
  ASSERT_EQ(whole.features(), 3u);
  const auto now = coverage(whole, city, 0, 10);
  EXPECT_TRUE(now.overlaps.empty());
  EXPECT_NEAR(now.outside_km2, 0, 1e-9);
  ASSERT_EQ(now.gaps.size(), 1u);
  EXPECT_FALSE(now.gaps[0].sliver);
  EXPECT_NEAR(area_km2(whole, 0) / area_km2(row_of_four(), 0), 1, 1e-6) << "reaches the border now";
}

}  // namespace
}  // namespace kuiki::geo
