#include "map/area_colours.h"

#include <gmock/gmock.h>

#include "small_country.h"

namespace kuiki::map {
namespace {

TEST(AreaColours, AreasHaveTheColoursTheyAreGivenAndNothingElseChanges) {
  const small::Country country;
  const auto document = small::wards();
  const auto theme = thematic(country.data, document);
  const auto view = fit_view(country.data, document, 900, 700);
  ComposeCache cache;
  auto scene = compose({country.data, document, theme}, view, Lang::ja, cache);
  const auto items = scene.items.size();
  AreaColours colours;
  colours.find(scene, {country.data, document, theme}, view, Lang::ja, cache);
  const Rgba red = rgb(0xff0000), blue = rgb(0x0000ff);
  std::vector<std::uint8_t> of(theme.areas.size(), 0);
  of.back() = 1;
  colours.put(scene, {{.color = red}, {.color = blue}}, of);
  EXPECT_EQ(scene.items.size(), items);
  std::size_t reds = 0, blues = 0;
  for (const auto* fill : small::items<FillItem>(scene)) {
    if (fill->paints.front().color != red) continue;
    for (const auto paint : fill->paint_of) (paint == 0 ? reds : blues) += paint == 0 || paint == 1;
  }
  EXPECT_EQ(reds, theme.areas.size() - 1);
  EXPECT_EQ(blues, 1u);
}

}  // namespace
}  // namespace kuiki::map
