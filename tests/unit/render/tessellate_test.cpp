// Triangles of nasty shapes cover exactly what even-odd covers.
#include "render/tessellate.h"

#include <gtest/gtest.h>

#include <random>

#include "scenes.h"

namespace kuiki::render {
namespace {

using scenes::box;
using scenes::Ring;

geo::Vec2f point(const geo::PathSet& paths, const Triangles& t, std::uint32_t i) {
  return i < paths.points.size() ? paths.points[i] : t.extra.at(i - paths.points.size());
}

/// Of every shape; also that there are only whole triangles that are there.
std::vector<double> areas(const geo::PathSet& paths) {
  const auto t = triangulate(paths);
  EXPECT_EQ(t.shape_end.size(), paths.shapes());
  EXPECT_EQ(t.index.size() % 3, 0u);
  EXPECT_EQ(t.extra.size(), t.extra_shape.size());
  std::vector<double> result;
  std::size_t i = 0;
  for (const auto end : t.shape_end) {
    double area = 0;
    for (; i < end; i += 3) {
      const auto a = point(paths, t, t.index[i]), b = point(paths, t, t.index[i + 1]), c = point(paths, t, t.index[i + 2]);
      area += std::abs((static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
                       (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x)) /
              2;
    }
    result.push_back(area);
  }
  return result;
}

double area(const std::vector<Ring>& rings) { return areas(*scenes::paths({rings}))[0]; }
Ring backwards(Ring r) { return {r.rbegin(), r.rend()}; }

TEST(Tessellate, PlainRingsEitherWay) {
  EXPECT_DOUBLE_EQ(area({box(0, 0, 10, 5)}), 50);
  EXPECT_DOUBLE_EQ(area({backwards(box(0, 0, 10, 5))}), 50);
  EXPECT_DOUBLE_EQ(area({{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}}}), 10);
}

TEST(Tessellate, HolesIslandsAndIslandsInHoles) {
  EXPECT_DOUBLE_EQ(area({box(0, 0, 10, 10), box(2, 2, 4, 4)}), 96);
  EXPECT_DOUBLE_EQ(area({box(0, 0, 10, 10), backwards(box(2, 2, 8, 8)), box(4, 4, 5, 5)}), 65);
  EXPECT_DOUBLE_EQ(area({box(4, 4, 5, 5), box(2, 2, 8, 8), box(0, 0, 10, 10), box(20, 0, 21, 1)}), 66) << "in any order";
}

TEST(Tessellate, TouchingItself) {
  // Two squares that share one corner, walked as one ring.
  EXPECT_DOUBLE_EQ(area({{{0, 0}, {2, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}, {0, 2}}}), 8);
  // A hole that touches the outer ring in a point, and one that is reached by a cut there and back.
  EXPECT_DOUBLE_EQ(area({box(0, 0, 10, 10), {{0, 5}, {3, 3}, {3, 7}}}), 94);
  EXPECT_NEAR(area({{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 5}, {3, 3}, {3, 7}, {0, 5}}}), 94, 1e-9);
  // A spike that goes out and comes back.
  EXPECT_DOUBLE_EQ(area({{{0, 0}, {10, 0}, {10, 5}, {20, 5}, {10, 5}, {10, 10}, {0, 10}}}), 100);
}

TEST(Tessellate, CrossingItself) { EXPECT_NEAR(area({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}), 50, 1e-6) << "a bow tie"; }

TEST(Tessellate, PointsInARow) {
  Ring ring;
  for (int i = 0; i < 100; ++i) ring.push_back({static_cast<float>(i), 0});
  for (int i = 100; i > 0; --i) ring.push_back({static_cast<float>(i), 10});
  EXPECT_NEAR(area({ring}), (99.0 + 99.0 + 0) / 2 * 10, 1e-9 + 10);
  ring.insert(ring.begin() + 50, 5, ring[50]);
  EXPECT_GT(area({ring}), 980);
}

TEST(Tessellate, NothingToFill) {
  EXPECT_EQ(area({}), 0);
  EXPECT_EQ(area({{}}), 0);
  EXPECT_EQ(area({{{1, 1}}}), 0);
  EXPECT_EQ(area({{{1, 1}, {2, 2}}}), 0);
  EXPECT_EQ(area({{{1, 1}, {2, 2}, {3, 3}, {1, 1}}}), 0);
  EXPECT_EQ(triangulate(geo::PathSet{}).index.size(), 0u);
  auto open = *scenes::paths({{box(0, 0, 1, 1)}}, false);
  EXPECT_EQ(triangulate(open).index.size(), 0u);
  EXPECT_EQ(triangulate(open).shape_end.size(), 1u);
}

TEST(Tessellate, TinyAndFarFromTheOrigin) {
  EXPECT_NEAR(area({box(1e6f, 1e6f, 1e6f + 1, 1e6f + 1)}), 1, 1e-12);
  EXPECT_NEAR(area({box(0, 0, 1e-4f, 1e-4f)}) * 1e8, 1, 1e-6);
}

TEST(Tessellate, RaggedCoastsOfEverySize) {
  std::mt19937 random(5);
  for (const int n : {3, 4, 10, 100, 1000, 20000}) {
    // Star-shaped, so simple, with radii that jump from point to point.
    Ring ring;
    for (int i = 0; i < n; ++i) {
      const double a = 2 * std::numbers::pi * i / n, r = 1000 + 400 * (static_cast<double>(random()) / 4294967296.0);
      ring.push_back({static_cast<float>(r * std::cos(a)), static_cast<float>(r * std::sin(a))});
    }
    double expected = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      expected += static_cast<double>(ring[j].x) * ring[i].y - static_cast<double>(ring[i].x) * ring[j].y;
    expected = std::abs(expected) / 2;
    EXPECT_NEAR(area({ring}) / expected, 1, 1e-6) << n;
    EXPECT_NEAR(area({backwards(ring), scenes::blob(0, 0, 300, 50, 0)}) /
                    (expected - 25 * 300 * 300 * std::sin(2 * std::numbers::pi / 50)),
                1, 1e-5)
        << n << " with a lake";
  }
}

TEST(Tessellate, ShapesKeepTheirOwnTriangles) {
  // More shapes than parts of the work, some empty, some broken, so that numbers of extra points have to be moved.
  std::vector<std::vector<Ring>> shapes;
  std::vector<double> expected;
  for (int i = 0; i < 101; ++i) {
    const auto x = static_cast<float>(i * 20);
    if (i % 7 == 0) {
      shapes.push_back({});
      expected.push_back(0);
    } else if (i % 5 == 0) {
      shapes.push_back({{{x, 0}, {x + 10, 10}, {x + 10, 0}, {x, 10}}});
      expected.push_back(50);
    } else {
      shapes.push_back({box(x, 0, x + 10, 10), box(x + 4, 4, x + 6, 6)});
      expected.push_back(96);
    }
  }
  const auto set = scenes::paths(shapes);
  const auto found = areas(*set);
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-4) << i;
  const auto t = triangulate(*set);
  for (std::size_t s = 0, i = 0; s < shapes.size(); ++s)
    for (; i < t.shape_end[s]; ++i) {
      const auto p = point(*set, t, t.index[i]);
      EXPECT_GE(p.x, static_cast<float>(s * 20));
      EXPECT_LE(p.x, static_cast<float>(s * 20 + 10));
    }
}

}  // namespace
}  // namespace kuiki::render
