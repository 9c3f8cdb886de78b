#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "store/build.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

/// The project's own sources: figures that are published elsewhere too.
struct BuildProject : testing::Test {
  static void SetUpTestSuite() {
    land = std::make_unique<TinyGeodata>();
    report = build_database(std::filesystem::path(KUIKI_SOURCE_DIR) / "geodata", land->database());
  }
  static void TearDownTestSuite() { land.reset(); }
  std::string one(const std::string& sql) { return query_one(land->database(), sql); }
  std::string value(const std::string& indicator, const std::string& area, const std::string& period) {
    return one("SELECT value FROM observation WHERE indicator_id = '" + indicator + "' AND area_code = '" + area +
               "' AND period = '" + period + "'");
  }
  static inline std::unique_ptr<TinyGeodata> land;
  static inline BuildReport report;
};

TEST_F(BuildProject, HoldsEverything) {
  EXPECT_EQ(report.areas, 1902 + 20 + 47 + 22 + 6352);
  EXPECT_EQ(report.facilities, 4572 + 314 + 52);
  EXPECT_EQ(report.places, 12404);
  EXPECT_EQ(report.partnerships, 13);
  EXPECT_EQ(report.indicators, 144 + 335);
  EXPECT_EQ(report.plans, 5);
  EXPECT_EQ(one("SELECT count(*) FROM area WHERE kind = 'ward' AND scale = 'national'"), "175");
  EXPECT_EQ(one("SELECT count(*) FROM area WHERE scale = 'focus' AND kind NOT IN ('district', 'town')"),
            "80");  // 79 and Sapporo
  EXPECT_TRUE(report.warnings.empty());
}

TEST_F(BuildProject, PrefecturesSumToThePublishedPopulationOf2010) {
  EXPECT_EQ(one("SELECT CAST(sum(value) AS INTEGER) FROM observation WHERE indicator_id = 'census-population' AND period = "
                "'2010-10-01' AND length(area_code) = 2"),
            "128057352");
  EXPECT_EQ(value("census-population", "01", "2010-10-01"), "5506419.0");
}

TEST_F(BuildProject, CarriesTheCensusOver) {
  EXPECT_EQ(value("census-population", "23213", "2010-10-01"), "165298.0");  // 西尾市 with three towns
  EXPECT_EQ(value("census-population", "43100", "2010-10-01"), "734474.0");  // 熊本市, before its wards
  EXPECT_EQ(one("SELECT count(*) FROM observation WHERE indicator_id = 'census-population' AND area_code LIKE '4310_' AND "
                "area_code != '43100'"),
            "0");
  EXPECT_EQ(one("SELECT count(*) FROM observation o JOIN area a ON a.code = o.area_code AND a.scale = 'national' "
                "WHERE indicator_id = 'census-population' AND period = '2010-10-01' AND value IS NOT NULL AND kind IN "
                "('municipality', 'ward')"),
            std::to_string(1902 - 6 - 5 + 20));
}

TEST_F(BuildProject, NoCountIsLostOrInvented) {
  // People are everywhere but in some towns, and in towns that were evacuated.
  EXPECT_EQ(
      one("SELECT count(*) FROM observation o JOIN area a ON a.code = o.area_code AND kind != 'town' WHERE value = 0 AND "
          "indicator_id IN ('census-population', 'registry-population', 'projection-population', "
          "'projection-2023-population') AND area_code NOT LIKE '075__'"),
      "0");
  EXPECT_EQ(one("SELECT CAST(sum(value) AS INTEGER) FROM observation o JOIN area a ON a.code = o.area_code AND a.scale = "
                "'national' "
                "WHERE indicator_id = 'evacuation-sites' AND kind = 'municipality'"),
            one("SELECT count(*) FROM facility WHERE is_emergency_site"));
  EXPECT_EQ(one("SELECT count(*) FROM observation WHERE indicator_id = 'evacuation-sites' AND area_code = '01403'"),
            "0");  // 泊村 publishes nothing
}

/// 「47事業」 of the action plan, counted by hand: 豊平10, 清田10, 南8, 西11, 手稲8.
TEST_F(BuildProject, CountsTheProjectsOfTheWardsThatTheExcerptCovers) {
  EXPECT_EQ(query(land->database(),
                  "SELECT area_code, CAST(value AS INTEGER), period FROM observation WHERE indicator_id = "
                  "'ward-projects' ORDER BY area_code"),
            (std::vector<std::vector<std::string>>{{"01105", "10", "FY2023/FY2027"},
                                                   {"01106", "8", "FY2023/FY2027"},
                                                   {"01107", "11", "FY2023/FY2027"},
                                                   {"01109", "8", "FY2023/FY2027"},
                                                   {"01110", "10", "FY2023/FY2027"}}));
  const auto theme = [&](const std::string& id) {
    std::string counts;
    for (const auto& row : query(land->database(),
                                 "SELECT CAST(value AS INTEGER) FROM observation WHERE indicator_id = "
                                 "'ward-projects-" +
                                     id + "' ORDER BY area_code"))
      counts += row[0] + " ";
    return counts;
  };
  EXPECT_EQ(theme("health-sports"), "4 1 2 1 2 ");
  EXPECT_EQ(theme("disaster-safety"), "2 0 1 2 1 ");  // 0 is a true count: 南区 has no such project
  EXPECT_EQ(theme("family-welfare"), "0 1 2 1 1 ");
  EXPECT_EQ(theme("community"), "2 3 1 1 2 ");
  EXPECT_EQ(theme("nature"), "1 1 4 1 2 ");
  EXPECT_EQ(theme("culture"), "0 1 1 0 0 ");
  EXPECT_EQ(theme("attraction"), "1 1 0 2 2 ");
}

TEST_F(BuildProject, TownsSumToTheirCitiesButForTheOneOnTheWater) {
  const auto sum = [&](const std::string& indicator, const std::string& period, const std::string& codes) {
    return one(
        "SELECT CAST(sum(value) AS INTEGER) FROM observation o JOIN area a ON a.code = o.area_code AND a.kind = 'town' "
        "WHERE "
        "indicator_id = '" +
        indicator + "' AND period = '" + period + "' AND area_code LIKE '" + codes + "%'");
  };
  EXPECT_EQ(sum("census-population", "2015-10-01", "01203"), "121923");
  EXPECT_EQ(value("census-population", "01203", "2015-10-01"), "121924.0");
  EXPECT_EQ(one("SELECT CAST(sum(population) AS INTEGER) FROM water_area WHERE municipality_code = '01203'"), "1");
  EXPECT_EQ(sum("census-population", "2015-10-01", "011"), "1952356");
  EXPECT_EQ(sum("households", "2015-10-01", "01213"), "78298");
  EXPECT_EQ(sum("population-65-over", "2020-10-01", "20208"), "13773");
  EXPECT_EQ(sum("population-age-unknown", "2020-10-01", "20208"), "230");
  EXPECT_EQ(sum("sapporo-register-population", "2020-10-01", "011"), "1961682");
  EXPECT_EQ(
      one("SELECT count(*) FROM observation WHERE indicator_id = 'sapporo-register-age-65-over' AND status = 'suppressed' "
          "AND value IS NULL"),
      "158");
}

TEST_F(BuildProject, MunicipalitiesSumToThePublishedTotals) {
  const auto sum = [&](const std::string& indicator, const std::string& period) {
    return one(
        "SELECT CAST(sum(value) AS INTEGER) FROM observation o JOIN area a ON a.code = o.area_code AND a.kind = "
        "'municipality' AND a.scale = 'national' WHERE indicator_id = '" +
        indicator + "' AND period = '" + period + "'");
  };
  EXPECT_EQ(sum("census-population", "2015-10-01"), "127094745");
  EXPECT_EQ(sum("census-population", "2020-10-01"), "126146099");
  EXPECT_EQ(sum("registry-population", "2022-01-01"), "125927902");
}

TEST_F(BuildProject, AreasAreThoseOfTheLand) {
  // Prefecture areas of 国土地理院 (2022), within 0.1 %: 長野県 13,561.56, 香川県 1,876.87 (0.5 %: islands and thinning).
  EXPECT_NEAR(std::stod(one("SELECT area_km2 FROM area WHERE code = '20'")), 13561.56, 14);
  EXPECT_NEAR(std::stod(one("SELECT area_km2 FROM area WHERE code = '37'")), 1876.87, 9);
}

TEST_F(BuildProject, EveryFigureNamesASource) {
  EXPECT_EQ(one("SELECT count(*) FROM indicator WHERE source NOT IN (SELECT id FROM source) OR rationale = ''"), "0");
  EXPECT_EQ(one("SELECT count(*) FROM observation WHERE status IN ('inferred', 'suppressed', 'merged') AND note IS NULL"),
            "0");
  EXPECT_EQ(one("SELECT count(*) FROM facility WHERE source IS NULL OR source NOT IN (SELECT id FROM source)"), "0");
  EXPECT_EQ(one("SELECT count(*) FROM reference_point WHERE source NOT IN (SELECT id FROM source)"), "0");
}

}  // namespace
}  // namespace kuiki::store
