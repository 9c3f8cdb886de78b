#include "map/area_colours.h"

#include <gmock/gmock.h>

#include <set>

#include "map/palette.h"
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

TEST(OwnColours, ASetOfOnesOwnHasTheColoursItsMakerGaveIt) {
  small::Country country;
  auto& data = country.data;
  const auto wards = thematic(data, small::wards()).areas;
  data.areas.own_begin = wards.front().index();
  model::OwnAreaSet set;
  set.id = "own:組";
  set.name = "組";
  for (const auto ward : wards) set.members.push_back({.area = ward, .parts = {}, .colour = "#ff0000"});
  set.members.back().colour = "#0000ff";
  data.own_sets.push_back(set);
  auto document = small::wards();
  document.subject = {.set = model::AreaSet::districts, .within = "own:組"};
  document.edit<AreaFill>().indicator.clear();
  const auto fills = [&] {
    const auto theme = thematic(data, document);
    ComposeCache cache;
    const auto scene = compose({data, document, theme}, fit_view(data, document, 900, 700), Lang::ja, cache);
    std::set<std::uint32_t> colours;
    for (const auto* fill : small::items<FillItem>(scene))
      for (const auto& paint : fill->paints) colours.insert(paint.color.r << 16u | paint.color.g << 8u | paint.color.b);
    return colours;
  };
  const auto in_word = [](Rgba c) { return static_cast<std::uint32_t>(c.r << 16u | c.g << 8u | c.b); };
  const auto red = in_word(mix(paper::land, rgb(0xff0000), 0.55)), blue = in_word(mix(paper::land, rgb(0x0000ff), 0.55));
  EXPECT_THAT(fills(), testing::IsSupersetOf({red, blue}));
  // Where one has none, all are told apart as districts of the base are.
  data.own_sets.back().members.front().colour.clear();
  EXPECT_THAT(fills(), testing::Not(testing::Contains(red)));
}

}  // namespace
}  // namespace kuiki::map
