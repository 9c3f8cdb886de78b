#include "cli/table.h"

#include <gtest/gtest.h>

using kuiki::cli::Table;

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
