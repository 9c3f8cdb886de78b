#include "geo/topology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "geo/geodesic.h"
#include "geo/topology_arcs.h"
#include "geo_shapes.h"

namespace kuiki::geo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// Arcs of a patch of unit cells: areas are letters of the picture, '.' is nothing. Row 0 is the top.
/// Every cell edge between two different letters becomes an arc of its own.
ArcTopology patch(const std::vector<std::string>& rows) {
  ArcTopology t;
  std::map<std::pair<std::pair<int, int>, std::pair<int, int>>, std::int32_t> arcs;
  const int height = static_cast<int>(rows.size()), width = static_cast<int>(rows[0].size());
  const auto at = [&](int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height
               ? '.'
               : rows[static_cast<std::size_t>(height - 1 - y)][static_cast<std::size_t>(x)];
  };
  const auto ref = [&](std::pair<int, int> a, std::pair<int, int> b) {
    const bool forward = a < b;
    const auto key = forward ? std::pair{a, b} : std::pair{b, a};
    if (!arcs.contains(key)) {
      arcs[key] = static_cast<std::int32_t>(t.arcs());
      for (const auto& p : {key.first, key.second}) t.points.push_back({140 + p.first * 0.1, 40 + p.second * 0.1});
      t.arc_end.push_back(static_cast<std::uint32_t>(t.points.size()));
    }
    return forward ? arcs[key] : ~arcs[key];
  };
  std::string letters;
  for (const auto& row : rows) {
    for (const char c : row) {
      if (c != '.' && letters.find(c) == std::string::npos) letters += c;
    }
  }
  std::sort(letters.begin(), letters.end());
  // Each cell is a feature part of its own; an area is then the dissolved cells, which is what is under test.
  for (const char letter : letters) {
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        if (at(x, y) != letter) continue;
        t.refs.insert(t.refs.end(), {ref({x, y}, {x + 1, y}), ref({x + 1, y}, {x + 1, y + 1}),
                                     ref({x + 1, y + 1}, {x, y + 1}), ref({x, y + 1}, {x, y})});
        t.ring_end.push_back(static_cast<std::uint32_t>(t.refs.size()));
        t.part_end.push_back(static_cast<std::uint32_t>(t.ring_end.size()));
      }
    }
    t.feature_end.push_back(static_cast<std::uint32_t>(t.part_end.size()));
  }
  t.orient();
  return t;
}

PolygonTable dissolved(const ArcTopology& t, const std::vector<std::uint32_t>& features) {
  PolygonTable table;
  append_dissolved(t, features, table);
  return table;
}

struct Form {
  std::size_t parts, rings;
  double cells;  ///< area in cells of the patch, roughly
  friend bool operator==(const Form& a, const Form& b) {
    return a.parts == b.parts && a.rings == b.rings && std::abs(a.cells - b.cells) < 0.01;
  }
  friend void PrintTo(const Form& f, std::ostream* out) {
    *out << f.parts << " parts, " << f.rings << " rings, " << f.cells << " cells";
  }
};
Form form(const PolygonTable& table) {
  double area = 0;
  for (std::size_t r = 0; r < table.ring_end.size(); ++r) area += signed_area2(table.ring(r)) / 0.02;
  return {table.part_end.size(), table.ring_end.size(), area};
}

TEST(Dissolve, NeighboursBecomeOneRing) {
  const auto union_ = dissolved(patch({"ab"}), {0, 1});
  EXPECT_EQ(form(union_), (Form{1, 1, 2}));
  EXPECT_EQ(invalid_reason(union_, 0), "");
}

TEST(Dissolve, ARingAroundNothingHasAHole) {
  const auto union_ = dissolved(patch({"aaa", "a.b", "bbb"}), {0, 1});
  EXPECT_EQ(form(union_), (Form{1, 2, 8}));
  EXPECT_EQ(invalid_reason(union_, 0), "");
}

TEST(Dissolve, AnEnclaveFillsItsHole) {
  const auto union_ = dissolved(patch({"aaa", "aba", "aaa"}), {0, 1});
  EXPECT_EQ(form(union_), (Form{1, 1, 9}));
}

TEST(Dissolve, PartsThatTouchInACornerStayParts) {
  const auto union_ = dissolved(patch({"a.", ".b"}), {0, 1});
  EXPECT_EQ(form(union_), (Form{2, 2, 2}));
  EXPECT_EQ(invalid_reason(union_, 0), "");
}

TEST(Dissolve, AHoleThatTouchesTheOuterRingStaysAHole) {
  const auto union_ = dissolved(patch({"aaaa", "a.aa", "ab.b", "bb..", "bbbb"}), {0, 1});
  EXPECT_EQ(invalid_reason(union_, 0), "");
  double holes = 0;
  for (std::size_t r = 0; r < union_.ring_end.size(); ++r) holes += signed_area2(union_.ring(r)) < 0;
  EXPECT_EQ(holes, 1);
  EXPECT_NEAR(form(union_).cells, 16, 0.01);
}

TEST(Dissolve, IslandInALakeIsAPartOfItsOwn) {
  const auto union_ = dissolved(patch({"aaaaa", "a...a", "a.b.a", "a...a", "aaaaa"}), {0, 1});
  EXPECT_EQ(form(union_), (Form{2, 3, 17}));
  EXPECT_EQ(invalid_reason(union_, 0), "");
}

TEST(Dissolve, AgreesWithTheUnionOfGeosAndTheSumOfAreas) {
  const auto t = patch({"aabbb", "acc.b", "dccbb", "dddd."});
  PolygonTable single;
  double sum = 0;
  for (std::size_t f = 0; f < t.features(); ++f) {
    append_dissolved(t, std::vector{static_cast<std::uint32_t>(f)}, single);
    sum += area_km2(single, f);
  }
  const auto union_ = dissolved(t, {0, 1, 2, 3});
  EXPECT_NEAR(area_km2(union_, 0), sum, 1e-6);
  const std::vector<std::uint32_t> all{0, 1, 2, 3};
  EXPECT_LT(mismatch_km2(single, all, union_, 0), 1e-6);
  PolygonTable by_geos;
  append_union(single, all, by_geos);
  EXPECT_NEAR(area_km2(by_geos, 0), sum, 1e-3);
  EXPECT_EQ(by_geos.ring_end.size(), union_.ring_end.size());
}

TEST(Dissolve, ATouchingPointInTheMiddleOfAnArcIsMadeAnEnd) {
  // Two triangles that touch in (140.1, 40.1): in the middle of an arc of each.
  ArcTopology t;
  t.points = {{140, 40}, {140.2, 40}, {140.1, 40.1}, {140, 40}, {140, 40.2}, {140.1, 40.1}, {140.2, 40.2}, {140, 40.2}};
  t.arc_end = {4, 8};
  t.refs = {0, 1};
  t.ring_end = t.part_end = t.feature_end = {1, 2};
  t.split_where_touched();
  EXPECT_EQ(t.arcs(), 4);
  t.orient();
  const auto union_ = dissolved(t, {0, 1});
  EXPECT_EQ(union_.part_end.size(), 2);
  EXPECT_EQ(invalid_reason(union_, 0), "");
}

TEST(Neighbours, ShareALineAndNotAPoint) {
  const auto t = patch({"ab", "cd"});
  const auto by_arcs = arc_neighbours(t);
  EXPECT_THAT(by_arcs, ElementsAre(Pair(0, 1), Pair(0, 2), Pair(1, 3), Pair(2, 3)));  // not a–d, not b–c
  PolygonTable table;
  for (std::uint32_t f = 0; f < t.features(); ++f) append_dissolved(t, std::vector{f}, table);
  EXPECT_EQ(shared_borders(table), by_arcs);
}

TEST(Neighbours, AnEnclaveAndItsSurroundingShareABorder) {
  const auto t = patch({"aaa", "aba", "aaa"});
  EXPECT_THAT(arc_neighbours(t), ElementsAre(Pair(0, 1)));
}

TEST(Neighbours, NearIsNotEnough) {
  const auto table = shapes({{{box_ring(140, 40, 140.1, 40.1)}}, {{box_ring(140.100001, 40, 140.2, 40.1)}}, {}});
  EXPECT_THAT(shared_borders(table), IsEmpty());
}

TEST(Neighbours, PartOfAnEdgeIsEnough) {
  const auto table = shapes({{{box_ring(140, 40, 140.1, 40.1)}}, {{box_ring(140.1, 40.05, 140.2, 40.3)}}});
  EXPECT_THAT(shared_borders(table), ElementsAre(Pair(0, 1)));
}

TEST(Validity, NamesReasonAndPlace) {
  EXPECT_EQ(invalid_reason(shapes({{{box_ring(140, 40, 141, 41), box_ring(140.2, 40.2, 140.4, 40.4)}}}), 0), "");
  const Ring bow_tie{{140, 40}, {141, 41}, {141, 40}, {140, 41}, {140, 40}};
  EXPECT_THAT(invalid_reason(shapes({{{bow_tie}}}), 0), testing::HasSubstr("140.5 40.5"));
  EXPECT_NE(invalid_reason(shapes({{{{{140, 40}, {141, 41}, {140, 40}}}}}), 0), "");
  EXPECT_NE(invalid_reason(shapes({{{{{140, 40}, {141, 41}, {141, 40}, {140, 41}}}}}), 0), "");
  EXPECT_NE(invalid_reason(shapes({{}}), 0), "");
}

TEST(Mismatch, SeesGapsAndOverhangs) {
  const auto parts = shapes({{{box_ring(140, 40, 140.1, 40.1)}}, {{box_ring(140.1, 40, 140.2, 40.1)}}});
  const auto whole = shapes({{{box_ring(140, 40, 140.2, 40.1)}}, {{box_ring(140, 40, 140.3, 40.1)}}});
  const std::vector<std::uint32_t> both{0, 1};
  EXPECT_LT(mismatch_km2(parts, both, whole, 0), 1e-6);
  EXPECT_NEAR(mismatch_km2(parts, both, whole, 1), area_km2(parts, 0), 0.1);
}

TEST(VisualCentre, LiesInTheFatPartOfTheLargestPart) {
  // An L with a thin arm, and a small island: the middle of the box would lie outside.
  const Ring angle{{140, 40}, {141, 40}, {141, 40.1}, {140.4, 40.1}, {140.4, 41}, {140, 41}, {140, 40}};
  const auto table = shapes({{{box_ring(150, 40, 150.1, 40.1)}, {angle}}});
  const auto p = visual_centre(table, 0);
  EXPECT_TRUE(contains(table, 0, p));
  EXPECT_NEAR(p.x, 140.2, 0.06);
}

TEST(VisualCentre, KeepsOutOfHoles) {
  const auto table = shapes({{{box_ring(140, 40, 141, 41), box_ring(140.3, 40.3, 140.7, 40.7)}}});
  EXPECT_TRUE(contains(table, 0, visual_centre(table, 0)));
}

}  // namespace
}  // namespace kuiki::geo
