#include "map/labels.h"

#include <gmock/gmock.h>

#include "map/palette.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::ElementsAre;

namespace {

struct Drawn {
  Scene scene;
  std::vector<PlacedLabel> labels;
  View view;
};

Drawn draw(const small::Country& country, const MapDocument& document, double width = 900, double height = 700,
           double scale = 1, const std::vector<Rect>& reserved = {}) {
  Drawn drawn;
  drawn.view = fit_view(country.data, document, width, height);
  drawn.view.metres_per_unit *= scale;
  ComposeCache cache;
  drawn.scene =
      compose({country.data, document, thematic(country.data, document)}, drawn.view, Lang::ja, cache, {}, reserved);
  drawn.labels = placed_labels(cache);
  return drawn;
}

std::vector<Rect> rects(const PlacedLabel& label) {
  std::vector<Rect> all{label.name};
  if (label.value.w > 0) all.push_back(label.value);
  return all;
}
bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void expect_tidy(const Drawn& drawn) {
  for (std::size_t i = 0; i < drawn.labels.size(); ++i)
    for (const auto& rect : rects(drawn.labels[i])) {
      EXPECT_GE(rect.x, 0);
      EXPECT_GE(rect.y, 0);
      EXPECT_LE(rect.x + rect.w, drawn.view.width);
      EXPECT_LE(rect.y + rect.h, drawn.view.height);
      for (std::size_t j = 0; j < i; ++j)
        for (const auto& other : rects(drawn.labels[j])) EXPECT_FALSE(overlap(rect, other)) << i << " " << j;
    }
}

void expect_inside(const small::Country& country, const Drawn& drawn, const PlacedLabel& label) {
  const auto& table = country.data.areas.best(label.area);
  for (const auto& rect : rects(label))
    for (const double fx : {0.0, 0.5, 1.0})
      for (const double fy : {0.0, 0.5, 1.0})
        EXPECT_TRUE(
            geo::contains(table, label.area.index(), drawn.view.to_lonlat(rect.x + fx * rect.w, rect.y + fy * rect.h)))
            << country.data.areas.code[label.area];
}

}  // namespace

TEST(Labels, EveryWardHasItsNameAndValueInsideItsBorders) {
  const small::Country country;
  const auto drawn = draw(country, small::wards());
  int wards = 0;
  for (const auto& label : drawn.labels) {
    if (label.kind != LabelKind::subject) continue;
    ++wards;
    expect_inside(country, drawn, label);
    EXPECT_EQ(label.value.w > 0, country.data.areas.code[label.area] != "01104") << "no value, no line for it";
  }
  EXPECT_EQ(wards, 4);
  expect_tidy(drawn);
}

TEST(Labels, TheHoleOfAnAreaStaysFree) {
  const small::Country country;
  for (const double scale : {1.0, 0.6, 0.3}) {
    const auto drawn = draw(country, small::wards(), 900, 700, scale);
    for (const auto& label : drawn.labels)
      if (label.kind == LabelKind::subject && !label.led) expect_inside(country, drawn, label);
    expect_tidy(drawn);
  }
}

TEST(Labels, NeighboursAreNamedInTheirVisiblePart) {
  const small::Country country;
  const auto drawn = draw(country, small::wards());
  bool port = false;
  for (const auto& label : drawn.labels) {
    if (label.kind != LabelKind::neighbour) continue;
    expect_inside(country, drawn, label);
    port = port || label.area == country.row("01203");
  }
  EXPECT_TRUE(port);
}

TEST(Labels, NoNameStandsWhereTheScaleBarWill) {
  const small::Country country;
  const Rect bar{0, 600, 900, 100};
  const auto drawn = draw(country, small::wards(), 900, 700, 1, {bar});
  for (const auto& label : drawn.labels)
    for (const auto& rect : rects(label)) EXPECT_FALSE(overlap(rect, bar));
}

TEST(Labels, PanningMovesNamesWithTheirAreas) {
  const small::Country country;
  const auto document = small::wards();
  const auto theme = thematic(country.data, document);
  View view = fit_view(country.data, document, 900, 700);
  view.metres_per_unit *= 2;
  ComposeCache cache;
  compose({country.data, document, theme}, view, Lang::ja, cache);
  const auto before = placed_labels(cache);
  view.centre.x += 10 * view.metres_per_unit;
  compose({country.data, document, theme}, view, Lang::ja, cache);
  const auto& after = placed_labels(cache);
  for (const auto& old : before) {
    if (old.kind != LabelKind::subject) continue;
    const auto now = std::ranges::find_if(after, [&](const auto& l) { return l.kind == old.kind && l.area == old.area; });
    ASSERT_NE(now, after.end());
    EXPECT_NEAR(now->name.x, old.name.x - 10, 1e-6);
    EXPECT_NEAR(now->name.y, old.name.y, 1e-6);
  }
}

TEST(Labels, SmallFramesHaveFewerNamesNotOverlappingOnes) {
  const small::Country country;
  for (const double side : {1.0, 30.0, 80.0, 160.0, 320.0}) expect_tidy(draw(country, small::wards(), side, side));
}

TEST(Labels, TooFarForItsWardsTheCityIsNamed) {
  const small::Country country;
  const auto drawn = draw(country, small::wards(), 900, 700, 15);
  ASSERT_FALSE(drawn.labels.empty());
  EXPECT_EQ(drawn.labels.front().area, country.row("01100"));
}

TEST(Labels, ALineToANameNeverStrikesOutAnother) {
  // A speck in a subject that leaves one way out: a corridor to the right.
  auto paths = std::make_shared<geo::PathSet>();
  const auto shape = [&](std::vector<geo::Vec2f> points) {
    for (auto& p : points) p.y = 400 - p.y;  // frame to plane
    paths->points.insert(paths->points.end(), points.begin(), points.end());
    paths->ring_end.push_back(static_cast<std::uint32_t>(paths->points.size()));
    paths->shape_end.push_back(static_cast<std::uint32_t>(paths->ring_end.size()));
  };
  shape({{290, 195}, {300, 195}, {300, 205}, {290, 205}});
  shape({{0, 0}, {600, 0}, {600, 180}, {310, 180}, {310, 220}, {600, 220}, {600, 400}, {0, 400}});
  Ground ground;
  ground.rows = {0, 1};
  ground.paths = paths;
  View view;
  view.centre = {300, 200};
  view.metres_per_unit = 1;
  view.width = 600;
  view.height = 400;

  LabelWish in_the_way, speck;
  in_the_way.name = "北大井";
  in_the_way.anchor = {350, 200};
  speck.kind = LabelKind::subject;
  speck.name = "中央";
  speck.ground = &ground;
  speck.anchor = {295, 200};
  speck.may_lead = true;
  const auto placed = [&](const std::vector<LabelWish>& wishes, std::vector<Item>& items) {
    LabelCache cache;
    return place_labels(wishes, {}, view, cache, items);
  };
  std::vector<Item> alone, both;
  const auto led = placed({speck}, alone);
  ASSERT_EQ(led.size(), 1u);
  EXPECT_TRUE(led[0].led);
  EXPECT_EQ(placed({in_the_way, speck}, both).size(), 1u);  // no way but through the other name: better none
  for (const auto& item : both) EXPECT_FALSE(std::holds_alternative<LineItem>(item));
}

TEST(Labels, DarkOnLightAndLightOnDark) {
  const small::Country country;
  const auto drawn = draw(country, small::wards());
  for (const auto* text : small::items<TextItem>(drawn.scene))
    EXPECT_GE(contrast(text->color, text->halo), 4.5) << text->text;
}

TEST(Labels, SwitchedOffThereAreNone) {
  const small::Country country;
  auto document = small::wards();
  document.show<Labels>(false);
  EXPECT_TRUE(draw(country, document).labels.empty());
  document = small::wards();
  document.edit<Labels>().values = false;
  for (const auto& label : draw(country, document).labels) EXPECT_EQ(label.value.w, 0);
}

TEST(LabelBlock, LongNamesAreDividedWhereTheyMay) {
  EXPECT_THAT(divided_name("中央（東部）"), ElementsAre("中央", "（東部）"));
  EXPECT_THAT(divided_name("Minami Ward of Sapporo"), ElementsAre("Minami Ward", "of Sapporo"));
  EXPECT_THAT(divided_name("札幌市"), ElementsAre("札幌市"));
  EXPECT_THAT(divided_name(""), ElementsAre(""));
}

TEST(LabelBlock, LinesStandUnderEachOtherAroundTheMiddle) {
  const std::vector<std::string> name{"南区"};
  const auto block = make_block(name, "38.6%", 14, true);
  ASSERT_EQ(block.ink.size(), 2u);
  EXPECT_LT(block.ink[0].y + block.ink[0].h, block.ink[1].y);
  EXPECT_NEAR(block.whole.y + block.whole.h, -block.whole.y, 1e-9);
  EXPECT_NEAR(block.ink[0].x + block.ink[0].w, -block.ink[0].x, 1e-9);
}

TEST(ValueLabel, ShortUnitsStandBehindTheNumber) {
  model::Indicator indicator;
  indicator.unit = "%";
  EXPECT_EQ(value_label(indicator, 38.56, {1, 1, {}, false}, Lang::ja), "38.6%");
  EXPECT_EQ(value_label(indicator, 38.56, {1, 1, {}, false}, Lang::en), "38.6%");
  indicator.unit = "人";
  EXPECT_EQ(value_label(indicator, 1234, {1, 0, {}, false}, Lang::ja), "1,234人");
  EXPECT_EQ(value_label(indicator, 1234, {1, 0, {}, false}, Lang::en), "1,234");
  indicator.unit = "人/km²";
  EXPECT_EQ(value_label(indicator, 70.12, {1, 1, {}, false}, Lang::ja), "70.1");
  EXPECT_EQ(value_label(indicator, NAN, {1, 1, {}, false}, Lang::ja), "");
}

TEST(Interior, HoldsOnlyWhatLiesWhollyInside) {
  geo::PathSet ring;
  ring.points = {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {40, 40}, {40, 60}, {60, 60}, {60, 40}};
  ring.ring_end = {4, 8};
  ring.shape_end = {2};
  const Interior interior(ring, 0, {1, 0, 100}, {0, 0, 100, 100});
  EXPECT_TRUE(interior.holds({5, 5, 30, 90}));
  EXPECT_FALSE(interior.holds({5, 5, 50, 50})) << "over the hole";
  EXPECT_FALSE(interior.holds({-5, 5, 20, 20}));
  EXPECT_NEAR(interior.area(), 9600, 800);
  EXPECT_NEAR(interior.middle().x, 50, 1);
}

TEST(Interior, AShapeOutsideItsBoundsIsEmpty) {
  geo::PathSet ring;
  ring.points = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  ring.ring_end = {4};
  ring.shape_end = {1};
  const Interior interior(ring, 0, {1, 0, 0}, {500, 500, 100, 100});
  EXPECT_EQ(interior.area(), 0);
  EXPECT_FALSE(interior.holds({510, 510, 5, 5}));
  const Interior around(ring, 0, {100, 0, 0}, {300, -600, 100, 100});
  EXPECT_NEAR(around.area(), 10000, 200) << "wholly inside, every edge far away";
}
