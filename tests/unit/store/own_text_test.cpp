#include "store/own_text.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "server/on_both.h"
#include "store/build.h"
#include "store/store.h"
#include "store/tiny_plan.h"
#include "store/work_copy.h"
#include "store/work_history.h"
#include "store/work_make.h"

/// Maps, grading schemes and score rules in a work file: saved, renamed, removed, each as one act that is undone as any other;
/// and nobody overwrites what he has not seen.
namespace kuiki::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct OwnTextOnBoth : kuiki::test::OnBoth {
  OwnTextOnBoth() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    make_work(location(), "1", "田中");
  }
  [[nodiscard]] Store store() const { return {land.database(), location()}; }
  [[nodiscard]] OwnSaved change(const OwnChange& wanted, const std::string& who = "田中") const {
    return store().change(wanted, {.who = who, .what = ""});
  }
  [[nodiscard]] OwnSaved add(const std::string& title, const std::string& text = "title = \"a\"\n",
                             OwnKind kind = OwnKind::map) const {
    return change({.kind = kind, .title = title, .text = text});
  }
  /// Title and text of each.
  [[nodiscard]] std::vector<std::string> standing() const {
    std::vector<std::string> all;
    for (const auto& text : store().texts()) all.push_back(text.title + "|" + text.text);
    return all;
  }
  void undo(std::int64_t act) const { store().undo(act, {.who = "佐藤", .what = "undo"}); }
  TinyGeodata land;
};

TEST_P(OwnTextOnBoth, EachKindIsKeptByItself) {
  for (const auto kind : own_kinds) EXPECT_GT(add("観光", "x = " + std::to_string(int(kind)), kind).act, 0);
  const auto all = store().texts();
  ASSERT_EQ(all.size(), 3u);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].kind, own_kinds[i]);
    EXPECT_EQ(all[i].title, "観光");
    EXPECT_EQ(all[i].text, "x = " + std::to_string(i));
    EXPECT_EQ(all[i].changed_by, "田中");
    EXPECT_FALSE(all[i].changed_at.empty());
    EXPECT_EQ(all[i].act, static_cast<std::int64_t>(i + 1));
  }
  EXPECT_EQ(store().load().content.texts.size(), 3u) << "loaded with the figures";
}

TEST_P(OwnTextOnBoth, IsSavedOverRenamedAndRemoved) {
  const auto first = add("観光", "1");
  const auto saved = change({.id = first.id, .text = "2", .seen = first.act});
  EXPECT_GT(saved.act, first.act);
  EXPECT_THAT(standing(), ElementsAre("観光|2"));
  const auto renamed = change({.id = first.id, .title = "  観光（案） ", .seen = saved.act});
  EXPECT_THAT(standing(), ElementsAre("観光（案）|2"));
  EXPECT_EQ(change({.id = first.id, .title = "観光（案）", .text = "2", .seen = renamed.act}).act, 0) << "nothing is new";
  EXPECT_FALSE(change({.id = first.id, .remove = true, .seen = renamed.act}).conflict);
  EXPECT_TRUE(standing().empty());
  const auto again = add("観光", "3");
  EXPECT_NE(again.id, first.id) << "an id is given once";

  const auto history = store().history();
  std::vector<std::string> what;
  for (const auto& act : history) what.push_back(act.what);
  EXPECT_THAT(what, ElementsAre("save_map", "remove", "rename", "save_map", "save_map"));
  EXPECT_THAT(change_words(history[2].changes.at(0)).ja, HasSubstr("観光」→「観光（案）"));
  EXPECT_THAT(change_words(history[1].changes.at(0)).ja, HasSubstr("削除"));
}

TEST_P(OwnTextOnBoth, EveryActIsUndone) {
  const auto first = add("観光", "1");
  const auto saved = change({.id = first.id, .text = "2"});
  const auto renamed = change({.id = first.id, .title = "福祉"});
  const auto removed = change({.id = first.id, .remove = true});
  undo(removed.act);
  EXPECT_THAT(standing(), ElementsAre("福祉|2"));
  EXPECT_EQ(store().texts()[0].id, first.id);
  EXPECT_THROW(undo(saved.act), Error) << "it was renamed since";
  undo(renamed.act);
  EXPECT_THAT(standing(), ElementsAre("観光|2"));
  undo(saved.act);
  EXPECT_THAT(standing(), ElementsAre("観光|1"));
  undo(first.act);
  EXPECT_TRUE(standing().empty());
}

TEST_P(OwnTextOnBoth, WhatSomebodyElseChangedIsAsked) {
  const auto first = add("観光", "1");
  const auto theirs = change({.id = first.id, .text = "2", .seen = first.act}, "鈴木");
  for (const OwnChange& late : {OwnChange{.id = first.id, .text = "3", .seen = first.act},
                                OwnChange{.id = first.id, .title = "福祉", .seen = first.act},
                                OwnChange{.id = first.id, .remove = true, .seen = first.act}}) {
    const auto refused = change(late);
    ASSERT_TRUE(refused.conflict);
    EXPECT_EQ(refused.act, 0);
    EXPECT_EQ(refused.conflict->kind, OwnConflict::Kind::changed);
    EXPECT_EQ(refused.conflict->theirs.text, "2");
    EXPECT_EQ(refused.conflict->theirs.act, theirs.act);
    EXPECT_THAT(refused.conflict->words().ja, HasSubstr("鈴木"));
    EXPECT_THAT(standing(), ElementsAre("観光|2"));
  }
  EXPECT_EQ(store().history().size(), 2u) << "a conflict leaves no act behind";
  EXPECT_GT(change({.id = first.id, .text = "3", .seen = theirs.act}).act, 0) << "who has seen it may";
}

TEST_P(OwnTextOnBoth, WhatSomebodyElseRemovedIsAsked) {
  const auto first = add("観光", "1");
  static_cast<void>(change({.id = first.id, .remove = true}, "鈴木"));
  const auto late = change({.id = first.id, .text = "2", .seen = first.act});
  ASSERT_TRUE(late.conflict);
  EXPECT_EQ(late.conflict->kind, OwnConflict::Kind::removed);
  EXPECT_EQ(late.conflict->theirs.title, "観光");
  EXPECT_EQ(late.conflict->theirs.changed_by, "鈴木");
  const auto twice = change({.id = first.id, .remove = true, .seen = first.act});
  EXPECT_FALSE(twice.conflict) << "it is gone, as was wanted";
  EXPECT_EQ(twice.act, 0);
  EXPECT_THROW(static_cast<void>(change({.id = "map-99", .text = "2"})), Error) << "that never was there";
}

TEST_P(OwnTextOnBoth, TwoOfAKindHaveNotOneTitle) {
  const auto first = add("観光", "1");
  const auto second = add("福祉", "2");
  const auto taken = add(" 観光", "3");
  ASSERT_TRUE(taken.conflict);
  EXPECT_EQ(taken.conflict->kind, OwnConflict::Kind::title_taken);
  EXPECT_EQ(taken.conflict->theirs.id, first.id);
  const auto renamed = change({.id = second.id, .title = "観光"});
  ASSERT_TRUE(renamed.conflict);
  EXPECT_EQ(renamed.conflict->theirs.id, first.id);
  EXPECT_FALSE(add("観光", "4", OwnKind::grading).conflict) << "another kind";
  // What was found there may be replaced.
  EXPECT_GT(change({.id = taken.conflict->theirs.id, .text = "3", .seen = taken.conflict->theirs.act}).act, 0);
  EXPECT_THAT(standing(), ElementsAre("福祉|2", "観光|3", "観光|4"));
}

TEST_P(OwnTextOnBoth, ATitleIsOneLineOfWords) {
  for (const std::string title :
       {std::string(), std::string("  "), std::string("a\nb"), std::string("a\x1b[2J"), std::string(201, 'a')})
    EXPECT_THROW(static_cast<void>(add(title)), Error) << title;
  EXPECT_TRUE(standing().empty());
  EXPECT_TRUE(store().history().empty());
}

TEST_P(OwnTextOnBoth, ADryRunChangesNothing) {
  const OwnChange wanted{.title = "観光", .text = "1"};
  EXPECT_FALSE(store().change(wanted, {.who = "田中", .what = ""}, true).conflict);
  EXPECT_TRUE(standing().empty());
  static_cast<void>(add("観光"));
  EXPECT_TRUE(store().change(wanted, {.who = "田中", .what = ""}, true).conflict) << "it would be one";
}

TEST_P(OwnTextOnBoth, ACopyHasThem) {
  for (const auto kind : own_kinds) static_cast<void>(add("観光", std::string("a\0b", 1) + "\xE3\x81\x82", kind));
  const auto before = standing();
  const auto there = another_location();
  const auto report = copy_work(location(), there);
  EXPECT_TRUE(report.whole());
  for (const char* table : {"saved_map", "grading", "score_rule"}) {
    const auto found = std::ranges::find(report.tables, table, &CopiedTable::name);
    ASSERT_NE(found, report.tables.end());
    EXPECT_EQ(found->rows, 1u) << table;
  }
  std::vector<std::string> copied;
  for (const auto& text : Store(land.database(), there).texts()) copied.push_back(text.title + "|" + text.text);
  EXPECT_EQ(copied, before);
}

KUIKI_ON_BOTH(OwnTextOnBoth);

/// The first change makes the work file.
TEST(OwnText, TheFirstOneMakesTheWorkFile) {
  TinyGeodata land;
  add_tiny_plan(land);
  build_database(land.folder(), land.database());
  const Store store(land.database(), {.file = land.database().parent_path() / "mine.gpkg"});
  EXPECT_TRUE(store.texts().empty());
  const auto saved = store.change({.title = "観光", .text = "1"}, {.who = "田中", .what = ""});
  EXPECT_EQ(saved.act, 1);
  EXPECT_EQ(store.texts().size(), 1u);
}

}  // namespace
}  // namespace kuiki::store
