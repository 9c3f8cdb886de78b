#include <gtest/gtest.h>

#include "app/operations.h"
#include "app/project_database.h"
#include "app/screen_furniture.h"
#include "map/figure_layout.h"
#include "map/rects.h"
#include "map/view.h"

using namespace kuiki;

/// The bundled maps of plans on the project's own data.
class ScreenMap : public testing::Test {
 protected:
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static std::unique_ptr<test::ProjectDatabase> project;
};
std::unique_ptr<test::ProjectDatabase> ScreenMap::project;

TEST_F(ScreenMap, CardsKeepClearOfTitleScaleAndNotesAndNothingIsLost) {
  const auto& data = *project->data;
  for (const char* name : {"otaru-plan", "tomakomai-plan", "komoro-plan", "sapporo-plan"}) {
    const auto document = app::open_map(name);
    const auto theme = map::thematic(data, document);
    for (const double width : {1100.0, 780.0, 420.0}) {
      const auto view = map::fit_view(data, document, width, 760);
      map::ComposeCache cache;
      const std::vector<map::Rect> covered{{width - 56, 70, 48, 128}};
      const auto screen = app::screen_map(data, document, theme, view, Lang::ja, false, cache, {}, covered);
      const auto& layout = map::placed_figures(cache);
      auto boxes = app::boxes_of(screen.furniture);
      boxes.insert(boxes.end(), covered.begin(), covered.end());
      std::size_t shown = layout.dropped.size() + layout.outside.size();
      for (const auto& placed : layout.placed) {
        shown += placed.block->rows.size();
        for (const auto& box : boxes) EXPECT_FALSE(map::overlap(placed.rect, box)) << name << " " << width;
      }
      EXPECT_EQ(shown, document.figures.indicators.size()) << name << ": each is drawn or named";
      if (width < 700) continue;  // there the notes run on in one paragraph
      bool told = false;
      for (const auto& item : screen.furniture.items)
        if (const auto* text = std::get_if<map::TextItem>(&item)) told = told || text->text.starts_with("ほか");
      EXPECT_EQ(told, !layout.dropped.empty()) << name << " " << width;
    }
  }
}

TEST_F(ScreenMap, TheBundledMapsOfPlansShowAllTheirFiguresOnASheet) {
  for (const char* name : {"otaru-plan", "tomakomai-plan", "komoro-plan", "sapporo-plan"}) {
    map::ComposeCache cache;
    (void)map::compose_page(*project->data, app::open_map(name), map::layout_pixels(1920, 1080), Lang::ja, cache);
    EXPECT_TRUE(map::placed_figures(cache).dropped.empty()) << name;
    EXPECT_TRUE(map::placed_figures(cache).outside.empty()) << name;
  }
}
