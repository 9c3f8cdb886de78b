#include "base/utf8.h"

#include <gtest/gtest.h>

#include <vector>

using namespace kuiki;

TEST(Utf8, ThereAndBack) {
  const std::string text = "aé髙﨑𠮷";
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < text.size();) points.push_back(utf8::next(text, i));
  EXPECT_EQ(points, (std::vector<char32_t>{U'a', U'é', U'髙', U'﨑', U'𠮷'}));
  std::string again;
  for (const char32_t c : points) utf8::append(again, c);
  EXPECT_EQ(again, text);
}

TEST(Utf8, DamagedBytesAreReplacedAndTheRestIsRead) {
  for (const std::string damaged : {"\xff", "\x80", "\xe5\xb0", "\xe5"}) {
    std::size_t i = 0;
    EXPECT_EQ(utf8::next(damaged, i), U'\uFFFD');
  }
  const std::string text =
      "\xe5"
      "ab";
  std::size_t i = 0;
  EXPECT_EQ(utf8::next(text, i), U'\uFFFD');
  EXPECT_EQ(utf8::next(text, i), U'a');
}

TEST(Utf8, FindsTheFirstDamage) {
  EXPECT_FALSE(utf8::first_damage("髙﨑 plain 𠮷"));
  EXPECT_EQ(utf8::first_damage("ab\xff"), 2);
  EXPECT_EQ(utf8::first_damage("\xe9\xab"), 0);          // cut short
  EXPECT_EQ(utf8::first_damage("a\xc0\xaf"), 1);         // overlong
  EXPECT_EQ(utf8::first_damage("\xed\xa0\x80"), 0);      // surrogate
  EXPECT_EQ(utf8::first_damage("\xf4\x90\x80\x80"), 0);  // beyond Unicode
}
