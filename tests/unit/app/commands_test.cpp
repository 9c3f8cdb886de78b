#include "app/commands.h"
#include "app/window_state.h"
#include "app/workspace.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "sample.h"

namespace kuiki::app {
namespace {

TEST(Commands, AreWholeAndDistinct) {
  std::set<std::string> ids, shortcuts;
  for (const auto& c : commands()) {
    EXPECT_TRUE(ids.insert(c.id).second) << c.id;
    EXPECT_FALSE(c.label.ja.empty() || c.label.en.empty()) << c.id;
    EXPECT_FALSE(c.tooltip.ja.empty() || c.tooltip.en.empty()) << c.id;
    EXPECT_TRUE(c.enabled && c.run) << c.id;
    for (const auto& s : c.shortcuts) EXPECT_TRUE(shortcuts.insert(s).second) << s << " of " << c.id;
    if (!c.icon.empty()) {
      EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(KUIKI_SOURCE_DIR) / "assets/icons" / (c.icon + ".svg")))
          << c.icon;
    }
  }
  EXPECT_EQ(find_command("no-such-command"), nullptr);
}

TEST(Commands, AreOffWithoutAMap) {
  Workspace workspace({}, std::filesystem::temp_directory_path() / "kuiki-none");
  WindowState window(workspace);
  for (const char* id : {"undo", "redo", "export", "save-map", "zoom-in", "layer-labels", "go-to-selected"})
    EXPECT_FALSE(find_command(id)->enabled(window)) << id;
  EXPECT_TRUE(find_command("quit")->enabled(window));
  window.run("export");
  window.apply();
  EXPECT_EQ(window.dialog, Dialog::none);
}

TEST(Commands, SwitchLayersAsUndoableSteps) {
  Workspace workspace({}, std::filesystem::temp_directory_path() / "kuiki-none");
  WindowState window(workspace);
  workspace.take_dataset(test::sample());
  map::MapDocument d;
  d.subject = {model::AreaSet::wards, "01100", {}};
  window.open_document(d, {});
  const auto* labels = find_command("layer-labels");
  EXPECT_TRUE(labels->checked(window));
  window.run("layer-labels");
  window.apply();
  EXPECT_FALSE(labels->checked(window));
  EXPECT_FALSE(workspace.document().shows<map::Labels>());
  window.run("undo");
  window.apply();
  EXPECT_TRUE(labels->checked(window));
  window.run("redo");
  window.apply();
  EXPECT_FALSE(labels->checked(window));
}

}  // namespace
}  // namespace kuiki::app
