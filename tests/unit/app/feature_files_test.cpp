#include "app/feature_files.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/error.h"
#include "store/small_gpkg.h"

namespace kuiki::app {
namespace {

using store::test::Folder;
namespace fs = std::filesystem;

fs::path write_towns(const Folder& folder) {
  const auto file = folder / "towns.geojson";
  std::ofstream(file) << R"({"type":"FeatureCollection","name":"towns","features":[
{"type":"Feature","properties":{"name":"東","rate":1},"geometry":{"type":"Polygon","coordinates":[[[141,43],[141.1,43],[141.1,43.1],[141,43]]]}},
{"type":"Feature","properties":{"name":"西","rate":2},"geometry":{"type":"Polygon","coordinates":[[[140.9,43],[141,43],[141,43.1],[140.9,43]]]}}]})";
  return file;
}

TEST(FeatureFiles, StandBesideTheBaseAndAreCarriedToNewData) {
  const Folder folder("feature-files");
  const auto document = map_of_file(write_towns(folder));
  EXPECT_EQ(document.subject.source.value, "rate");
  auto base = std::make_shared<model::Dataset>();
  base->areas.code = {"01", "01203"};
  base->areas.kind = {model::AreaKind::prefecture, model::AreaKind::municipality};
  base->areas.name = {"北海道", "小樽市"};
  base->areas.parent = {model::none, model::AreaRow(std::size_t{0})};
  base->areas.national.close_feature();
  base->areas.national.close_feature();
  base->index();
  EXPECT_TRUE(lacks_files(*base, document));
  Warnings warnings;
  const auto data = with_files(base, document, warnings);
  EXPECT_FALSE(lacks_files(*data, document));
  EXPECT_EQ(data->base_areas(), 2u);
  ASSERT_EQ(data->areas.size(), 4u);
  EXPECT_EQ(data->areas.name[2], "東");
  EXPECT_EQ(with_files(data, document, warnings), data) << "read once";

  auto renewed = std::make_shared<model::Dataset>(*base);
  renewed->areas.code.emplace_back("01204");
  renewed->areas.kind.push_back(model::AreaKind::municipality);
  renewed->areas.name.emplace_back("旭川市");
  renewed->areas.parent.push_back(model::AreaRow(std::size_t{0}));
  renewed->areas.national.close_feature();
  renewed->index();
  const auto carried = with_files_of(renewed, *data);
  ASSERT_EQ(carried->areas.size(), 5u);
  EXPECT_EQ(carried->areas.name[4], "西") << "one row further on";
  EXPECT_TRUE(carried->areas.focus.has_shape(3));
  const auto& id = carried->feature_sets.front().id;
  const auto indicator = carried->find_indicator(id);
  ASSERT_TRUE(indicator);
  EXPECT_EQ(carried->values(*indicator, carried->periods_of(*indicator).front())[4], 2);
}

TEST(FeatureFiles, OfARecipeAreInItsFolder) {
  map::MapDocument document;
  map::AreaFill fill;
  fill.subject.emplace();
  fill.subject->source = {.file = "towns.shp", .value = "rate"};
  fill.indicator = fill.subject->source.id();
  document.layers = {{.id = "areas", .options = fill}};
  resolve_files(document, "/maps/mine");
  const auto* shown = map::measured(document.layers.front().options);
  EXPECT_EQ(shown->subject->source.file, "/maps/mine/towns.shp");
  EXPECT_EQ(shown->indicator, shown->subject->source.id());
}

}  // namespace
}  // namespace kuiki::app
