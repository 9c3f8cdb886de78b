#include "map/free_fit.h"

#include <gtest/gtest.h>

#include "map/rects.h"

using namespace kuiki;
using namespace kuiki::map;

namespace {

using Ring = std::vector<geo::Point>;

Ring square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}; }

/// An L: the right upper quarter of its box is not its own.
Ring angle() { return {{0, 0}, {100, 0}, {100, 50}, {50, 50}, {50, 100}, {0, 100}}; }

Rect on_frame(const ShapeMask& shape, const FreePlace& place) {
  return {place.x, place.y, shape.box().width() / place.metres_per_unit, shape.box().height() / place.metres_per_unit};
}

}  // namespace

TEST(ShapeMask, KnowsWhatARectangleMeets) {
  const ShapeMask shape(std::vector<Ring>{angle()});
  EXPECT_TRUE(shape.meets({10, 10, 5, 5})) << "within, touching no outline";
  EXPECT_FALSE(shape.meets({60, 5, 30, 30})) << "in the quarter that is left out";
  EXPECT_TRUE(shape.meets({60, 5, 30, 60}));
  EXPECT_FALSE(shape.meets({-20, -20, 10, 200})) << "beside it";
  EXPECT_TRUE(shape.meets({-20, -20, 300, 300})) << "all around it";
}

TEST(ShapeMask, LosesNoIsland) {
  const ShapeMask shape(std::vector<Ring>{square(0, 0, 10), square(9000, 5000, 1)});
  EXPECT_TRUE(shape.meets({8990, 0, 20, 20}));
  EXPECT_FALSE(shape.meets({4000, 1000, 500, 500}));
}

TEST(FitFree, FillsAnEmptyFrame) {
  const ShapeMask shape(std::vector<Ring>{square(0, 0, 100)});
  const auto place = fit_free(shape, 600, 400, 20, 100 / 360.0, {});
  EXPECT_NEAR(place.x, 120, 1e-9);
  EXPECT_NEAR(place.y, 20, 1e-9);
}

TEST(FitFree, MovesAsideBeforeItGrowsSmaller) {
  const ShapeMask shape(std::vector<Ring>{square(0, 0, 100)});
  const std::vector<Rect> covered{{0, 0, 200, 400}};
  const auto place = fit_free(shape, 600, 400, 20, 100 / 360.0, covered);
  EXPECT_NEAR(place.metres_per_unit, 100 / 360.0, 1e-9) << "there is room beside the box";
  EXPECT_FALSE(overlap(on_frame(shape, place), covered.front()));
}

TEST(FitFree, GrowsSmallerWhereItMust) {
  const ShapeMask shape(std::vector<Ring>{square(0, 0, 100)});
  const std::vector<Rect> covered{{0, 0, 600, 120}};
  const auto place = fit_free(shape, 600, 400, 20, 100 / 360.0, covered);
  EXPECT_FALSE(overlap(on_frame(shape, place), covered.front()));
  EXPECT_GT(on_frame(shape, place).h, 230) << "and hardly smaller than that";
}

TEST(FitFree, LetsABoxStandWhereTheShapeIsNot) {
  const ShapeMask shape(std::vector<Ring>{angle()});
  const std::vector<Rect> covered{{310, 30, 150, 120}};
  const auto place = fit_free(shape, 500, 400, 20, 100 / 360.0, covered);
  EXPECT_NEAR(place.metres_per_unit, 100 / 360.0, 1e-9) << "it lies in the corner that the shape leaves free";
}

TEST(FitFree, AFrameThatIsAllCoveredIsUsedAllTheSame) {
  const ShapeMask shape(std::vector<Ring>{square(0, 0, 100)});
  const std::vector<Rect> covered{{0, 0, 600, 400}};
  const auto place = fit_free(shape, 600, 400, 20, 100 / 360.0, covered);
  EXPECT_NEAR(place.metres_per_unit, 100 / 360.0, 1e-9);
}
