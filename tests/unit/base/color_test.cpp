#include "base/color.h"

#include <gtest/gtest.h>

using namespace kuiki;

TEST(Color, HexBothWays) {
  EXPECT_EQ(parse_color("#c23b22"), rgb(0xc23b22));
  EXPECT_EQ(parse_color("#C23B2280"), (Rgba{0xc2, 0x3b, 0x22, 0x80}));
  EXPECT_EQ(to_hex(rgb(0x01020a)), "#01020a");
  EXPECT_EQ(to_hex({1, 2, 3, 4}), "#01020304");
  for (const char* bad : {"", "c23b22", "#c23b2", "#c23b2g", "#c23b22001"}) EXPECT_FALSE(parse_color(bad)) << bad;
}

TEST(Color, LuminanceAndContrastOfWcag) {
  EXPECT_NEAR(luminance(rgb(0xffffff)), 1, 1e-9);
  EXPECT_NEAR(luminance(rgb(0x000000)), 0, 1e-9);
  EXPECT_NEAR(contrast(rgb(0xffffff), rgb(0x000000)), 21, 1e-9);
  EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xffffff)), 4.48, 0.01);  // the known border of WCAG AA
}

TEST(Color, MixEndsAreExactAndMiddleIsBetween) {
  EXPECT_EQ(mix(rgb(0x123456), rgb(0xfedcba), 0), rgb(0x123456));
  EXPECT_EQ(mix(rgb(0x123456), rgb(0xfedcba), 1), rgb(0xfedcba));
  const auto middle = mix(rgb(0), rgb(0xffffff), 0.5);
  EXPECT_EQ(middle.r, middle.g);
  EXPECT_EQ(middle.r, 99);  // OKLab lightness 0.5 is sRGB 99
}

TEST(Color, RedAndGreenFallTogetherForDeutan) {
  const auto red = rgb(0xb04030), green = rgb(0x607820);
  EXPECT_LT(distance(simulate(red, ColorVision::deutan), simulate(green, ColorVision::deutan)), 0.5 * distance(red, green));
  EXPECT_EQ(simulate(red, ColorVision::common), red);
  const auto grey = simulate(red, ColorVision::grey);
  EXPECT_EQ(grey.r, grey.b);
  for (const auto vision : {ColorVision::protan, ColorVision::deutan, ColorVision::tritan})
    EXPECT_LT(distance(simulate(rgb(0xffffff), vision), rgb(0xffffff)), 0.01);
}
