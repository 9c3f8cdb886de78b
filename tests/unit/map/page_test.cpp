#include "map/page.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "map/legend.h"
#include "map/page_data.h"
#include "map/ranking.h"
#include "map/sheet_check.h"

namespace kuiki::map {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

MapDocument wards() {
  MapDocument d;
  d.title = {"札幌市の高齢化率", "Ageing rate in Sapporo"};
  d.subject.set = model::AreaSet::wards;
  d.subject.within = "01100";
  d.choropleth.indicator = "rate";
  d.furniture.reference = "01100";
  return d;
}

MapDocument region() {
  MapDocument d;
  d.title = {"連携中枢都市圏", "Core city region"};
  d.subject.codes = {"01100", "01203", "01999"};
  d.partnership = "region";
  for (auto& layer : d.layers) layer.visible = layer.kind != LayerKind::facilities;
  return d;
}

std::vector<std::string> words_of(const Scene& scene) {
  std::vector<std::string> words;
  for (const auto& item : scene.items)
    if (const auto* text = std::get_if<TextItem>(&item)) words.push_back(text->text);
  return words;
}

TEST(LegendOf, TheIndicatorWithItsUnitOnceAndWardsCounted) {
  const auto data = page_data();
  auto document = wards();
  document.choropleth.exact_classes = true;
  const auto blocks = legend_of(data, document, thematic(data, document), Lang::ja);
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].title, "高齢化率（推計、%）");
  ASSERT_EQ(blocks[0].entries.size(), 5u) << "three values, no data, outside";
  EXPECT_EQ(blocks[0].entries[0].label, "24.6");
  EXPECT_EQ(blocks[0].entries[0].count, "1区");
  EXPECT_TRUE(blocks[0].entries[3].swatch.fill.hatch);
  EXPECT_EQ(blocks[0].entries[3].label, "データなし");
  EXPECT_EQ(blocks[0].entries[4].label, "対象外（市外）");
  const auto english = legend_of(data, document, thematic(data, document), Lang::en);
  EXPECT_EQ(english[0].title, "Ageing rate (%)");
  EXPECT_EQ(english[0].entries[0].count, "1 ward");
}

TEST(LegendOf, CountsInTheWordForTheAreas) {
  const auto data = page_data();
  const auto noun = [&](std::vector<model::AreaRow> rows) { return noun_of(data, rows).ja; };
  EXPECT_EQ(noun({2, 3}), "区");
  EXPECT_EQ(noun({6}), "市");
  EXPECT_EQ(noun({6, 7}), "市村");
  EXPECT_EQ(noun({2, 6}), "市区");
  EXPECT_EQ(noun({8, 9}), "地区");
  EXPECT_EQ(noun({0}), "都道府県");
  EXPECT_EQ(counted(counter_of(data, std::vector<model::AreaRow>{6, 7}), 1, Lang::en), "1 municipality");
  EXPECT_EQ(counted(counter_of(data, std::vector<model::AreaRow>{6, 7}), 1902, Lang::en), "1,902 municipalities");
}

TEST(LegendOf, PartnershipAndSitesAndApproximateBoundaries) {
  const auto data = page_data();
  auto document = region();
  document.facilities.hazards = {model::Hazard::tsunami};
  for (auto& layer : document.layers) layer.visible = true;
  const auto blocks = legend_of(data, document, thematic(data, document), Lang::ja);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[0].title, "連携中枢都市圏");
  EXPECT_EQ(blocks[0].entries[0].count, "1市") << "four wards lead together: the city";
  EXPECT_EQ(blocks[0].entries[1].count, "2市村");
  EXPECT_EQ(blocks[0].entries[2].swatch.kind, Swatch::Kind::line);
  EXPECT_THAT(blocks[1].detail, HasSubstr("津波"));
  EXPECT_EQ(blocks[1].entries.front().swatch.kind, Swatch::Kind::marker);
  EXPECT_FALSE(blocks[1].entries.back().swatch.dash.empty()) << "approximate boundaries";
}

TEST(LegendOf, WhereNoSitesAreKnownNoSymbolIsNotNone) {
  const auto data = page_data();
  const auto detail_of = [&](MapDocument document, Lang lang) {
    for (auto& layer : document.layers) layer.visible = layer.kind == LayerKind::facilities;
    return legend_of(data, document, thematic(data, document), lang).back().detail;
  };
  EXPECT_THAT(detail_of(wards(), Lang::ja), HasSubstr("データなし（札幌市の避難場所は収録していません）"));
  EXPECT_THAT(detail_of(wards(), Lang::en), HasSubstr("No data"));
  EXPECT_THAT(detail_of(region(), Lang::ja), HasSubstr("データがあるのは3市町村のうち1だけです"));
}

TEST(RankingOf, GreatestFirstWithTheCitysValue) {
  const auto data = page_data();
  const auto document = wards();
  const auto theme = thematic(data, document);
  const auto ranking = ranking_of(data, document, theme, Lang::ja);
  ASSERT_TRUE(ranking);
  EXPECT_EQ(ranking->title, "区の順位");
  ASSERT_EQ(ranking->bars.size(), 3u) << "an area without a value has no rank";
  EXPECT_EQ(ranking->bars[0].name, "東区");
  EXPECT_EQ(ranking->bars[0].value_text, "38.6");
  EXPECT_EQ(ranking->bars[0].color, theme.colors.back());
  ASSERT_TRUE(ranking->reference);
  EXPECT_EQ(ranking->reference->label, "市全体 29.4");
  EXPECT_DOUBLE_EQ(ranking->reference->value, 29.4);
  EXPECT_EQ(ranking_of(data, document, theme, Lang::en)->reference->label, "Sapporo-shi 29.4");
}

TEST(RankingOf, NothingWithoutAnIndicator) {
  const auto data = page_data();
  auto document = wards();
  document.choropleth.indicator.clear();
  EXPECT_FALSE(ranking_of(data, document, thematic(data, document), Lang::ja));
}

TEST(MembersOf, LatestCensusOfMostAndUnknownWhereThereIsNone) {
  const auto data = page_data();
  const auto members = members_of(data, region(), Lang::ja);
  ASSERT_TRUE(members);
  EXPECT_EQ(model::to_string(members->period), "2010-10-01") << "2020 has one of three, 2010 two";
  ASSERT_EQ(members->ranking.bars.size(), 3u);
  EXPECT_EQ(members->ranking.bars[0].name, "札幌市");
  EXPECT_EQ(members->ranking.bars[2].value_text, "不明");
  EXPECT_TRUE(std::isnan(members->ranking.bars[2].value));
  EXPECT_THAT(members->ranking.detail, HasSubstr("2,031,928"));
}

TEST(ComposePage, TellsEverythingAndNothingTwiceInOnePlace) {
  const auto data = page_data();
  for (const auto& [name, page] : {std::pair{"1920x1080", layout_pixels(1920, 1080)},
                                   {"600x400", layout_pixels(600, 400)},
                                   {"A4-portrait", layout_page("A4-portrait", 150)},
                                   {"A3-landscape", layout_page("A3-landscape", 300)}})
    for (const auto lang : {Lang::ja, Lang::en})
      for (const auto& document : {wards(), region()}) {
        ComposeCache cache;
        const auto scene = compose_page(data, document, page, lang, cache);
        EXPECT_EQ(scene.width, page.width);
        EXPECT_EQ(scene.title, document.title.in(lang));
        expect_tidy_words(scene, page.least_text, name);
        EXPECT_THAT(words_of(scene), Contains(document.title.in(lang)));
        EXPECT_THAT(words_of(scene), Contains(HasSubstr(lang == Lang::ja ? "出典" : "Sources")));
        EXPECT_THAT(words_of(scene), Contains("N"));
        EXPECT_THAT(words_of(scene), Contains(HasSubstr(" km")));
      }
}

TEST(ComposePage, LooksWhereTheViewerLooks) {
  const auto data = page_data();
  const auto document = wards();
  auto view = fit_view(data, document, 500, 500);
  view.metres_per_unit *= 3;
  ComposeCache cache;
  const auto page = layout_pixels(1920, 1080);
  const auto fitted = compose_page(data, document, page, Lang::ja, cache),
             seen = compose_page(data, document, page, Lang::ja, cache, view);
  const auto scale = [](const Scene& scene) {
    for (const auto& item : scene.items)
      if (const auto* fill = std::get_if<FillItem>(&item)) return fill->at.k;
    return 0.0;
  };
  EXPECT_LT(scale(seen), scale(fitted)) << "farther away";
}

TEST(ComposePage, FurnitureCanBeLeftOut) {
  const auto data = page_data();
  auto document = wards();
  document.furniture = {false, false, false, false, ""};
  ComposeCache cache;
  const auto words = words_of(compose_page(data, document, layout_pixels(1920, 1080), Lang::ja, cache));
  EXPECT_THAT(words, testing::Not(Contains("N")));
  EXPECT_THAT(words, testing::Not(Contains("区の順位")));
  EXPECT_THAT(words, testing::Not(Contains("データなし")));
  EXPECT_THAT(words, Contains(HasSubstr("出典"))) << "sources are never left out";
}

TEST(ComposePage, TheSubtitleIsMadeWhereThereIsNone) {
  const auto data = page_data();
  ComposeCache cache;
  EXPECT_THAT(words_of(compose_page(data, wards(), layout_pixels(1920, 1080), Lang::ja, cache)),
              Contains("高齢化率（推計）、2020年10月1日"));
}

}  // namespace
}  // namespace kuiki::map
