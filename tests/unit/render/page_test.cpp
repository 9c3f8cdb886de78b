// Every kind of item on a page, probed pixel by pixel.
#include "base/error.h"
#include "pictures.h"
#include "render/compare.h"
#include "scenes.h"

namespace kuiki::render {
namespace {

using namespace map;
constexpr Rgba red_ink{200, 0, 0, 255}, blue_ink{0, 0, 200, 255}, nothing{0, 0, 0, 0};
constexpr std::uint32_t white = 0xffffffff, red_pixel = 0xffc80000, blue_pixel = 0xff0000c8;

geo::PathSetPtr square(float x0, float y0, float x1, float y1) { return scenes::paths({{scenes::box(x0, y0, x1, y1)}}); }

TEST(Page, EmptySceneIsItsBackground) {
  auto s = scene(7.4, 3);
  s.background = rgb(0x123456);
  const auto image = paint_image(s, 2);
  EXPECT_EQ(image.width, 15);
  EXPECT_EQ(image.height, 6);
  for (const auto p : image.pixels) EXPECT_EQ(p, 0xff123456);
}

TEST(Page, FillIsPlacedNorthUp) {
  const auto image = paint_image(scene(40, 40, FillItem{square(10, 10, 20, 30), {1, 0, 40}, {{red_ink}}, {}}), 1);
  EXPECT_EQ(pixel(image, 9, 20), white);
  EXPECT_EQ(pixel(image, 10, 10), red_pixel);
  EXPECT_EQ(pixel(image, 19, 29), red_pixel);
  EXPECT_EQ(pixel(image, 15, 9), white);
  EXPECT_EQ(pixel(image, 15, 30), white);
  EXPECT_EQ(pixel(image, 20, 20), white);
}

TEST(Page, FillIsEvenOddAShape) {
  // A hole in the first shape, an island in the hole; the second shape lies over the first and does not cut it out.
  const auto set = scenes::paths(
      {{scenes::box(0, 0, 30, 30), scenes::box(5, 5, 25, 25), scenes::box(10, 10, 20, 20)}, {scenes::box(0, 0, 8, 8)}});
  const auto image = paint_image(scene(30, 30, FillItem{set, {1, 0, 30}, {{red_ink}, {blue_ink}}, {0, 1}}), 1);
  EXPECT_EQ(pixel(image, 2, 15), red_pixel);
  EXPECT_EQ(pixel(image, 7, 15), white);
  EXPECT_EQ(pixel(image, 15, 15), red_pixel);
  EXPECT_EQ(pixel(image, 2, 28), blue_pixel);
  EXPECT_EQ(pixel(image, 7, 23), blue_pixel);
}

TEST(Page, ShapesMayBeLeftOut) {
  const auto set =
      scenes::paths({{scenes::box(0, 0, 10, 10)}, {}, {scenes::box(10, 0, 20, 10)}, {scenes::box(20, 0, 30, 10)}});
  const auto image = paint_image(scene(30, 10, FillItem{set, {1, 0, 10}, {{red_ink}, {blue_ink}}, {255, 0, 1, 7}}), 1);
  EXPECT_EQ(pixel(image, 5, 5), white);
  EXPECT_EQ(pixel(image, 15, 5), blue_pixel);
  EXPECT_EQ(pixel(image, 25, 5), white) << "a paint that is not there paints nothing";
}

TEST(Page, NoSeamBetweenNeighbours) {
  const auto set = scenes::wards(11, 100);
  for (const double scale : {1.0, 1.5, 2.0}) {
    const auto image = paint_image(scene(240, 240, FillItem{set, {1.017, 120.3, 120.7}, {{red_ink}}, {}}), scale);
    const double middle_x = 120.3 * scale, middle_y = 120.7 * scale;
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x)
        if (std::hypot(x - middle_x, y - middle_y) < 95 * scale) {
          ASSERT_EQ(pixel(image, x, y), red_pixel) << x << ", " << y;
        }
  }
}

TEST(Page, EdgesAreSmooth) {
  // A nearly level and a nearly upright edge show many tones.
  for (const bool level : {true, false}) {
    scenes::Ring wedge = level ? scenes::Ring{{0, 0}, {100, 0}, {100, 6}} : scenes::Ring{{0, 0}, {6, 100}, {0, 100}};
    const auto image = paint_image(scene(100, 100, FillItem{scenes::paths({{wedge}}), {1, 0, 100}, {{red_ink}}, {}}), 1);
    std::vector<std::uint32_t> tones = image.pixels;
    std::sort(tones.begin(), tones.end());
    tones.erase(std::unique(tones.begin(), tones.end()), tones.end());
    EXPECT_GT(tones.size(), 12u) << level;
  }
}

TEST(Page, TranslucentFillDoesNotAddUp) {
  const auto set = scenes::paths({{scenes::box(0, 0, 20, 10)}, {scenes::box(10, 0, 30, 10)}});
  const auto image = paint_image(scene(30, 10, FillItem{set, {1, 0, 10}, {{red_ink.with_alpha(128)}}, {}}), 1);
  EXPECT_EQ(pixel(image, 5, 5), pixel(image, 15, 5));
  EXPECT_EQ(pixel(image, 25, 5), pixel(image, 15, 5));
  EXPECT_NEAR(red(pixel(image, 5, 5)), 227, 2);
}

TEST(Page, HatchGoesOnAcrossItems) {
  Paint hatch{red_ink, true, rgb(0xeeeeee), 6, 1};
  const auto left = square(0, 0, 50, 60), right = square(50, 0, 100, 60), both = square(0, 0, 100, 60);
  const auto apart =
      paint_image(scene(100, 60, FillItem{left, {1, 0, 60}, {hatch}, {}}, FillItem{right, {1, 0, 60}, {hatch}, {}}), 1.5);
  const auto whole = paint_image(scene(100, 60, FillItem{both, {1, 0, 60}, {hatch}, {}}), 1.5);
  EXPECT_EQ(apart.pixels, whole.pixels);
  // Lines 6 units apart, so 6√2 along a row.
  const auto image = paint_image(scene(100, 60, FillItem{both, {1, 0, 60}, {hatch}, {}}), 1);
  int lines = 0;
  bool on = false;
  for (int x = 0; x < 100; ++x) {
    const bool now = channel(pixel(image, x, 30), 8) < 150;
    lines += now && !on;
    on = now;
  }
  EXPECT_NEAR(lines, 100 / (6 * 1.41421356), 1.5);
}

TEST(Page, StrokeHasItsWidthAndRoundEnds) {
  const auto line = scenes::paths({{{{10, 20}, {40, 20}}}}, false);
  const auto image = paint_image(scene(50, 40, StrokeItem{line, {1, 0, 40}, red_ink, 6, {}}), 1);
  EXPECT_EQ(pixel(image, 25, 16), white);
  for (int y = 17; y < 23; ++y) EXPECT_EQ(pixel(image, 25, y), red_pixel);
  EXPECT_EQ(pixel(image, 25, 23), white);
  EXPECT_EQ(pixel(image, 8, 20), red_pixel) << "round cap";
  EXPECT_EQ(pixel(image, 7, 17), white) << "its corner is round";
  EXPECT_EQ(pixel(image, 5, 20), white);
}

TEST(Page, ThinStrokeIsPaleNotBroken) {
  const auto line = scenes::paths({{{{0, 10.5f}, {50, 10.5f}}}}, false);
  const auto image = paint_image(scene(50, 20, StrokeItem{line, {1, 0, 20}, Rgba{0, 0, 0, 255}, 0.5, {}}), 1);
  for (int x = 2; x < 48; ++x) EXPECT_NEAR(red(pixel(image, x, 9)), 128, 3);
}

TEST(Page, TranslucentStrokeDoesNotAddUpAtCorners) {
  const auto zigzag = scenes::paths({{{{5, 5}, {25, 35}, {30, 5}, {35, 35}, {55, 5}}}}, false);
  const auto image = paint_image(scene(60, 40, StrokeItem{zigzag, {1, 0, 40}, Rgba{0, 0, 0, 128}, 6, {}}), 1);
  for (const auto p : image.pixels) EXPECT_GE(red(p), 126);
}

TEST(Page, ClosedPathsAreClosedAndOpenOnesAreNot) {
  const scenes::Ring ring{{10, 10}, {30, 10}, {30, 30}, {10, 30}};
  const auto closed = paint_image(scene(40, 40, StrokeItem{scenes::paths({{ring}}), {1, 0, 40}, red_ink, 2, {}}), 1);
  const auto open = paint_image(scene(40, 40, StrokeItem{scenes::paths({{ring}}, false), {1, 0, 40}, red_ink, 2, {}}), 1);
  EXPECT_EQ(pixel(closed, 10, 20), red_pixel);
  EXPECT_EQ(pixel(open, 10, 20), white);
  EXPECT_EQ(pixel(open, 30, 20), red_pixel);
}

TEST(Page, DashesKeepTheirLengthRoundCornersAndFarAway) {
  const auto count = [](const Image& image, int y) {
    int dashes = 0;
    bool on = false;
    for (int x = 0; x < image.width; ++x) {
      const bool now = red(pixel(image, x, y)) < 128;
      dashes += now && !on;
      on = now;
    }
    return dashes;
  };
  const auto near = scenes::paths({{{{0, 10}, {200, 10}}}}, false);
  const Rgba black{0, 0, 0, 255};
  EXPECT_EQ(count(paint_image(scene(195, 20, StrokeItem{near, {1, 0, 20}, black, 2, {12, 8}}), 1), 9), 10);
  // A line that begins a million units away has its dashes where they would be had it all been drawn.
  const auto far = scenes::paths({{{{-1e6f, 10}, {1e6f, 10}}}}, false);
  const auto image = paint_image(scene(195, 20, StrokeItem{far, {1, 0, 20}, black, 2, {12, 8}}), 1);
  EXPECT_EQ(count(image, 9), 10);
  EXPECT_LT(red(pixel(image, 6, 9)), 20);
  EXPECT_EQ(pixel(image, 16, 9), white);
}

TEST(Page, RectanglesAreCrisp) {
  const auto image = paint_image(scene(60, 40, RectItem{{10.3, 10.4, 30, 15}, {blue_ink}, red_ink, 1, 0}), 1);
  EXPECT_EQ(pixel(image, 10, 10), red_pixel);
  EXPECT_EQ(pixel(image, 11, 11), blue_pixel);
  EXPECT_EQ(pixel(image, 9, 20), white);
  EXPECT_EQ(pixel(image, 25, 9), white);
  for (const auto p : image.pixels) EXPECT_TRUE(p == white || p == red_pixel || p == blue_pixel) << std::hex << p;
}

TEST(Page, RectanglesHaveRoundCornersAndHatch) {
  const Paint hatch{red_ink, true, rgb(0xffff00), 6, 2};
  const auto image = paint_image(scene(60, 60, RectItem{{10, 10, 40, 40}, hatch, nothing, 0, 12}), 1);
  EXPECT_EQ(pixel(image, 10, 10), white);
  bool ground = false, line = false;
  for (int x = 12; x < 48; ++x) {
    ground |= pixel(image, x, 30) == 0xffffff00;
    line |= channel(pixel(image, x, 30), 8) < 60;
  }
  EXPECT_TRUE(ground);
  EXPECT_TRUE(line);
}

TEST(Page, LinesPolygonsAndMarkers) {
  auto s = scene(100, 60, LineItem{{{5, 10.2f}, {95, 10.2f}}, red_ink, 1, {}},
                 PolygonItem{{{10, 50}, {30, 50}, {20, 30}}, blue_ink, nothing, 0});
  MarkerItem markers{{{50, 40}}, Symbol::circle, 10, red_ink, blue_ink, 3};
  s.items.push_back(markers);
  markers.at = {{80, 40}};
  markers.symbol = Symbol::square;
  s.items.push_back(markers);
  const auto image = paint_image(s, 1);
  EXPECT_EQ(pixel(image, 50, 10), red_pixel) << "a level line lies on whole pixels";
  EXPECT_EQ(pixel(image, 50, 9), white);
  EXPECT_EQ(pixel(image, 50, 11), white);
  EXPECT_EQ(pixel(image, 20, 45), blue_pixel);
  EXPECT_EQ(pixel(image, 12, 32), white);
  EXPECT_EQ(pixel(image, 50, 40), red_pixel);
  EXPECT_EQ(pixel(image, 55, 40), blue_pixel);
  EXPECT_NEAR(red(pixel(image, 54, 36)), red(pixel(image, 45, 36)), 3) << "symmetric";
  EXPECT_EQ(pixel(image, 81, 41), red_pixel) << "a square has corners";
}

TEST(Page, TextIsDrawnWithItsHalo) {
  TextItem text{"髙﨑", {20, true}, 10, 30, rgb(0x000000), 0, {}};
  const auto plain = paint_image(scene(80, 40, text), 1);
  text.halo_width = 3;
  text.halo = red_ink;
  const auto halo = paint_image(scene(80, 40, text), 1);
  int dark = 0, reddish = 0, columns = 0;
  for (const auto p : plain.pixels) dark += red(p) < 64;
  for (const auto p : halo.pixels) reddish += p == red_pixel;
  for (int x = 0; x < 80; ++x) {
    bool any = false;
    for (int y = 0; y < 40; ++y) any |= red(pixel(plain, x, y)) < 128;
    columns += any;
  }
  EXPECT_GT(dark, 80);
  EXPECT_GT(reddish, 150);
  EXPECT_NEAR(columns, 37, 5) << "two glyphs of an em each, neither missing";
}

TEST(Page, ClipCutsEverythingUntilTheNext) {
  auto s = scene(60, 60);
  const auto add = [&] {
    s.items.push_back(FillItem{square(0, 0, 60, 60), {1, 0, 60}, {{red_ink}}, {}});
    s.items.push_back(StrokeItem{square(5, 5, 55, 55), {1, 0, 60}, blue_ink, 4, {}});
    s.items.push_back(RectItem{{0, 25, 60, 10}, {blue_ink}});
    s.items.push_back(TextItem{"■■■■", {20, false}, 0, 20, blue_ink, 0, {}});
  };
  s.items.push_back(ClipItem{{20, 20, 20, 20}});
  add();
  const auto image = paint_image(s, 1);
  EXPECT_EQ(pixel(image, 19, 30), white);
  EXPECT_EQ(pixel(image, 20, 30), blue_pixel);
  EXPECT_EQ(pixel(image, 39, 39), red_pixel);
  EXPECT_EQ(pixel(image, 40, 39), white);
  EXPECT_EQ(pixel(image, 30, 15), white);
  s.items.push_back(ClipItem{});
  s.items.push_back(RectItem{{0, 0, 60, 60}, {blue_ink}});
  EXPECT_EQ(pixel(paint_image(s, 1), 59, 59), blue_pixel);
}

TEST(Page, AClipBesideThePageShowsNothing) {
  const auto image = paint_image(scene(20, 20, ClipItem{{100, 100, 20, 20}}, RectItem{{0, 0, 20, 20}, {red_ink}},
                                       FillItem{square(0, 0, 20, 20), {1, 0, 20}, {{red_ink}}, {}}),
                                 1);
  for (const auto p : image.pixels) EXPECT_EQ(p, white);
}

TEST(Page, FarAndTinyShapesDoNoHarm) {
  const auto set =
      scenes::paths({{{{-1e9f, -1e9f}, {1e9f, -1e9f}, {1e9f, 1e9f}, {-1e9f, 1e9f}}}, {{{5, 5}}}, {{{5, 5}, {6, 6}}}, {{}}});
  const auto image = paint_image(
      scene(40, 40, FillItem{set, {1000, 20, 20}, {{red_ink}}, {}}, StrokeItem{set, {1000, 20, 20}, blue_ink, 3, {4, 2}}),
      1);
  EXPECT_EQ(pixel(image, 1, 1), red_pixel);
}

TEST(Page, SamePictureEveryTime) {
  const auto s = scenes::sampler();
  const auto first = paint_image(s, 1.5);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(paint_image(s, 1.5).pixels, first.pixels);
}

TEST(Page, SizesThatCannotBeAreRefused) {
  for (const double size : {0.0, 40000.0, std::nan("")}) {
    try {
      paint_image(scene(size, 100), 1);
      FAIL() << size;
    } catch (const Error& e) {
      EXPECT_EQ(e.fault(), Fault::usage);
    }
  }
}

}  // namespace
}  // namespace kuiki::render
