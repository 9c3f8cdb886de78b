#include "cli/table.h"

#include <gtest/gtest.h>

using kuiki::cli::display_width;
using kuiki::cli::Table;

TEST(DisplayWidth, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(display_width(""), 0);
  EXPECT_EQ(display_width("Otaru"), 5);
  EXPECT_EQ(display_width("小樽市"), 6);
  EXPECT_EQ(display_width("髙﨑"), 4);
  EXPECT_EQ(display_width("ｶﾅ"), 2);
  EXPECT_EQ(display_width("か\xe3\x82\x99"), 2) << "a combining voiced mark takes no room";
}

TEST(DisplayWidth, BrokenUtf8EndsAndCountsSomething) { EXPECT_GT(display_width("\xe5\xb0\xff"), 0); }

TEST(TableText, ColumnsLineUpWhenScriptsAreMixed) {
  Table table({{"名前"}, {"n", Table::Align::right}});
  table.add({"小樽市", "9"});
  table.add({"Otaru", "10"});
  EXPECT_EQ(table.text(),
            "名前     n\n"
            "小樽市   9\n"
            "Otaru   10\n");
}

TEST(TableText, LineBreaksInsideACellBecomeSpaces) {
  Table table({{"a"}, {"b"}});
  table.add({"x\ny", "z"});
  EXPECT_EQ(table.text(), "a    b\nx y  z\n");
}
