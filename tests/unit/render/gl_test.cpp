// The screen against the page: the same scene must look the same. Runs on Mesa's software OpenGL, without a display.
#include "render/gl_painter.h"

#include <epoxy/gl.h>

#include "base/error.h"
#include "pictures.h"
#include "render/compare.h"
#include "render/offscreen_gl.h"
#include "scenes.h"

namespace kuiki::render {
namespace {

using namespace map;

/// One context for all tests, as in the window; a framebuffer of 1280 × 800.
class Gl : public testing::TestWithParam<PathsBy> {
 protected:
  static void SetUpTestSuite() { gl = std::make_unique<OffscreenGl>(width, height, 0); }
  static void TearDownTestSuite() { gl.reset(); }

  Image painted(GlPainter& painter, const Scene& s, double scale, double x = 0, double y = 0) const {
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    painter.paint(s, x, y, scale, width, height);
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
    const auto all = gl->read();
    Image part{static_cast<int>(std::lround(s.width * scale)), static_cast<int>(std::lround(s.height * scale)), {}};
    for (int row = 0; row < part.height; ++row)
      for (int column = 0; column < part.width; ++column)
        part.pixels.push_back(pixel(all, column + static_cast<int>(x), row + static_cast<int>(y)));
    return part;
  }

  void expect_same(const Image& screen, const Image& page, const std::string& what, double mean = 0.0005) const {
    const auto d = difference(screen, page);
    EXPECT_LT(d.mean, mean) << what;
    EXPECT_LT(d.share_above, 0.001) << what << ", most at " << d.x << ", " << d.y;
  }

  static constexpr int width = 1280, height = 800;
  static std::unique_ptr<OffscreenGl> gl;
};
std::unique_ptr<OffscreenGl> Gl::gl;
INSTANTIATE_TEST_SUITE_P(Paths, Gl, testing::Values(PathsBy::graphics_card, PathsBy::processor),
                         [](const auto& i) { return i.param == PathsBy::processor ? "ByProcessor" : "ByGraphicsCard"; });

TEST_P(Gl, EveryItemLooksAsOnThePage) {
  GlPainter painter(GetParam());
  for (const double scale : {1.0, 1.5, 2.0}) {
    const auto s = scenes::sampler();
    const auto page = paint_image(s, scale);
    expect_same(painted(painter, s, scale), page, "first");
    expect_same(painted(painter, s, scale), page, "again, from what was kept");
  }
}

TEST_P(Gl, AnywhereInTheWindow) {
  GlPainter painter(GetParam());
  const auto s = scenes::sampler();
  expect_same(painted(painter, s, 1, 123, 77), paint_image(s, 1), "moved");
  expect_same(painted(painter, s, 1, 640, 400), paint_image(s, 1), "in the corner");
}

TEST_P(Gl, ATranslucentBackgroundLetsTheWindowThrough) {
  GlPainter painter(GetParam());
  auto s = scenes::sampler();
  s.background = {0, 0, 0, 0};
  expect_same(painted(painter, s, 1), paint_image(s, 1), "clear");
  s.background = {255, 0, 0, 128};
  expect_same(painted(painter, s, 1), paint_image(s, 1), "half");
}

Scene map_at(const geo::PathSetPtr& city, double dx, double dy, double k = 0.2) {
  Scene s = scene(640, 400, ClipItem{{10, 10, 620, 380}});
  s.background = rgb(0xdfe9f0);
  FillItem fill{city, {k, dx, dy}, {{rgb(0xf1eef6)}, {rgb(0x2b8cbe)}, {rgb(0x045a8d)}}, {}};
  for (std::size_t i = 0; i < city->shapes(); ++i) fill.paint_of.push_back(static_cast<std::uint8_t>(i % 3));
  s.items.push_back(fill);
  s.items.push_back(StrokeItem{city, {k, dx, dy}, rgb(0xffffff), 1.2, {}});
  s.items.push_back(StrokeItem{city, {k, dx, dy}, rgb(0xc23b22), 2, {6, 4}});
  s.items.push_back(ClipItem{});
  s.items.push_back(TextItem{"区域", {14, true}, 20 + dx / 8, 30, rgb(0x1d2730), 2, rgb(0xffffff)});
  return s;
}

TEST_P(Gl, AMovedMapIsAsIfPaintedAnew) {
  GlPainter painter(GetParam());
  const auto city = scenes::wards(23, 900);
  double x = 320, y = 200;
  painted(painter, map_at(city, x, y), 1);
  for (const auto& [dx, dy] : {std::pair{7, 0}, {0, -9}, {-30, 25}, {200, 100}, {-700, 0}, {0, 0}, {650, -3}, {1, 1}}) {
    x += dx;
    y += dy;
    const auto s = map_at(city, x, y);
    expect_same(painted(painter, s, 1), paint_image(s, 1), std::to_string(dx) + ", " + std::to_string(dy));
  }
}

TEST_P(Gl, MovedByPartsOfAPixelItIsExactAtRest) {
  GlPainter painter(GetParam());
  const auto city = scenes::wards(23, 900);
  painted(painter, map_at(city, 320, 200), 1);
  const auto s = map_at(city, 321.5, 203.25);
  painted(painter, s, 1);
  expect_same(painted(painter, s, 1), paint_image(s, 1), "at rest");
}

TEST_P(Gl, SceneByTurnsKeepWhatTheyHave) {
  // The window paints its ground and several maps each frame.
  GlPainter painter(GetParam());
  const auto city = scenes::wards(23, 900), other = scenes::wards(5, 500);
  for (int frame = 0; frame < 4; ++frame) {
    painter.paint(scene(1280, 800), 0, 0, 1, width, height);
    const auto a = map_at(city, 320 + frame * 11, 200), b = map_at(other, 300 - frame * 5, 190);
    painter.paint(a, 0, 0, 1, width, height);
    painter.paint(b, 640, 400, 1, width, height);
    const auto all = gl->read();
    const auto page_a = paint_image(a, 1), page_b = paint_image(b, 1);
    Image seen_a = page_a, seen_b = page_b;
    for (int y = 0; y < 400; ++y)
      for (int x = 0; x < 640; ++x) {
        seen_a.pixels[static_cast<std::size_t>(y * 640 + x)] = pixel(all, x, y);
        seen_b.pixels[static_cast<std::size_t>(y * 640 + x)] = pixel(all, x + 640, y + 400);
      }
    expect_same(seen_a, page_a, "first map");
    expect_same(seen_b, page_b, "second map");
  }
}

TEST_P(Gl, NewColoursAndHighlightsAreSeen) {
  GlPainter painter(GetParam());
  const auto city = scenes::wards(23, 900), outline = scenes::paths({{scenes::blob(0, 0, 400, 60)}});
  auto s = map_at(city, 320, 200);
  painted(painter, s, 1);
  auto& fill = std::get<FillItem>(s.items[1]);
  for (auto& p : fill.paint_of) p = static_cast<std::uint8_t>((p + 1) % 3);
  expect_same(painted(painter, s, 1), paint_image(s, 1), "other classes");
  std::get<FillItem>(s.items[1]).paints[0].color = rgb(0xffaa00);
  expect_same(painted(painter, s, 1), paint_image(s, 1), "other colour");
  std::get<FillItem>(s.items[1]).paint_of[3] = 255;
  expect_same(painted(painter, s, 1), paint_image(s, 1), "one left out");
  for (int i = 0; i < 5; ++i) {
    auto hovered = s;
    const Placement at{0.2, 320.0 + i * 20, 200};
    hovered.items.insert(hovered.items.begin() + 4, StrokeItem{outline, at, rgb(0xc23b22), 2.5, {}});
    hovered.items.insert(hovered.items.begin() + 4, FillItem{outline, at, {{rgb(0xffff00).with_alpha(100)}}, {}});
    expect_same(painted(painter, hovered, 1), paint_image(hovered, 1), "highlight " + std::to_string(i));
    expect_same(painted(painter, s, 1), paint_image(s, 1), "highlight gone");
  }
}

TEST_P(Gl, ZoomedFarIn) {
  GlPainter painter(GetParam());
  const auto city = scenes::wards(23, 900, 200);
  for (const double k : {1.0, 20.0, 300.0}) {
    const auto s = map_at(city, 320 - 700 * k, 200 + 300 * k, k);
    expect_same(painted(painter, s, 1), paint_image(s, 1), std::to_string(k));
  }
}

TEST_P(Gl, AnAddressUsedAgainIsNotMistaken) {
  GlPainter painter(GetParam());
  for (int i = 0; i < 6; ++i) {
    const auto s = map_at(scenes::wards(5 + i, 900), 320, 200);
    expect_same(painted(painter, s, 1), paint_image(s, 1), std::to_string(i));
  }
}

TEST_P(Gl, BrokenShapesAsOnThePage) {
  GlPainter painter(GetParam());
  using scenes::box;
  const auto set = scenes::paths({{box(0, 0, 100, 100), box(20, 20, 80, 80), box(40, 40, 60, 60)},
                                  {{{120, 0}, {220, 100}, {220, 0}, {120, 100}}},
                                  {{{240, 0}, {340, 0}, {340, 50}, {400, 50}, {340, 50}, {340, 100}, {240, 100}}},
                                  {{}, {{5, 5}}, {{1, 1}, {2, 2}}},
                                  {box(420, 0, 520, 100), {{420, 50}, {450, 30}, {450, 70}}}});
  const auto s = scene(
      560, 140, FillItem{set, {1, 20, 120}, {{rgb(0x2b8cbe)}, {rgb(0xc3beb3), true, rgb(0xf2f0ea), 6, 1}}, {0, 1, 0, 1, 1}},
      StrokeItem{set, {1, 20, 120}, rgb(0x4a5560), 0.4, {}});
  expect_same(painted(painter, s, 1.5), paint_image(s, 1.5), "broken");
}

TEST_P(Gl, ManyTextsPushOutOldOnes) {
  GlPainter painter(GetParam());
  for (int round = 0; round < 3; ++round) {
    auto s = scene(640, 400);
    for (int i = 0; i < 240; ++i)
      s.items.push_back(TextItem{"札幌市" + std::to_string(round * 1000 + i),
                                 {34, true},
                                 (i % 6) * 100.0,
                                 10 + (i / 6) * 9.9,
                                 rgb(0x1d2730),
                                 2,
                                 rgb(0xffffff)});
    expect_same(painted(painter, s, 2), paint_image(s, 2), std::to_string(round));
  }
}

TEST_P(Gl, ATextWiderThanTheAtlas) {
  GlPainter painter(GetParam());
  std::string title;
  for (int i = 0; i < 40; ++i) title += "札幌市の高齢化率";
  const auto s = scene(1280, 100, TextItem{title, {60, true}, -4000, 80, rgb(0x1d2730), 0, {}});
  expect_same(painted(painter, s, 1), paint_image(s, 1), "wide");
}

TEST_P(Gl, EmptyAndOutside) {
  GlPainter painter(GetParam());
  auto s = scene(100, 50);
  s.background = rgb(0x336699);
  const auto image = painted(painter, s, 1);
  for (const auto p : image.pixels) EXPECT_EQ(p, 0xff336699);
  painter.paint(scenes::sampler(), 5000, 5000, 1, width, height);
  painter.paint(scenes::sampler(), -5000, 0, 1, width, height);
  painter.paint(scenes::sampler(), 0, 0, 1, 0, 0);
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

TEST_P(Gl, PartlyOutsideTheWindow) {
  GlPainter painter(GetParam());
  const auto s = scenes::sampler();
  painter.paint(s, -100, -60, 1, width, height);
  const auto all = gl->read(), page = paint_image(s, 1);
  Image seen{500, 300, {}}, wanted{500, 300, {}};
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 500; ++x) {
      seen.pixels.push_back(pixel(all, x, y));
      wanted.pixels.push_back(pixel(page, x + 100, y + 60));
    }
  expect_same(seen, wanted, "cut left and above");
}

TEST_P(Gl, LeavesTheStateItFound) {
  GlPainter painter(GetParam());
  glViewport(3, 4, 50, 60);
  glScissor(1, 2, 30, 40);
  glEnable(GL_SCISSOR_TEST);
  GLint framebuffer = 0, now = 0, box[4];
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer);
  painter.paint(scenes::sampler(), 0, 0, 1, width, height);
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &now);
  EXPECT_EQ(now, framebuffer);
  glGetIntegerv(GL_VIEWPORT, box);
  EXPECT_EQ(box[2], 50);
  glGetIntegerv(GL_SCISSOR_BOX, box);
  EXPECT_EQ(box[3], 40);
  EXPECT_TRUE(glIsEnabled(GL_SCISSOR_TEST));
  EXPECT_TRUE(glIsEnabled(GL_BLEND));
  glGetIntegerv(GL_CURRENT_PROGRAM, &now);
  EXPECT_EQ(now, 0);
  glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &now);
  EXPECT_EQ(now, 0);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, width, height);
}

TEST(OffscreenGl, ClampsWhatCannotBe) {
  const OffscreenGl gl(64, 32, 64);
  glClearColor(1, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  GlPainter painter;
  painter.paint(scene(64, 16), 0, 0, 1, 64, 32);
  const auto image = gl.read();
  EXPECT_EQ(pixel(image, 5, 5), 0xffffffff);
  EXPECT_EQ(pixel(image, 5, 25), 0xffff0000);
  try {
    OffscreenGl too_big(1 << 20, 10);
    FAIL();
  } catch (const Error& e) {
    EXPECT_NE(e.message().en.find("1048576"), std::string::npos);
  }
}

}  // namespace
}  // namespace kuiki::render
