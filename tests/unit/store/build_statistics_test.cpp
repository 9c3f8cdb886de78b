#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/build.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

using testing::HasSubstr;

struct BuildStatistics : testing::Test {
  /// "value status" of one figure, "none" where there is no row.
  std::string figure(const std::string& indicator, const std::string& area, const std::string& period) {
    if (!built) {
      build_database(land.folder(), land.database());
      built = true;
    }
    const auto rows = query(land.database(), "SELECT value, status FROM observation WHERE indicator_id = '" + indicator +
                                                 "' AND area_code = '" + area + "' AND period = '" + period + "'");
    return rows.empty() ? "none" : rows[0][0] + " " + rows[0][1];
  }
  std::string note(const std::string& indicator, const std::string& area) {
    if (!built) {
      build_database(land.folder(), land.database());
      built = true;
    }
    return query_one(land.database(), "SELECT note FROM observation WHERE indicator_id = '" + indicator +
                                          "' AND area_code = '" + area + "' ORDER BY period LIMIT 1");
  }
  TinyGeodata land;
  bool built = false;
};

TEST_F(BuildStatistics, AMergedTownIsCarriedOverAsASum) {
  EXPECT_EQ(figure("census-population", "01203", "2010-10-01"), "100.0 inferred");
  EXPECT_EQ(note("census-population", "01203"), "当時の髙﨑市（01203）・﨑町（01301）の合計（2011-04-01 合併）");
  EXPECT_EQ(figure("census-population", "01203", "2020-10-01"), "80.0 printed");  // counted after the merger: as it stands
}

TEST_F(BuildStatistics, AnIncompleteMergerGivesNoFigure) {
  land.replace("population/census.csv", "01301,﨑町,2010,30\n", "");
  EXPECT_EQ(figure("census-population", "01203", "2010-10-01"), "none");
  EXPECT_EQ(figure("census-population", "01", "2010-10-01"), "none");
}

TEST_F(BuildStatistics, ARenamedTownKeepsItsFigure) {
  EXPECT_EQ(figure("census-population", "01204", "2010-10-01"), "50.0 printed");
  EXPECT_THAT(note("census-population", "01204"), HasSubstr("古丘町（01302）"));
}

TEST_F(BuildStatistics, ASplitGivesNothingToThePartsButTheCityKeepsIt) {
  land.replace("population/census.csv", "01101,東区,2010,100\n01102,西区,2010,200\n", "01205,旧北都市,2010,290\n");
  land.write("population/municipality_changes.csv",
             land.read("population/municipality_changes.csv") + "2012-04-01,split,01205,旧北都市,01101;01102,北都市\n");
  EXPECT_EQ(figure("census-population", "01101", "2010-10-01"), "none");
  EXPECT_EQ(figure("census-population", "01100", "2010-10-01"), "290.0 printed");
}

TEST_F(BuildStatistics, CitiesAndPrefecturesAreSums) {
  EXPECT_EQ(figure("census-population", "01100", "2010-10-01"), "300.0 inferred");
  EXPECT_EQ(figure("census-population", "01", "2010-10-01"), "450.0 inferred");
}

TEST_F(BuildStatistics, MissingStaysMissing) {
  EXPECT_EQ(figure("census-population", "02201", "2010-10-01"), "none");
  EXPECT_EQ(figure("census-population", "02", "2010-10-01"), "none");
  EXPECT_EQ(figure("census-density", "02201", "2010-10-01"), "none");
  EXPECT_EQ(figure("census-population", "01100", "2020-10-01"), "none");
  EXPECT_EQ(figure("evacuation-sites", "02201", "2025-10-27"), "none");
}

TEST_F(BuildStatistics, PlacesWithoutCensusDoNotSpoilTheSumNorTheDensity) {
  land.replace("population/census.csv", "01302,古丘町,2010,50\n", "");
  land.write("population/census_not_surveyed.csv", "area_code,area_name,reason\n01204,丘町,調査地域外\n");
  EXPECT_EQ(figure("census-population", "01204", "2010-10-01"), "NULL not_measured");
  EXPECT_EQ(figure("census-population", "01", "2010-10-01"), "400.0 inferred");
  EXPECT_EQ(
      query_one(land.database(),
                "SELECT round(o.value * (p.area_km2 - n.area_km2), 6) FROM observation o, area p, area n "
                "WHERE o.indicator_id = 'census-density' AND o.area_code = '01' AND p.code = '01' AND n.code = '01204'"),
      "400.0");
}

TEST_F(BuildStatistics, RatesAreInPercent) {
  EXPECT_EQ(figure("projection-ageing-rate", "01203", "2020-10-01"), "37.5 printed");
  EXPECT_EQ(figure("projection-change-2010", "01203", "2020-10-01"), "-20.0 printed");
  EXPECT_EQ(figure("projection-change-2010", "01203", "2010-10-01"), "none");
  EXPECT_EQ(figure("census-change-2010", "01203", "2020-10-01"), "-20.0 inferred");  // of a sum carried over
  EXPECT_EQ(query_one(land.database(),
                      "SELECT group_concat(role) FROM (SELECT role FROM observation WHERE indicator_id = "
                      "'projection-population' ORDER BY period)"),
            "actual,projection");
}

TEST_F(BuildStatistics, HouseholdsAndDensity) {
  EXPECT_EQ(figure("registry-persons-per-household", "01101", "2021-01-01"), "2.2 printed");
  EXPECT_EQ(figure("registry-persons-per-household", "01100", "2021-01-01"), "2.0 inferred");
  EXPECT_EQ(figure("registry-population", "01100", "2021-01-01"), "300.0 inferred");
  EXPECT_EQ(query_one(land.database(),
                      "SELECT round(o.value * a.area_km2, 6) FROM observation o JOIN area a ON a.code = o.area_code "
                      "WHERE o.indicator_id = 'registry-density' AND a.code = '01101'"),
            "110.0");
}

TEST_F(BuildStatistics, SitesAreCountedByMunicipalityWardAndDistrict) {
  const std::string day = "2025-10-27";
  EXPECT_EQ(figure("evacuation-sites", "01203", day), "3.0 printed");  // the outlier belongs to its municipality
  EXPECT_EQ(figure("evacuation-sites", "taka-west", day), "1.0 printed");
  EXPECT_EQ(figure("evacuation-sites", "taka-east", day), "1.0 printed");
  EXPECT_EQ(figure("evacuation-sites", "01100", day), "1.0 printed");
  EXPECT_EQ(figure("evacuation-sites", "01101", day), "1.0 printed");
  EXPECT_EQ(figure("evacuation-sites-flood", "01203", day), "2.0 printed");
  EXPECT_EQ(figure("evacuation-sites-earthquake", "taka-east", day), "0.0 printed");
  EXPECT_EQ(figure("evacuation-shelters", "01203", day), "1.0 printed");
}

TEST_F(BuildStatistics, ZeroIsRightOnlyWhereSitesArePublished) {
  const std::string day = "2025-10-27";
  EXPECT_EQ(figure("evacuation-sites", "01102", day), "0.0 printed");             // its city publishes, it has none
  EXPECT_EQ(figure("evacuation-sites-tsunami", "01203", day), "0.0 printed");     // publishes, none for that hazard
  EXPECT_EQ(figure("evacuation-sites", "01204", day), "NULL missing_in_source");  // publishes shelters only
  EXPECT_EQ(figure("evacuation-shelters", "01204", day), "1.0 printed");
}

TEST_F(BuildStatistics, SitesPerResidentNameThePopulation) {
  EXPECT_EQ(figure("evacuation-sites-per-10000", "01203", "2025-10-27"), "375.0 printed");  // 3 for the 80 of 2020
  EXPECT_THAT(note("evacuation-sites-per-10000", "01203"), HasSubstr("2020-10-01 の国勢調査人口 80人"));
  EXPECT_THAT(note("evacuation-sites-per-10000", "01101"), HasSubstr("2021-01-01 の住民基本台帳人口 110人"));
  EXPECT_EQ(figure("evacuation-sites-per-10000", "taka-west", "2025-10-27"), "222.222222222222 inferred");  // its towns' 45
}

}  // namespace
}  // namespace kuiki::store
