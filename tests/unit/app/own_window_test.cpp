#include <gmock/gmock.h>

#include "app/own_work.h"
#include "app/score_rules.h"
#include "app/search.h"
#include "app/work_fixture.h"
#include "app/workspace.h"
#include "base/atomic_file.h"
#include "map/score_rule_file.h"
#include "model/grading.h"

/// A window's maps, grading schemes and score rules in its work file.
namespace kuiki::app {
namespace {

using store::OwnKind;
using testing::HasSubstr;

struct OwnTest : test::WorkTest {
  [[nodiscard]] std::size_t count(OwnKind kind) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(workspace->work().texts, [&](const OwnEntry& entry) { return entry.text.kind == kind; }));
  }
  [[nodiscard]] const OwnEntry& only() const { return workspace->work().texts.front(); }
  void keep_map(const std::string& title, bool replace = false) const {
    window->keep_map();
    if (window->dialog == Dialog::keep_text) workspace->keep_text(title, replace);
    settle();
  }
  [[nodiscard]] store::Store other() const { return {project->file(), {.file = folder / "first.gpkg"}}; }
  void somebody(const store::OwnChange& wanted) const {
    static_cast<void>(other().change(wanted, {.who = "鈴木", .what = {}}));
  }
  void palette(const char* name) const {
    auto next = window->document();
    next.edit<map::AreaFill>().palette = name;
    window->edit({"配色", "Palette"}, next);
  }
};

TEST_F(OwnTest, AMapIsSavedUnderANameThenOverItself) {
  window->keep_map();
  ASSERT_EQ(window->dialog, Dialog::keep_text);
  ASSERT_TRUE(workspace->work().wish);
  EXPECT_EQ(workspace->work().wish->change.title, window->document().title.ja) << "a name to begin with";
  workspace->keep_text("観光", false);
  settle();
  EXPECT_EQ(window->dialog, Dialog::none) << all_said();
  ASSERT_EQ(count(OwnKind::map), 1u);
  EXPECT_EQ(only().text.title, "観光");
  EXPECT_FALSE(workspace->changed());
  EXPECT_TRUE(workspace->file().empty()) << "it lies in no file of its own";
  palette("green");
  EXPECT_TRUE(workspace->changed());
  window->run("save-map");
  window->apply();
  settle();
  EXPECT_EQ(window->dialog, Dialog::none) << "over the one it came from, without a question";
  ASSERT_EQ(count(OwnKind::map), 1u);
  EXPECT_EQ(own_map(only().text).options<map::AreaFill>().palette, "green");
  EXPECT_FALSE(workspace->changed());
  // An earlier step of its history is saved over one's own later one without a question, too.
  window->undo();
  window->keep_map();
  settle();
  EXPECT_FALSE(workspace->work().wish) << all_said();
  EXPECT_NE(own_map(only().text).options<map::AreaFill>().palette, "green");
  EXPECT_EQ(acts()->acts.size(), 3u);
}

TEST_F(OwnTest, ASavedMapIsFoundByTheSearch) {
  keep_map("観光の拠点");
  const auto found = [&](const char* typed) {
    const auto hits = workspace->search().find(typed);
    return hits.empty() ? Hit{} : hits.front();
  };
  const auto hit = found("観光の拠点");
  EXPECT_EQ(hit.id, "work:" + only().text.id);
  window->open_map_file("sapporo-ageing");
  window->go_to(hit);
  ASSERT_TRUE(workspace->origin());
  EXPECT_EQ(workspace->origin()->id, only().text.id);
  somebody({.kind = OwnKind::map, .id = only().text.id, .title = "名所"});
  begin_again({.file = folder / "first.gpkg"});
  EXPECT_EQ(found("名所").id, hit.id) << "under its present name, also after the start";
  EXPECT_NE(found("観光の拠点").id, hit.id);
}

/// What is named at the start is saved where it came from.
TEST_F(OwnTest, TheFirstMapKnowsWhereItCameFrom) {
  keep_map("観光");
  const auto text = only().text;
  const auto recipe = folder / "mine.toml";
  write_whole(recipe, text.text);
  const auto begin = [&](const std::filesystem::path& file) {
    workspace->open_database(project->file(), own_map(text), file);
    settle();
    palette("green");
    window->run("save-map");
    window->apply();
    settle();
    EXPECT_EQ(window->dialog, Dialog::none) << file;
    EXPECT_FALSE(workspace->changed()) << file;
  };
  begin(OwnOrigin{text.id, text.act}.word());
  EXPECT_EQ(count(OwnKind::map), 1u);
  EXPECT_EQ(own_map(only().text).options<map::AreaFill>().palette, "green");
  begin(recipe);
  EXPECT_THAT(read_whole(recipe), HasSubstr("green"));
}

TEST_F(OwnTest, ASavedMapIsOpened) {
  palette("green");
  keep_map("観光");
  window->open_map_file("sapporo-ageing");
  EXPECT_FALSE(workspace->origin());
  window->open_own_map(only().text.id);
  EXPECT_EQ(window->document().options<map::AreaFill>().palette, "green");
  ASSERT_TRUE(workspace->origin());
  EXPECT_EQ(workspace->origin()->id, only().text.id);
  EXPECT_THROW(window->open_own_map("map-none"), Error);
}

TEST_F(OwnTest, WhatSomebodyElseSavedIsAskedAbout) {
  keep_map("観光");
  const auto id = only().text.id;
  somebody({.kind = OwnKind::map, .id = id, .text = "title = \"他\"\n[subject]\nareas = \"wards\"\nwithin = \"01100\"\n"});
  palette("green");
  window->keep_map();
  settle();
  ASSERT_EQ(window->dialog, Dialog::keep_text) << all_said();
  ASSERT_TRUE(workspace->work().wish && workspace->work().wish->conflict);
  EXPECT_THAT(workspace->work().wish->conflict->words().ja, HasSubstr("鈴木"));
  EXPECT_EQ(own_map(other().texts()[0]).title.ja, "他") << "nothing is overwritten";
  workspace->keep_text("観光", true);
  settle();
  EXPECT_EQ(window->dialog, Dialog::none) << all_said();
  EXPECT_EQ(own_map(other().texts()[0]).options<map::AreaFill>().palette, "green");
}

TEST_F(OwnTest, OrItIsSavedAsAnother) {
  keep_map("観光");
  const auto id = only().text.id;
  somebody({.kind = OwnKind::map, .id = id, .text = "title = \"他\"\n[subject]\nareas = \"wards\"\nwithin = \"01100\"\n"});
  palette("green");
  window->keep_map();
  settle();
  workspace->keep_text("観光（自分の案）", false);
  settle();
  EXPECT_EQ(count(OwnKind::map), 2u) << all_said();
  ASSERT_TRUE(workspace->origin());
  EXPECT_NE(workspace->origin()->id, id);
}

TEST_F(OwnTest, ATakenNameIsAskedAbout) {
  keep_map("観光");
  window->open_map_file("sapporo-ageing");
  window->keep_map();
  workspace->keep_text("観光", false);
  settle();
  ASSERT_TRUE(workspace->work().wish && workspace->work().wish->conflict) << all_said();
  EXPECT_EQ(window->dialog, Dialog::keep_text);
  workspace->keep_text("高齢化", false);
  settle();
  EXPECT_EQ(count(OwnKind::map), 2u);
}

TEST_F(OwnTest, ADeletedOneIsSavedAgainUnderAName) {
  keep_map("観光");
  somebody({.kind = OwnKind::map, .id = only().text.id, .remove = true});
  window->keep_map();
  settle();
  ASSERT_TRUE(workspace->work().wish && workspace->work().wish->conflict) << all_said();
  EXPECT_EQ(workspace->work().wish->conflict->kind, store::OwnConflict::Kind::removed);
  workspace->keep_text("観光", true);
  settle();
  EXPECT_EQ(count(OwnKind::map), 1u) << all_said();
}

TEST_F(OwnTest, AChangeIsMadeAndUndone) {
  keep_map("観光");
  std::int64_t act = 0;
  const auto change = [&](const store::OwnChange& wanted) {
    workspace->change_text(
        wanted, [&](const store::OwnSaved& saved) { act = saved.act; },
        [](const Error& error) { FAIL() << error.message().en; });
    settle();
  };
  const auto id = only().text.id;
  change({.kind = OwnKind::map, .id = id, .title = "福祉", .seen = only().text.act});
  EXPECT_EQ(only().text.title, "福祉");
  change({.kind = OwnKind::map, .id = id, .remove = true, .seen = only().text.act});
  EXPECT_EQ(count(OwnKind::map), 0u);
  undo(act);
  ASSERT_EQ(count(OwnKind::map), 1u);
  EXPECT_EQ(only().text.title, "福祉");
}

TEST_F(OwnTest, AGradingOfTheWorkFileIsAmongTheOthers) {
  const auto bundled = workspace->gradings().size();
  OwnWish wish{.change = {.kind = OwnKind::grading, .title = "市の三段階"}};
  wish.change.text =
      "title = \"三段階\"\nby = \"achievement\"\n[[grades]]\nmark = \"A\"\nmeaning = \"良\"\nat_least = 50\n"
      "[[grades]]\nmark = \"B\"\nmeaning = \"可\"\n";
  workspace->ask_text(*window, wish);
  workspace->keep_text("市の三段階", false);
  settle();
  ASSERT_EQ(workspace->gradings().size(), bundled + 1) << all_said();
  ASSERT_NE(workspace->grading(), nullptr) << "it is in use";
  EXPECT_EQ(workspace->grading()->title.ja, "市の三段階");
  // Another work file does not have it.
  workspace->make_work({.file = folder / "second.gpkg"});
  settle();
  EXPECT_EQ(workspace->gradings().size(), bundled);
  EXPECT_EQ(workspace->grading(), nullptr);
}

TEST_F(OwnTest, ARuleOfTheDeskIsKept) {
  const auto bundled = workspace->rules().size();
  model::ConversionRule rule;
  rule.highest = 120;
  window->desk.rule = rule;
  window->keep_rule();
  workspace->keep_text("上限120点", false);
  settle();
  ASSERT_EQ(workspace->rules().size(), bundled + 1) << all_said();
  EXPECT_EQ(workspace->rules().back().text.rule.highest, 120);
}

TEST_F(OwnTest, WhatSomebodyElseSavesAppears) {
  begin_watched({.file = folder / "first.gpkg"});
  somebody({.kind = OwnKind::map, .title = "他の人の地図", .text = "[subject]\nareas = \"wards\"\nwithin = \"01100\"\n"});
  wait_until([&] { return count(OwnKind::map) == 1; });
  EXPECT_EQ(count(OwnKind::map), 1u) << all_said();
}

}  // namespace
}  // namespace kuiki::app
