#include "geo/thin.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>
#include <set>
#include <span>

#include "geo/snap.h"

namespace kuiki::geo {
namespace {

using Ring = std::vector<Point>;

void add_part(PolygonTable& table, std::initializer_list<Ring> rings) {
  for (const auto& ring : rings) {
    table.points.insert(table.points.end(), ring.begin(), ring.end());
    table.points.push_back(ring.front());
    table.close_ring();
  }
  table.close_part();
}

Ring square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}; }

std::vector<std::uint32_t> all(const PolygonTable& table) {
  std::vector<std::uint32_t> rows(table.features());
  std::iota(rows.begin(), rows.end(), 0u);
  return rows;
}

double signed_area(const PathSet& paths, std::uint32_t ring) {
  double sum = 0;
  const auto from = paths.first_point(ring), to = paths.ring_end[ring];
  for (auto i = from, j = to - 1; i < to; j = i++) {
    sum += static_cast<double>(paths.points[j].x) * paths.points[i].y -
           static_cast<double>(paths.points[i].x) * paths.points[j].y;
  }
  return sum / 2;
}

/// Undirected edges of a shape.
std::multiset<std::pair<std::pair<float, float>, std::pair<float, float>>> edges(const PathSet& paths, std::uint32_t shape) {
  std::multiset<std::pair<std::pair<float, float>, std::pair<float, float>>> out;
  for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) {
    const auto from = paths.first_point(ring), to = paths.ring_end[ring];
    for (auto i = from, j = to - 1; i < to; j = i++) {
      std::pair a{paths.points[j].x, paths.points[j].y}, b{paths.points[i].x, paths.points[i].y};
      out.insert(std::minmax(a, b));
    }
  }
  return out;
}

const Projection laea({ProjectionSpec::Kind::equal_area, 141, 43, 0, {}});

TEST(Thin, NeighboursKeepTheSameBorderFromBothSides) {
  // A rough border between a western and an eastern area, run north by one and south by the other.
  std::mt19937 random(3);
  Ring border;
  for (int i = 0; i <= 4000; ++i)
    border.push_back({141 + 0.002 * (static_cast<double>(random()) / 4294967295.0), 42.5 + i * 0.00025});
  Ring west = border, east(border.rbegin(), border.rend());
  west.insert(west.end(), {{140.5, 43.5}, {140.5, 42.5}});
  east.insert(east.end(), {{141.5, 42.5}, {141.5, 43.5}});
  std::rotate(east.begin(), east.begin() + 777, east.end());
  PolygonTable table;
  add_part(table, {west});
  table.close_feature();
  add_part(table, {east});
  table.close_feature();
  for (const double cell : {5.0, 60.0, 700.0}) {
    const auto paths = thin_and_project(table, all(table), laea, cell);
    const auto a = edges(paths, 0), b = edges(paths, 1);
    std::vector<std::pair<std::pair<float, float>, std::pair<float, float>>> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    // All but the three straight sides of each and, at most, the corners where spikes meet them.
    EXPECT_LE(a.size() - shared.size(), 5u) << cell;
    EXPECT_LE(b.size() - shared.size(), 5u) << cell;
    EXPECT_GT(shared.size(), 100u);
    EXPECT_LT(paths.points.size(), cell > 100 ? 1000u : 8100u);
    // Together they are the rectangle: nothing between them, nothing twice.
    const double whole = signed_area(paths, 0) + signed_area(paths, 1);
    PolygonTable frame;
    add_part(frame, {{{140.5, 42.5}, border.front(), {141.5, 42.5}, {141.5, 43.5}, border.back(), {140.5, 43.5}}});
    frame.close_feature();
    EXPECT_NEAR(whole / signed_area(thin_and_project(frame, all(frame), laea, cell), 0), 1, 1e-5);
  }
}

TEST(Thin, TheSameGridWhicheverFeaturesAreAskedFor) {
  PolygonTable table;
  for (int i = 0; i < 10; ++i) {
    add_part(table, {square(140 + i * 0.1003, 42.7 + i * 0.013, 0.1003)});
    table.close_feature();
  }
  const auto together = thin_and_project(table, all(table), laea, 300);
  const std::vector<std::uint32_t> one{7};
  const auto alone = thin_and_project(table, one, laea, 300);
  ASSERT_EQ(alone.shapes(), 1u);
  const auto from = together.first_point(together.first_ring(7));
  for (std::size_t i = 0; i < alone.points.size(); ++i) {
    EXPECT_NEAR(alone.points[i].x + alone.origin.x, together.points[from + i].x + together.origin.x, 0.02);
    EXPECT_NEAR(alone.points[i].y + alone.origin.y, together.points[from + i].y + together.origin.y, 0.02);
  }
}

TEST(Thin, HolesIslandsAndSpecks) {
  PolygonTable table;
  Ring hole = square(140.3, 42.3, 0.2), tiny_hole = square(140.7, 42.7, 0.0001);
  add_part(table, {square(140, 42, 1), hole, tiny_hole});
  add_part(table, {square(141.5, 42, 0.1)});                                               // an island
  add_part(table, {square(142, 42, 0.00001), square(142.000001, 42.000001, 0.00000001)});  // a speck with a hole
  table.close_feature();
  add_part(table, {square(143, 42, 0.00001)});
  table.close_feature();
  table.close_feature();  // no shape at all
  const auto paths = thin_and_project(table, all(table), laea, 100);
  ASSERT_EQ(paths.shapes(), 3u);
  EXPECT_EQ(paths.shape_end, (std::vector<std::uint32_t>{3, 3, 3}));
  EXPECT_GT(signed_area(paths, 0), 0);
  EXPECT_LT(signed_area(paths, 1), 0) << "a hole runs the other way";
  EXPECT_GT(signed_area(paths, 2), 0);
  for (std::uint32_t ring = 0; ring < 3; ++ring) {
    EXPECT_EQ(paths.ring_end[ring] - paths.first_point(ring), 4u) << "the first point is not repeated";
  }
  const auto fine = thin_and_project(table, all(table), laea, 0.05);
  EXPECT_EQ(fine.shape_end[1] - fine.shape_end[0], 1u) << "a tiny island stays when the cell is small";
}

TEST(Thin, DirectionOfTheInputDoesNotMatter) {
  PolygonTable table;
  Ring clockwise = square(140, 42, 1);
  std::reverse(clockwise.begin(), clockwise.end());
  add_part(table, {clockwise, square(140.4, 42.4, 0.1)});
  table.close_feature();
  const auto paths = thin_and_project(table, all(table), laea, 100);
  EXPECT_GT(signed_area(paths, 0), 0);
  EXPECT_LT(signed_area(paths, 1), 0);
}

TEST(Thin, LeavesOutWhatTheClipDoesNotMeet) {
  PolygonTable table;
  add_part(table, {square(140, 42, 1)});
  table.close_feature();
  add_part(table, {square(144, 42, 1)});
  table.close_feature();
  const auto paths = thin_and_project(table, all(table), laea, 100, {143, 40, 146, 45});
  EXPECT_EQ(paths.shape_end, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Thin, WithoutACellEveryPointStays) {
  PolygonTable table;
  Ring ring;
  for (int i = 0; i < 100; ++i) ring.push_back({141 + 0.1 * std::cos(i * 0.0628), 43 + 0.1 * std::sin(i * 0.0628)});
  add_part(table, {ring});
  table.close_feature();
  const auto paths = thin_and_project(table, all(table), laea, 0);
  ASSERT_EQ(paths.points.size(), 100u);
  for (int i = 0; i < 100; ++i) {
    const Point p = laea.forward(ring[static_cast<std::size_t>(i)]);
    EXPECT_NEAR(paths.points[static_cast<std::size_t>(i)].x + paths.origin.x, p.x, 0.01);
  }
  EXPECT_TRUE(thin_and_project(table, {}, laea, 10).points.empty());
}

TEST(Thin, MovesNoPointFartherThanHalfACell) {
  PolygonTable table;
  Ring ring;
  for (int i = 0; i < 50; ++i) ring.push_back({141 + 0.2 * std::cos(i * 0.1256), 43 + 0.2 * std::sin(i * 0.1256)});
  add_part(table, {ring});
  table.close_feature();
  const double cell = 80;
  const auto paths = thin_and_project(table, all(table), laea, cell);
  ASSERT_EQ(paths.points.size(), 50u);
  for (std::size_t i = 0; i < 50; ++i) {
    const Point p = laea.forward(ring[i]);
    EXPECT_LT(std::hypot(paths.points[i].x + paths.origin.x - p.x, paths.points[i].y + paths.origin.y - p.y), cell * 0.72);
  }
}

TEST(Thin, ManyFeaturesOnManyThreadsAsOnOne) {
  PolygonTable table;
  std::mt19937 random(9);
  for (int f = 0; f < 300; ++f) {
    Ring ring;
    const double x = 130 + f % 20 * 0.5, y = 33 + f / 20 * 0.5;
    for (int i = 0; i < 400; ++i) {
      const double r = 0.2 + 0.03 * (static_cast<double>(random()) / 4294967295.0);
      ring.push_back({x + r * std::cos(i * 0.0157), y + r * std::sin(i * 0.0157)});
    }
    add_part(table, {ring});
    table.close_feature();
  }
  const auto rows = all(table);
  const auto paths = thin_and_project(table, rows, laea, 500);
  ASSERT_EQ(paths.shapes(), 300u);
  for (const std::uint32_t f : {0u, 150u, 299u}) {
    const auto one = thin_and_project(table, std::span(&rows[f], 1), laea, 500);
    const auto from = paths.first_point(paths.first_ring(f));
    ASSERT_EQ(one.points.size(), paths.ring_end[paths.shape_end[f] - 1] - from);
    for (std::size_t i = 0; i < one.points.size(); ++i)
      EXPECT_NEAR(one.points[i].x + one.origin.x, paths.points[from + i].x + paths.origin.x, 0.3);
  }
}

TEST(Snap, SpikesGoAndCoordinatesThatAreNoNumbersAreLeftOut) {
  ThinnedPaths paths;
  RingSnapper snapper({1, 1}, paths);
  snapper.begin();
  for (const Point p :
       {Point{0, 0}, {5, 0}, {9, 0}, {12, 0}, {9, 0}, {5, 0}, {5, 5}, {NAN, 3}, {0, 5}, {0, 0}, {-3, 0}, {0, 0}})
    snapper.add(p.x, p.y);
  EXPECT_TRUE(snapper.end(true));
  EXPECT_EQ(paths.points.size(), 4u);
  EXPECT_TRUE(snapper.take_broken());
  EXPECT_FALSE(snapper.take_broken());
  snapper.begin();
  for (const Point p : {Point{0, 0}, {5, 0}, {9, 0}}) snapper.add(p.x, p.y);
  EXPECT_FALSE(snapper.end(true)) << "all on one line";
  snapper.begin();
  for (const Point p : {Point{1, 1}, {2, 1}, {2, 2}}) snapper.add(p.x, p.y);
  EXPECT_FALSE(snapper.end(false)) << "a hole without its outer ring";
  snapper.begin();
  EXPECT_FALSE(snapper.end(true)) << "no points";
}

TEST(Snap, AWholeRingGivesWhatItsPointsGiveOneByOne) {
  std::vector<Point> ring;
  for (int i = 0; i < 2000; ++i) {
    const double angle = i * std::numbers::pi / 1000;
    const double radius = 40 + 10 * std::sin(angle * 37) + (i % 3) * 0.2;
    ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  ring[700] = {NAN, 1};
  ring[701] = {1e300, 1};
  ThinnedPaths one_by_one;
  ThinnedPaths whole;
  RingSnapper slow({0.7, 0.9}, one_by_one);
  RingSnapper quick({0.7, 0.9}, whole);
  for (int again = 0; again < 2; ++again) {
    slow.begin();
    for (const Point p : ring) slow.add(p.x, p.y);
    quick.begin();
    quick.add_all(std::span<const Point>(ring));
    EXPECT_TRUE(slow.end(true));
    EXPECT_TRUE(quick.end(true));
    EXPECT_EQ(slow.take_broken(), quick.take_broken());
  }
  EXPECT_GT(whole.points.size(), 100u);
  EXPECT_LT(whole.points.size(), 2 * ring.size());
  EXPECT_EQ(whole.points, one_by_one.points);
  EXPECT_EQ(slow.seen(), quick.seen());
}

}  // namespace
}  // namespace kuiki::geo
