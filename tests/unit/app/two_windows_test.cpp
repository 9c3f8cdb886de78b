#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>

#include "app/area_facts.h"
#include "app/commands.h"
#include "app/edits.h"
#include "app/entry_table.h"
#include "app/project_database.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "sample.h"

/// Two windows over one workspace: what is worked on is one, how each looks at it is its own.
namespace kuiki::app {
namespace {

namespace fs = std::filesystem;
using model::AreaSet;

class TwoWindows : public testing::Test {
 protected:
  TwoWindows()
      : folder(fs::temp_directory_path() /
               ("kuiki-two-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))),
        workspace({}, folder) {
    fs::create_directories(folder);
    workspace.take_dataset(test::sample());
    for (auto* window : {&first, second.get()}) window->resize_frame(800, 600);
    first.open_document(wards(), {"開く", "open"});
    second->join_map();
  }
  ~TwoWindows() override { fs::remove_all(folder); }

  static map::MapDocument wards() {
    map::MapDocument document;
    document.subject = {AreaSet::wards, "01100", {}};
    document.choropleth.indicator = "projection-ageing-rate";
    document.choropleth.period = "2020-10-01";
    document.choropleth.classes = 3;
    return document;
  }
  static geo::Point middle(const WindowState& window) { return window.view()->to_lonlat(400, 300); }

  fs::path folder;
  Workspace workspace;
  WindowState first{workspace};
  std::unique_ptr<WindowState> second = std::make_unique<WindowState>(workspace);
};

TEST_F(TwoWindows, BothSeeAnEditAndItsUndo) {
  const auto before = second->revision();
  first.push([](WindowState& window) {
    window.edit({"指標", "indicator"}, edits::indicator(window.data(), window.document(), "census-population"));
  });
  EXPECT_FALSE(second->apply()) << "a change is made in the window it was pushed to";
  EXPECT_TRUE(first.apply());
  EXPECT_EQ(second->document().choropleth.indicator, "census-population");
  EXPECT_EQ(workspace.theme().values, (std::vector<double>{900, 1000}));
  EXPECT_GT(second->revision(), before) << "the other window draws anew";
  second->run("undo");
  second->apply();
  EXPECT_EQ(first.document(), wards());
  EXPECT_TRUE(find_command("redo")->enabled(first));
}

TEST_F(TwoWindows, EachKeepsItsViewAndAnEditMovesOnlyTheWindowItIsMadeIn) {
  second->zoom(4, 100, 100);
  const auto there = middle(*second);
  const double scale = second->view()->metres_per_unit;
  first.edit({}, edits::subject(first.data(), first.document(), {AreaSet::districts, "01203", {}}), {}, true);
  EXPECT_EQ(middle(*second), there);
  EXPECT_EQ(second->view()->metres_per_unit, scale);
  // Undone in the other window, that one goes to where the first looked; the first stays.
  const auto first_now = middle(first);
  second->undo();
  EXPECT_NE(middle(*second), there);
  EXPECT_EQ(middle(first), first_now);
}

TEST_F(TwoWindows, AnotherProjectionIsTakenByBothWhereTheyLook) {
  second->zoom(4, 100, 100);
  const auto there = middle(*second);
  const auto* before = second->view()->projection.get();
  first.run("projection-plane");
  first.apply();
  ASSERT_TRUE(workspace.messages().empty());
  EXPECT_NE(second->view()->projection.get(), before);
  EXPECT_NEAR(middle(*second).x, there.x, 1e-6);
  EXPECT_NEAR(middle(*second).y, there.y, 1e-6);
  EXPECT_NE(middle(first), there);
}

TEST_F(TwoWindows, EachHasItsOwnSelectionDialogAndScreen) {
  const auto before = second->revision();
  first.select(*workspace.data().find_area("01101"));
  first.dialog = Dialog::about;
  first.presenting = true;
  EXPECT_EQ(second->highlight().selected, model::none);
  EXPECT_EQ(second->facts(), nullptr);
  EXPECT_EQ(second->revision(), before);
  EXPECT_EQ(second->dialog, Dialog::none);
  EXPECT_FALSE(second->presenting);
  second->show_welcome();
  EXPECT_TRUE(first.on_map());
  EXPECT_EQ(workspace.front(), &first);
}

TEST_F(TwoWindows, DataReadAnewReachBothSelections) {
  first.select(*workspace.data().find_area("01101"));
  second->select(*workspace.data().find_area("01106"));
  auto next = std::make_shared<model::Dataset>(*test::sample());
  next->areas.code[*next->find_area("01106")] = "01107";
  next->index();
  workspace.renew_dataset(next);
  ASSERT_NE(first.facts(), nullptr);
  EXPECT_EQ(first.facts()->code, "01101");
  EXPECT_EQ(second->facts(), nullptr) << "the area is gone";
}

TEST_F(TwoWindows, AMapThatCannotBeDrawnIsLeftByBoth) {
  workspace.leave_map();
  EXPECT_EQ(first.screen(), Screen::welcome);
  EXPECT_EQ(second->screen(), Screen::welcome);
  EXPECT_FALSE(second->view());
}

TEST_F(TwoWindows, AWindowOpenedLaterShowsTheMap) {
  WindowState third(workspace);
  EXPECT_TRUE(third.on_map());
  third.resize_frame(400, 300);
  third.apply();
  ASSERT_TRUE(third.view());
  EXPECT_EQ(third.view()->width, 400);
}

TEST_F(TwoWindows, ClosingOneLeavesTheOther) {
  first.edit({"指標", "indicator"}, edits::indicator(first.data(), first.document(), "census-population"));
  second.reset();
  EXPECT_EQ(workspace.windows(), std::vector<WindowState*>{&first});
  first.undo();
  EXPECT_EQ(first.document(), wards());
  EXPECT_FALSE(workspace.quit);
  workspace.keep();
  EXPECT_TRUE(load_last_map(folder)) << "kept as the other window sees it";
}

/// The plans of the project: each window its own desk and its own table of entry.
struct TwoDesks : testing::Test {
  TwoDesks() {
    workspace.take_dataset(project.data);
    for (auto* window : {&first, &second}) window->show_plan("otaru");
  }
  test::ProjectDatabase project;
  Workspace workspace{Settings{}, project.file("config")};
  WindowState first{workspace}, second{workspace};
};

TEST_F(TwoDesks, EachKeepsItsDesk) {
  second.show_plan("komoro");
  first.show_desk(Desk::overview);
  EXPECT_EQ(first.desk.plan, "otaru");
  EXPECT_TRUE(first.page_in_front());
  EXPECT_EQ(second.desk.plan, "komoro");
  EXPECT_TRUE(second.map_in_front());
}

TEST_F(TwoDesks, TheTablesAreOneAndEachHasAnotherInFront) {
  first.show_entry(2016);
  second.show_plan("komoro");
  second.show_entry(2020);
  EXPECT_EQ(first.entry_sheet()->plan(), "otaru");
  EXPECT_EQ(second.entry_sheet()->plan(), "komoro");
  first.entry_sheet()->type(0, EntryColumn::value, "1");
  EXPECT_TRUE(find_command("undo")->enabled(first));
  EXPECT_FALSE(find_command("undo")->enabled(second)) << "nothing was typed into its table";
  second.show_plan("otaru");
  second.show_entry(2016);
  EXPECT_EQ(second.entry_sheet(), first.entry_sheet());
  // A cell being typed in one window is not saved for all of them.
  first.entry_sheet()->revert();
  EXPECT_FALSE(workspace.entry_changed());
  second.typing = EntryCell{0, EntryColumn::value, "2"};
  EXPECT_TRUE(workspace.entry_changed());
  first.run("quit");
  first.apply();
  EXPECT_EQ(first.dialog, Dialog::quit);
  EXPECT_FALSE(workspace.quit);
}

}  // namespace
}  // namespace kuiki::app
