#include "map/borders.h"

#include <gmock/gmock.h>

using namespace kuiki;
using namespace kuiki::map;
using geo::Vec2f;
using testing::ElementsAre;
using testing::Pair;

namespace {

geo::PathSet coverage(const std::vector<std::vector<std::vector<Vec2f>>>& shapes) {
  geo::PathSet set;
  for (const auto& rings : shapes) {
    for (const auto& ring : rings) {
      set.points.insert(set.points.end(), ring.begin(), ring.end());
      set.ring_end.push_back(static_cast<std::uint32_t>(set.points.size()));
    }
    set.shape_end.push_back(static_cast<std::uint32_t>(set.ring_end.size()));
  }
  return set;
}

int outer_or_inner(std::int32_t, std::int32_t other) { return other < 0 ? 0 : 1; }

double length(const geo::PathSetPtr& lines) {
  double sum = 0;
  if (!lines) return 0;
  for (std::size_t ring = 0; ring < lines->ring_end.size(); ++ring)
    for (auto i = lines->first_point(ring) + 1; i < lines->ring_end[ring]; ++i)
      sum += std::hypot(lines->points[i].x - lines->points[i - 1].x, lines->points[i].y - lines->points[i - 1].y);
  return sum;
}

const std::vector<Vec2f> left{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, right{{1, 0}, {2, 0}, {2, 1}, {1, 1}};

}  // namespace

TEST(Borders, AnEdgeOfTwoShapesIsInnerAndDrawnOnce) {
  const auto lines = split_borders(coverage({{left}, {right}}), 2, outer_or_inner);
  EXPECT_DOUBLE_EQ(length(lines[0]), 6);
  ASSERT_TRUE(lines[1]);
  EXPECT_DOUBLE_EQ(length(lines[1]), 1);
  EXPECT_EQ(lines[1]->ring_end.size(), 1u);
  EXPECT_FALSE(lines[1]->closed);
}

TEST(Borders, OuterEdgesAreChainedAcrossTheRingsStart) {
  const auto lines = split_borders(coverage({{left}, {right}}), 2, outer_or_inner);
  EXPECT_EQ(lines[0]->ring_end.size(), 2u) << "one line a shape, whatever point the ring begins with";
}

TEST(Borders, AnIslandIsOneClosedLine) {
  const auto lines = split_borders(coverage({{left}}), 2, outer_or_inner);
  ASSERT_EQ(lines[0]->ring_end.size(), 1u);
  EXPECT_EQ(lines[0]->points.front(), lines[0]->points.back());
  EXPECT_FALSE(lines[1]);
}

TEST(Borders, AHoleFilledByAnotherShapeIsInner) {
  const std::vector<Vec2f> big{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, hole{{3, 3}, {3, 6}, {6, 6}, {6, 3}};
  auto filled = hole;
  std::reverse(filled.begin(), filled.end());
  const auto lines = split_borders(coverage({{big, hole}, {filled}}), 2, outer_or_inner);
  EXPECT_DOUBLE_EQ(length(lines[0]), 36);
  EXPECT_DOUBLE_EQ(length(lines[1]), 12);
}

TEST(Borders, AKindBelowZeroIsLeftOut) {
  const auto lines =
      split_borders(coverage({{left}, {right}}), 1, [](std::int32_t, std::int32_t other) { return other < 0 ? -1 : 0; });
  EXPECT_DOUBLE_EQ(length(lines[0]), 1);
}

TEST(Borders, SpikesAndRepeatsAreNoBorders) {
  const std::vector<Vec2f> spiked{{0, 0}, {1, 0}, {1, 1}, {1, 5}, {1, 1}, {1, 1}, {0, 1}};
  const auto lines = split_borders(coverage({{spiked}}), 2, outer_or_inner);
  EXPECT_DOUBLE_EQ(length(lines[0]), 4);
}

TEST(Borders, SimplifyingKeepsEndsAndStaysWithinTheTolerance) {
  std::vector<Vec2f> wavy;
  for (int i = 0; i <= 20; ++i) wavy.push_back({static_cast<float>(i), i % 2 ? 0.1f : 0.0f});
  wavy.push_back({20, 10});
  wavy.push_back({0, 10});
  const auto lines = split_borders(coverage({{wavy}}), 2, outer_or_inner, 0.2);
  EXPECT_LE(lines[0]->points.size(), 6u);
  EXPECT_NEAR(length(lines[0]), 60, 0.5);
}

TEST(Borders, EmptyShapesAreNoTrouble) {
  const auto lines = split_borders(coverage({{}, {left}, {}}), 2, outer_or_inner);
  EXPECT_DOUBLE_EQ(length(lines[0]), 4);
  EXPECT_TRUE(adjacent_shapes(coverage({{}, {}})).empty());
}

TEST(Borders, NeighboursShareAnEdgeNotAPoint) {
  const std::vector<Vec2f> corner{{2, 1}, {3, 1}, {3, 2}, {2, 2}};
  EXPECT_THAT(adjacent_shapes(coverage({{left}, {right}, {corner}})), ElementsAre(Pair(0u, 1u)));
}
