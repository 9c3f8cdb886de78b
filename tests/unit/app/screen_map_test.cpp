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
      const app::ScreenState state{Lang::ja, false};
      const auto screen = app::screen_map({data, document, theme}, view, state, cache);
      const auto& layout = map::placed_figures(cache);
      const auto boxes = app::boxes_of(screen.furniture, view, state);
      std::size_t shown = layout.dropped.size() + layout.outside.size();
      for (const auto& placed : layout.placed) {
        shown += placed.block->rows.size();
        for (const auto& box : boxes) EXPECT_FALSE(map::overlap(placed.rect, box)) << name << " " << width;
      }
      EXPECT_EQ(shown, document.options<map::FigureCards>().indicators.size()) << name << ": each is drawn or named";
      bool told = false;
      for (const auto& item : screen.furniture.scene.items)
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

namespace {

/// Does a point of the areas' outlines lie in one of the boxes, or outside the frame?
bool hides_any(const model::Dataset& data, const std::vector<model::AreaRow>& areas, const map::View& view,
               const std::vector<map::Rect>& boxes) {
  for (const auto row : areas) {
    const auto& table = data.areas.best(row);
    for (auto part = table.first_part(row.index()); part < table.feature_end[row.index()]; ++part)
      for (const auto& point : table.ring(table.first_ring(part))) {
        const auto at = view.to_frame(view.projection->forward(point));
        if (!map::Rect{0, 0, view.width, view.height}.contains(at.x, at.y)) return true;
        if (std::ranges::any_of(boxes, [&](const map::Rect& box) { return box.contains(at.x, at.y); })) return true;
      }
  }
  return false;
}

}  // namespace

TEST_F(ScreenMap, IsFittedIntoWhatIsFreeOfItsBoxes) {
  const auto& data = *project->data;
  struct Frame {
    double width, height;
  };
  for (const char* name :
       {"sapporo-ageing", "otaru-evacuation", "komoro-districts", "tomakomai-districts", "sapporo-renkei"})
    for (const Frame& frame : {Frame{780, 796}, Frame{1260, 976}, Frame{512, 536}, Frame{480, 436}, Frame{400, 296}})
      for (const bool presenting : {false, true}) {
        if (presenting && frame.width < 1000) continue;
        const auto document = app::open_map(name);
        const auto theme = map::thematic(data, document);
        const app::ScreenState state{Lang::ja, presenting};
        const auto view = app::fit_on_screen(data, document, theme, frame.width, frame.height, state);
        const auto boxes = app::boxes_of(app::screen_furniture({data, document, theme}, view, state), view, state);
        EXPECT_FALSE(hides_any(data, theme.areas, view, boxes))
            << name << " " << frame.width << " x " << frame.height << " " << presenting;
      }
}

TEST_F(ScreenMap, NotesAreOneLineThatHoldsTheWholeText) {
  const auto& data = *project->data;
  const auto document = app::open_map("otaru-evacuation");
  const auto theme = map::thematic(data, document);
  for (const double width : {400.0, 780.0, 1260.0}) {
    const auto view = map::fit_view(data, document, width, 500);
    const auto folded = app::screen_furniture({data, document, theme}, view, {Lang::ja, false}, {"ほか1件"});
    EXPECT_LT(folded.notes.h, 56) << "what is missing, and one line, " << width;
    EXPECT_GE(folded.notes.x, 0);
    const auto owed = map::notes(data, document, theme, Lang::ja);
    ASSERT_EQ(folded.paragraphs.size(), owed.remarks.size() + 2);
    EXPECT_EQ(folded.paragraphs.front(), owed.sources);
    EXPECT_EQ(folded.paragraphs.back(), "ほか1件");
  }
  const auto presented =
      app::screen_furniture({data, document, theme}, map::fit_view(data, document, 1260, 700), {Lang::ja, true});
  EXPECT_EQ(presented.notes.w, 0) << "a presentation shows them whole";
}
