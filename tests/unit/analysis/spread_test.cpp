#include "analysis/spread.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kuiki::analysis {
namespace {

TEST(Spread, LeavesMissingFiguresOutAndCountsThem) {
  const auto spread = spread_of({3, NAN, 1, 8, NAN});
  EXPECT_EQ(spread.known, 3u);
  EXPECT_EQ(spread.missing, 2u);
  EXPECT_EQ(spread.sum, 12);
  EXPECT_EQ(spread.mean, 4);
  EXPECT_EQ(spread.least, 1);
  EXPECT_EQ(spread.median, 3);
  EXPECT_EQ(spread.greatest, 8);
}

TEST(Spread, TheMedianOfAnEvenNumberLiesAmidTwo) { EXPECT_EQ(spread_of({1, 2, 4, 9}).median, 3); }

TEST(Spread, OfNothingSaysNothing) {
  const auto spread = spread_of({NAN});
  EXPECT_EQ(spread.known, 0u);
  EXPECT_TRUE(std::isnan(spread.mean));
  EXPECT_TRUE(std::isnan(spread.median));
}

}  // namespace
}  // namespace kuiki::analysis
