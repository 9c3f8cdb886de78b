#include "app/area_sets.h"

#include <gmock/gmock.h>

#include "app/complete.h"
#include "app/project_database.h"
#include "store/csv_table.h"

/// Districts made anew of the towns of the base: sums against those made elsewhere (district_population.csv) and the base's own.
namespace kuiki::app {
namespace {

struct AreaSets : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<kuiki::test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<kuiki::test::ProjectDatabase> project;

  /// The city's districts of the base as a set of one's own.
  void save_districts(const std::string& city) const {
    const auto& data = *project->data;
    const auto grouping = model::grouping_of(data, *data.find_area(city), nullptr);
    const auto saved = store.change({.set = district_set(data, grouping, {.name = city, .source = "", .note = ""})},
                                    {.who = "田中", .what = ""});
    EXPECT_GT(saved.act, 0);
  }
  store::Store store = open_store(project->file(), project->fresh_work(), false);
};

TEST_F(AreaSets, SumsAreThoseThatWereMadeElsewhere) {
  for (const auto* city : {"01203", "01213", "20208"}) save_districts(city);
  const auto data = store.load().data;
  const store::CsvTable expected(std::filesystem::path(KUIKI_SOURCE_DIR) / "tests/data/district_population.csv");
  struct Column {
    const char* name;
    const char* indicator;
  };
  std::size_t compared = 0;
  for (std::size_t row = 0; row < expected.rows(); ++row) {
    const auto& district = expected.text(row, expected.column("district"));
    if (district.empty()) continue;  // the one person on the water
    const auto base = data->find_area(district);
    ASSERT_TRUE(base) << district;
    const auto own =
        data->find_area("own:" + expected.text(row, expected.column("municipality_code")) + "/" + data->areas.name[*base]);
    ASSERT_TRUE(own) << district;
    const auto period = model::parse_period(expected.text(row, expected.column("year")) + "-10-01");
    for (const auto& [name, indicator] :
         {Column{"population", "census-population"}, Column{"households", "households"},
          Column{"age_0_14", "population-0-14"}, Column{"age_15_64", "population-15-64"},
          Column{"age_65_over", "population-65-over"}, Column{"age_75_over", "population-75-over"},
          Column{"age_unknown", "population-age-unknown"}}) {
      const auto number = expected.number_or_nan(row, expected.column(name));
      if (std::isnan(number)) continue;
      EXPECT_EQ(data->value(*data->find_indicator(indicator), *period, *own), number) << district << " " << name;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 22u * 2 + 10 * 5);
}

TEST_F(AreaSets, FiguresAndGroundAreThoseOfTheBasesOwnDistricts) {
  save_districts("20208");
  const auto data = store.load().data;
  ASSERT_EQ(data->own_sets.size(), 1u);
  for (const auto& member : data->own_sets[0].members) {
    const auto rows = data->areas.rows();
    const auto base = std::ranges::find_if(rows, [&](model::AreaRow row) {
      return data->areas.kind[row] == model::AreaKind::district && !data->areas.is_own(row) &&
             data->areas.name[row] == data->areas.name[member.area];
    });
    const auto district = *base;
    EXPECT_NEAR(data->areas.area_km2[member.area], data->areas.area_km2[district], 1e-4);
    EXPECT_NEAR(member.covered, 1, 1e-3);
    for (const auto* id :
         {"census-density", "ageing-rate", "ageing-rate-known-age", "child-rate", "persons-per-household"}) {
      const auto indicator = *data->find_indicator(id);
      const auto period = *model::parse_period("2020-10-01");
      const double of_base = data->value(indicator, period, district);
      const double own = data->value(indicator, period, member.area);
      EXPECT_NEAR(own, of_base, 1e-9 * std::abs(of_base)) << id << " " << data->areas.name[member.area];
    }
    data->each_figure_of(*data->find_indicator("census-population"), member.area, [&](const model::FigureView& figure) {
      EXPECT_EQ(figure.status, model::Status::computed);
      EXPECT_EQ(figure.qualifier, model::Qualifier::exact);
    });
  }
}

/// Every town of the register by age, in one district: what is not published is not in it, and is said.
TEST_F(AreaSets, SumsOfSapporosTownsSayWhatIsNotPublished) {
  const auto& data = *project->data;
  auto grouping = model::empty_grouping(data, *data.find_area("01100"));
  ASSERT_EQ(grouping.towns.size(), 5781u);
  grouping = model::edited(grouping, model::AddDistrict{"全市", ""});
  grouping.district_of.assign(grouping.towns.size(), 0);
  const auto sums = district_sums(data, grouping);
  bool seen = false;
  for (std::size_t c = 0; c < sums.table.columns.size(); ++c) {
    const auto& column = sums.table.columns[c];
    if (data.indicators[column.indicator].id != "sapporo-register-age-65-over") continue;
    seen = true;
    const auto& sum = sums.sums[c][0];
    EXPECT_EQ(sum.qualifier(), model::Qualifier::at_least);
    const double city = data.value(column.indicator, data.periods[column.period], *data.find_area("01100"));
    EXPECT_EQ(sum.value, city);
    EXPECT_EQ(sum.known + sum.missing, 5781u);
  }
  EXPECT_TRUE(seen);
}

TEST_F(AreaSets, ASetIsNamedByItsIdAndTheBasesByTheirCity) {
  save_districts("20208");
  const auto data = store.load().data;
  EXPECT_EQ(named_areas(*data, "01203").rows.size(), 9u);
  EXPECT_EQ(named_areas(*data, "01203").set, nullptr);
  const auto own = named_areas(*data, "own:20208");
  EXPECT_EQ(own.rows.size(), 10u);
  EXPECT_EQ(own.set, &data->own_sets[0]);
}

}  // namespace
}  // namespace kuiki::app
