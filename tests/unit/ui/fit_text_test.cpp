#include "ui/fit_text.h"

#include <gtest/gtest.h>

namespace kuiki::ui {
namespace {

/// Dear ImGui's own typeface: each letter is equally wide.
class FitText : public testing::Test {
 protected:
  FitText() : font(atlas.AddFontDefault()) { atlas.Build(); }
  [[nodiscard]] float letters(int count) const { return width_of(font, std::string(static_cast<std::size_t>(count), 'x')); }
  ImFontAtlas atlas;
  ImFont* font;
};

TEST_F(FitText, WhatFitsStaysWhole) {
  EXPECT_EQ(shortened(font, "population", letters(10)), "population");
  EXPECT_EQ(elided_amid(font, "population", letters(10)), "population");
}

TEST_F(FitText, WhatDoesNotFitEndsWithDots) {
  const auto words = shortened(font, "population", letters(6));
  EXPECT_TRUE(words.starts_with("popu") && words.ends_with("…")) << words;
  EXPECT_LE(width_of(font, shortened(font, "population", letters(6))), letters(6));
}

TEST_F(FitText, TheEndThatTellsTwoRowsApartStays) {
  const std::string men = "share of those who answered (men)", women = "share of those who answered (women)";
  const auto a = elided_amid(font, men, letters(24)), b = elided_amid(font, women, letters(24));
  EXPECT_TRUE(a.ends_with("(men)")) << a;
  EXPECT_TRUE(b.ends_with("(women)")) << b;
  EXPECT_TRUE(a.starts_with("share of")) << a;
  EXPECT_NE(a.find("…"), std::string::npos) << a;
  EXPECT_LE(width_of(font, a), letters(24));
}

TEST_F(FitText, CharactersAreNotDivided) {
  const std::string text = "人口人口人口人口人口人口人口人口";
  for (int count = 2; count < 40; ++count) {
    const auto words = elided_amid(font, text, letters(count));
    for (std::size_t i = 0; i < words.size(); i += 3) EXPECT_EQ(static_cast<unsigned char>(words[i]) & 0xc0, 0xc0) << words;
  }
}

}  // namespace
}  // namespace kuiki::ui
