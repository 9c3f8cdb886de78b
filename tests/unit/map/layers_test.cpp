#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "base/error.h"
#include "map/labels.h"
#include "map/layer_kinds.h"
#include "map/legend.h"
#include "map/markers.h"
#include "map/palette.h"
#include "map/rects.h"
#include "map/symbol_scale.h"
#include "map/tones.h"
#include "map/view.h"
#include "small_country.h"

/// Several layers of one kind, and what lets through what.
namespace kuiki::map {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The country with a total: residents, of which one ward has fewer than none (a change), and one no figure.
class WithTotals : public small::Country {
 public:
  WithTotals() {
    model::Indicator residents;
    residents.id = "residents";
    residents.name = "人口";
    residents.name_en = "Residents";
    residents.unit = "人";
    residents.decimals = 0;
    residents.source = "census";
    data.indicators.push_back(residents);
    const auto put = [&](const std::string& code, double value) {
      auto& o = data.observations;
      o.indicator.push_back(1);
      o.area.push_back(row(code));
      o.period.push_back(1);
      o.role.push_back(model::Role::actual);
      o.status.push_back(model::Status::printed);
      o.value.push_back(value);
      o.part.emplace_back();
      o.qualifier.emplace_back(model::Qualifier::exact);
      o.printed.emplace_back();
      o.note.emplace_back();
    };
    put("01101", 40'000);
    put("01102", 10'000);
    put("01103", -2'500);
    put("d-east", 800);
    put("d-west", 200);
    finish();
  }
};

MapDocument circles() {
  MapDocument d;
  d.subject = {model::AreaSet::wards, "01100", {}};
  auto& symbols = d.edit<Symbols>();
  symbols.indicator = "residents";
  d.show<Symbols>();
  return d;
}

Scene draw(const small::Country& country, const MapDocument& document, std::vector<PlacedLabel>* labels = nullptr) {
  const View view = fit_view(country.data, document, 800, 600);
  ComposeCache cache;
  Scene scene = compose({country.data, document, thematic(country.data, document)}, view, Lang::ja, cache);
  if (labels != nullptr) *labels = placed_labels(cache);
  return scene;
}

std::vector<LegendBlock> legend(const small::Country& country, const MapDocument& document) {
  const View view = fit_view(country.data, document, 800, 600);
  return legend_of(country.data, document, thematic(country.data, document), Lang::ja, &view);
}

template <class T>
std::vector<T> items_of(const Scene& scene) {
  std::vector<T> found;
  for (const auto& item : scene.items)
    if (const auto* one = std::get_if<T>(&item)) found.push_back(*one);
  return found;
}

std::vector<MarkerItem> circles_of(const Scene& scene) {
  auto all = items_of<MarkerItem>(scene);
  std::erase_if(all, [](const MarkerItem& m) { return m.symbol != Symbol::circle; });
  return all;
}

TEST(Symbols, ACircleHasTheAreaOfItsValue) {
  const WithTotals country;
  const auto drawn = circles_of(draw(country, circles()));
  ASSERT_EQ(drawn.size(), 4u) << "three values and a mark for the ward without one";
  EXPECT_NEAR(drawn[0].size / drawn[1].size, 2, 1e-9) << "four times the residents: twice as wide, and beneath";
  EXPECT_NEAR(drawn[0].size / drawn[2].size, 4, 1e-9) << "by size, whatever the sign";
  EXPECT_EQ(drawn[1].fill, drawn[0].fill);
  EXPECT_NE(drawn[2].fill, drawn[0].fill) << "less than none is told apart";
  EXPECT_EQ(drawn[3].fill, paper::white) << "no figure: a small open mark";
  EXPECT_LT(drawn[3].size, 10);
}

TEST(Symbols, CirclesDoNotSmotherTheMap) {
  const WithTotals country;
  const auto document = circles();
  const Thematic theme = thematic(country.data, document);
  const auto& symbols = document.options<Symbols>();
  for (const double metres_per_unit : {2.0, 20.0, 60.0, 200.0, 2000.0}) {
    const auto scale = symbol_scale(country.data, theme, symbols, metres_per_unit);
    EXPECT_LE(scale.largest, 84);
    EXPECT_GE(scale.largest, 14);
  }
  auto twice = symbols;
  twice.size = 2;
  EXPECT_NEAR(symbol_scale(country.data, theme, twice, 60).largest,
              2 * symbol_scale(country.data, theme, symbols, 60).largest, 1e-9);
}

TEST(Symbols, ABarHasTheHeightOfItsValue) {
  const WithTotals country;
  auto document = circles();
  document.edit<Symbols>().form = Symbols::Form::bars;
  std::vector<RectItem> bars = items_of<RectItem>(draw(country, document));
  ASSERT_EQ(bars.size(), 3u);
  EXPECT_NEAR(bars[0].rect.h / bars[1].rect.h, 4, 1e-9);
  EXPECT_EQ(bars[0].rect.w, bars[2].rect.w);
  EXPECT_NE(bars[2].fill, bars[0].fill);
}

TEST(Symbols, TheLegendTellsRoundSizes) {
  const WithTotals country;
  const auto blocks = legend(country, circles());
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].title, "人口（人）");
  EXPECT_THAT(blocks[0].detail, HasSubstr("円の面積"));
  ASSERT_EQ(blocks[0].entries.size(), 3u) << "sizes, negative, no data";
  const auto& sizes = blocks[0].entries[0].sizes;
  ASSERT_GE(sizes.size(), 2u);
  EXPECT_EQ(sizes[0].label, "20,000");
  EXPECT_EQ(sizes[1].label, "5,000");
  EXPECT_NEAR(sizes[0].size / sizes[1].size, 2, 1e-9);
  const auto scale = symbol_scale(country.data, thematic(country.data, circles()), circles().options<Symbols>(),
                                  fit_view(country.data, circles(), 800, 600).metres_per_unit);
  EXPECT_NEAR(sizes[0].size, scale.size_of(20'000), 1e-9) << "as large as on the map";
  EXPECT_EQ(blocks[0].entries[1].count, "1区");
  EXPECT_EQ(blocks[0].entries[2].label, "データなし");
}

TEST(Symbols, LegendSizesStandOneWithinTheOther) {
  LegendEntry entry;
  entry.sizes = {{60, "a"}, {30, "b"}, {28, "c"}};
  const PlacedSizes placed = place_sizes(entry, 16);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(placed.sizes[i].top + entry.sizes[i].size, placed.height);
  EXPECT_GE(placed.sizes[2].middle - placed.sizes[1].middle, 16) << "labels part";
  EXPECT_GE(placed.bottom, placed.sizes[2].middle + 8);
}

TEST(Symbols, NamesStandBesideTheirCircle) {
  const WithTotals country;
  std::vector<PlacedLabel> labels;
  const Scene scene = draw(country, circles(), &labels);
  const auto drawn = circles_of(scene);
  ASSERT_FALSE(labels.empty());
  for (const auto& label : labels)
    for (const auto& circle : drawn) {
      const double dx = std::max({label.name.x - circle.at[0].x, 0.0, circle.at[0].x - (label.name.x + label.name.w)});
      const double dy = std::max({label.name.y - circle.at[0].y, 0.0, circle.at[0].y - (label.name.y + label.name.h)});
      EXPECT_GT(std::hypot(dx, dy), circle.size * 0.4) << "no circle is written over";
    }
}

TEST(Symbols, RankingIsInTheColourOfTheSymbols) {
  const WithTotals country;
  const Thematic theme = thematic(country.data, circles());
  EXPECT_EQ(theme.layer, "symbols");
  ASSERT_EQ(theme.colors.size(), 1u);
  EXPECT_THAT(theme.classes.class_of, ElementsAre(0, 0, 0, -1));
  EXPECT_EQ(theme.classes.classes[0].low, -2500);
  EXPECT_EQ(theme.classes.missing, 1u);
}

/// Wards by a rate beneath, districts of another city by residents above.
MapDocument two_fills() {
  MapDocument d = small::wards();
  auto& second = std::get<AreaFill>(d.add(AreaFill{}).options);
  second.subject = Subject{model::AreaSet::districts, "01203", {}};
  second.indicator = "residents";
  second.palette = "green";
  d.extent.areas = {"01100", "01203"};
  d.extent.subject = false;
  return d;
}

TEST(SeveralLayers, FillsAreDrawnInTheirOrderWithTheirColours) {
  const WithTotals country;
  const auto document = two_fills();
  ASSERT_EQ(document.layers[1].id, "areas-2") << "over the first, under the names";
  const auto fills = items_of<FillItem>(draw(country, document));
  const auto blue = palette_colors("blue", 2).back();
  const auto green = palette_colors("green", 1).back();
  const auto has = [&](const FillItem& item, Rgba color) {
    return std::ranges::any_of(item.paints, [&](const Paint& paint) { return paint.color == color; });
  };
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t i = 0; i < fills.size(); ++i) {
    if (has(fills[i], blue)) first = i;
    if (has(fills[i], green) || has(fills[i], palette_colors("green", 2).back())) second = i;
  }
  EXPECT_GT(first, 0u);
  EXPECT_GT(second, first);
}

TEST(SeveralLayers, EachHasItsLegend) {
  const WithTotals country;
  auto document = two_fills();
  auto blocks = legend(country, document);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[0].title, "人口（人）") << "the upper one first";
  EXPECT_EQ(blocks[1].title, "高齢化率（%）");
  document.layers[1].name = {"地区の人口", "Residents by district"};
  blocks = legend(country, document);
  EXPECT_EQ(blocks[0].title, "地区の人口");
  EXPECT_THAT(blocks[0].detail, HasSubstr("人口（人）"));
  document.layers[1].visible = false;
  EXPECT_EQ(legend(country, document).size(), 1u);
}

TEST(SeveralLayers, TheSameIndicatorTwiceIsToldApartByItsPeriod) {
  const WithTotals country;
  auto document = small::wards();
  auto& again = std::get<AreaFill>(document.add(AreaFill{}).options);
  again.indicator = "ageing-rate";
  const auto blocks = legend(country, document);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_THAT(blocks[0].detail, HasSubstr("2020"));
}

TEST(SeveralLayers, NamesOfBothFillsAreWanted) {
  const WithTotals country;
  std::vector<PlacedLabel> labels;
  (void)draw(country, two_fills(), &labels);
  const auto named = [&](const char* code) {
    return std::ranges::find(labels, country.row(code), &PlacedLabel::area) != labels.end();
  };
  EXPECT_TRUE(named("d-east"));
  EXPECT_TRUE(named("01101"));
}

TEST(SeveralLayers, LandIsSeenThroughAThinFill) {
  const small::Country country;
  auto document = small::wards();
  const auto opaque = items_of<FillItem>(draw(country, document));
  document.layers[0].opacity = 0.5;
  const auto thin = items_of<FillItem>(draw(country, document));
  const auto covered_by_land = [&](const std::vector<FillItem>& fills) {
    std::size_t count = 0;
    for (const auto& fill : fills)
      if (fill.paints.front().color == paper::land)
        for (std::size_t i = 0; i < fill.paths->shapes(); ++i) count += fill.paint_of.empty() || fill.paint_of[i] == 0;
    return count;
  };
  EXPECT_EQ(covered_by_land(thin), covered_by_land(opaque) + 1) << "the city of the wards lies beneath";
  EXPECT_EQ(thin.back().paints.front().color.a, 128);
  EXPECT_EQ(opaque.back().paints.front().color.a, 255);
  const auto blocks = legend(country, document);
  const Rgba shown = blocks[0].entries[0].swatch.fill.color;
  EXPECT_EQ(shown, mix(paper::land, palette_colors("blue", 2).front(), 0.5)) << "the legend shows what is seen";
}

TEST(SeveralLayers, SitesOfEachHaveTheirColour) {
  const small::Country country;
  auto document = small::wards();
  document.extent.areas = {"01100"};
  document.show<Sites>();
  document.edit<Sites>().hazards = {model::Hazard::tsunami};
  auto& second = std::get<Sites>(document.add(Sites{}).options);
  second.hazards = {model::Hazard::flood};
  second.color = rgb(0xb4531f);
  View view = fit_view(country.data, document, 800, 600);
  view.metres_per_unit = 20;
  ComposeCache cache;
  const Scene scene = compose({country.data, document, thematic(country.data, document)}, view, Lang::ja, cache);
  std::vector<Rgba> colors;
  for (const auto& marker : items_of<MarkerItem>(scene)) colors.push_back(marker.fill);
  EXPECT_THAT(colors, testing::Contains(tone::facility));
  EXPECT_THAT(colors, testing::Contains(rgb(0xb4531f)));
  const auto blocks = legend_of(country.data, document, thematic(country.data, document), Lang::ja, &view);
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_THAT(blocks[1].detail, HasSubstr("洪水"));
  EXPECT_THAT(blocks[2].detail, HasSubstr("津波"));
}

TEST(SeveralLayers, TwoPartnershipsAreBothDrawn) {
  const small::Country country;
  auto document = small::wards();
  document.edit<AreaFill>().indicator.clear();
  document.edit<PartnershipLayer>().partnership = "equals";
  document.show<PartnershipLayer>();
  document.add(PartnershipLayer{"four-and-port", rgb(0x8a3b73)});
  std::size_t usual = 0;
  std::size_t own = 0;
  for (const auto& line : items_of<LineItem>(draw(country, document))) {
    usual += line.color == tone::partnership;
    own += line.color == rgb(0x8a3b73);
  }
  EXPECT_GT(usual, 0u);
  EXPECT_GT(own, 0u);
  EXPECT_EQ(legend(country, document).size(), 2u);
}

TEST(LeadLayer, IsTheLowestVisibleWithAnIndicator) {
  MapDocument d;
  EXPECT_EQ(lead_layer(d)->id, "areas") << "a fill that could show one";
  d.edit<Symbols>().indicator = "residents";
  EXPECT_EQ(lead_layer(d)->id, "areas") << "hidden";
  d.show<Symbols>();
  EXPECT_EQ(lead_layer(d)->id, "symbols");
  d.edit<AreaFill>().indicator = "ageing-rate";
  EXPECT_EQ(lead_layer(d)->id, "areas");
  d.layers.clear();
  EXPECT_EQ(lead_layer(d), nullptr);
  EXPECT_EQ(lead_figures(d).indicator, "");
  const small::Country country;
  d.subject = {model::AreaSet::wards, "01100", {}};
  EXPECT_EQ(thematic(country.data, d).areas.size(), 4u);
  EXPECT_FALSE(draw(country, d).items.empty()) << "a map without layers is bare land";
}

/// Districts of a town a few hundred metres across, whose bars would stand on each other.
TEST(Symbols, BarsOfCloseAreasStandApartAndNoNameIsLost) {
  WithTotals country;
  for (const auto& [code, x] : {std::pair{"01101", 141.08}, {"01102", 141.082}, {"01103", 141.084}, {"01104", 141.086}})
    country.data.areas.centre[country.row(code)] = {x, 43.09};
  MapDocument d = circles();
  d.edit<Symbols>().form = Symbols::Form::bars;
  std::vector<PlacedLabel> labels;
  const Scene scene = draw(country, d, &labels);
  std::vector<Rect> bars;
  for (const auto& item : items_of<RectItem>(scene))
    if (item.stroke_width > 0) bars.push_back(item.rect);
  ASSERT_EQ(bars.size(), 3u);
  for (std::size_t i = 0; i < bars.size(); ++i)
    for (std::size_t j = i + 1; j < bars.size(); ++j) EXPECT_FALSE(overlap(bars[i], bars[j])) << i << " and " << j;
  const auto named = std::ranges::count(labels, LabelKind::subject, &PlacedLabel::kind);
  EXPECT_EQ(named, 4);
}

TEST(LayerKinds, StandInTheOrderOfTheirOptions) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < layer_kinds().size(); ++i) {
    EXPECT_EQ(layer_kinds()[i].usual.index(), i);
    words.emplace_back(layer_kinds()[i].id);
    EXPECT_EQ(find_layer_kind(words.back()), &layer_kinds()[i]);
  }
  EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
}

}  // namespace
}  // namespace kuiki::map
