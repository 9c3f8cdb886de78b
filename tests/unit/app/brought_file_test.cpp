#include "app/brought_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/operations.h"

namespace kuiki::app {
namespace {

std::filesystem::path test_data(const std::string& name) {
  return std::filesystem::path(KUIKI_SOURCE_DIR) / "tests/data" / name;
}

TEST(BroughtFile, IsKnownByItsName) {
  EXPECT_EQ(brought_kind("観光.toml"), BroughtKind::map);
  EXPECT_EQ(brought_kind("人口.CSV"), BroughtKind::table);
  EXPECT_EQ(brought_kind("r2ka01203.shp"), BroughtKind::shapes);
  EXPECT_EQ(brought_kind("N03.ZIP"), BroughtKind::shapes);
  EXPECT_EQ(brought_kind("r2ka01203.dbf"), BroughtKind::unknown) << "a part of a shapefile";
  EXPECT_EQ(brought_kind("写真.jpg"), BroughtKind::unknown);
}

TEST(BroughtFile, AGeoPackageIsAskedWhatItIs) {
  EXPECT_EQ(brought_kind(test_data("cases/15-layers/city.gpkg")), BroughtKind::shapes);
  EXPECT_EQ(brought_kind(test_data("work_layout_1.gpkg")), BroughtKind::work);
  EXPECT_EQ(brought_kind(bundled_database()), BroughtKind::work) << "refused where it is opened";
  EXPECT_EQ(brought_kind("nowhere.gpkg"), BroughtKind::work) << "opening it says that it is not there";
}

TEST(BroughtFile, MapsAreOfferedFirst) {
  EXPECT_EQ(map_endings().front(), ".toml");
  EXPECT_THAT(map_endings(), testing::Contains(".shp"));
}

}  // namespace
}  // namespace kuiki::app
