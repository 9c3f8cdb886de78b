#include "map/typeset.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace kuiki::map {
namespace {

TEST(Typeset, SizeIsProportional) {
  const auto small = measure("札幌市 28.8%", {10, false}), large = measure("札幌市 28.8%", {30, false});
  EXPECT_GT(small.width, 40);
  EXPECT_NEAR(large.width, small.width * 3, 1e-9);
  EXPECT_NEAR(large.ascent, small.ascent * 3, 1e-9);
  EXPECT_GT(small.ascent, small.descent);
  EXPECT_GT(small.descent, 0);
  EXPECT_EQ(measure("", {10, false}).width, 0);
}

TEST(Typeset, JapaneseIsOneEmWide) { EXPECT_NEAR(measure("区区区区", {20, true}).width, 80, 8); }

TEST(Typeset, WrapsWithinTheWidthAndLosesNothing) {
  const std::string text =
      "出典：国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成25年3月推計）』を加工して作成。";
  const Font font{14, false};
  for (const double width : {60.0, 120.0, 300.0}) {
    const auto lines = wrap(text, font, width);
    std::string joined;
    for (const auto& line : lines) {
      joined += line;
      EXPECT_LE(measure(line, font).width, width + 0.5) << line;
      for (const char* never_first : {"。", "、", "）", "』", "・"})
        EXPECT_NE(line.rfind(never_first, 0), 0u) << "a line must not begin with " << never_first << " (kinsoku): " << line;
      for (const char* never_last : {"（", "『"}) EXPECT_FALSE(line.ends_with(never_last)) << line;
    }
    EXPECT_EQ(joined, text);
  }
  EXPECT_EQ(wrap(text, font, 5000).size(), 1u);
  EXPECT_EQ(wrap(text, font, measure(text, font).width).size(), 1u) << "a text fits its own width";
  EXPECT_TRUE(wrap("", font, 100).empty());
}

TEST(Typeset, WrapsEnglishAtSpaces) {
  const auto lines = wrap("Share of residents aged 65 and over", {12, false}, 90);
  ASSERT_GT(lines.size(), 1u);
  for (const auto& line : lines) {
    EXPECT_NE(line.front(), ' ');
    EXPECT_NE(line.back(), ' ');
  }
}

TEST(Typeset, RareCharactersHaveAWidth) {
  for (const char* name : {"髙", "﨑", "𠮷"}) EXPECT_GT(measure(name, {20, false}).width, 10) << name;
}

TEST(Typeset, FilesExist) {
  EXPECT_TRUE(std::filesystem::exists(font_file(false).path));
  EXPECT_TRUE(std::filesystem::exists(font_file(true).path));
  EXPECT_NE(font_file(false).path, font_file(true).path);
}

}  // namespace
}  // namespace kuiki::map
