#include "cli/facts.h"

#include <gtest/gtest.h>

namespace {

TEST(Facts, WordsStandInOneColumn) {
  kuiki::cli::Facts facts(8);
  facts.heading("小樽");
  facts.line("人口", "111,299人");
  facts.line("Area", "243.83");
  facts.line("なし", "");
  EXPECT_EQ(facts.text(), "小樽\n  人口    111,299人\n  Area    243.83\n");
}

TEST(Facts, FurtherLinesStandUnderTheFirst) {
  kuiki::cli::Facts facts(6);
  facts.line("判定", "遅れ\n小：順調");
  EXPECT_EQ(facts.text(), "  判定  遅れ\n        小：順調\n");
}

TEST(Facts, ALabelThatIsTooLongKeepsOneSpace) {
  kuiki::cli::Facts facts(4);
  facts.line("地図に描く単位", "区");
  EXPECT_EQ(facts.text(), "  地図に描く単位 区\n");
}

TEST(Facts, HeadingsAndBlocksBeginAfterABlankLine) {
  kuiki::cli::Facts facts;
  facts.heading("一");
  facts.heading("二");
  facts.block("表\n");
  facts.entry("行");
  EXPECT_EQ(facts.text(), "一\n\n二\n\n表\n行\n");
}

}  // namespace
