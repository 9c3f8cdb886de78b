#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/recovery.h"
#include "app/work_fixture.h"
#include "app/work_words.h"
#include "base/atomic_file.h"

namespace kuiki::app {
namespace {

using testing::HasSubstr;

using WorkFileTest = test::WorkTest;

/// The page of the file in which its first entered value stands becomes rubbish.
void damage(const std::filesystem::path& file) {
  constexpr std::size_t page = 4096;
  auto bytes = read_whole(file);
  const auto at = bytes.find("otaru-g1-02");
  ASSERT_NE(at, std::string::npos);
  const auto begin = at / page * page;
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin), page, '\xA5');
  std::ofstream(file, std::ios::binary) << bytes;
}

TEST_F(WorkFileTest, AnotherOneTakesThePlaceOfTheFirstWithItsFigures) {
  enter("otaru-g1-02", "1.21");
  workspace->make_work({.file = folder / "second.kuiki.gpkg"});
  settle();
  EXPECT_EQ(workspace->work().where.file.filename(), "second.kuiki.gpkg");
  EXPECT_EQ(workspace->work().state, store::WorkState::open);
  EXPECT_EQ(value("otaru-g1-02"), "");
  enter("otaru-g1-02", "1.3");
  workspace->open_work({.file = folder / "first.gpkg"});
  settle();
  EXPECT_EQ(value("otaru-g1-02"), "1.21");
  EXPECT_EQ(workspace->settings.work, work_key({.file = folder / "first.gpkg"}));
  EXPECT_THAT(workspace->settings.recent_works, testing::ElementsAre(work_key({.file = folder / "first.gpkg"}),
                                                                     work_key({.file = folder / "second.kuiki.gpkg"})));
  EXPECT_TRUE(window->on_map()) << "the map stays";
}

TEST_F(WorkFileTest, WhatIsTypedIsSavedBeforeAnotherIsOpened) {
  type("otaru-g1-02", "1.21");
  EXPECT_THROW(workspace->open_work({.file = folder / "other.gpkg"}), Error);
  EXPECT_THROW(workspace->make_work({.file = folder / "other.gpkg"}), Error);
  settle();
  EXPECT_FALSE(std::filesystem::exists(folder / "other.gpkg"));
  EXPECT_EQ(value("otaru-g1-02"), "1.21");
  EXPECT_EQ(workspace->work().where.file.filename(), "first.gpkg");
}

TEST_F(WorkFileTest, WhatIsTypedWhileOneIsOpenedKeepsTheFirst) {
  workspace->make_work({.file = folder / "second.gpkg"});
  type("otaru-g1-02", "1.21");
  settle();
  EXPECT_EQ(workspace->work().where.file.filename(), "first.gpkg");
  EXPECT_EQ(value("otaru-g1-02"), "1.21");
  EXPECT_TRUE(said("not saved"));
}

TEST_F(WorkFileTest, OneThatIsNoneLeavesWhatIsOpen) {
  std::ofstream(folder / "strange.gpkg") << "no database at all";
  enter("otaru-g1-02", "1.21");
  for (const char* name : {"strange.gpkg", "absent.gpkg"}) {
    workspace->open_work({.file = folder / name});
    settle();
    EXPECT_EQ(workspace->work().where.file.filename(), "first.gpkg") << name;
    EXPECT_EQ(workspace->messages().back().kind, Message::Kind::error) << name;
    EXPECT_THAT(workspace->messages().back().text.en, HasSubstr(name));
    EXPECT_EQ(value("otaru-g1-02"), "1.21");
  }
  EXPECT_TRUE(workspace->settings.work.empty());
}

TEST_F(WorkFileTest, ACopyHasItAllAndNothingIsReplaced) {
  enter("otaru-g1-02", "1.21");
  workspace->copy_work({.file = folder / "copy.gpkg"});
  settle();
  EXPECT_TRUE(said("Saved a copy"));
  EXPECT_EQ(workspace->work().where.file.filename(), "first.gpkg") << "one goes on with the first";
  enter("otaru-g1-02", "1.3");
  workspace->copy_work({.file = folder / "copy.gpkg"});
  settle();
  EXPECT_EQ(workspace->messages().back().kind, Message::Kind::error);
  workspace->open_work({.file = folder / "copy.gpkg"});
  settle();
  EXPECT_EQ(value("otaru-g1-02"), "1.21");
  EXPECT_EQ(acts()->acts.size(), 1u);
}

TEST_F(WorkFileTest, AnActIsUndoneAndThatOneToo) {
  enter("otaru-g1-02", "1.21");
  enter("otaru-g1-02", "1.3");
  const auto latest = acts()->acts.front().number;
  undo(latest);
  EXPECT_EQ(value("otaru-g1-02"), "1.21");
  EXPECT_TRUE(said("Undid change"));
  auto list = acts();
  ASSERT_EQ(list->lines.size(), 3u);
  EXPECT_TRUE(list->lines[1].undone);
  undo(list->lines[0].number);
  EXPECT_EQ(value("otaru-g1-02"), "1.3");
  std::string refused;
  undo(list->lines[2].number, &refused);
  EXPECT_THAT(refused, HasSubstr("has changed since"));
  EXPECT_EQ(value("otaru-g1-02"), "1.3");
}

TEST_F(WorkFileTest, TheHistoryIsInWordsAndIsSearched) {
  enter("otaru-g1-02", "1.21");
  type("otaru-g1-03", "75.9%");
  enter("otaru-g1-10", "12");
  const auto list = acts();
  ASSERT_EQ(list->lines.size(), 2u);
  EXPECT_FALSE(list->more);
  const auto& data = workspace->data();
  const auto name = data.indicators[*data.find_indicator("otaru-g1-02")].name;
  ASSERT_EQ(list->lines[1].rows.size(), 1u);
  EXPECT_THAT(list->lines[1].rows[0].words, HasSubstr(name));
  EXPECT_THAT(list->lines[1].rows[0].words, HasSubstr("2016年度"));
  EXPECT_THAT(list->lines[1].rows[0].words, HasSubstr("1.21（新規）"));

  EXPECT_EQ(shown_acts(*list, {}, "").size(), 2u);
  const auto by_id = shown_acts(*list, {}, "ＯＴＡＲＵ-g1-03");
  ASSERT_EQ(by_id.size(), 1u);
  EXPECT_EQ(by_id[0].act, 0u);
  EXPECT_EQ(by_id[0].rows.size(), 1u) << "of the act's rows the one that is meant";
  EXPECT_EQ(shown_acts(*list, {}, name).size(), 1u);
  EXPECT_TRUE(shown_acts(*list, {}, "該当なし").empty());
  EXPECT_TRUE(shown_acts(*list, "nobody", "").empty());
  const auto records = records_of(*list, by_id);
  ASSERT_EQ(records.size(), 1u);
  ASSERT_EQ(records[0].changes.size(), 1u);
  EXPECT_THAT(records[0].changes[0].row_key, HasSubstr("otaru-g1-03"));
}

TEST_F(WorkFileTest, OfTooManyActsTheLatestAreShown) {
  std::vector<store::ActRecord> many(most_acts + 1);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].number = static_cast<std::int64_t>(many.size() - i);
  const auto list = act_list(workspace->data(), many, {Lang::ja});
  EXPECT_TRUE(list.more);
  EXPECT_EQ(list.lines.size(), most_acts);
  EXPECT_EQ(list.lines.front().number, static_cast<std::int64_t>(most_acts + 1));
}

TEST_F(WorkFileTest, WhatIsTypedIsKeptForItsWorkFile) {
  enter("otaru-g1-02", "1.21");
  type("otaru-g1-03", "75.9%");
  workspace->keep_unsaved(true);
  begin_again({.file = folder / "other.gpkg"});
  EXPECT_TRUE(workspace->left_unsaved().empty());
  EXPECT_TRUE(said("kuiki view --work " + work_key({.file = folder / "first.gpkg"})));
  workspace->open_work({.file = folder / "first.gpkg"});
  settle();
  EXPECT_EQ(workspace->left_unsaved().size(), 1u) << "offered where it belongs";
  EXPECT_EQ(window->dialog, Dialog::restore);
}

TEST_F(WorkFileTest, WhatVersion01KeptOfItsDatabaseIsOfTheUsersOwnWorkFile) {
  setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1);
  const auto kept = folder / "config" / "recovery" / "1-1.unsaved";
  write_whole(kept, "kuiki-unsaved 1\nat = 2026-04-01 17:05\ndatabase = " +
                        std::filesystem::weakly_canonical(project->file()).string() +
                        "\nmap-file = \nmap-changed = no\nentry = otaru\t2016\totaru-g1-03\t\t75.9%\t\nmap\n");
  begin_again({.file = folder / "other.gpkg"});
  EXPECT_TRUE(workspace->left_unsaved().empty());
  EXPECT_TRUE(said("kuiki view --db"));
  begin_again(store::own_work());
  ASSERT_EQ(workspace->left_unsaved().size(), 1u);
  EXPECT_EQ(workspace->left_unsaved().front().unsaved.count(), 1u);
  unsetenv("XDG_DATA_HOME");
}

TEST_F(WorkFileTest, OnlyTheUsersOwnOneIsNotRemembered) {
  setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1);
  Settings settings;
  remember_work(settings, {.file = folder / "here" / ".." / "first.gpkg"});
  EXPECT_EQ(settings.work, std::filesystem::weakly_canonical(folder / "first.gpkg").string());
  remember_work(settings, store::own_work());
  EXPECT_TRUE(settings.work.empty());
  EXPECT_EQ(settings.recent_works.size(), 1u);
  unsetenv("XDG_DATA_HOME");
}

TEST_F(WorkFileTest, ADamagedOneIsOpenedAndSaidToNeedACopy) {
  enter("otaru-g1-02", "1.21");
  enter("otaru-g1-10", "12");
  damage(folder / "first.gpkg");
  workspace->open_work({.file = folder / "first.gpkg"});
  settle();
  ASSERT_EQ(workspace->work().state, store::WorkState::damaged);
  EXPECT_TRUE(said("Save a copy"));
  workspace->copy_work({.file = folder / "saved.gpkg"});
  settle();
  EXPECT_EQ(workspace->work().where.file.filename(), "saved.gpkg") << all_said();
  EXPECT_EQ(workspace->work().state, store::WorkState::open) << "one goes on with what could be saved";
  EXPECT_TRUE(said("of 3 rows could be read")) << all_said();
}

/// A file whose end cannot be read does not show its last act: it is read anew for a change, and then not again.
TEST_F(WorkFileTest, ADamagedOneIsReadAnewOnceForAChange) {
  begin_watched({.file = folder / "first.gpkg"});
  enter("otaru-g1-02", "1.21");
  const store::Store other(project->file(), {.file = folder / "first.gpkg"});
  static_cast<void>(other.save({{"otaru-g1-10", "FY2016", "", 12}}, "2020-04-02", {.who = "鈴木", .what = "enter"}));
  damage(folder / "first.gpkg");
  const auto before = workspace->data_revision();
  wait_until([&] { return workspace->data_revision() > before; });
  const auto once = workspace->data_revision();
  for (int i = 0; i < 100; ++i) settle();
  EXPECT_EQ(workspace->data_revision(), once);
}

/// What was said of its absence goes by itself when it is back, and is said again when it goes again.
TEST_F(WorkFileTest, ThatItIsAwayIsSaidAsLongAsItIs) {
  begin_watched({.file = folder / "first.gpkg"});
  enter("otaru-g1-02", "1.21");
  type("otaru-g1-03", "75.9%");
  wait_until([&] { return workspace->work().watch->state().looks > 0; });
  for (int time = 0; time < 2; ++time) {
    std::filesystem::rename(folder / "first.gpkg", folder / "aside.gpkg");
    wait_until([&] { return said("cannot be reached"); });
    ASSERT_TRUE(said("cannot be reached")) << all_said();
    std::filesystem::rename(folder / "aside.gpkg", folder / "first.gpkg");
    wait_until([&] { return !said("cannot be reached"); });
    EXPECT_TRUE(said("can be saved now")) << all_said();
    EXPECT_FALSE(said("cannot be reached")) << all_said();
  }
  EXPECT_EQ(value("otaru-g1-03"), "75.9%");
}

/// It was away already when the window began: what it holds is shown when it comes.
TEST_F(WorkFileTest, OneThatIsAwayAtTheStartIsReadWhenItComes) {
  enter("otaru-g1-02", "1.21");
  const auto file = folder / "first.gpkg";
  std::filesystem::rename(file, folder / "aside.gpkg");
  std::filesystem::create_directory(file);  // as a share that is not there: something that cannot be read
  begin_watched({.file = file});
  ASSERT_EQ(workspace->work().state, store::WorkState::away) << all_said();
  ASSERT_FALSE(workspace->messages().empty());
  std::filesystem::remove(file);
  std::filesystem::rename(folder / "aside.gpkg", file);
  wait_until([&] { return workspace->work().state == store::WorkState::open; });
  EXPECT_EQ(value("otaru-g1-02"), "1.21") << all_said();
  EXPECT_TRUE(said("The work file is back")) << all_said();
}

/// Yesterday's backup is put in the place of the file while the window is open.
TEST_F(WorkFileTest, AnEarlierStateInItsPlaceIsNoticed) {
  begin_watched({.file = folder / "first.gpkg"});
  enter("otaru-g1-02", "1.21");
  std::filesystem::copy_file(folder / "first.gpkg", folder / "yesterday.gpkg");
  enter("otaru-g1-02", "1.3");
  type("otaru-g1-03", "75.9%");
  std::filesystem::rename(folder / "yesterday.gpkg", folder / "first.gpkg");
  wait_until([&] { return said("was replaced"); });
  EXPECT_EQ(value("otaru-g1-02"), "1.21") << all_said();
  EXPECT_EQ(value("otaru-g1-03"), "75.9%") << "what is typed stays";
  EXPECT_EQ(workspace->work().last.act, 1);
}

/// What one typed over was an act that is no more; the one that has its number now is somebody else's.
TEST_F(WorkFileTest, AfterAnEarlierStateSavingAsks) {
  begin_watched({.file = folder / "first.gpkg"});
  enter("otaru-g1-02", "1.21");
  std::filesystem::copy_file(folder / "first.gpkg", folder / "yesterday.gpkg");
  enter("otaru-g1-02", "1.3");
  type("otaru-g1-02", "1.4");
  std::filesystem::rename(folder / "yesterday.gpkg", folder / "first.gpkg");
  wait_until([&] { return said("was replaced"); });
  const store::Store other(project->file(), {.file = folder / "first.gpkg"});
  ASSERT_EQ(other.save({{"otaru-g1-02", "FY2016", "", 9}}, "2020-04-02", {.who = "鈴木", .what = "enter"}).act, 2);
  window->save_entry("2020-04-01", "");
  settle();
  ASSERT_EQ(workspace->work().conflicts.size(), 1u) << all_said();
  EXPECT_EQ(workspace->work().conflicts[0].theirs.entered_by, "鈴木");
}

TEST_F(WorkFileTest, AnotherFileInItsPlaceIsNoticed) {
  begin_watched({.file = folder / "first.gpkg"});
  enter("otaru-g1-02", "1.21");
  const store::Store other(project->file(), {.file = folder / "other.gpkg"});
  static_cast<void>(other.save({{"otaru-g1-02", "FY2016", "", 9}}, "2020-04-02", {.who = "鈴木", .what = "enter"}));
  std::filesystem::rename(folder / "other.gpkg", folder / "first.gpkg");
  wait_until([&] { return said("was replaced"); });
  EXPECT_EQ(value("otaru-g1-02"), "9") << all_said();
}

}  // namespace
}  // namespace kuiki::app
