#include "model/town_grouping.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "analysis/towns_made.h"

/// Six towns in a row, painted.
namespace kuiki::model {
namespace {

struct Painting : testing::Test {
  Painting() {
    for (int i = 0; i < 6; ++i) city.data.areas.centre[city.town(i + 1)] = {141 + (i + 0.5) * towns::City::side, 43.005};
    grouping = empty_grouping(city.data, AreaRow(std::size_t{1}));
    grouping = edited(grouping, AddDistrict{"西", ""});
    grouping = edited(grouping, AddDistrict{"東", ""});
  }
  void give(const std::vector<std::uint32_t>& towns, std::int32_t district) {
    grouping = edited(grouping, GiveTowns{towns, district});
  }
  towns::City city;
  TownGrouping grouping;
};

TEST_F(Painting, BeginsWithAllTownsOfTheCityInNone) {
  EXPECT_EQ(grouping.towns, city.all());
  EXPECT_EQ(grouping.district_of, std::vector<std::int32_t>(6, TownGrouping::nowhere));
  EXPECT_NE(grouping.districts[0].colour, grouping.districts[1].colour);
}

TEST_F(Painting, LockedDistrictsNeitherGetNorLoseTowns) {
  give({0, 1, 2}, 0);
  auto west = grouping.districts[0];
  west.locked = true;
  grouping = edited(grouping, ChangeDistrict{0, west});
  give({2, 3}, 1);
  EXPECT_EQ(grouping.district_of, (std::vector<std::int32_t>{0, 0, 0, 1, -1, -1}));
  give({4}, 0);
  EXPECT_EQ(grouping.district_of[4], -1);
  EXPECT_EQ(edited(grouping, RemoveDistrict{0}), grouping);
}

TEST_F(Painting, TakenOverDistrictsReplaceAllButLockedOnes) {
  give({0, 1}, 0);
  give({2, 3, 4}, 1);
  auto west = grouping.districts[0];
  west.locked = true;
  grouping = edited(grouping, ChangeDistrict{0, west});
  auto other = empty_grouping(city.data, AreaRow(std::size_t{1}));
  other = edited(other, AddDistrict{"西", ""});
  other = edited(other, AddDistrict{"北", ""});
  other = edited(other, GiveTowns{{1, 2}, 0});
  other = edited(other, GiveTowns{{3, 4}, 1});
  grouping = edited(grouping, TakeOver{other});
  ASSERT_EQ(grouping.districts.size(), 2u);
  EXPECT_EQ(grouping.districts[1].name, "北");
  EXPECT_EQ(grouping.district_of, (std::vector<std::int32_t>{0, 0, -1, 1, 1, -1}));
}

TEST_F(Painting, NamesStayApart) {
  grouping = edited(grouping, ChangeDistrict{1, {.id = {}, .name = "西", .colour = "#000000"}});
  EXPECT_EQ(grouping.districts[1].name, "東");
  EXPECT_EQ(grouping.districts[1].colour, "#000000");
  grouping = edited(grouping, AddDistrict{"西", ""});
  EXPECT_EQ(grouping.districts[2].name, "地区3");
}

TEST_F(Painting, TenDistrictsHaveTenColours) {
  for (int i = 2; i < 10; ++i) grouping = edited(grouping, AddDistrict{"", ""});
  std::set<std::string> colours;
  for (const auto& district : grouping.districts) colours.insert(district.colour);
  EXPECT_EQ(colours.size(), 10u);
}

TEST_F(Painting, TownsOfARemovedDistrictAreInNone) {
  give({0, 1}, 0);
  give({2, 3}, 1);
  grouping = edited(grouping, RemoveDistrict{0});
  EXPECT_EQ(grouping.district_of, (std::vector<std::int32_t>{-1, -1, 0, 0, -1, -1}));
  EXPECT_EQ(grouping.districts.front().name, "東");
}

TEST_F(Painting, LassoTakesCentresAndBrushTheTownBeneathIt) {
  const TownPlaces places(city.data.areas, grouping.towns);
  const std::vector<geo::Point> lasso{{141.004, 42.9}, {141.026, 42.9}, {141.026, 43.1}, {141.004, 43.1}};
  EXPECT_EQ(places.in_lasso(lasso), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(places.in_brush({141.0499, 43.005}, 10), (std::vector<std::uint32_t>{4})) << "near no centre";
  EXPECT_EQ(places.in_brush({141.015, 43.005}, 900), (std::vector<std::uint32_t>{0, 1, 2})) << "centres are 815 m apart";
}

TEST_F(Painting, ProblemsAreTownsWithoutADistrictPartsAndEmptyDistricts) {
  const TownPlaces places(city.data.areas, grouping.towns);
  EXPECT_EQ(problems_of(grouping, places).size(), 3u) << "all towns, two empty districts";
  give({0, 1, 3, 4}, 0);
  const auto problems = problems_of(grouping, places);
  ASSERT_EQ(problems.size(), 4u);
  EXPECT_EQ(problems[0].kind, GroupingProblem::Kind::no_district);
  EXPECT_EQ(problems[0].towns, (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(problems[1].towns, (std::vector<std::uint32_t>{5}));
  EXPECT_EQ(problems[2].kind, GroupingProblem::Kind::in_parts);
  EXPECT_EQ(problems[2].district, 0);
  EXPECT_EQ(problems[2].towns.size(), 2u);
  EXPECT_EQ(problems[3].kind, GroupingProblem::Kind::empty_district);
  EXPECT_EQ(problems[3].district, 1);
}

TEST_F(Painting, AStrokeIsOneStepOfUndo) {
  GroupingHistory history(grouping);
  history.begin_stroke();
  history.apply(GiveTowns{{0}, 0});
  history.apply(GiveTowns{{1}, 0});
  history.end_stroke();
  history.apply(GiveTowns{{1}, 1});
  history.begin_stroke();
  history.apply(GiveTowns{{1}, 1});
  history.end_stroke();  // changed nothing
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.now().district_of[1], 0);
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.now(), grouping);
  EXPECT_FALSE(history.undo());
  ASSERT_TRUE(history.redo());
  EXPECT_EQ(history.now().district_of[1], 0);
  history.apply(GiveTowns{{5}, 1});
  EXPECT_FALSE(history.redo()) << "what was undone is gone once something else is done";
}

TEST_F(Painting, AnExistingSetIsGoneOnWith) {
  const auto west = city.own("西部", {{city.town(1), 1}, {city.town(2), 1}});
  const auto again = grouping_of(city.data, AreaRow(std::size_t{1}), &city.data.own_sets.front());
  ASSERT_EQ(again.districts.size(), 1u);
  EXPECT_EQ(again.districts[0].id, city.data.areas.code[west]);
  EXPECT_EQ(again.district_of, (std::vector<std::int32_t>{0, 0, -1, -1, -1, -1}));
}

}  // namespace
}  // namespace kuiki::model
