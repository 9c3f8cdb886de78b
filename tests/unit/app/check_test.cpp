#include "app/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <functional>
#include <random>

#include "app/check_rules.h"
#include "base/error.h"
#include "store/build.h"

namespace kuiki::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Verdict = Finding::Verdict;

/// The project's own database, built once from geodata/, and copies of it to spoil.
class Check : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = fs::temp_directory_path() / ("kuiki-check-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
    store::build_database(fs::path(KUIKI_SOURCE_DIR) / "geodata", folder / "whole.gpkg");
    whole = check_database(folder / "whole.gpkg");
  }
  static void TearDownTestSuite() { fs::remove_all(folder); }

  static std::vector<Finding> of(const CheckReport& report, const std::string& rule, Verdict verdict) {
    std::vector<Finding> found;
    for (const auto& finding : report.findings) {
      if (finding.rule == rule && finding.verdict == verdict) found.push_back(finding);
    }
    return found;
  }
  using Rule = std::function<void(const model::Dataset&, Findings&)>;
  /// The findings of one rule after `sql` was run on a copy. The triggers of the R-trees want functions that plain
  /// SQLite lacks.
  static CheckReport after(const std::string& sql, const Rule& rule) {
    const auto copy = folder / "spoilt.gpkg";
    fs::copy_file(folder / "whole.gpkg", copy, fs::copy_options::overwrite_existing);
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(copy.string().c_str(), &db), SQLITE_OK);
    for (const char* function : {"ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"}) {
      sqlite3_create_function(
          db, function, 1, SQLITE_UTF8, nullptr, [](sqlite3_context* c, int, sqlite3_value**) { sqlite3_result_int(c, 0); },
          nullptr, nullptr);
    }
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &error), SQLITE_OK) << (error ? error : "");
    EXPECT_GT(sqlite3_changes(db), 0) << "nothing was spoilt: " << sql;
    sqlite3_free(error);
    sqlite3_close(db);
    CheckReport report;
    rule(*store::load_dataset(copy), report.findings);
    return report;
  }

  static void areas(const model::Dataset& data, Findings& to) {
    check_areas(data, store::load_area_references(folder / "spoilt.gpkg"), to);
  }
  static void sums(const model::Dataset& data, Findings& to) {
    check_sums(data, store::load_water_areas(folder / "spoilt.gpkg"), to);
  }
  static void towns(const model::Dataset& data, Findings& to) {
    check_town_shapes(data, to);
    check_town_sums(data, store::load_water_areas(folder / "spoilt.gpkg"), to);
  }
  static void totals(const model::Dataset& data, Findings& to) {
    check_totals(data, store::load_total_references(folder / "spoilt.gpkg"), to);
  }
  static void columns(const model::Dataset& data, Findings& to) {
    check_columns(data, store::load_rates(folder / "spoilt.gpkg"), folder / "spoilt.gpkg", to);
  }
  static void rates(const model::Dataset& data, Findings& to) {
    check_rates(data, store::load_rates(folder / "spoilt.gpkg"), to);
  }
  static void neighbours(const model::Dataset& data, Findings& to) {
    check_adjacency(data, store::load_adjacency_references(folder / "spoilt.gpkg"), to);
    check_neighbours(data, to);
  }

  static inline fs::path folder;
  static inline CheckReport whole;
};

TEST_F(Check, TheProjectsOwnDatabaseHolds) {
  for (const auto& finding : whole.findings)
    EXPECT_NE(finding.verdict, Verdict::fail) << finding.rule << ": " << finding.words.en;
  EXPECT_TRUE(whole.ok());
}

TEST_F(Check, EveryReferenceFactIsAFinding) {
  EXPECT_EQ(of(whole, "area", Verdict::pass).size(), 41);
  EXPECT_EQ(of(whole, "area", Verdict::known).size(), 10);  // undecided borders
  EXPECT_EQ(of(whole, "extent", Verdict::pass).size(), 2);
  EXPECT_EQ(of(whole, "adjacency", Verdict::pass).size(), 36);
  EXPECT_EQ(of(whole, "coverage", Verdict::pass).size(), 3);
}

TEST_F(Check, OutliersAreListedAndNotHidden) {
  const auto outside = of(whole, "location", Verdict::known);
  EXPECT_EQ(outside.size(), 11);
  EXPECT_THAT(outside[0].words.en, HasSubstr(" m (in Muroran-shi"));
  EXPECT_THAT(of(whole, "location", Verdict::pass)[0].words.en, HasSubstr("4,927"));
  EXPECT_EQ(of(whole, "sums", Verdict::known).size(), 4);  // 65+ and total of 2010; the one on the water of Otaru
}

TEST_F(Check, EveryFindingSpeaksBothLanguages) {
  for (const auto& finding : whole.findings) {
    EXPECT_FALSE(finding.words.ja.empty());
    EXPECT_FALSE(finding.words.en.empty());
    EXPECT_FALSE(finding.subject.empty());
  }
}

TEST_F(Check, AWrongReferenceAreaFails) {
  const auto failed =
      of(after("UPDATE area_reference SET area_km2 = 47 WHERE code = '01105'", areas), "area", Verdict::fail);
  ASSERT_EQ(failed.size(), 1);
  EXPECT_EQ(failed[0].subject, "01105");
  EXPECT_EQ(failed[0].words.en, "Toyohira-ku (01105) area: expected 47.00 km², found 46.24 km² (off by −1.62 %)");
}

TEST_F(Check, AnUndecidedBorderExcusesOnlySoMuch) {
  EXPECT_EQ(
      of(after("UPDATE area_reference SET area_km2 = area_km2 * 1.1 WHERE code = '01224'", areas), "area", Verdict::fail)
          .size(),
      1);
}

TEST_F(Check, AFactAboutNobodyFails) {
  EXPECT_EQ(of(after("UPDATE area_reference SET code = '01999' WHERE code = '01105'", areas), "area", Verdict::fail).size(),
            1);
}

TEST_F(Check, AStoredAreaThatIsNotTheShapesFails) {
  EXPECT_EQ(
      of(after("UPDATE area SET area_km2 = area_km2 + 1 WHERE code = '01203'", check_validity), "validity", Verdict::fail)
          .size(),
      1);
}

TEST_F(Check, AMissingNeighbourFails) {
  const auto report = after(
      "DELETE FROM area_neighbour WHERE '01105' IN (area_code, neighbour_code) AND '01104' IN (area_code, neighbour_code)",
      neighbours);
  EXPECT_EQ(of(report, "adjacency", Verdict::fail).size(), 1);
  EXPECT_EQ(of(report, "neighbours", Verdict::fail).size(), 1);
}

TEST_F(Check, OneSidedAndInventedNeighboursFail) {
  const auto report = after("INSERT INTO area_neighbour (area_code, neighbour_code) VALUES ('01203', '13101')", neighbours);
  EXPECT_EQ(of(report, "neighbours", Verdict::fail).size(), 2);
}

TEST_F(Check, ADistrictWithAnothersShapeLeavesAGap) {
  EXPECT_EQ(of(after("UPDATE area SET geom = (SELECT geom FROM area WHERE code = 'otaru-asari') WHERE code = 'otaru-temiya'",
                     check_coverage),
               "coverage", Verdict::fail)
                .size(),
            1);
}

TEST_F(Check, ASiteElsewhereFails) {
  const auto failed =
      of(after("UPDATE facility SET municipality_code = '01203', area_code = '01203' WHERE id = 'E0110000001202'",
               check_locations),
         "location", Verdict::fail);
  ASSERT_EQ(failed.size(), 1);
  EXPECT_THAT(failed[0].words.en, HasSubstr("in Atsubetsu-ku"));
}

TEST_F(Check, ASumThatIsOffFails) {
  const auto report = after(
      "UPDATE statistic_column SET figures = replace(figures, '239944', '239947') WHERE indicator_id = "
      "'registry-population' AND "
      "period = '2021-01-01'",
      sums);
  ASSERT_EQ(of(report, "sums", Verdict::fail).size(), 1);
  EXPECT_THAT(of(report, "sums", Verdict::fail)[0].words.en, HasSubstr("off by +3"));
  EXPECT_FALSE(report.ok());
}

TEST_F(Check, ThePersonOnTheWaterIsKnown) {
  const auto known = of(whole, "sums", Verdict::known);
  const auto on_water =
      std::ranges::count_if(known, [](const Finding& f) { return f.words.en.find("on the water") != std::string::npos; });
  EXPECT_EQ(on_water, 2);  // people and households of 小樽市
  // Without that row, towns and districts miss somebody.
  EXPECT_EQ(of(after("DELETE FROM water_area", sums), "sums", Verdict::fail).size(), 2);
  EXPECT_EQ(of(after("DELETE FROM water_area", towns), "towns", Verdict::fail).size(), 2);
}

TEST_F(Check, TownsThatMoveFail) {
  EXPECT_EQ(of(whole, "towns", Verdict::pass).size(), 2);
  const auto moved = after(
      "UPDATE area SET district = 'otaru-asari' WHERE code = (SELECT min(code) FROM area WHERE district = "
      "'otaru-shioya')",
      towns);
  const auto failed = of(moved, "towns", Verdict::fail);
  EXPECT_GE(failed.size(), 4);  // shape, people and households of both districts, at most
  EXPECT_EQ(failed[0].subject, "otaru-asari");
}

TEST_F(Check, FiguresAreHeldAgainstPublishedTotalsAndObservations) {
  EXPECT_EQ(of(whole, "totals", Verdict::pass).size(), 1);
  EXPECT_EQ(
      of(after("UPDATE total_reference SET value = value + 1 WHERE area_code = '20208' AND indicator_id = 'households'",
               totals),
         "totals", Verdict::fail)
          .size(),
      1);
  EXPECT_EQ(of(whole, "columns", Verdict::pass).size(), 1);
  const auto spoilt = after(
      "UPDATE observation SET value = value + 1 WHERE indicator_id = 'births' AND area_code = '01203' AND "
      "period = 'CY2023'",
      columns);
  ASSERT_EQ(of(spoilt, "columns", Verdict::fail).size(), 1);
  EXPECT_THAT(of(spoilt, "columns", Verdict::fail)[0].words.en, HasSubstr("births 01203 CY2023"));
}

TEST_F(Check, RatesFollowFromIndicatorsThatAreThere) {
  EXPECT_EQ(of(whole, "rates", Verdict::pass).size(), 1);
  EXPECT_EQ(
      of(after("UPDATE indicator SET numerator = 'storks' WHERE id = 'birth-rate'", rates), "rates", Verdict::fail).size(),
      1);
  EXPECT_GT(of(after("UPDATE indicator SET factor = 1000 WHERE id = 'ageing-rate'", rates), "rates", Verdict::fail).size(),
            1000);
}

TEST_F(Check, ADatabaseThatIsNoneIsAnError) { EXPECT_THROW(check_database(folder / "none.gpkg"), Error); }

}  // namespace
}  // namespace kuiki::app
