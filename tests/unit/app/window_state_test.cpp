
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/edits.h"
#include "app/layer_edits.h"
#include "app/map_measure.h"
#include "app/search.h"
#include "app/settings.h"
#include "app/subjects.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "row_numbers.h"
#include "sample.h"

namespace kuiki::app {
namespace {

namespace fs = std::filesystem;
using model::AreaSet;

class WindowTest : public testing::Test {
 protected:
  WindowTest()
      : folder(fs::temp_directory_path() /
               ("kuiki-window-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))),
        workspace({}, folder) {
    fs::create_directories(folder);
    workspace.take_dataset(test::sample());
    map::MapDocument d;
    d.title = {"札幌", "Sapporo"};
    d.subject = {AreaSet::wards, "01100", {}};
    d.edit<map::AreaFill>().indicator = "projection-ageing-rate";
    d.edit<map::AreaFill>().period = "2020-10-01";
    d.edit<map::AreaFill>().classes = 3;
    window.resize_frame(800, 600);
    window.open_document(d, {"開く", "open"});
    data = &workspace.data();
  }
  ~WindowTest() override { fs::remove_all(folder); }
  fs::path folder;
  Workspace workspace;
  WindowState window{workspace};
  const model::Dataset* data = nullptr;
};

TEST_F(WindowTest, ShowsWhatWasOpened) {
  EXPECT_TRUE(window.on_map());
  EXPECT_EQ(workspace.theme().areas.size(), 2u);
  EXPECT_EQ(workspace.theme().values, (std::vector<double>{30, 31}));
  EXPECT_FALSE(workspace.history().can_undo());
  EXPECT_FALSE(workspace.changed());
  ASSERT_TRUE(window.view());
  EXPECT_EQ(window.view()->width, 800);
}

TEST_F(WindowTest, ChangesAreMadeInOrderAtTheEndOfAFrame) {
  std::string order;
  window.push([&](WindowState&) { order += "a"; });
  window.push([&](WindowState&) { order += "b"; });
  EXPECT_TRUE(order.empty());
  EXPECT_TRUE(window.apply());
  EXPECT_EQ(order, "ab");
  EXPECT_FALSE(window.apply());
}

TEST_F(WindowTest, AnErrorBecomesAMessageAndLeavesTheMapAlone) {
  const auto before = workspace.document();
  window.push([](WindowState& w) {
    auto d = w.document();
    d.edit<map::AreaFill>().indicator = "no-such-indicator";
    w.edit({}, d);
  });
  window.push([](WindowState&) { throw std::runtime_error("strange"); });
  window.apply();
  EXPECT_EQ(workspace.document(), before);
  ASSERT_EQ(workspace.messages().size(), 2u);
  EXPECT_EQ(workspace.messages()[0].kind, Message::Kind::error);
  workspace.dismiss(workspace.messages()[0].number);
  EXPECT_EQ(workspace.messages().size(), 1u);
}

TEST_F(WindowTest, EditsFollowTheThemeAndAreUndone) {
  window.edit({"指標", "indicator"}, edits::indicator(*data, workspace.document(), "census-population"));
  EXPECT_EQ(workspace.theme().values, (std::vector<double>{900, 1000}));
  EXPECT_EQ(map::lead_figures(workspace.document()).period, "2010-10-01");  // 2020 is known for the whole city only
  EXPECT_TRUE(workspace.changed());
  window.undo();
  EXPECT_EQ(workspace.theme().values, (std::vector<double>{30, 31}));
  EXPECT_FALSE(workspace.changed());
  window.redo();
  EXPECT_EQ(workspace.theme().values, (std::vector<double>{900, 1000}));
}

TEST_F(WindowTest, WhatIsGoneToElsewhereIsWhatTheMapIsAbout) {
  const auto before = workspace.document();
  const SearchIndex index(*data, {});
  window.go_to(index.find("南区").front());  // one of the map's own: no change of it
  EXPECT_EQ(workspace.document(), before);
  window.go_to(index.find("西地区").front());
  EXPECT_EQ(workspace.document().subject, (map::Subject{AreaSet::districts, "01203", {}}));
  EXPECT_THAT(workspace.document().title.ja, testing::HasSubstr("小樽市"));
  ASSERT_TRUE(workspace.history().can_undo());
  window.undo();
  EXPECT_EQ(workspace.document(), before);
  window.go_to(index.find("髙﨑ヶ丘町").front());
  EXPECT_EQ(workspace.document().subject, (map::Subject{AreaSet::municipalities, "01", {}}));
}

TEST_F(WindowTest, MovingTheMapIsNoStepButComesBackWithOneThatMovedIt) {
  window.pan(100, 50);
  window.zoom(2, 400, 300);
  EXPECT_FALSE(workspace.history().can_undo());
  const auto where = window.view()->to_lonlat(400, 300);
  const double scale = window.view()->metres_per_unit;
  window.edit({}, edits::subject(*data, workspace.document(), {AreaSet::districts, "01203", {}}), {}, true);
  EXPECT_EQ(workspace.theme().areas.size(), 2u);
  EXPECT_TRUE(workspace.document().options<map::AreaFill>().indicator.empty());  // no figures for districts
  EXPECT_GT(std::abs(window.view()->to_lonlat(400, 300).x - where.x), 0.1);
  window.undo();
  EXPECT_NEAR(window.view()->to_lonlat(400, 300).x, where.x, 1e-6);
  EXPECT_NEAR(window.view()->to_lonlat(400, 300).y, where.y, 1e-6);
  EXPECT_DOUBLE_EQ(window.view()->metres_per_unit, scale);
}

TEST_F(WindowTest, ZoomKeepsTheGroundUnderThePointer) {
  const auto before = window.view()->to_lonlat(123, 456);
  window.zoom(1.7, 123, 456);
  const auto after = window.view()->to_lonlat(123, 456);
  EXPECT_NEAR(before.x, after.x, 1e-9);
  EXPECT_NEAR(before.y, after.y, 1e-9);
}

TEST_F(WindowTest, SelectionHasItsFacts) {
  window.select(*data->find_area("01203"));
  ASSERT_NE(window.facts(), nullptr);
  const auto& facts = *window.facts();
  EXPECT_EQ(facts.name, "小樽市");
  EXPECT_EQ(facts.prefecture, "北海道");
  EXPECT_THAT(facts.neighbours, testing::ElementsAre("01100", "01101"));
  EXPECT_EQ(facts.facilities[0].count, 2);  // emergency sites
  EXPECT_EQ(facts.facilities[1].count, 1);  // shelters
  EXPECT_THAT(facts.partnerships, testing::ElementsAre("renkei"));
  ASSERT_EQ(facts.statistics.size(), 1u);
  EXPECT_EQ(facts.statistics[0].indicator, "census-population");
  window.select(model::none);
  EXPECT_EQ(window.facts(), nullptr);
}

TEST_F(WindowTest, DistrictsAndWardsHaveTheirOwnFacts) {
  const auto east = area_facts(*data, *data->find_area("otaru-east"));
  EXPECT_EQ(east.facilities[0].count, 1);  // by its polygon
  EXPECT_EQ(east.quality, model::BoundaryQuality::approximate);
  const auto ward = area_facts(*data, *data->find_area("01106"));
  EXPECT_EQ(ward.parent, "01100");
  EXPECT_THAT(ward.partnerships, testing::ElementsAre("renkei"));  // its city takes part
  ASSERT_EQ(ward.statistics.size(), 2u);
  EXPECT_TRUE(std::isnan(ward.statistics[1].values.back().second));  // missing stays missing
  const auto prefecture = area_facts(*data, 0);
  EXPECT_TRUE(prefecture.partnerships.empty());
}

TEST_F(WindowTest, WhatAMunicipalityHasNotPublishedIsMissingNotZero) {
  const auto count = [&](const char* code, std::size_t i) {
    return area_facts(*data, *data->find_area(code)).facilities[i].count;
  };
  EXPECT_EQ(count("01331", 0), std::nullopt);
  EXPECT_EQ(count("01331", 1), std::nullopt);
  EXPECT_EQ(count("01101", 0), std::nullopt);  // its city has published shelters only
  EXPECT_EQ(count("01101", 1), 1);
  EXPECT_EQ(count("01106", 1), 0);          // a true count: the city has published, none is here
  EXPECT_EQ(count("01", 1), std::nullopt);  // would be the sum of some of its municipalities
}

TEST_F(WindowTest, PartnershipAddsUpWhatIsKnown) {
  window.edit({}, edits::partnership(workspace.document(), "renkei"));
  ASSERT_NE(workspace.partnership(), nullptr);
  const auto& p = *workspace.partnership();
  EXPECT_TRUE(workspace.document().shows<map::PartnershipLayer>());
  EXPECT_TRUE(p.members.front().leads);
  EXPECT_EQ(p.known, 2);
  EXPECT_EQ(p.unknown, 1);
  EXPECT_EQ(model::year_of(*p.period), 2010);  // the day for which most are known
  EXPECT_DOUBLE_EQ(p.known_population, 2030);
  window.undo();
  EXPECT_EQ(workspace.partnership(), nullptr);
}

TEST_F(WindowTest, TableRanksAndPutsMissingLast) {
  map::Thematic theme;
  theme.areas = {1, 2, 3, 4};
  theme.values = {5, 7, NAN, 7};
  const auto down = table_rows(*data, theme, TableOrder::value, true);
  EXPECT_EQ(down[0].rank, 1);
  EXPECT_EQ(down[1].rank, 1);
  EXPECT_EQ(down[2].rank, 3);
  EXPECT_EQ(down[3].area, 3);
  EXPECT_EQ(down[3].rank, 0);
  const auto up = table_rows(*data, theme, TableOrder::value, false);
  EXPECT_EQ(up[0].area, 1);
  EXPECT_EQ(up[3].area, 3);
  const auto h = histogram(theme, 4);
  EXPECT_THAT(h.counts, testing::ElementsAre(1, 0, 0, 2));
  theme.values = {NAN, NAN, NAN, NAN};
  EXPECT_TRUE(histogram(theme, 4).counts.empty());
  theme.values = {3, 3, 3, 3};
  EXPECT_THAT(histogram(theme, 4).counts, testing::ElementsAre(4));
}

TEST_F(WindowTest, ChoicesFollowTheSubject) {
  std::vector<std::string> available;
  for (const auto& c : workspace.indicators())
    if (c.available()) available.push_back(data->indicators[c.row].id);
  EXPECT_THAT(available, testing::ElementsAre("census-population", "projection-ageing-rate"));
  EXPECT_THAT(workspace.subjects(),
              testing::Contains(testing::Field(&SubjectChoice::subject, (map::Subject{AreaSet::districts, "01203", {}}))));
  EXPECT_THROW(map::subject_rows(*data, {AreaSet::wards, "99999", {}}), Error);
}

TEST_F(WindowTest, LayersMoveAndHazardsToggle) {
  const auto up = edits::layer_moved(workspace.document(), "areas", 1);
  EXPECT_EQ(up.layers[1].id, "areas");
  EXPECT_EQ(edits::layer_moved(workspace.document(), "areas", -1), workspace.document());
  auto d = edits::hazard(workspace.data(), workspace.document(), model::Hazard::tsunami, true);
  d = edits::hazard(workspace.data(), d, model::Hazard::flood, true);
  EXPECT_THAT(d.options<map::Sites>().hazards, testing::ElementsAre(model::Hazard::flood, model::Hazard::tsunami));
  EXPECT_TRUE(d.shows<map::Sites>());
  EXPECT_THAT(edits::hazard(workspace.data(), d, model::Hazard::flood, false).options<map::Sites>().hazards,
              testing::ElementsAre(model::Hazard::tsunami));
}

TEST_F(WindowTest, SavedMapIsUnchangedAndOpensAgain) {
  window.edit({}, edits::palette(workspace.document(), workspace.document().options<map::AreaFill>().palette, true));
  EXPECT_TRUE(workspace.changed());
  const auto file = folder / "my.toml";
  window.save_map(file);
  EXPECT_FALSE(workspace.changed());
  EXPECT_EQ(workspace.settings.recent.front(), file.string());
  window.undo();
  EXPECT_TRUE(workspace.changed());
  window.open_map_file(file.string());
  EXPECT_TRUE(workspace.document().options<map::AreaFill>().reverse);
  EXPECT_THROW(window.save_map(folder / "missing" / "x.toml"), Error);
}

TEST_F(WindowTest, KeepsSettingsAndTheLastMap) {
  workspace.settings.left_width = 300;
  workspace.settings.lang = Lang::en;
  workspace.keep();
  const auto settings = load_settings(folder);
  EXPECT_EQ(settings.lang, Lang::en);
  EXPECT_DOUBLE_EQ(settings.left_width, 300);
  const auto last = load_last_map(folder);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->options<map::AreaFill>().indicator, "projection-ageing-rate");
}

TEST(Settings, DamagedFilesAreAsGoodAsNone) {
  const auto folder = fs::temp_directory_path() /
                      ("kuiki-settings-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
  fs::create_directories(folder);
  EXPECT_EQ(load_settings(folder), Settings{});
  std::ofstream(folder / "settings.txt")
      << "lang = xx\nwindow_width = -3\nleft_width = nan\nnonsense\n= = =\nwindow_height=800\n\x00\xff";
  Settings expected;
  expected.window_height = 800;
  std::vector<std::string> refused;
  EXPECT_EQ(load_settings(folder, &refused), expected);
  EXPECT_THAT(refused, testing::ElementsAre("lang = xx", "window_width = -3", "left_width = nan", "nonsense"));
  EXPECT_TRUE(fs::exists(set_settings_aside(folder)));
  std::ofstream(folder / "last-map.toml") << "this is [no recipe";
  EXPECT_THROW(load_last_map(folder), Error);
  EXPECT_TRUE(fs::exists(set_last_map_aside(folder)));
  EXPECT_FALSE(load_last_map(folder));
  fs::remove_all(folder);
}

TEST(Settings, AScaleThatCannotBeDrawnIsRefused) {
  const auto folder = fs::temp_directory_path() /
                      ("kuiki-scale-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
  fs::create_directories(folder);
  for (const char* scale : {"0.0001", "0.001", "-1", "nan", "inf", "1e300", "4.5", "0,5", ""}) {
    std::ofstream(folder / "settings.txt") << "scale = " << scale << "\n";
    std::vector<std::string> refused;
    EXPECT_EQ(load_settings(folder, &refused).scale, 0) << scale;
    EXPECT_EQ(refused.size(), 1) << scale;
  }
  for (const char* scale : {"0", "0.5", "1.25", "4"}) {
    std::ofstream(folder / "settings.txt") << "scale = " << scale << "\n";
    std::vector<std::string> refused;
    EXPECT_EQ(load_settings(folder, &refused).scale, std::stod(scale));
    EXPECT_TRUE(refused.empty());
  }
  fs::remove_all(folder);
}

TEST_F(WindowTest, DataReadAnewKeepWhatIsChosenByItsCode) {
  const auto chosen = data->find_area("01106");
  ASSERT_TRUE(chosen);
  window.select(*chosen);
  auto next = std::make_shared<model::Dataset>(*test::sample());
  // The row of the chosen area is another one's now.
  const auto a = chosen->index();
  next->areas.code[a] = "01107";
  next->index();
  EXPECT_NO_THROW(workspace.renew_dataset(next));
  const auto row = window.highlight().selected;
  EXPECT_TRUE(row == model::none || workspace.data().areas.code[row] == "01106") << "the row is another area now";
}

TEST_F(WindowTest, AnIndicatorThatVanishedLeavesTheMapWithoutIt) {
  auto next = std::make_shared<model::Dataset>(*test::sample());
  for (auto& indicator : next->indicators)
    if (indicator.id == "projection-ageing-rate") indicator.id = "renamed";
  next->index();
  EXPECT_NO_THROW(workspace.renew_dataset(next));
  EXPECT_TRUE(workspace.document().options<map::AreaFill>().indicator.empty());
  EXPECT_TRUE(window.on_map());
  const auto now = workspace.document();
  EXPECT_THROW(window.undo(), Error) << "that map cannot be shown";
  EXPECT_EQ(workspace.document(), now) << "and nothing changes";
}

TEST_F(WindowTest, MeasuresTheScale) {
  const double n = scale_denominator(*window.view());
  EXPECT_NEAR(n, window.view()->metres_per_unit * 96 / 0.0254, n * 0.01);
  EXPECT_TRUE(scale_text(*window.view()).starts_with("1:"));
  EXPECT_EQ(lonlat_text({141.38, 43.03}).ja, "東経141.3800° 北緯43.0300°");
  EXPECT_EQ(lonlat_text({141.38, 43.03}).en, "43.0300° N  141.3800° E");
}

}  // namespace
}  // namespace kuiki::app
