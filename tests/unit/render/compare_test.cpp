#include "render/compare.h"

#include "pictures.h"
#include "scenes.h"

namespace kuiki::render {
namespace {

TEST(Compare, TellsApartWhatLooksDifferent) {
  const auto a = paint_image(scenes::sampler(), 1);
  EXPECT_EQ(difference(a, a).most, 0);
  auto b = a;
  b.pixels[5000] ^= 0x010101;
  EXPECT_GT(difference(a, b).most, 0);
  EXPECT_LT(difference(a, b).most, 0.01);

  auto moved = scenes::sampler();
  for (auto& item : moved.items)
    if (auto* text = std::get_if<map::TextItem>(&item)) text->x += 2;
  const auto d = difference(a, paint_image(moved, 1));
  EXPECT_GT(d.share_above, 0.005);
  EXPECT_GT(d.most, 0.2);
  EXPECT_EQ(pixel(difference_picture(a, a), 10, 10), 0xffffffff);
  EXPECT_LT(channel(pixel(difference_picture(a, paint_image(moved, 1)), d.x, d.y), 0), 60);
}

TEST(Compare, OtherSizesAreWhollyDifferent) {
  EXPECT_EQ(difference(paint_image(scene(10, 10), 1), paint_image(scene(10, 11), 1)).mean, 1);
}

TEST(Compare, KnowsBlackFromWhite) {
  auto black = scene(4, 4);
  black.background = rgb(0);
  EXPECT_NEAR(difference(paint_image(scene(4, 4), 1), paint_image(black, 1)).mean, 1, 1e-3);
}

}  // namespace
}  // namespace kuiki::render
