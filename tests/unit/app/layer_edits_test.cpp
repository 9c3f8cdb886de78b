#include "app/layer_edits.h"

#include <gmock/gmock.h>

#include "app/edits.h"
#include "app/operations.h"
#include "model/total.h"
#include "sample.h"

namespace kuiki::app {
namespace {

using testing::ElementsAre;

std::vector<std::string> ids(const map::MapDocument& document) {
  std::vector<std::string> list;
  for (const auto& layer : document.layers) list.push_back(layer.id);
  return list;
}

const map::LayerKind& kind(const char* id) { return *map::find_layer_kind(id); }

TEST(LayerEdits, AddAtTheUsualPlace) {
  map::MapDocument d;
  auto added = edits::layer_added(d, kind("facilities"));
  EXPECT_EQ(added.id, "facilities");
  EXPECT_THAT(ids(added.document), ElementsAre("areas", "facilities", "labels"));
  EXPECT_FALSE(std::get<map::Sites>(added.document.find("facilities")->options).color) << "the first has the usual colour";
  added = edits::layer_added(added.document, kind("facilities"));
  EXPECT_THAT(ids(added.document), ElementsAre("areas", "facilities", "facilities-2", "labels"));
  EXPECT_TRUE(std::get<map::Sites>(added.document.find("facilities-2")->options).color) << "the second is told apart";
  EXPECT_FALSE(edits::may_add(d, kind("labels")));
  EXPECT_EQ(edits::layer_added(d, kind("labels")).document, d) << "one of these is all a map may have";
}

TEST(LayerEdits, DuplicateRemoveRename) {
  map::MapDocument d;
  d.edit<map::AreaFill>().palette = "green";
  auto added = edits::layer_duplicated(d, "areas");
  EXPECT_THAT(ids(added.document), ElementsAre("areas", "areas-2", "labels"));
  EXPECT_EQ(std::get<map::AreaFill>(added.document.find("areas-2")->options).palette, "green");
  EXPECT_EQ(map::layer_name(*added.document.find("areas-2")).ja, "区域の塗り分け（写し）");
  EXPECT_EQ(edits::layer_duplicated(d, "labels").document, d);
  const auto without = edits::layer_removed(added.document, "areas");
  EXPECT_THAT(ids(without), ElementsAre("areas-2", "labels"));
  EXPECT_EQ(edits::layer_duplicated(without, "areas-2").id, "areas") << "the id is free again";
  auto named = edits::layer_renamed(d, "areas", plain("人口"));
  EXPECT_EQ(map::layer_name(named.layers[0]), plain("人口"));
  EXPECT_EQ(edits::layer_renamed(named, "areas", {}), d) << "an empty name is again that of the kind";
  EXPECT_EQ(edits::layer_renamed(d, "areas", kind("areas").name), d);
}

TEST(LayerEdits, OpacityOrderAndOptions) {
  map::MapDocument d;
  EXPECT_EQ(edits::layer_opacity(d, "areas", 0.4).layers[0].opacity, 0.4);
  EXPECT_EQ(edits::layer_opacity(d, "areas", 0).layers[0].opacity, map::least_opacity);
  EXPECT_THAT(ids(edits::layer_moved(d, "areas", 5)), ElementsAre("labels", "areas"));
  EXPECT_FALSE(edits::layer_visible(d, "labels", false).shows<map::Labels>());
  EXPECT_EQ(edits::layer_options(d, "areas", map::Labels{}), d) << "of its own kind only";
  EXPECT_EQ(edits::layer_moved(d, "none", 1), d);
  EXPECT_EQ(edits::layer_removed(d, "none"), d);
}

TEST(Totals, AreToldByTheirUnitAndName) {
  const auto of = [](const char* name, const char* unit) {
    model::Indicator i;
    i.name = name;
    i.unit = unit;
    return model::is_total(i);
  };
  EXPECT_TRUE(of("人口（国勢調査）", "人"));
  EXPECT_TRUE(of("指定緊急避難場所", "箇所"));
  EXPECT_TRUE(of("製造品出荷額等", "千円"));
  EXPECT_FALSE(of("高齢化率（将来推計）", "%"));
  EXPECT_FALSE(of("人口密度", "人/km²"));
  EXPECT_FALSE(of("1世帯あたり人員", "人"));
  EXPECT_FALSE(of("平均年齢", "歳"));
  EXPECT_FALSE(of("財政力指数", ""));
  EXPECT_FALSE(of("人口千人当たりの出生数", "人"));
  EXPECT_TRUE(of("日比谷公園の来園者数", "人")) << "比 within a name is no ratio";
}

/// The wards of Sapporo by a rate, with names.
map::MapDocument by_rate() {
  map::MapDocument d;
  d.subject = {model::AreaSet::wards, "01100", {}};
  d.edit<map::AreaFill>().indicator = "projection-ageing-rate";
  return d;
}

TEST(Totals, AreShownByCirclesUnlessTheMapHasOneInColour) {
  const auto data = test::sample();
  auto d = edits::indicator(*data, by_rate(), "census-population");
  EXPECT_EQ(map::lead_layer(d)->id, "symbols");
  EXPECT_EQ(map::lead_figures(d).indicator, "census-population");
  EXPECT_EQ(d.options<map::AreaFill>().indicator, "") << "the areas beneath are quiet";
  EXPECT_TRUE(d.shows<map::AreaFill>());
  d = edits::indicator(*data, d, "projection-ageing-rate");
  EXPECT_EQ(map::lead_layer(d)->id, "areas") << "a rate is a colour again";
  EXPECT_FALSE(d.shows<map::Symbols>());
  d = edits::shown_by_fill(*data, by_rate(), "census-population");
  EXPECT_EQ(map::lead_layer(edits::indicator(*data, d, "census-population"))->id, "areas") << "as the map has it";
}

TEST(Totals, InColourAreWarnedOfUntilSomebodySaysSo) {
  const auto data = test::sample();
  EXPECT_TRUE(map_warnings(*data, by_rate()).empty());
  auto d = edits::shown_by_fill(*data, by_rate(), "census-population");
  ASSERT_EQ(map_warnings(*data, d).size(), 1u);
  EXPECT_THAT(map_warnings(*data, d)[0].ja, testing::HasSubstr("totals = true"));
  EXPECT_TRUE(map_warnings(*data, edits::total_in_colour(*data, d)).empty());
  EXPECT_TRUE(map_warnings(*data, edits::shown_by_symbols(*data, d, "census-population")).empty());
}

}  // namespace
}  // namespace kuiki::app
