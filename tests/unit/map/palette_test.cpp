#include "map/palette.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace kuiki::map {
namespace {

/// Least OKLab distances held to, over all types of colour vision: a step of 0.02 is just seen side by side.
constexpr double neighbours_apart = 0.075, tones_apart = 0.044;
constexpr ColorVision every[] = {ColorVision::common, ColorVision::protan, ColorVision::deutan, ColorVision::tritan,
                                 ColorVision::grey};

TEST(Palette, NeighbouringClassesAreToldApart) {
  for (const auto& palette : palettes()) {
    if (palette.kind == Palette::Kind::qualitative) continue;
    for (int n = 3; n <= 7; ++n) {
      const auto colors = palette_colors(palette.id, n);
      for (const auto vision : every)
        for (std::size_t i = 1; i < colors.size(); ++i)
          EXPECT_GE(distance(simulate(colors[i - 1], vision), simulate(colors[i], vision)), neighbours_apart)
              << palette.id << " of " << n << ", " << i << ", vision " << static_cast<int>(vision);
    }
  }
}

TEST(Palette, EveryTwoClassesAreToldApart) {
  for (const auto& palette : palettes()) {
    if (palette.kind == Palette::Kind::qualitative) continue;
    for (int n = 3; n <= 7; ++n) {
      const auto colors = palette_colors(palette.id, n);
      for (const auto vision : every)
        for (std::size_t i = 0; i < colors.size(); ++i)
          for (std::size_t j = 0; j < i; ++j)
            EXPECT_GE(distance(simulate(colors[i], vision), simulate(colors[j], vision)), 0.058) << palette.id << " " << n;
    }
  }
}

TEST(Palette, SequentialDarkensFromLowToHigh) {
  for (const auto& palette : palettes()) {
    if (palette.kind != Palette::Kind::sequential) continue;
    for (int n = 2; n <= 9; ++n) {
      const auto colors = palette_colors(palette.id, n);
      ASSERT_EQ(colors.size(), static_cast<std::size_t>(n));
      for (std::size_t i = 1; i < colors.size(); ++i)
        EXPECT_LT(luminance(colors[i]), luminance(colors[i - 1])) << palette.id;
    }
  }
}

TEST(Palette, DivergingIsLightInTheMiddle) {
  for (const auto& palette : palettes()) {
    if (palette.kind != Palette::Kind::diverging) continue;
    for (int n = 3; n <= 9; n += 2) {
      const auto colors = palette_colors(palette.id, n);
      const auto middle = colors.size() / 2;
      for (std::size_t i = 0; i < colors.size(); ++i)
        if (i != middle) {
          EXPECT_LT(luminance(colors[i]), luminance(colors[middle])) << palette.id;
        }
    }
  }
}

TEST(Palette, QualitativeTonesAreToldApartAndFromThePaper) {
  for (const auto& palette : palettes()) {
    if (palette.kind != Palette::Kind::qualitative) continue;
    const auto colors = palette_colors(palette.id, 9);
    for (const auto vision : {ColorVision::common, ColorVision::protan, ColorVision::deutan, ColorVision::tritan})
      for (std::size_t i = 0; i < colors.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          EXPECT_GE(distance(simulate(colors[i], vision), simulate(colors[j], vision)), i < 7 ? 0.064 : tones_apart)
              << i << " " << j;
    for (const auto color : colors) {
      EXPECT_GE(distance(color, paper::sea), tones_apart);
      EXPECT_GE(distance(color, paper::land), tones_apart);
      EXPECT_GE(contrast(color, paper::text), 4.5) << "names must stay readable";
    }
  }
}

TEST(Palette, ReverseAndLimits) {
  auto colors = palette_colors("blue", 5);
  std::reverse(colors.begin(), colors.end());
  EXPECT_EQ(palette_colors("blue", 5, true), colors);
  EXPECT_EQ(palette_colors("blue", 1).size(), 1u);
  EXPECT_THROW((void)palette_colors("blue", 0), Error);
  EXPECT_THROW((void)palette_colors("blue", 10), Error);
  try {
    (void)palette_colors("beige", 5);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::usage);
    EXPECT_NE(error.message().en.find("blue-orange"), std::string::npos) << "says what is allowed";
  }
}

TEST(Palette, IsFoundById) {
  for (const auto& palette : palettes()) {
    ASSERT_NE(find_palette(palette.id), nullptr);
    EXPECT_FALSE(palette.name.ja.empty() || palette.name.en.empty());
  }
  EXPECT_EQ(find_palette("beige"), nullptr);
}

}  // namespace
}  // namespace kuiki::map
