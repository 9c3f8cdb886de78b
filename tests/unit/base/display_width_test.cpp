#include "base/display_width.h"

#include <gtest/gtest.h>

using kuiki::display_width;

TEST(DisplayWidth, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(display_width(""), 0);
  EXPECT_EQ(display_width("Otaru"), 5);
  EXPECT_EQ(display_width("小樽市"), 6);
  EXPECT_EQ(display_width("髙﨑"), 4);
  EXPECT_EQ(display_width("ｶﾅ"), 2);
  EXPECT_EQ(display_width("か\xe3\x82\x99"), 2) << "a combining voiced mark takes no room";
  EXPECT_EQ(display_width("（１）、〜"), 10);
  EXPECT_EQ(display_width("𠮷"), 2);
  EXPECT_EQ(display_width("△―…"), 3) << "ambiguous ones are narrow";
  EXPECT_EQ(display_width("ヱ\xef\xb8\x80"), 2) << "a variation selector takes no room";
}

TEST(DisplayWidth, BrokenUtf8EndsAndCountsSomething) { EXPECT_GT(display_width("\xe5\xb0\xff"), 0); }
