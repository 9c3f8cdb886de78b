#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/build.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Rows = std::vector<std::vector<std::string>>;

struct BuildDatabase : testing::Test {
  Rows rows(const std::string& sql) { return query(land.database(), sql); }
  std::string one(const std::string& sql) { return query_one(land.database(), sql); }
  BuildReport build() { return build_database(land.folder(), land.database()); }
  TinyGeodata land;
};

TEST_F(BuildDatabase, CountsWhatItWrote) {
  const auto report = build();
  EXPECT_EQ(report.areas, 14);      // 5 of the file, 1 city, 2 prefectures, 2 districts, 4 towns
  EXPECT_EQ(report.facilities, 8);  // 5 sites, 2 hospitals, 1 library
  EXPECT_EQ(report.places, 1);
  EXPECT_EQ(report.partnerships, 1);
  EXPECT_EQ(std::to_string(report.observations), one("SELECT count(*) FROM observation"));
  EXPECT_EQ(one("PRAGMA integrity_check"), "ok");
}

TEST_F(BuildDatabase, SameSourcesGiveTheSameBytes) {
  build();
  const auto first = read_whole(land.database());
  build();
  EXPECT_TRUE(first == read_whole(land.database()));
}

TEST_F(BuildDatabase, IsAGeoPackage) {
  build();
  EXPECT_EQ(one("PRAGMA application_id"), std::to_string(0x47504B47));
  EXPECT_EQ(one("PRAGMA user_version"), "10300");
  EXPECT_THAT(rows("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id"),
              ElementsAre(ElementsAre("-1"), ElementsAre("0"), ElementsAre("4326"), ElementsAre("6668")));
  EXPECT_EQ(rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'gpkg%' AND name NOT LIKE 'rtree%' "
                 "AND name NOT LIKE 'sqlite%' "
                 "AND name NOT IN (SELECT table_name FROM gpkg_contents)"),
            Rows{});
  EXPECT_THAT(
      rows("SELECT table_name, geometry_type_name, srs_id FROM gpkg_geometry_columns ORDER BY 1"),
      ElementsAre(ElementsAre("area", "MULTIPOLYGON", "6668"), ElementsAre("facility", "POINT", "6668"),
                  ElementsAre("place", "POINT", "6668"), ElementsAre("plan_place", "POINT", "6668"),
                  ElementsAre("reference_line", "MULTILINESTRING", "6668"), ElementsAre("reference_point", "POINT", "6668"),
                  ElementsAre("reference_water", "MULTIPOLYGON", "6668")));
  EXPECT_EQ(one("SELECT DISTINCT last_change FROM gpkg_contents"), "2025-10-27T00:00:00.000Z");
  EXPECT_EQ(one("SELECT count(*) FROM rtree_area_geom"), one("SELECT count(*) FROM area"));
  EXPECT_EQ(one("SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"), "7");
  EXPECT_EQ(one("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'area'"), "6");
}

TEST_F(BuildDatabase, ShapesAreStandardGeoPackageBinary) {
  build();
  // "GP", version 0, flags: little endian with envelope; 6668; then the envelope, then WKB.
  EXPECT_THAT(one("SELECT hex(geom) FROM area WHERE code = '01203' AND scale = 'national'"),
              testing::StartsWith("475000030C1A0000"));
  EXPECT_EQ(one("SELECT length(geom) FROM area WHERE code = '01203' AND scale = 'national'"),
            std::to_string(40 + 9 + 9 + 4 + 5 * 16));
  EXPECT_EQ(one("SELECT length(geom) FROM facility WHERE id = 'S1'"), std::to_string(8 + 21));
}

TEST_F(BuildDatabase, AreasHaveParentsAndScales) {
  build();
  EXPECT_THAT(rows("SELECT code, scale, kind, class, parent, prefecture, boundary_quality FROM area WHERE code IN "
                   "('01','01100','01101','01203','taka-east') ORDER BY code, scale DESC"),
              ElementsAre(ElementsAre("01", "national", "prefecture", "都道府県", "NULL", "北県", "generalised"),
                          ElementsAre("01100", "national", "municipality", "市", "01", "北県", "generalised"),
                          ElementsAre("01101", "national", "ward", "区", "01100", "北県", "generalised"),
                          ElementsAre("01203", "national", "municipality", "市", "01", "北県", "generalised"),
                          ElementsAre("01203", "focus", "municipality", "市", "01", "北県", "generalised"),
                          ElementsAre("taka-east", "focus", "district", "地区", "01203", "北県", "approximate")));
  EXPECT_EQ(one("SELECT boundary_note FROM area WHERE code = '01203' AND scale = 'focus'"), "境界未定");
}

TEST_F(BuildDatabase, UnionsAreAsLargeAsTheirParts) {
  build();
  EXPECT_EQ(one("SELECT round(sum(CASE code WHEN '01100' THEN -area_km2 ELSE area_km2 END), 6) + 0.0 FROM area WHERE code "
                "IN ('01100', '01101', '01102')"),
            "0.0");
  EXPECT_EQ(one("SELECT round(sum(CASE code WHEN '01' THEN -area_km2 ELSE area_km2 END), 6) + 0.0 FROM area "
                "WHERE scale = 'national' AND code IN ('01', '01101', '01102', '01203', '01204')"),
            "0.0");
}

TEST_F(BuildDatabase, NeighboursShareALine) {
  build();
  const auto of = [&](const std::string& code) {
    std::string list;
    for (const auto& row : rows("SELECT neighbour_code FROM area_neighbour WHERE area_code = '" + code + "' ORDER BY 1"))
      list += row[0] + " ";
    return list;
  };
  EXPECT_EQ(of("01101"), "01102 01204 ");        // not 02201 at the corner, not its own city
  EXPECT_EQ(of("01100"), "01203 01204 02201 ");  // not its own wards
  EXPECT_EQ(of("02201"), "01100 01102 01204 ");  // not 01203 at the corner
  EXPECT_EQ(of("01"), "");
}

TEST_F(BuildDatabase, NamesKeepTheirCharacters) {
  build();
  EXPECT_EQ(one("SELECT name FROM area WHERE code = '01203' AND scale = 'focus'"), "髙﨑市");
  EXPECT_EQ(one("SELECT name || ' ' || address FROM facility WHERE id = 'S1'"), "髙﨑公園 髙﨑市1-1, 西");
}

TEST_F(BuildDatabase, EmptyTablesForPlansAreThere) {
  build();
  EXPECT_EQ(one("SELECT (SELECT count(*) FROM plan) + (SELECT count(*) FROM plan_node)"), "0");
}

TEST_F(BuildDatabase, CarriesMapsAlong) {
  build_database({land.folder(), land.database(), {{"one", "一枚目", "title = \"一枚目\"\n"}}});
  EXPECT_THAT(rows("SELECT name, title, recipe FROM map"),
              ElementsAre(ElementsAre("one", "一枚目", "title = \"一枚目\"\n")));
}

TEST_F(BuildDatabase, AFailedBuildLeavesTheOldFileAlone) {
  write_whole(land.database(), "what was there");
  land.remove("places/places.csv");
  EXPECT_THROW(build(), Error);
  EXPECT_EQ(read_whole(land.database()), "what was there");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(land.database().parent_path())) ++files;
  EXPECT_EQ(files, 1);
}

TEST_F(BuildDatabase, AnOutputThatCannotBeWrittenIsAnOutputFault) {
  try {
    build_database(land.folder(), land.database().parent_path() / "missing" / "x.gpkg");
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.fault(), Fault::output);
  }
}

TEST_F(BuildDatabase, ASiteInNoDistrictIsAWarning) {
  const auto report = build();
  ASSERT_EQ(report.warnings.size(), 1);
  EXPECT_THAT(report.warnings[0].en, HasSubstr("S3"));
}

TEST_F(BuildDatabase, CanBeStopped) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(build_database(land.folder(), land.database(), {{}, stop.get_token()}), Cancelled);
  EXPECT_FALSE(std::filesystem::exists(land.database()));
}

}  // namespace
}  // namespace kuiki::store
