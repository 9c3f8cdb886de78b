#include "map/main_extent.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <numbers>

namespace kuiki::map {
namespace {

/// Squares by their lower left corner and side, kilometres from 36° N, 137° E.
geo::ThinnedPaths squares(std::initializer_list<std::array<double, 3>> places) {
  geo::ThinnedPaths paths;
  const double x_km = 1 / (111.2 * std::cos(36 * std::numbers::pi / 180));
  const double y_km = 1 / 111.2;
  for (const auto& [x, y, side] : places) {
    for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {side, 0.0}, {side, side}, {0.0, side}})
      paths.points.push_back({137 + (x + dx) * x_km, 36 + (y + dy) * y_km});
    paths.ring_end.push_back(static_cast<std::uint32_t>(paths.points.size()));
    paths.shape_end.push_back(static_cast<std::uint32_t>(paths.ring_end.size()));
  }
  return paths;
}

using testing::ElementsAre;

TEST(MainExtent, LeavesFarSpecksOutOfTheFrame) {
  EXPECT_THAT(main_extent(squares({{0, 0, 700}, {800, 300, 300}, {2000, -900, 2}})).far, ElementsAre(2));
  EXPECT_TRUE(main_extent(squares({{0, 0, 700}, {1200, 0, 200}})).far.empty()) << "far, but not small";
  EXPECT_TRUE(main_extent(squares({{0, 0, 700}, {900, 0, 2}})).far.empty()) << "small, but not far";
  EXPECT_TRUE(main_extent({}).box.empty());
}

TEST(MainExtent, FarIslandsDoNotMakeACityTiny) {
  const auto main = main_extent(squares({{0, 0, 40}, {40, 0, 40}, {10, -900, 6}, {900, -950, 1}}));
  EXPECT_THAT(main.far, ElementsAre(2, 3));
  EXPECT_EQ(main.apart, (std::vector<bool>{false, false, true, true}));
  EXPECT_NEAR(main.box.y0, 36, 1e-9);
  EXPECT_NEAR(main.island.y0, 36 - 900 / 111.2, 1e-6) << "the larger island has the card";
  EXPECT_NEAR(main.island.height() * 111.2, 6, 1e-6);
  EXPECT_TRUE(main_extent(squares({{0, 0, 40}, {40, 0, 40}, {300, 0, 6}})).far.empty()) << "an island within reach";
}

TEST(MainExtent, RowsAtZeroAreNoPlace) {
  auto paths = squares({{0, 0, 30}, {30, 0, 30}});
  for (const auto& p : {geo::Point{0, 0}, {0.2, 0}, {0.2, 0.2}}) paths.points.push_back(p);
  paths.ring_end.push_back(static_cast<std::uint32_t>(paths.points.size()));
  paths.shape_end.push_back(3);
  const auto main = main_extent(paths);
  EXPECT_THAT(main.at_zero, ElementsAre(2));
  EXPECT_TRUE(main.far.empty());
  EXPECT_TRUE(main.island.empty()) << "no island either";
  EXPECT_NEAR(main.box.x0, 137, 1e-9);
}

}  // namespace
}  // namespace kuiki::map
