#include "analysis/sum.h"

#include <gtest/gtest.h>

#include "analysis/running_sums.h"
#include "analysis/town_shares.h"
#include "analysis/towns_made.h"

namespace kuiki::analysis {
namespace {

struct Sums : testing::Test {
  towns::City city;
  TownTable table = town_table(city.data, city.all());
  /// Of column 0 residents, of column 1 the aged; towns by number.
  [[nodiscard]] Sum sum(std::size_t column, const std::vector<std::pair<int, double>>& of) const {
    std::vector<Piece> pieces;
    for (const auto& [town, share] : of) pieces.push_back({std::uint32_t(town - 1), share});
    return sum_of(table.columns[column], pieces);
  }
};

TEST_F(Sums, TheTableHasTotalsAndNoRates) {
  ASSERT_EQ(table.columns.size(), 2u);
  EXPECT_EQ(city.data.indicators[table.columns[0].indicator].id, "population");
  EXPECT_EQ(city.data.indicators[table.columns[1].indicator].id, "aged");
  EXPECT_EQ(table.columns[0].state[5], TownState::missing);
  EXPECT_EQ(table.columns[1].state[3], TownState::hidden);
  EXPECT_EQ(table.columns[1].together[3], 4) << "known again by the notes of both";
  EXPECT_EQ(table.columns[1].together[4], 3);
}

TEST_F(Sums, WholeTownsAreAddedExactly) {
  const auto of = sum(0, {{1, 1}, {2, 1}, {3, 1}});
  EXPECT_EQ(of.value, 600);
  EXPECT_EQ(of.lower, 600);
  EXPECT_EQ(of.upper, 600);
  EXPECT_EQ(of.qualifier(), model::Qualifier::exact);
  EXPECT_EQ(of.words().ja, "3町丁・字の合計");
}

TEST_F(Sums, ATownWithoutAFigureMakesItAtLeast) {
  const auto of = sum(0, {{5, 1}, {6, 1}});
  EXPECT_EQ(of.value, 50);
  EXPECT_EQ(of.qualifier(), model::Qualifier::at_least);
  EXPECT_EQ(of.words().ja, "2町丁・字の合計、値のない1町丁・字を除く");
}

TEST_F(Sums, NoFigureAtAllIsNoZero) { EXPECT_TRUE(std::isnan(sum(0, {{6, 1}}).value)); }

TEST_F(Sums, HiddenPeopleAreWithTheTownTheyWerePublishedWith) {
  EXPECT_EQ(sum(1, {{4, 1}, {5, 1}}).value, 60);
  EXPECT_EQ(sum(1, {{4, 1}, {5, 1}}).qualifier(), model::Qualifier::exact) << "both are in";
  EXPECT_EQ(sum(1, {{3, 1}, {4, 1}}).value, 90);
  EXPECT_EQ(sum(1, {{3, 1}, {4, 1}}).qualifier(), model::Qualifier::at_least) << "the hidden one's stand elsewhere";
  EXPECT_EQ(sum(1, {{3, 1}, {5, 1}}).value, 150);
  EXPECT_EQ(sum(1, {{3, 1}, {5, 1}}).qualifier(), model::Qualifier::at_most) << "others' are in it";
}

TEST_F(Sums, ACutTownGivesAnEstimateWithBounds) {
  const auto of = sum(0, {{1, 1}, {2, 0.5}});
  EXPECT_EQ(of.value, 200);
  EXPECT_EQ(of.lower, 100) << "what lies wholly inside";
  EXPECT_EQ(of.upper, 300) << "all that is touched";
  EXPECT_EQ(of.cut, 1u);
  EXPECT_EQ(of.words().ja, "推計（1町丁・字を面積で按分、100～300）");
}

TEST_F(Sums, SliversAreNoCuts) {
  const auto of = sum(0, {{1, 0.998}, {2, 0.002}});
  EXPECT_EQ(of.value, 100);
  EXPECT_EQ(of.upper, 100);
  EXPECT_EQ(of.cut, 0u);
}

/// A polygon over half of town 1, all of town 2, a quarter of town 3.
TEST_F(Sums, SharesOfAPolygonAreThoseOfTheGround) {
  geo::PolygonTable shape;
  towns::add_box(shape, 141.005, 42.9, 141.0225, 43.1);
  const auto shares = town_shares(shape, 0, city.data.areas, city.all());
  ASSERT_EQ(shares.parts.size(), 3u);
  EXPECT_EQ(shares.parts[0].town, city.town(1));
  EXPECT_NEAR(shares.parts[0].share, 0.5, 1e-5);
  EXPECT_EQ(shares.parts[1].share, 1);
  EXPECT_NEAR(shares.parts[2].share, 0.25, 1e-5);
  EXPECT_NEAR(shares.covered, 0.05, 1e-3) << "it reaches far beyond the towns";
}

struct Running : Sums {
  /// The same as adding up from the beginning.
  void expect_same(const RunningSums& running, std::int32_t districts) const {
    for (std::int32_t district = RunningSums::nowhere; district < districts; ++district) {
      std::vector<Piece> pieces;
      for (std::uint32_t town = 0; town < table.towns.size(); ++town)
        if (running.district_of(town) == district) pieces.push_back({town, 1});
      EXPECT_EQ(running.towns_in(district), pieces.size());
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const auto expected = sum_of(table.columns[c], pieces);
        const auto got = running.sum(c, district);
        EXPECT_EQ(std::isnan(got.value), std::isnan(expected.value)) << c << " " << district;
        if (!std::isnan(expected.value)) {
          EXPECT_EQ(got.value, expected.value) << c << " " << district;
        }
        EXPECT_EQ(got.missing, expected.missing) << c << " " << district;
        EXPECT_EQ(got.qualifier(), expected.qualifier()) << c << " " << district;
      }
    }
  }
};

TEST_F(Running, AfterEveryStepTheSumsAreThoseOfTheirTowns) {
  RunningSums running(table, 3);
  expect_same(running, 3);
  unsigned seed = 7;
  for (int step = 0; step < 200; ++step) {
    seed = seed * 1664525 + 1013904223;
    running.give((seed >> 8) % 6, static_cast<std::int32_t>((seed >> 16) % 4) - 1);
    if (step % 10 == 0) expect_same(running, 3);
  }
  expect_same(running, 3);
}

}  // namespace
}  // namespace kuiki::analysis
