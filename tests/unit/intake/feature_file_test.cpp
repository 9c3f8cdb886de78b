#include "intake/feature_file.h"

#include <gmock/gmock.h>

#include <cmath>
#include <utility>

#include "base/error.h"
#include "map/compose.h"
#include "map/legend.h"
#include "store/small_gpkg.h"

namespace kuiki::intake {
namespace {

using store::test::Folder;
using store::test::hex;
using store::test::multipolygon;
using store::test::run_sql;
using store::test::square;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

struct Row {
  std::string code, name, value;
};

fs::path write(const Folder& folder, const std::vector<Row>& rows) {
  std::string sql =
      "CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, "
      "organization_coordsys_id INT, definition TEXT);"
      "CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, min_x REAL, min_y REAL, "
      "max_x REAL, max_y REAL, srs_id INT);"
      "CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INT, z INT, m "
      "INT);"
      "INSERT INTO gpkg_spatial_ref_sys VALUES('JGD2011',6668,'EPSG',6668,'GEOGCS');"
      "INSERT INTO gpkg_contents(table_name,data_type,srs_id) VALUES('towns','features',6668);"
      "INSERT INTO gpkg_geometry_columns VALUES('towns','geom','MULTIPOLYGON',6668,0,0);"
      "CREATE TABLE towns(fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, \"名称\" TEXT, \"人口R2\" REAL);";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& [code, name, value] = rows[i];
    sql += "INSERT INTO towns(geom,code,\"名称\",\"人口R2\") VALUES(" +
           hex(multipolygon({{square(138.4 + 0.02 * static_cast<double>(i), 36.3, 0.02)}})) + ",'" + code + "','" + name +
           "'," + value + ");";
  }
  run_sql(folder / "towns.gpkg", sql);
  return folder / "towns.gpkg";
}

FeatureWishes wishes(const fs::path& file) {
  FeatureWishes wishes;
  wishes.source.file = file.string();
  wishes.source.value = "人口R2";
  wishes.cell_for = [](const geo::Box&) { return 0.0; };
  return wishes;
}

TEST(FeatureFile, BecomesAreasWithFiguresAndNames) {
  const Folder folder("features");
  const auto file = write(folder, {{"", "東町", "10"}, {"", "西町", "NULL"}, {"", "北町", "30"}});
  model::Dataset data;
  const auto report = read_features(wishes(file), data);
  data.index();
  EXPECT_EQ(report.areas, 3u);
  ASSERT_EQ(data.areas.size(), 3u);
  EXPECT_EQ(data.base_areas(), 0u);
  EXPECT_THAT(data.areas.name, ElementsAre("東町", "西町", "北町"));
  EXPECT_EQ(data.areas.kind[1], model::AreaKind::feature);
  EXPECT_EQ(std::as_const(data).areas.parent[1], model::none) << "nothing is known of it";
  EXPECT_NEAR(data.areas.area_km2[0], 1.797 * 2.219, 0.01);
  const auto indicator = data.find_indicator(data.feature_sets.front().id);
  ASSERT_TRUE(indicator);
  EXPECT_EQ(data.indicators[*indicator].name, "人口R2");
  const auto periods = data.periods_of(*indicator);
  ASSERT_EQ(periods.size(), 1u);
  const auto values = data.values(*indicator, periods.front());
  EXPECT_EQ(values[0], 10);
  EXPECT_TRUE(std::isnan(values[1]));
}

TEST(FeatureFile, RowsOfOneCodeAreOneAreaWithItsName) {
  const Folder folder("features");
  const auto file = write(folder, {{"42201", "長崎市", "10"}, {"42202", "佐世保市", "20"}, {"42201", "長崎市", "10"}});
  model::Dataset data;
  const auto report = read_features(wishes(file), data);
  EXPECT_EQ(report.rows, 3u);
  EXPECT_EQ(report.areas, 2u);
  EXPECT_THAT(data.areas.name, ElementsAre("長崎市", "佐世保市"));
}

TEST(FeatureFile, StandsBehindWhatIsThereAlready) {
  const Folder folder("features");
  const auto file = write(folder, {{"", "東町", "10"}, {"", "西町", "20"}});
  model::Dataset data;
  auto first = wishes(file);
  read_features(first, data);
  auto second = wishes(file);
  second.source.label = "none";
  read_features(second, data);
  data.index();
  ASSERT_EQ(data.feature_sets.size(), 2u);
  EXPECT_EQ(data.feature_sets[1].first, model::AreaRow(std::size_t{2}));
  EXPECT_EQ(std::as_const(data).areas.name[3], "") << "no names were asked for";
  EXPECT_TRUE(data.areas.focus.has_shape(3));
  EXPECT_EQ(data.features_of(model::AreaRow(std::size_t{1})), &data.feature_sets[0]);
  EXPECT_EQ(data.features_of(model::AreaRow(std::size_t{3})), &data.feature_sets[1]);
  const auto indicator = data.find_indicator(second.source.id());
  ASSERT_TRUE(indicator);
  EXPECT_EQ(data.values(*indicator, data.periods_of(*indicator).front())[3], 20);
}

TEST(FeatureFile, IsDrawnByTheOneCompositor) {
  const Folder folder("features");
  const auto file = write(folder, {{"", "東町", "10"}, {"", "西町", "NULL"}, {"", "北町", "30"}, {"", "南町", "40"}});
  model::Dataset data;
  const auto wanted = wishes(file);
  read_features(wanted, data);
  data.index();
  map::MapDocument document;
  document.subject.source = wanted.source;
  map::AreaFill fill;
  fill.indicator = wanted.source.id();
  document.layers = {{.id = "areas", .options = fill}, {.id = "labels", .options = map::Labels{}}};
  map::ComposeCache cache;
  const auto theme = map::lead_thematic(data, document, cache);
  EXPECT_EQ(theme.values.size(), 4u);
  EXPECT_EQ(theme.classes.missing, 1u);
  const auto view = map::fit_view(data, document, 800, 400);
  const auto scene = map::compose({data, document, theme}, view, Lang::ja, cache);
  std::vector<std::string> words;
  std::size_t fills = 0;
  for (const auto& item : scene.items) {
    if (const auto* text = std::get_if<map::TextItem>(&item)) words.push_back(text->text);
    fills += std::holds_alternative<map::FillItem>(item) ? 1 : 0;
  }
  EXPECT_EQ(fills, 1u) << "the file's areas, and no land under them";
  EXPECT_THAT(words, testing::IsSupersetOf({"東町", "西町", "北町", "南町", "10", "40"}));
  const auto blocks = map::legend_of(data, document, theme, Lang::ja);
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks.front().entries.back().count, "1件");
  EXPECT_THAT(map::notes(data, document, theme, Lang::ja).sources, HasSubstr("towns.gpkg（レイヤ towns、列 人口R2）"));
}

TEST(FeatureFile, FirstFiguresAreNoKey) {
  const Folder folder("features");
  const auto file = write(folder, {{"", "東町", "10"}});
  map::FileSource source;
  source.file = file.string();
  EXPECT_EQ(first_figures(source), "人口R2");
}

}  // namespace
}  // namespace kuiki::intake
