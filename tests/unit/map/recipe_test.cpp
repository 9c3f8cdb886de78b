#include "map/recipe.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/atomic_file.h"
#include "base/error.h"

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
    testing::Values(Wrong{"unknown_key", "title = 'x'\ntitel = 'y'\n", "line 2", "titel", "subtitle"},
                    Wrong{"unknown_table", "[choroplet]\nclasses = 5\n", "line 1", "choroplet", "choropleth"},
                    Wrong{"unknown_inner_key", "[choropleth]\nclass = 5\n", "line 2", "class", "classes"},
                    Wrong{"method", "[choropleth]\nmethod = 'natural'\n", "line 2", "choropleth.method", "jenks"},
                    Wrong{"palette", "[choropleth]\npalette = 'beige'\n", "line 2", "palette", "blue-orange"},
                    Wrong{"classes", "[choropleth]\nclasses = 12\n", "line 2", "12", "3 to 7"},
                    Wrong{"classes_type", "[choropleth]\nclasses = 'five'\n", "line 2", "choropleth.classes",
                          "whole number"},
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
                    Wrong{"not_toml", "title = \"open\nnext", "line 1", "TOML", "quotes"},
                    Wrong{"table_wanted", "subject = 'wards'\n", "line 1", "subject", "table"}),
    [](const auto& with) { return std::string(with.param.name); });

TEST(Recipe, TheExampleOfTheirPageIsOne) {
  const std::string page = read_whole(KUIKI_SOURCE_DIR "/assets/maps/README.md");
  const auto begin = page.find("```toml\n") + 8, end = page.find("```", begin);
  const auto example = parse_recipe(page.substr(begin, end - begin), "README.md");
  EXPECT_EQ(example.options<AreaFill>().method, Method::manual);
  for (const char* key :
       {"title",         "subtitle",    "note",      "partnership", "areas",     "within",        "codes",
        "indicator",     "period",      "method",    "classes",     "breaks",    "palette",       "reverse",
        "exact_classes", "same_breaks", "show",      "order",       "hazards",   "shelters_only", "indicators",
        "names",         "values",      "legend",    "ranking",     "scale_bar", "north_arrow",   "reference",
        "centre",        "width_km",    "height_km", "subject",     "kind",      "zone",          "crs"})
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

}  // namespace
}  // namespace kuiki::map
