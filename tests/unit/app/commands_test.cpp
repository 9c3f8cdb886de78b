#include "app/commands.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "app/session.h"
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
  Session s({}, std::filesystem::temp_directory_path() / "kuiki-none");
  for (const char* id : {"undo", "redo", "export", "save-map", "zoom-in", "layer-labels", "go-to-selected"})
    EXPECT_FALSE(find_command(id)->enabled(s)) << id;
  EXPECT_TRUE(find_command("quit")->enabled(s));
  s.run("export");
  s.apply();
  EXPECT_EQ(s.dialog, Dialog::none);
}

TEST(Commands, SwitchLayersAsUndoableSteps) {
  Session s({}, std::filesystem::temp_directory_path() / "kuiki-none");
  s.take_dataset(test::sample());
  map::MapDocument d;
  d.subject = {model::AreaSet::wards, "01100", {}};
  s.open_document(d, {});
  const auto* labels = find_command("layer-labels");
  EXPECT_TRUE(labels->checked(s));
  s.run("layer-labels");
  s.apply();
  EXPECT_FALSE(labels->checked(s));
  EXPECT_FALSE(s.document().shows(map::LayerKind::labels));
  s.run("undo");
  s.apply();
  EXPECT_TRUE(labels->checked(s));
  s.run("redo");
  s.apply();
  EXPECT_FALSE(labels->checked(s));
}

}  // namespace
}  // namespace kuiki::app
