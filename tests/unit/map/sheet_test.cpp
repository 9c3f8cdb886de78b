#include "map/sheet.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.h"
#include "geo/geodesic.h"
#include "map/furniture.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/ranking.h"
#include "map/sheet_check.h"

namespace kuiki::map {
namespace {

struct Made {
  int classes = 5, bars = 10;
  bool lengthy = false;
  Lang lang = Lang::ja;
  int blocks = 1;
};

Sheet sheet_of(const Made& made) {
  Sheet sheet;
  sheet.lang = made.lang;
  const bool ja = made.lang == Lang::ja;
  sheet.title = ja ? "札幌市の高齢化率（区別）" : "Ageing rate in Sapporo, by ward";
  sheet.subtitle = ja ? "65歳以上人口の割合、2020年10月1日" : "Share of residents aged 65 and over, 1 October 2020";
  sheet.sources =
      ja ? "出典：国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成25年3月推計）』／「国土数値情報（行政区域デー"
           "タ）」（国土交通省）（https://nlftp.mlit.go.jp/ksj/gml/datalist/KsjTmplt-N03-v3_1.html）を加工して作成"
         : "Sources: National Institute of Population and Social Security Research, Population Projections by Region (March "
           "2013); made from the National Land Numerical Information (administrative areas), MLIT";
  sheet.remarks = {ja ? "境界は簡略化したもので、測定には使えません。"
                      : "Boundaries are generalised and not for measurement."};
  if (made.lengthy) {
    sheet.title = ja ? "札幌市及びその周辺の市町村における65歳以上の人口の割合（高齢化率）の見通しと、区ごとの避難場所の数と"
                       "の関係について（区別・地区別）"
                     : "Share of residents aged sixty-five and over in Sapporo and the municipalities around it, as "
                       "projected, and the number of evacuation sites by ward";
    sheet.subtitle += sheet.subtitle + sheet.subtitle;
    for (int i = 0; i < 3; ++i) sheet.remarks.push_back(sheet.sources);
  }
  for (int b = 0; b < made.blocks; ++b) {
    LegendBlock block;
    block.title = made.lengthy ? "65歳以上の人口が総人口に占める割合の2010年から2040年までの変化（%）" : "高齢化率（%）";
    block.detail = "自然分類・5階級（適合度 0.98）";
    const auto colors = palette_colors("blue", made.classes);
    for (const auto color : colors) {
      LegendEntry entry;
      entry.swatch.fill.color = color;
      entry.label = made.lengthy ? "−1,234,567.8 〜 1,234,567.8" : "26.7 〜 28.8";
      entry.count = ja ? "1,234区" : "1,234 wards";
      block.entries.push_back(entry);
    }
    sheet.legend.push_back(block);
  }
  if (made.bars > 0) {
    Ranking ranking;
    ranking.title = "区の順位";
    for (int i = 0; i < made.bars; ++i) {
      const double value = 50 - 80.0 * i / made.bars;
      ranking.bars.push_back(
          {made.lengthy ? "南アルプス市（山梨県）という長い名前の区" : "手稲区", "1,234.5", value, rgb(0x2478b7)});
    }
    ranking.reference = {29.4, "市全体 29.4"};
    sheet.ranking = ranking;
  }
  return sheet;
}

View view_of(const Rect& frame) {
  geo::ProjectionSpec spec;
  spec.lon0 = 141.3;
  spec.lat0 = 43;
  return {std::make_shared<geo::Projection>(spec), {0, 0}, 60, frame.w, frame.h};
}

Scene frame_of(const Rect& frame) {
  Scene scene;
  scene.width = frame.w;
  scene.height = frame.h;
  scene.background = paper::sea;
  return scene;
}

std::vector<std::pair<std::string, PageLayout>> pages() {
  std::vector<std::pair<std::string, PageLayout>> list;
  for (const auto& [w, h] : {std::pair{1920, 1080},
                             {3840, 2160},
                             {1024, 640},
                             {600, 400},
                             {800, 800},
                             {1080, 1920},
                             {400, 600},
                             {3508, 2480},
                             {2000, 500}})
    list.emplace_back(std::to_string(w) + "x" + std::to_string(h), layout_pixels(w, h));
  for (const char* page : {"A4-landscape", "A4-portrait", "A3-landscape", "A3-portrait"})
    list.emplace_back(page, layout_page(page, 300));
  return list;
}

TEST(Sheet, NoWordsAreCutOrCoverEachOther) {
  for (const auto& [name, page] : pages())
    for (const Made& made :
         {Made{}, Made{7, 0}, Made{7, 30}, Made{3, 1900}, Made{5, 10, true}, Made{7, 30, true, Lang::en},
          Made{5, 10, false, Lang::en}, Made{5, 12, false, Lang::ja, 3}, Made{4, 0, false, Lang::ja, 2}}) {
      Sheet sheet = sheet_of(made);
      const Rect frame = sheet_frame(sheet, page);
      sheet.view = view_of(frame);
      const std::string what =
          name + " " + std::to_string(made.classes) + "/" + std::to_string(made.bars) + (made.lengthy ? " lengthy" : "");
      expect_tidy_words(compose_sheet(sheet, page, frame_of(frame)), page.least_text, what);
    }
}

TEST(Sheet, TheMapGetsMostOfThePage) {
  for (const auto& [name, page] : pages()) {
    if (name == "2000x500") continue;
    const Sheet sheet = sheet_of({});
    const Rect frame = sheet_frame(sheet, page);
    EXPECT_GE(frame.x, 0);
    EXPECT_GE(frame.y, 0);
    EXPECT_LE(frame.x + frame.w, page.width);
    EXPECT_LE(frame.y + frame.h, page.height);
    EXPECT_GT(frame.w * frame.h, page.width * page.height * (page.width < 700 ? 0.3 : 0.45)) << name;
  }
}

TEST(Sheet, ThePlaceOfTheFrameDoesNotDependOnTheView) {
  const auto page = layout_pixels(1920, 1080);
  Sheet sheet = sheet_of({});
  const Rect frame = sheet_frame(sheet, page);
  sheet.view = view_of(frame);
  EXPECT_EQ(sheet_frame(sheet, page), frame);
}

TEST(Sheet, MovesTheFramesItemsAndKeepsThemInside) {
  const auto page = layout_pixels(1920, 1080);
  const Sheet sheet = sheet_of({});
  const Rect frame = sheet_frame(sheet, page);
  Scene map = frame_of(frame);
  map.items.push_back(ClipItem{{0, 0, 50, 50}});
  map.items.push_back(LineItem{{{1, 2}, {3, 4}}, paper::text, 1, {}});
  map.items.push_back(ClipItem{});
  map.items.push_back(FillItem{nullptr, {2, 5, 7}, {}, {}});
  const Scene scene = compose_sheet(sheet, page, std::move(map));
  std::vector<Rect> clips;
  for (const auto& item : scene.items) {
    if (const auto* clip = std::get_if<ClipItem>(&item)) clips.push_back(clip->rect);
    if (const auto* fill = std::get_if<FillItem>(&item)) {
      EXPECT_DOUBLE_EQ(fill->at.dx, 5 + frame.x);
      EXPECT_DOUBLE_EQ(fill->at.dy, 7 + frame.y);
      EXPECT_DOUBLE_EQ(fill->at.k, 2);
      EXPECT_EQ(clips.back(), frame) << "the end of a clip of the frame is the frame";
    }
  }
  ASSERT_EQ(clips.size(), 4u);
  EXPECT_EQ(clips[0], frame);
  EXPECT_EQ(clips[1], (Rect{frame.x, frame.y, 50, 50}));
  EXPECT_EQ(clips[3], Rect{}) << "legend and words are not clipped";
}

TEST(Sheet, TheScaleBarKeepsClearOfNames) {
  const auto page = layout_pixels(1920, 1080);
  Sheet sheet = sheet_of({});
  const Rect frame = sheet_frame(sheet, page);
  sheet.view = view_of(frame);
  Scene map = frame_of(frame);
  for (const double x : {30.0, frame.w - 120})
    map.items.push_back(TextItem{"小樽市", {14, true}, x, frame.h - 30, paper::text, 2, paper::white});
  const Scene scene = compose_sheet(sheet, page, std::move(map));
  int names = 0;
  for (const auto& item : scene.items)
    if (const auto* text = std::get_if<TextItem>(&item)) names += text->text == "小樽市";
  EXPECT_EQ(names, 2) << "both lower corners are taken, so the bar goes up";
  expect_tidy_words(scene, page.least_text, "names in corners");
}

TEST(Sheet, CardsKeepClearOfColouredShapes) {
  Sheet sheet = sheet_of({});
  const PageLayout page = layout_pixels(1200, 800);
  Scene frame;
  const Rect place = sheet_frame(sheet, page);
  frame.width = place.w;
  frame.height = place.h;
  sheet.view = view_of(place);
  const auto free = sheet_cards(sheet, page, frame);
  ASSERT_EQ(free.size(), 2u);
  for (const Rgba color : {rgb(0x2478b7), paper::land}) {
    // A little island in the middle of each card.
    geo::PathSet paths;
    for (const auto& card : free) {
      const auto x = static_cast<float>(card.x + card.w / 2);
      const auto y = -static_cast<float>(card.y + card.h / 2);
      for (const geo::Vec2f p : {geo::Vec2f{x, y}, {x + 2, y}, {x, y + 2}}) paths.points.push_back(p);
      paths.ring_end.push_back(static_cast<std::uint32_t>(paths.points.size()));
      paths.shape_end.push_back(static_cast<std::uint32_t>(paths.ring_end.size()));
    }
    Scene with = frame;
    with.items.emplace_back(FillItem{std::make_shared<const geo::PathSet>(paths), {1, 0, 0}, {{color}}, {0, 0}});
    const auto cards = sheet_cards(sheet, page, with);
    ASSERT_EQ(cards.size(), 2u);
    if (color == paper::land) {
      EXPECT_EQ(cards, free) << "land that is no subject may lie below";
      continue;
    }
    for (std::size_t i = 0; i < cards.size(); ++i) {
      EXPECT_FALSE(cards[i] == free[i]);
      for (const auto p : paths.points) EXPECT_FALSE(cards[i].contains(p.x, -p.y)) << i;
    }
  }
}

TEST(Furniture, RoundLengths) {
  EXPECT_EQ(round_length(999), 500);
  EXPECT_EQ(round_length(1000), 1000);
  EXPECT_EQ(round_length(2500), 2000);
  EXPECT_EQ(round_length(49'999), 20'000);
  EXPECT_EQ(round_length(7.3), 5);
  EXPECT_EQ(round_length(0), 0);
}

TEST(Furniture, TheScaleBarIsGeodesicAtItsPlace) {
  const auto page = layout_pixels(1920, 1080);
  const SheetStyle style(page);
  for (const double metres_per_unit : {5.0, 60.0, 1500.0}) {
    View view = view_of({0, 0, 1000, 700});
    view.metres_per_unit = metres_per_unit;
    for (const double y : {20.0, 640.0}) {
      const auto bar = scale_bar(view, style, 12, y, 200);
      const double left = 12 + style.small.size * 0.7, parallel = y + bar.height - style.small.size * 0.7;
      EXPECT_NEAR(geo::distance_m(view.to_lonlat(left, parallel), view.to_lonlat(left + bar.length, parallel)), bar.metres,
                  bar.metres * 1e-5);
      EXPECT_LE(bar.length, 200 + 1e-6);
      EXPECT_GT(bar.length, 75);
    }
  }
}

TEST(Furniture, NorthIsUpOnTheCentralMeridianAndTurnsBesideIt) {
  View view = view_of({0, 0, 1000, 700});
  EXPECT_NEAR(north_azimuth(view), 0, 1e-6);
  view.centre = view.projection->forward({131.0, 34.0});
  // West of the middle the meridians lean to the right, by about the longitude difference times the sine of the latitude.
  EXPECT_NEAR(north_azimuth(view), 10.3 * std::sin(38.5 * 3.14159 / 180), 0.8);
}

TEST(Page, PixelsKeepTheShareOfTheSheetButNeverSmallerThanScreenPixels) {
  const auto hd = layout_pixels(1920, 1080), uhd = layout_pixels(3840, 2160), small = layout_pixels(600, 400),
             upright = layout_pixels(1080, 1920);
  EXPECT_DOUBLE_EQ(hd.width, 1440);
  EXPECT_DOUBLE_EQ(uhd.width, hd.width);
  EXPECT_DOUBLE_EQ(uhd.device_scale, 2 * hd.device_scale);
  EXPECT_DOUBLE_EQ(small.width, 600);
  EXPECT_DOUBLE_EQ(upright.height, 1440);
  for (const auto& page : {hd, uhd, small, upright}) EXPECT_DOUBLE_EQ(page.least_text * page.device_scale, 12);
  EXPECT_THROW((void)layout_pixels(0, 100), Error);
  EXPECT_THROW((void)layout_pixels(100, 40'000), Error);
}

TEST(Page, PaperIsInNinetySixthsOfAnInch) {
  const auto a4 = layout_page("A4-landscape", 300);
  EXPECT_NEAR(a4.width, 1122.5, 0.1);
  EXPECT_NEAR(a4.height, 793.7, 0.1);
  EXPECT_EQ(std::lround(a4.width * a4.device_scale), 3508);
  EXPECT_NEAR(a4.least_text * a4.points_per_unit, 8, 1e-9);
  EXPECT_NEAR(layout_page("A3-portrait", 96).height, 1587.4, 0.1);
  EXPECT_THROW((void)layout_page("A4-landscape", 0), Error);
  try {
    (void)layout_page("B5", 300);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::usage);
    EXPECT_NE(error.message().en.find("A3-portrait"), std::string::npos);
  }
}

TEST(RankingRows, AllWhereTheyFitElseTheEnds) {
  EXPECT_EQ(shown_bars(10, 12).top, 10u);
  EXPECT_EQ(shown_bars(10, 12).bottom, 0u);
  const auto cut = shown_bars(30, 16);
  EXPECT_EQ(cut.top + cut.bottom + 1, 16u);
  EXPECT_EQ(shown_bars(1900, 30).top, 10u);
  EXPECT_EQ(shown_bars(1900, 30).bottom, 5u);
  EXPECT_EQ(shown_bars(30, 5).top, 5u);
  EXPECT_EQ(shown_bars(30, 2).top, 0u);
}

TEST(RankingRows, BarsKeepWithinTheirWidthOnBothSidesOfZero) {
  Ranking ranking;
  ranking.title = "増減率の順位";
  for (const double value : {12.0, 3.0, -4.0, -20.5}) ranking.bars.push_back({"小樽市", "0", value, paper::accent});
  ranking.reference = {-8, "北海道 −8.0"};
  const SheetStyle style(layout_pixels(1920, 1080));
  std::vector<Item> items;
  Ink ink(&items);
  const double used = draw_ranking(ink, ranking, style, Lang::ja, {100, 50, 300, 400});
  EXPECT_GT(used, 0);
  EXPECT_LE(used, 400);
  std::vector<Rect> bars;
  for (const auto& item : items)
    if (const auto* rect = std::get_if<RectItem>(&item)) bars.push_back(rect->rect);
  ASSERT_EQ(bars.size(), 4u);
  for (const auto& bar : bars) {
    EXPECT_GE(bar.x, 100);
    EXPECT_LE(bar.x + bar.w, 400);
  }
  EXPECT_NEAR(bars[0].x, bars[2].x + bars[2].w, 1e-6) << "all bars meet at zero";
  EXPECT_NEAR(bars[0].w / bars[1].w, 4, 1e-6) << "and are proportional";
}

TEST(Legend, RangesQuoteValuesInTheUsersManner) {
  EXPECT_EQ(range_words(26.7, 28.8, 1, Lang::ja), "26.7 〜 28.8");
  EXPECT_EQ(range_words(24.6, 24.6, 1, Lang::ja), "24.6");
  EXPECT_EQ(range_words(-3.25, 1234567, 1, Lang::en), "−3.2 – 1,234,567.0");
}

TEST(Legend, ClassesThatWouldPrintAlikeGetMorePlaces) {
  const auto classes = classify(std::vector<double>{1.01, 1.02, 1.04, 2.0}, Method::quantile, 4);
  const auto block = class_legend(classes, palette_colors("blue", 4), Method::quantile, {1, "x", {}, Lang::ja});
  ASSERT_EQ(block.entries.size(), 4u);
  EXPECT_EQ(block.entries[0].label, "1.01");
  EXPECT_EQ(block.entries[1].label, "1.02");
  EXPECT_TRUE(block.entries[0].count.empty());
}

TEST(Legend, MissingValuesHaveAHatchedEntryWithTheirCount) {
  const auto classes = classify(std::vector<double>{1, 2, NAN, NAN}, Method::jenks, 5);
  const auto block = class_legend(classes, palette_colors("blue", 2), Method::jenks,
                                  {0, "人口（人）", {{"{}区", "{} wards"}, {"{}区", "{} ward"}}, Lang::en});
  ASSERT_EQ(block.entries.size(), 3u);
  EXPECT_TRUE(block.entries[2].swatch.fill.hatch);
  EXPECT_EQ(block.entries[2].count, "2 wards");
  EXPECT_EQ(block.entries[0].count, "1 ward");
}

}  // namespace
}  // namespace kuiki::map
