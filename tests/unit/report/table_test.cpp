#include <gtest/gtest.h>

#include <algorithm>

#include "base/phrases.h"
#include "map/typeset.h"
#include "report/flow.h"
#include "report/scene_words.h"

namespace kuiki::report {
namespace {

std::vector<std::string> lines_of(const std::vector<Page>& pages) {
  std::vector<std::string> lines;
  for (const auto& page : pages)
    for (const auto& item : page.scene.items)
      if (const auto* text = std::get_if<map::TextItem>(&item)) lines.push_back(text->text);
  return lines;
}

bool has(const std::vector<std::string>& lines, std::string_view words) {
  return std::ranges::find(lines, words) != lines.end();
}

TEST(Table, DividesNoWordOfItsCellsOrHeads) {
  Flow flow(Paper::screen(420), "");
  // By their shares alone the narrow columns would have no room for these.
  flow.table({{"Name of it", 8}, {"Indicators", 0.5}, {"目標値", 0.5}},
             {{{"つなぐ"}, {"7,447,800人*"}, {"前年度より改善"}}});
  const auto lines = lines_of(flow.finish(""));
  EXPECT_TRUE(has(lines, "Indicators"));
  EXPECT_TRUE(has(lines, "7,447,800人*"));
  for (const auto* half : {"前年度よ", "Indicato", "7,447,800"}) EXPECT_FALSE(has(lines, half)) << half;
}

TEST(Table, DividesAWordThatIsWiderThanTheColumnCanBe) {
  Flow flow(Paper::screen(200), "");
  flow.table({{"A", 1}, {"B", 1}}, {{{std::string(120, 'x')}, {"1"}}});
  const auto pages = flow.finish("");
  test::expect_tidy(pages, "a very long word");
}

TEST(Table, PutsTheHeadOfAGroupWithItsFirstRow) {
  for (int rows = 18; rows < 42; ++rows) {
    Flow flow(Paper::a4(), "");
    std::vector<std::vector<Flow::Cell>> table;
    for (int i = 0; i < rows; ++i) table.push_back({{"指標" + std::to_string(i)}, {"値"}});
    table.push_back({{"群の見出し"}});
    table.push_back({{"群の指標"}, {"値"}});
    flow.table({{"名称", 2}, {"値", 1}}, table);
    const auto pages = flow.finish("");
    for (const auto& page : pages) {
      const auto lines = lines_of({page});
      EXPECT_EQ(has(lines, "群の見出し"), has(lines, "群の指標")) << rows;
    }
  }
}

TEST(Table, StandsOnASheetOfHardlyAnyWidth) {
  for (const double width : {1.0, 20.0, 60.0, 90.0}) {
    Flow flow(Paper::screen(width), "");
    flow.table({{"指標", 1}, {"判定", 1}, {"目標値", 1}}, {{{"若者の市内就職の促進"}, {"順調"}, {"1,234人"}}});
    EXPECT_EQ(flow.finish("").size(), 1u);
  }
}

}  // namespace
}  // namespace kuiki::report
