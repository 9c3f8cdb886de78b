#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "model/plan_names.h"
#include "store/build.h"
#include "store/load.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

using testing::HasSubstr;

/// 髙﨑市 with three towns in two districts and one person on the water; 東区 with one town.
struct BuildTowns : testing::Test {
  void SetUp() override { build_database(land.folder(), land.database()); }
  /// Calls `use` with each figure of the indicator for the area at that time.
  template <class Use>
  void each(const std::string& indicator, const std::string& area, const std::string& period, const Use& use) const {
    const auto data = load_dataset(land.database());
    data->each_figure_of(data->find_indicator(indicator).value(), data->find_area(area).value(),
                         [&](const model::FigureView& found) {
                           if (model::to_string(data->periods[found.period]) == period) use(found);
                         });
  }
  /// "40.00 printed"; empty where there is none.
  std::string figure(const std::string& indicator, const std::string& area, const std::string& period) const {
    std::string words;
    each(indicator, area, period, [&](const model::FigureView& found) {
      EXPECT_EQ(words, "");
      words = (std::isnan(found.value) ? "none" : fmt::format("{:.2f}", found.value)) + " " +
              std::string(model::status_id(found.status));
    });
    return words;
  }
  std::string note(const std::string& indicator, const std::string& area, const std::string& period) const {
    std::string words;
    each(indicator, area, period, [&](const model::FigureView& found) { words = found.note; });
    return words;
  }
  TinyGeodata land;
};

TEST_F(BuildTowns, TownsBelongToTheirMunicipalityAndDistrict) {
  EXPECT_EQ(
      query(land.database(),
            "SELECT code, parent, district, district_confidence, counted_km2, boundary_note FROM area WHERE kind = 'town' "
            "ORDER BY code"),
      (std::vector<std::vector<std::string>>{{"011010010", "01101", "NULL", "NULL", "30.0", "町丁の境界"},
                                             {"012030010", "01203", "taka-west", "sure", "20.0", "町丁の境界"},
                                             {"01203002001", "01203", "taka-west", "guess", "10.0", "町丁の境界。推定"},
                                             {"01203002002", "01203", "taka-east", "sure", "40.0", "町丁の境界"}}));
}

TEST_F(BuildTowns, DistrictsAreTheSumOfTheirTowns) {
  EXPECT_EQ(figure("census-population", "012030010", "2020-10-01"), "40.00 printed");
  EXPECT_EQ(figure("census-population", "taka-west", "2020-10-01"), "45.00 inferred");
  EXPECT_EQ(note("census-population", "taka-west", "2020-10-01"), "2町丁・字の合計");
  EXPECT_EQ(figure("households", "taka-east", "2020-10-01"), "15.00 inferred");
  // Nothing is given to districts of a year without towns.
  EXPECT_EQ(figure("census-population", "taka-west", "2010-10-01"), "");
}

TEST_F(BuildTowns, DensityIsOverTheLandOnWhichPeopleWereCounted) {
  EXPECT_EQ(figure("census-density", "012030010", "2020-10-01"), "2.00 computed");
  EXPECT_EQ(figure("census-density", "taka-west", "2020-10-01"), "1.50 computed");
}

TEST_F(BuildTowns, SuppressedAndMergedAgesAreToldApart) {
  EXPECT_EQ(figure("population-65-over", "01203002001", "2020-10-01"), "none suppressed");
  EXPECT_EQ(note("population-65-over", "01203002001", "2020-10-01"), "年齢は秘匿されている（一町に合算）");
  EXPECT_EQ(figure("population-65-over", "012030010", "2020-10-01"), "19.00 merged");
  EXPECT_EQ(figure("population-65-over", "01203002002", "2020-10-01"), "10.00 printed");
  EXPECT_EQ(figure("population-65-over", "taka-west", "2020-10-01"), "19.00 inferred");
  EXPECT_THAT(note("population-65-over", "taka-west", "2020-10-01"), HasSubstr("秘匿された1町丁・字は合算先に含む"));
}

TEST_F(BuildTowns, NoRateIsMadeOfMorePeopleAboveThanBelow) {
  EXPECT_EQ(figure("ageing-rate", "012030010", "2020-10-01"), "");  // 65 and over of two towns, people of one
  EXPECT_EQ(figure("ageing-rate", "01203002001", "2020-10-01"), "none suppressed");
  EXPECT_EQ(figure("ageing-rate", "01203", "2020-10-01"), "36.25 computed");
  EXPECT_EQ(figure("known-ageing-rate", "012030010", "2020-10-01"), "43.18 merged");
}

TEST_F(BuildTowns, RatesTakeTheNearestDenominatorAndSaySo) {
  EXPECT_EQ(figure("birth-rate", "01203", "CY2023"), "50.00 computed");
  EXPECT_EQ(note("birth-rate", "01203", "CY2023"), "births（2023年） ÷ census-population（2020年10月1日） × 1,000");
  EXPECT_EQ(figure("birth-rate", "01203", "CY2011"), "70.00 computed");
  EXPECT_EQ(note("birth-rate", "01203", "CY2011"), "births（2011年） ÷ census-population（2010年10月1日） × 1,000");
  EXPECT_EQ(figure("birth-rate", "02201", "CY2023"), "");  // its people were never counted
  EXPECT_EQ(figure("natural-change", "01203", "CY2023"), "-2.00 computed");
  EXPECT_EQ(figure("natural-change", "02201", "CY2023"), "");  // deaths are not known, not 0
}

TEST_F(BuildTowns, TheRegisterSumsToWardAndCity) {
  EXPECT_EQ(figure("sapporo-register-age-65-over", "011010010", "2020-10-01"), "20.00 printed");
  EXPECT_EQ(figure("sapporo-register-age-65-over", "01101", "2020-10-01"), "20.00 inferred");
  EXPECT_EQ(note("sapporo-register-age-65-over", "01100", "2020-10-01"), "1区の合計");
}

TEST_F(BuildTowns, TheProjectionOf2023StandsBesideThatOf2013) {
  EXPECT_EQ(figure("projection-2023-population", "01203", "2050-10-01"), "40.00 printed");
  EXPECT_EQ(figure("projection-2023-change-2020", "01203", "2050-10-01"), "-50.00 computed");
  EXPECT_EQ(figure("projection-2023-change-2020", "02201", "2050-10-01"), "");
  EXPECT_EQ(figure("projection-2023-ageing-rate", "01203", "2050-10-01"), "45.50 printed");
  EXPECT_EQ(figure("projection-2023-ageing-rate", "02201", "2050-10-01"), "");
}

TEST_F(BuildTowns, HospitalsAndLibrariesAreKindsOfTheirOwn) {
  EXPECT_EQ(
      query(land.database(),
            "SELECT id, kind, area_code, municipality_code, beds, remarks FROM facility WHERE id IN ('H1', 'H2', "
            "'L1') ORDER BY id"),
      (std::vector<std::vector<std::string>>{{"H1", "hospital", "01203", "01203", "120", "一般病床 100、療養病床 20、救急"},
                                             {"H2", "clinic", "01101", "01100", "NULL", "脳卒中の救急"},
                                             {"L1", "library", "01101", "01100", "NULL", "図書館"}}));
  EXPECT_EQ(query_one(land.database(), "SELECT count(*) FROM facility WHERE is_emergency_site OR is_shelter"), "5");
}

/// What the program reads must be what everybody else finds in `observation`.
TEST_F(BuildTowns, ColumnsSayWhatObservationsSay) {
  const auto data = load_dataset(land.database());
  std::size_t figures = 0;
  const auto rates = load_rates(land.database());
  for (const auto row : data->indicators.rows()) {
    if (std::ranges::find(rates, data->indicators[row].id, &RateDefinition::indicator) != rates.end()) continue;
    data->each_figure(row, [&](const model::FigureView& found) {
      ++figures;
      const auto& id = data->indicators[row].id;
      const auto& area = data->areas.code[found.area];
      const auto period = model::to_string(data->periods[found.period]);
      const auto rows = query(land.database(),
                              "SELECT value, status, role, coalesce(note, ''), coalesce(source, '') FROM "
                              "observation WHERE indicator_id = '" +
                                  id + "' AND area_code = '" + area + "' AND period = '" + period + "'");
      ASSERT_EQ(rows.size(), 1u) << id << ' ' << area << ' ' << period;
      if (std::isnan(found.value))
        EXPECT_EQ(rows[0][0], "NULL");
      else
        EXPECT_NEAR(std::stod(rows[0][0]), found.value, 1e-9 * std::abs(found.value));  // SQLite writes 15 digits
      EXPECT_EQ(rows[0][1], model::status_id(found.status));
      EXPECT_EQ(rows[0][2], model::role_id(found.role));
      EXPECT_EQ(rows[0][3], found.note);
      EXPECT_EQ(rows[0][4], found.source);
    });
  }
  EXPECT_EQ(std::to_string(figures), query_one(land.database(), "SELECT count(*) FROM observation"));
  EXPECT_GT(figures, 100u);
  EXPECT_EQ(data->observations.size(), 0u);  // none is read twice
}

TEST_F(BuildTowns, OfficesAreWhereTheyStand) {
  const auto data = load_dataset(land.database());
  const auto office = data->office_of(*data->find_area("01203"));
  ASSERT_TRUE(office);
  EXPECT_DOUBLE_EQ(office->x, 140.24);
  EXPECT_FALSE(data->office_of(*data->find_area("02201")));
  EXPECT_EQ(query_one(land.database(), "SELECT closed FROM reference_line WHERE name = '髙﨑線'"), "2021-04-01");
  EXPECT_EQ(query_one(land.database(), "SELECT count(*) FROM reference_water WHERE name IS NULL AND area_km2 = 1.5"), "1");
}

TEST_F(BuildTowns, ChildrenAreWithoutTowns) {
  const auto data = load_dataset(land.database());
  const auto city = *data->find_area("01203");
  EXPECT_EQ(data->children[city].size(), 2u);
  EXPECT_EQ(data->towns[city].size(), 3u);
  EXPECT_EQ(model::areas_of(*data, model::AreaSet::towns, *data->find_area("01100")).size(), 1u);
}

struct Refusal {
  std::string name, file, from, to;
  std::vector<std::string> words;
};
class TownErrors : public testing::TestWithParam<Refusal> {};
TEST_P(TownErrors, AreSaidWithFileAndLine) {
  const TinyGeodata land;
  const auto& c = GetParam();
  land.replace(c.file, c.from, c.to);
  try {
    build_database(land.folder(), land.database());
    FAIL() << "built";
  } catch (const Error& e) {
    EXPECT_EQ(e.fault(), Fault::input_wrong);
    for (const auto& word : c.words) EXPECT_THAT(e.message().en, HasSubstr(word));
  }
}
INSTANTIATE_TEST_SUITE_P(
    All, TownErrors,
    testing::Values(
        Refusal{"lost_zero",
                "boundaries/towns.csv",
                "\n012030010,",
                "\n12030010,",
                {"towns.csv", "line 2", "'12030010'", "zero"}},
        Refusal{"twice", "boundaries/towns.csv", "01203002002,", "01203002001,", {"towns.csv", "line 4", "twice"}},
        Refusal{"other_city",
                "boundaries/towns.csv",
                "区の町,,",
                "区の町,taka-east,sure",
                {"towns.csv", "another municipality"}},
        Refusal{"no_district", "boundaries/towns.csv", "taka-east", "taka-north", {"towns.csv", "'taka-north'"}},
        Refusal{"ages",
                "population/towns_census_ages.csv",
                "012030010,5",
                "012030010,6",
                {"towns_census_ages.csv", "line 2", "sum"}},
        Refusal{"older", "population/towns_sapporo_register.csv", ",20,8,", ",20,28,", {"line 2", "75"}},
        Refusal{"header", "statistics/all.csv", "births@CY2011", "birth@CY2011", {"all.csv", "'birth'"}},
        Refusal{"period", "statistics/all.csv", "births@CY2011", "births@2011", {"all.csv", "period"}},
        Refusal{"rate", "indicators.csv", "births - deaths", "births deaths", {"indicators.csv", "sum of ids"}},
        Refusal{"unknown_part", "indicators.csv", "births - deaths", "births - death", {"indicators.csv", "'death'"}},
        Refusal{"group", "indicators.csv", ",all,population-65-over,census", ",none,population-65-over,census", {"'none'"}},
        Refusal{"line",
                "backdrop/lines.geojson",
                "[[140.2,40.1],[140.3,40.2]]",
                "[[140.2,40.1]]",
                {"lines.geojson", "two points"}},
        Refusal{"ring",
                "backdrop/lines.geojson",
                "[140.22,40.12],[140.21,40.11]",
                "[140.22,40.12],[140.21,40.13]",
                {"lines.geojson", "not closed"}},
        Refusal{"beds", "facilities/hospitals.csv", ",120,", ",many,", {"hospitals.csv", "line 2"}}),
    [](const auto& refusal) { return refusal.param.name; });

}  // namespace
}  // namespace kuiki::store
