#include "report/flow.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/scene_words.h"

namespace kuiki::report {
namespace {

using test::expect_tidy;
using test::words_of;

const map::TextItem* find_words(const Page& page, std::string_view words) {
  for (const auto& item : page.scene.items)
    if (const auto* text = std::get_if<map::TextItem>(&item); text != nullptr && text->text == words) return text;
  return nullptr;
}

std::vector<std::vector<Flow::Cell>> numbered_rows(int count) {
  std::vector<std::vector<Flow::Cell>> rows;
  for (int i = 0; i < count; ++i)
    rows.push_back(
        {{"行" + std::to_string(i)}, {"内容が二行になるように長く書いた文章をここに置いておきます。まだ続きます。"}});
  return rows;
}

TEST(Flow, GoesOnOnTheNextPageWithNothingLostOrCut) {
  Flow flow(Paper::a4(), "試しの文書");
  std::string all;
  for (int i = 0; i < 200; ++i) {
    const std::string words = "段落" + std::to_string(i);
    flow.body(words);
    all += words + "\n";
  }
  const auto pages = flow.finish("");
  EXPECT_GT(pages.size(), 2u);
  expect_tidy(pages, "200 paragraphs");
  std::string found;
  for (const auto& page : pages)
    for (const auto& item : page.scene.items)
      if (const auto* text = std::get_if<map::TextItem>(&item); text != nullptr && text->text.starts_with("段落"))
        found += text->text + "\n";
  EXPECT_EQ(found, all);
  EXPECT_EQ(find_words(pages[0], "試しの文書"), nullptr);
  EXPECT_NE(find_words(pages[1], "試しの文書"), nullptr) << "the title stands at the head of the pages after the first";
  EXPECT_NE(find_words(pages[1], "2 / " + std::to_string(pages.size())), nullptr);
}

TEST(Flow, RepeatsTheHeadOfATableAndKeepsItsRowsWhole) {
  Flow flow(Paper::a4(), "表");
  flow.table({{"名称", 1}, {"内容", 2}}, numbered_rows(90));
  const auto pages = flow.finish("出典：試験。");
  ASSERT_GT(pages.size(), 2u);
  expect_tidy(pages, "a long table");
  for (const auto& page : pages) {
    EXPECT_NE(find_words(page, "名称"), nullptr);
    EXPECT_NE(find_words(page, "出典：試験。"), nullptr);
  }
  // Both lines of a row stand on the same page.
  int rows = 0, seconds = 0;
  for (const auto& page : pages) {
    int here = 0, wrapped = 0;
    for (const auto& item : page.scene.items)
      if (const auto* text = std::get_if<map::TextItem>(&item)) {
        here += text->text.starts_with("行");
        wrapped += text->text.starts_with("内容が");
      }
    EXPECT_EQ(here, wrapped);
    rows += here;
    seconds += wrapped;
  }
  EXPECT_EQ(rows, 90);
}

TEST(Flow, LeavesNoLastRowAloneOnAPage) {
  for (int count = 10; count < 60; ++count) {
    Flow flow(Paper::a4(), "表");
    flow.table({{"名称"}, {"内容"}}, numbered_rows(count));
    const auto pages = flow.finish("");
    if (pages.size() < 2) continue;
    EXPECT_NE(find_words(pages.back(), "行" + std::to_string(count - 2)), nullptr) << count;
  }
}

TEST(Flow, NumbersPagesThatAreBoundTogetherThroughout) {
  Paper paper = Paper::a4();
  paper.numbered = false;
  std::vector<Page> all;
  for (int sheet = 0; sheet < 3; ++sheet) {
    Flow flow(paper, "短い");
    flow.body("一行");
    for (auto& page : flow.finish("出典")) all.push_back(std::move(page));
  }
  EXPECT_EQ(find_words(all[1], "1 / 1"), nullptr);
  number_pages(all);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_NE(find_words(all[0], "1 / 3"), nullptr);
  EXPECT_NE(find_words(all[2], "3 / 3"), nullptr);
  expect_tidy(all, "three sheets");
}

TEST(Flow, DividesOnlyARowThatIsHigherThanAPage) {
  std::string tall;
  for (int i = 0; i < 100; ++i) tall += "長い行" + std::to_string(i) + "\n";
  Flow flow(Paper::a4(), "表");
  flow.body("前の文");
  flow.table({{"名称", 1}, {"内容", 2}}, {{{"高い行"}, {tall}}, {{"次の行"}, {"短い"}}});
  const auto pages = flow.finish("");
  expect_tidy(pages, "a tall row");
  const auto words = words_of(pages);
  for (int i = 0; i < 100; ++i) EXPECT_NE(words.find("長い行" + std::to_string(i) + "\n"), std::string::npos) << i;
  EXPECT_NE(find_words(pages.back(), "次の行"), nullptr);
}

TEST(Flow, KeepsAHeadingWithWhatFollowsIt) {
  for (int lines = 30; lines < 60; ++lines) {
    Flow flow(Paper::a4(), "見出し");
    for (int i = 0; i < lines; ++i) flow.body("文");
    flow.heading("大見出し");
    flow.subheading("小見出し");
    flow.draw(150, {map::RectItem{{0, 0, 100, 150}, {rgb(0x112233)}}});
    const auto pages = flow.finish("");
    expect_tidy(pages, "headings");
    const auto& last = pages.back();
    EXPECT_NE(find_words(last, "大見出し"), nullptr) << lines;
    EXPECT_NE(find_words(last, "小見出し"), nullptr) << lines;
  }
}

TEST(Flow, PutsADrawingWithItsLinksWhereItStands) {
  Flow flow(Paper::a4(), "図");
  flow.body("文");
  const double top = flow.top();
  flow.draw(50, {map::RectItem{{10, 5, 20, 20}, {rgb(0x112233)}}}, {{{10, 5, 20, 20}, "otaru"}});
  EXPECT_DOUBLE_EQ(flow.top(), top + 50);
  const auto pages = flow.finish("");
  ASSERT_EQ(pages.size(), 1u);
  ASSERT_EQ(pages[0].links.size(), 1u);
  EXPECT_EQ(pages[0].links[0].target, "otaru");
  EXPECT_EQ(pages[0].links[0].rect, (map::Rect{flow.left() + 10, top + 5, 20, 20}));
}

TEST(Flow, IsAsTallAsItNeedsOnAScreen) {
  Flow flow(Paper::screen(340, 200), "画面");
  for (int i = 0; i < 300; ++i) flow.body("段落");
  const auto pages = flow.finish("出典");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_GT(pages[0].scene.height, 300 * 13);
  expect_tidy(pages, "a screen");
  Flow small(Paper::screen(340, 200), "画面");
  small.body("一行");
  EXPECT_DOUBLE_EQ(small.finish("")[0].scene.height, 200) << "no lower than was asked for";
}

TEST(Flow, PutsALongFootBehindTheText) {
  Flow flow(Paper::a4(), "注");
  flow.body("本文");
  std::string foot;
  for (int i = 0; i < 40; ++i) foot += "出典の長い説明がここに続きます。";
  const auto pages = flow.finish(foot);
  expect_tidy(pages, "a long foot");
  EXPECT_EQ(test::joined_words(pages), "本文" + foot);
}

TEST(Flow, StandsFormCellsBelowEachOtherWhereThereIsNoRoom) {
  const std::vector<std::vector<Flow::FormCell>> rows{{{"担当部・課", "市民生活部 市民生活課"}, {"反映区分", "B"}}};
  Flow wide(Paper::a4(), "様式"), narrow(Paper::screen(300), "様式");
  wide.form(rows);
  narrow.form(rows);
  const auto on_paper = wide.finish(""), on_screen = narrow.finish("");
  expect_tidy(on_paper, "a form");
  expect_tidy(on_screen, "a narrow form");
  EXPECT_DOUBLE_EQ(find_words(on_paper[0], "反映区分")->y, find_words(on_paper[0], "担当部・課")->y);
  EXPECT_GT(find_words(on_screen[0], "反映区分")->y, find_words(on_screen[0], "担当部・課")->y + 10);
}

TEST(Flow, LeavesOutAFactWithoutWords) {
  Flow flow(Paper::a4(), "事実");
  const double top = flow.top();
  flow.fact("単位", "");
  EXPECT_DOUBLE_EQ(flow.top(), top);
  flow.fact("単位", "人", 110, "otaru-g1-01");
  const auto pages = flow.finish("");
  ASSERT_EQ(pages[0].links.size(), 1u);
  EXPECT_EQ(pages[0].links[0].target, "otaru-g1-01");
}

}  // namespace
}  // namespace kuiki::report
