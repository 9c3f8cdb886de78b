#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "app/area_facts.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "row_numbers.h"
#include "sample.h"

namespace kuiki::app {
namespace {

namespace fs = std::filesystem;
using model::AreaRow;
using testing::ElementsAre;
using testing::IsEmpty;

class SelectionTest : public testing::Test {
 protected:
  SelectionTest()
      : folder(fs::temp_directory_path() /
               ("kuiki-selection-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))),
        workspace({}, folder) {
    fs::create_directories(folder);
    workspace.take_dataset(test::sample());
    map::MapDocument d;
    d.subject = {model::AreaSet::wards, "01100", {}};
    d.edit<map::AreaFill>().indicator = "projection-ageing-rate";
    d.edit<map::AreaFill>().period = "2020-10-01";
    window.resize_frame(800, 600);
    window.open_document(d, {"開く", "open"});
  }
  ~SelectionTest() override { fs::remove_all(folder); }
  fs::path folder;
  Workspace workspace;
  WindowState window{workspace};
};

TEST_F(SelectionTest, IsOneWhetherOneOrSeveral) {
  window.select(2);
  EXPECT_THAT(window.picked(), ElementsAre(AreaRow(2)));
  window.pick(3);  // beside the one that was clicked before
  EXPECT_THAT(window.picked(), ElementsAre(AreaRow(2), AreaRow(3)));
  EXPECT_EQ(window.highlight().selected, AreaRow(3));
  ASSERT_TRUE(window.facts());
  EXPECT_EQ(window.facts()->code, "01106");
  window.pick(3);
  EXPECT_EQ(window.highlight().selected, AreaRow(2));
  window.pick(2);
  EXPECT_THAT(window.picked(), IsEmpty());
  EXPECT_FALSE(window.facts());
  window.pick_all({3, 2, 3});
  EXPECT_THAT(window.picked(), ElementsAre(AreaRow(2), AreaRow(3)));
  window.select(3);
  EXPECT_THAT(window.picked(), ElementsAre(AreaRow(3)));
  window.run("clear-selection");
  window.apply();
  EXPECT_THAT(window.picked(), IsEmpty());
}

TEST_F(SelectionTest, TellsOfEveryChangeAndOfNothingElse) {
  const auto before = window.selection_revision();
  window.hover(3, model::none);
  EXPECT_EQ(window.selection_revision(), before);
  window.pick_only({2, 3}, 2);
  const auto after = window.selection_revision();
  EXPECT_NE(after, before);
  EXPECT_EQ(window.highlight().selected, AreaRow(2));
  window.pick_only({2, 3}, 4);  // not one of them
  EXPECT_EQ(window.highlight().selected, AreaRow(model::none));
  EXPECT_NE(window.selection_revision(), after);
}

TEST_F(SelectionTest, AreasAndSitesAreNotSelectedTogetherByAList) {
  window.pick_only({2, 3});
  window.pick_sites_only({1, 0});
  EXPECT_THAT(window.picked(), IsEmpty());
  EXPECT_THAT(window.picked_sites(), ElementsAre(model::FacilityRow(0), model::FacilityRow(1)));
  window.pick_site(1);
  EXPECT_THAT(window.picked_sites(), ElementsAre(model::FacilityRow(0)));
  window.select(2);
  EXPECT_THAT(window.picked_sites(), IsEmpty());
}

TEST_F(SelectionTest, AMapOfWhatIsSelectedForgetsTheSelection) {
  window.pick_only({2});
  EXPECT_TRUE(window.can_show_picked());
  window.show_picked();
  EXPECT_THAT(window.picked(), IsEmpty());
  EXPECT_EQ(workspace.document().subject.codes, (std::vector<std::string>{"01101"}));
  EXPECT_FALSE(window.can_show_picked());
}

TEST_F(SelectionTest, BarsOfTheHistogramSayWhichAreasTheyAre) {
  const auto& theme = workspace.theme();  // 30 and 31
  const auto h = histogram(theme, 2);
  EXPECT_THAT(areas_of_bin(theme, h, 0), ElementsAre(AreaRow(2)));
  EXPECT_THAT(areas_of_bin(theme, h, 1), ElementsAre(AreaRow(3)));
  const std::vector<AreaRow> areas{0, 3, 4};
  EXPECT_THAT(counts_among(theme, h, areas), ElementsAre(0, 1));
}

TEST(Facts, OfAnAreaOfAFileNameNoNeighbours) {
  const auto data = test::sample();
  data->areas.kind.push_back(model::AreaKind::feature);  // of which the base has no list of neighbours
  test::add_nothing(data->areas.national);
  test::add_nothing(data->areas.focus);
  EXPECT_THAT(area_facts(*data, AreaRow(data->areas.size() - 1)).neighbours, IsEmpty());
}

TEST_F(SelectionTest, TheTableIsACommand) {
  EXPECT_FALSE(window.table_open);
  window.run("attribute-table");
  window.apply();
  EXPECT_TRUE(window.table_open);
}

}  // namespace
}  // namespace kuiki::app
