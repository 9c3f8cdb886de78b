#include "map/recipe.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/atomic_file.h"
#include "base/error.h"
#include "map/layer_kinds.h"

namespace kuiki::map {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Recipe, ReadsEveryKey) {
  const auto d = parse_recipe(R"(
title = { ja = "題", en = "Title" }
subtitle = "副題"
note = "注"
partnership = "sapporo-sphere"
[subject]
areas = "districts"
within = "01203"
codes = ["otaru-shioya"]
[choropleth]
indicator = "census-density"
period = "2010-10-01"
method = "manual"
classes = 4
breaks = [10, 20.5, 30]
palette = "heat"
reverse = true
[layers]
order = ["labels", "areas", "figures", "districts", "facilities", "partnerships"]
show = ["areas", "facilities"]
[facilities]
hazards = ["tsunami", "storm_surge"]
shelters_only = true
within = "01203"
[figures]
indicators = ["otaru-g1-01", "otaru-p3-13"]
as_of = 2016
[labels]
names = false
values = false
[furniture]
legend = false
ranking = false
scale_bar = false
north_arrow = false
reference = "01203"
[extent]
centre = [141.0, 43.2]
width_km = 30
height_km = 20.5
[projection]
kind = "plane_zone"
zone = 12
)",
                              "maps/some.toml");
  EXPECT_EQ(d.name, "some");
  EXPECT_EQ(d.title, (Text{"題", "Title"}));
  EXPECT_EQ(d.subtitle, plain("副題"));
  EXPECT_EQ(d.subject.set, model::AreaSet::districts);
  EXPECT_EQ(d.options<AreaFill>().breaks, (std::vector<double>{10, 20.5, 30}));
  EXPECT_EQ(d.options<AreaFill>().method, Method::manual);
  EXPECT_TRUE(d.options<AreaFill>().reverse);
  EXPECT_EQ(d.layers.front().id, "labels");
  EXPECT_FALSE(d.layers.front().visible);
  EXPECT_TRUE(d.shows<Sites>());
  EXPECT_EQ(d.options<Sites>().hazards, (std::vector{model::Hazard::tsunami, model::Hazard::storm_surge}));
  EXPECT_EQ(d.layers[2].id, "figures");
  EXPECT_EQ(d.options<FigureCards>().indicators, (std::vector<std::string>{"otaru-g1-01", "otaru-p3-13"}));
  EXPECT_EQ(d.options<FigureCards>().as_of, 2016);
  ASSERT_TRUE(d.extent.centre);
  EXPECT_FALSE(d.extent.subject);
  EXPECT_EQ(d.projection.zone, 12);
  EXPECT_EQ(parse_recipe(write_recipe(d), "some.toml"), d);
}

TEST(Recipe, AnEmptyOneIsTheUsualDocument) {
  EXPECT_EQ(parse_recipe("", "no name"), MapDocument{});
  EXPECT_EQ(parse_recipe(write_recipe(MapDocument{}), "no name"), MapDocument{});
}

/// By these words near its beginning a desktop tells a recipe from other people's TOML (assets/kuiki-mime.xml).
TEST(Recipe, WrittenOnesAreKnownByTheirSubject) {
  EXPECT_TRUE(write_recipe(MapDocument{}).starts_with("\n[subject]\nareas = "));
  MapDocument d;
  d.title = {"題", "Title"};
  EXPECT_LT(write_recipe(d).find("\n[subject]\nareas = "), 4096u);
}

TEST(Recipe, WrittenOnesComeBackTheSame) {
  MapDocument d;
  d.name = "mine";
  d.title = {"引用符 \" と \\ と\n改行", "quotes \" and \\ and\ttab \x01"};
  d.subject.codes = {"01101", "otaru-shioya"};
  d.edit<AreaFill>().breaks = {-0.1, 1.0 / 3, 1e20};
  d.edit<AreaFill>().classes = 7;
  d.edit<AreaFill>().exact_classes = true;
  d.edit<AreaFill>().same_breaks = false;
  d.extent.areas = {"01100"};
  d.extent.subject = false;
  d.extent.width_km = 0.1;
  d.projection.kind = ProjectionChoice::Kind::crs;
  d.projection.crs = "EPSG:3857";
  EXPECT_EQ(parse_recipe(write_recipe(d), "mine.toml"), d);
  d.extent = {};
  d.extent.centre = geo::Point{141.123456789012, 43.0};
  d.extent.height_km = 12;
  d.extent.subject = true;
  for (auto& layer : d.layers) layer.visible = false;
  std::swap(d.layers[0], d.layers[1]);
  EXPECT_EQ(parse_recipe(write_recipe(d), "mine.toml"), d);
}

TEST(Recipe, AnOrderOfBeforeThereWereFiguresPutsThemOnTop) {
  const auto d =
      parse_recipe("[layers]\norder = ['labels', 'areas', 'districts', 'facilities', 'partnerships']\n", "old.toml");
  ASSERT_EQ(d.layers.size(), 6u);
  EXPECT_EQ(d.layers.front().id, "labels");
  EXPECT_EQ(d.layers.back().id, "figures");
  EXPECT_FALSE(d.layers.back().visible);
}

/// Each form of before, and the layers it has always meant: kind, visible.
struct Former {
  const char *name, *toml, *layers;
};
void PrintTo(const Former& former, std::ostream* out) { *out << former.name; }

class FormerRecipe : public testing::TestWithParam<Former> {};

TEST_P(FormerRecipe, IsReadAsEver) {
  const auto d = parse_recipe(GetParam().toml, "old.toml");
  std::string layers;
  for (const auto& layer : d.layers)
    layers += (layers.empty() ? "" : " ") + (layer.visible ? "" : std::string("-")) + layer.id;
  EXPECT_EQ(layers, GetParam().layers);
  EXPECT_EQ(parse_recipe(write_recipe(d), "old.toml"), d) << "and written in the new way";
  EXPECT_EQ(write_recipe(d).find("[layers]"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Recipes, FormerRecipe,
    testing::Values(
        Former{"empty", "", "areas labels"},
        Former{"show", "[layers]\nshow = ['labels', 'facilities']\n", "facilities labels"},
        Former{"all", "[layers]\nshow = ['areas', 'districts', 'partnerships', 'facilities', 'labels', 'figures']\n",
               "areas districts partnerships facilities labels figures"},
        Former{"none", "[layers]\nshow = []\n", ""},
        Former{"hidden_filter", "[facilities]\nhazards = ['flood']\n", "areas -facilities labels"},
        Former{"hidden_partnership", "partnership = 'sanshiku'\n", "areas -partnerships labels"},
        Former{"hidden_colours", "[choropleth]\nindicator = 'x'\n[layers]\nshow = ['labels']\n", "-areas labels"},
        Former{"order", "[layers]\norder = ['labels', 'areas', 'districts', 'facilities', 'partnerships', 'figures']\n",
               "labels areas -districts -facilities -partnerships -figures"}),
    [](const auto& with) { return std::string(with.param.name); });

TEST(Recipe, LayersComeBackTheSame) {
  MapDocument d;
  d.layers.clear();
  EXPECT_EQ(parse_recipe(write_recipe(d), ""), d) << "none at all";
  for (const auto& kind : layer_kinds()) {
    d.add(kind.usual);
    if (!kind.single) d.add(kind.usual, false);
  }
  EXPECT_EQ(parse_recipe(write_recipe(d), ""), d) << "two of each kind that may stand twice";
  auto& fill = std::get<AreaFill>(d.find("areas-2")->options);
  fill.subject = Subject{model::AreaSet::districts, "01203", {"otaru-shioya"}};
  fill.indicator = "evacuation-sites";
  fill.totals = true;
  auto& symbols = std::get<Symbols>(d.find("symbols-2")->options);
  symbols = {};
  symbols.indicator = "census-population";
  symbols.period = "2010-10-01";
  symbols.form = Symbols::Form::bars;
  symbols.size = 1.25;
  symbols.color = rgb(0xb4531f);
  symbols.values = false;
  std::get<Sites>(d.find("facilities-2")->options).color = rgb(0x8a3b73);
  std::get<PartnershipLayer>(d.find("partnerships-2")->options) = {"sanshiku", rgb(0x2c5d8f)};
  d.layers[0].opacity = 0.35;
  d.layers[0].name = {"下の塗り", ""};
  d.layers[1].id = "mine \"quoted\"";
  std::swap(d.layers[1], d.layers[5]);
  EXPECT_EQ(parse_recipe(write_recipe(d), ""), d);
}

TEST(Recipe, AWrittenLayerIsShort) {
  MapDocument d;
  EXPECT_THAT(write_recipe(d), HasSubstr("\n[[layer]]\nkind = \"areas\"\n\n[[layer]]\nkind = \"labels\"\n"));
}

TEST(Recipe, LayersWithoutAnIdGetOne) {
  const auto d =
      parse_recipe("[[layer]]\nkind = 'areas'\n[[layer]]\nkind = 'areas'\n[[layer]]\nkind = 'areas'\nid = 'third'\n", "");
  ASSERT_EQ(d.layers.size(), 3u);
  EXPECT_EQ(d.layers[0].id, "areas");
  EXPECT_EQ(d.layers[1].id, "areas-2");
  EXPECT_EQ(d.layers[2].id, "third");
}

struct Wrong {
  const char *name, *toml, *line, *key, *allowed;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

class WrongRecipe : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRecipe, IsNamedWithLineAndWhatIsAllowed) {
  try {
    (void)parse_recipe(GetParam().toml, "bad.toml");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().en, AllOf(HasSubstr("bad.toml"), HasSubstr(GetParam().line), HasSubstr(GetParam().key),
                                          HasSubstr(GetParam().allowed)));
    EXPECT_THAT(error.message().ja, HasSubstr("bad.toml"));
    EXPECT_EQ(error.message().en.find('\n'), std::string::npos) << "one line";
  }
}

INSTANTIATE_TEST_SUITE_P(
    Recipes, WrongRecipe,
    testing::Values(
        Wrong{"unknown_key", "title = 'x'\ntitel = 'y'\n", "line 2", "titel", "subtitle"},
        Wrong{"unknown_table", "[choroplet]\nclasses = 5\n", "line 1", "choroplet", "choropleth"},
        Wrong{"unknown_inner_key", "[choropleth]\nclass = 5\n", "line 2", "class", "classes"},
        Wrong{"method", "[choropleth]\nmethod = 'natural'\n", "line 2", "choropleth.method", "jenks"},
        Wrong{"palette", "[choropleth]\npalette = 'beige'\n", "line 2", "palette", "blue-orange"},
        Wrong{"classes", "[choropleth]\nclasses = 12\n", "line 2", "12", "3 to 7"},
        Wrong{"classes_type", "[choropleth]\nclasses = 'five'\n", "line 2", "choropleth.classes", "whole number"},
        Wrong{"period", "[choropleth]\nperiod = '2020-13-01'\n", "line 2", "period", "2020-10-01"},
        Wrong{"breaks", "[choropleth]\nmethod = 'manual'\nbreaks = [3, 2]\n", "line 3", "breaks", "ascend"},
        Wrong{"breaks_missing", "[choropleth]\nmethod = 'manual'\n", "line 2", "manual", "breaks"},
        Wrong{"set", "[subject]\nareas = 'cities'\n", "line 2", "subject.areas", "municipalities"},
        Wrong{"layer", "[layers]\nshow = ['areas', 'roads']\n", "line 2", "roads", "partnerships"},
        Wrong{"order", "[layers]\norder = ['areas', 'areas']\n", "line 2", "order", "once"},
        Wrong{"figures", "[figures]\nindicators = 'otaru-g1-01'\n", "line 2", "figures.indicators", "list"},
        Wrong{"hazard", "[facilities]\nhazards = ['tunami']\n", "line 2", "tunami", "tsunami"},
        Wrong{"flag", "[furniture]\nlegend = 'yes'\n", "line 2", "furniture.legend", "true or false"},
        Wrong{"text", "title = 5\n", "line 1", "title", "string"},
        Wrong{"language", "title = { de = 'Titel' }\n", "line 1", "de", "en"},
        Wrong{"centre", "[extent]\ncentre = [141]\n", "line 2", "extent.centre", "longitude"},
        Wrong{"centre_alone", "[extent]\ncentre = [141, 43]\n", "line 2", "extent.centre", "width_km"},
        Wrong{"zone", "[projection]\nzone = 20\n", "line 2", "20", "0 to 19"},
        Wrong{"crs", "[projection]\nkind = 'crs'\n", "line 2", "crs", "EPSG"},
        Wrong{"kind", "[[layer]]\nkind = 'areas'\n[[layer]]\nkind = 'roads'\n", "line 4", "roads", "symbols"},
        Wrong{"no_kind", "[[layer]]\nindicator = 'x'\n", "line 1", "kind", "symbols"},
        Wrong{"same_id", "[[layer]]\nkind = 'areas'\nid = 'a'\n[[layer]]\nkind = 'symbols'\nid = 'a'\n", "line 6", "id",
              "no other layer"},
        Wrong{"empty_id", "[[layer]]\nkind = 'areas'\nid = ''\n", "line 3", "id", "not empty"},
        Wrong{"twice", "[[layer]]\nkind = 'labels'\n[[layer]]\nkind = 'labels'\n", "line 4", "labels", "once"},
        Wrong{"foreign_key", "[[layer]]\nkind = 'labels'\npalette = 'blue'\n", "line 3", "palette", "values"},
        Wrong{"opacity", "[[layer]]\nkind = 'areas'\nopacity = 0\n", "line 3", "layer.opacity", "0.05 to 1"},
        Wrong{"color", "[[layer]]\nkind = 'symbols'\ncolor = 'blue'\n", "line 3", "blue", "#2c5d8f"},
        Wrong{"size", "[[layer]]\nkind = 'symbols'\nsize = 9\n", "line 3", "layer.size", "0.25 to 4"},
        Wrong{"form", "[[layer]]\nkind = 'symbols'\nform = 'pies'\n", "line 3", "pies", "bars"},
        Wrong{"both_ways", "[[layer]]\nkind = 'areas'\n[choropleth]\nclasses = 5\n", "line 3", "choropleth", "[[layer]]"},
        Wrong{"no_list", "layer = 'areas'\n", "line 1", "layer", "[[layer]]"},
        Wrong{"not_toml", "title = \"open\nnext", "line 1", "TOML", "quotes"},
        Wrong{"table_wanted", "subject = 'wards'\n", "line 1", "subject", "table"}),
    [](const auto& with) { return std::string(with.param.name); });

TEST(Recipe, TheExampleOfTheirPageIsOne) {
  const std::string page = read_whole(KUIKI_SOURCE_DIR "/assets/maps/README.md");
  const auto begin = page.find("```toml\n") + 8, end = page.find("```", begin);
  const auto example = parse_recipe(page.substr(begin, end - begin), "README.md");
  EXPECT_EQ(example.options<AreaFill>().method, Method::manual);
  EXPECT_EQ(example.options<Symbols>().indicator, "registry-population");
  for (const char* key : {"title",     "subtitle",      "note",          "partnership", "areas",   "within",
                          "codes",     "indicator",     "period",        "method",      "classes", "breaks",
                          "palette",   "reverse",       "exact_classes", "same_breaks", "show",    "order",
                          "hazards",   "shelters_only", "indicators",    "names",       "values",  "legend",
                          "ranking",   "scale_bar",     "north_arrow",   "reference",   "centre",  "width_km",
                          "height_km", "subject",       "kind",          "zone",        "crs",     "id",
                          "name",      "visible",       "opacity",       "form",        "size",    "color",
                          "totals"})
    EXPECT_THAT(page, HasSubstr("`" + std::string(key) + "`")) << "every key is described";
}

TEST(Recipe, BundledOnesAreReadAndSaveTheSame) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(KUIKI_SOURCE_DIR "/assets/maps")) {
    if (entry.path().extension() != ".toml") continue;
    ++count;
    const auto document = parse_recipe(read_whole(entry.path()), entry.path().string());
    EXPECT_FALSE(document.title.ja.empty() || document.title.en.empty()) << entry.path();
    EXPECT_EQ(parse_recipe(write_recipe(document), entry.path().string()), document) << entry.path();
  }
  EXPECT_GE(count, 10u);
}

TEST(Recipe, OfAFileComesBackTheSame) {
  const auto document = parse_recipe(
      "[subject]\nfile = \"towns.shp\"\nvalue = \"人口\"\nno_data = [-9999]\n"
      "[[layer]]\nkind = \"areas\"\n"
      "[[layer]]\nkind = \"symbols\"\nfile = \"other.zip\"\nvalue = \"#3\"\nlabel = \"none\"\n",
      "a.toml");
  EXPECT_EQ(document.subject.source.file, "towns.shp");
  EXPECT_EQ(measured(document.layers[0].options)->indicator, document.subject.source.id());
  const auto* symbols = measured(document.layers[1].options);
  ASSERT_TRUE(symbols->subject);
  EXPECT_EQ(symbols->indicator, symbols->subject->source.id());
  EXPECT_NE(symbols->indicator, document.subject.source.id());
  const auto text = write_recipe(document);
  EXPECT_EQ(text.find("indicator"), std::string::npos) << "the field says it: " << text;
  EXPECT_EQ(parse_recipe(text, "a.toml"), document);
}

}  // namespace
}  // namespace kuiki::map
