#include "geo/projection.h"

#include <gmock/gmock.h>
#include <proj.h>

#include <cmath>
#include <random>
#include <thread>

#include "base/error.h"

namespace kuiki::geo {
namespace {

/// PROJ itself, for comparison: degrees to metres.
class Reference {
 public:
  explicit Reference(const std::string& definition) : context_(proj_context_create()) {
    if (definition.starts_with("EPSG:")) {
      PJ* raw = proj_create_crs_to_crs(context_, "EPSG:6668", definition.c_str(), nullptr);
      pj_ = proj_normalize_for_visualization(context_, raw);
      proj_destroy(raw);
    } else {
      pj_ = proj_create(context_,
                        ("+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step " + definition).c_str());
    }
  }
  ~Reference() {
    proj_destroy(pj_);
    proj_context_destroy(context_);
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;
  Point operator()(Point p) const {
    const auto out = proj_trans(pj_, PJ_FWD, proj_coord(p.x, p.y, 0, 0));
    return {out.xy.x, out.xy.y};
  }

 private:
  PJ_CONTEXT* context_;
  PJ* pj_ = nullptr;
};

std::vector<Point> places(Box box, int n) {
  std::mt19937 random(1);
  const auto between = [&](double a, double b) { return a + (b - a) * (static_cast<double>(random()) / 4294967295.0); };
  std::vector<Point> out;
  for (int i = 0; i < n; ++i) out.push_back({between(box.x0, box.x1), between(box.y0, box.y1)});
  return out;
}

constexpr Box japan{122, 20, 154, 46};

TEST(Projection, EqualAreaAgreesWithProjWithinAHundredthOfAMillimetre) {
  for (const auto& [lon0, lat0] : {std::pair{137.0, 38.0}, {141.35, 43.06}, {139.7, 0.0}, {-70.0, -33.0}, {135.0, 80.0}}) {
    const Projection own({ProjectionSpec::Kind::equal_area, lon0, lat0, 0, {}});
    const Reference proj("+proj=laea +ellps=GRS80 +lon_0=" + std::to_string(lon0) + " +lat_0=" + std::to_string(lat0));
    auto near = places({lon0 - 30, std::max(-89.0, lat0 - 30), lon0 + 30, std::min(89.0, lat0 + 30)}, 2000);
    near.push_back({lon0, lat0});
    for (const Point p : near) {
      const Point a = own.forward(p), b = proj(p);
      ASSERT_NEAR(a.x, b.x, 1e-5) << p.x << " " << p.y;
      ASSERT_NEAR(a.y, b.y, 1e-5) << p.x << " " << p.y;
    }
  }
}

TEST(Projection, EveryKindReturnsWhereItCameFrom) {
  for (const ProjectionSpec& spec : {ProjectionSpec{}, ProjectionSpec{ProjectionSpec::Kind::plane_zone, 0, 0, 12, {}},
                                     ProjectionSpec{ProjectionSpec::Kind::crs, 0, 0, 0, "EPSG:3857"},
                                     ProjectionSpec{ProjectionSpec::Kind::crs, 0, 0, 0, "EPSG:6680"}}) {
    const Projection projection(spec);
    for (const Point p : places({139, 41, 146, 46}, 200)) {
      const Point back = projection.inverse(projection.forward(p));
      EXPECT_NEAR(back.x, p.x, 1e-9);
      EXPECT_NEAR(back.y, p.y, 1e-9);
    }
  }
  const Projection projection({});
  EXPECT_EQ(projection.inverse({0, 0}).x, 137.0);
  EXPECT_NEAR(projection.inverse({0, 0}).y, 38.0, 1e-12);
  EXPECT_TRUE(std::isinf(projection.inverse({1e8, 0}).x));
}

TEST(Projection, WebMercatorAgreesWithProj) {
  const Projection own({ProjectionSpec::Kind::crs, 0, 0, 0, "EPSG:3857"});
  const Reference proj("EPSG:3857");
  for (const Point p : places(japan, 500)) {
    EXPECT_NEAR(own.forward(p).x, proj(p).x, 1e-4);
    EXPECT_NEAR(own.forward(p).y, proj(p).y, 1e-4);
  }
}

TEST(Projection, EveryPlaneZoneIsThatOfTheEpsgRegister) {
  for (int zone = 1; zone <= 19; ++zone) {
    const Projection own({ProjectionSpec::Kind::plane_zone, 0, 0, zone, {}});
    const Reference proj("EPSG:" + std::to_string(6668 + zone));
    const Point origin = own.inverse({0, 0});
    for (const Point p : places({origin.x - 2, origin.y - 2, origin.x + 2, origin.y + 2}, 20)) {
      EXPECT_NEAR(own.forward(p).x, proj(p).x, 1e-4) << zone;  // east, not the register's north first
      EXPECT_NEAR(own.forward(p).y, proj(p).y, 1e-4) << zone;
    }
  }
}

TEST(Projection, ManyPointsAtOnceAndOneByOneAreTheSame) {
  for (const ProjectionSpec& spec : {ProjectionSpec{}, ProjectionSpec{ProjectionSpec::Kind::plane_zone, 0, 0, 9, {}},
                                     ProjectionSpec{ProjectionSpec::Kind::crs, 0, 0, 0, "EPSG:3857"}}) {
    const Projection projection(spec);
    const auto before = places({138, 34, 141, 37}, 300);
    auto after = before;
    projection.forward(after);
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(projection.forward(before[i]), after[i]);
  }
}

TEST(Projection, SharedBetweenThreads) {
  const Projection projection({ProjectionSpec::Kind::plane_zone, 0, 0, 12, {}});
  const Point expected = projection.forward({141.35, 43.06});
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) ASSERT_EQ(projection.forward({141.35, 43.06}), expected);
    });
  }
}

TEST(Projection, SaysWhatIsNoPlaneCoordinateSystem) {
  const auto fault = [](ProjectionSpec spec) {
    try {
      const Projection projection(spec);
      return std::string("none");
    } catch (const Error& e) {
      EXPECT_EQ(e.fault(), Fault::usage);
      return e.message().en;
    }
  };
  using Kind = ProjectionSpec::Kind;
  EXPECT_THAT(fault({Kind::plane_zone, 0, 0, 20, {}}), testing::HasSubstr("zone 20"));
  EXPECT_THAT(fault({Kind::plane_zone, 0, 0, 0, {}}), testing::HasSubstr("zone 0"));
  EXPECT_THAT(fault({Kind::crs, 0, 0, 0, "EPSG:6668"}), testing::HasSubstr("not a projected"));
  EXPECT_THAT(fault({Kind::crs, 0, 0, 0, "EPSG:99999999"}), testing::HasSubstr("EPSG:99999999"));
  EXPECT_THAT(fault({Kind::crs, 0, 0, 0, "nonsense"}), testing::HasSubstr("nonsense"));
  EXPECT_THAT(fault({Kind::crs, 0, 0, 0, ""}), testing::HasSubstr("no coordinate"));
  EXPECT_THAT(fault({Kind::equal_area, 137, 90, 0, {}}), testing::HasSubstr("out of range"));
  EXPECT_THAT(fault({Kind::equal_area, NAN, 0, 0, {}}), testing::HasSubstr("out of range"));
}

TEST(Projection, BoxHoldsItsCurvedEdges) {
  const Projection projection({});
  const Box lonlat{129, 31, 146, 46}, box = project_box(projection, lonlat);
  for (const Point p : places(lonlat, 2000)) {
    const Point q = projection.forward(p);
    EXPECT_TRUE(box.contains(q)) << p.x << " " << p.y;
  }
  EXPECT_TRUE(project_box(projection, Box{}).empty());
}

TEST(PlaneZone, FollowsTheLaw) {
  EXPECT_EQ(plane_zone_for("42", {129.9, 32.7}), 1);    // 長崎県
  EXPECT_EQ(plane_zone_for("40", {130.4, 33.6}), 2);    // 福岡県
  EXPECT_EQ(plane_zone_for("34", {132.5, 34.4}), 3);    // 広島県
  EXPECT_EQ(plane_zone_for("38", {132.8, 33.8}), 4);    // 愛媛県
  EXPECT_EQ(plane_zone_for("28", {135.2, 34.7}), 5);    // 兵庫県
  EXPECT_EQ(plane_zone_for("26", {135.8, 35.0}), 6);    // 京都府
  EXPECT_EQ(plane_zone_for("23", {136.9, 35.2}), 7);    // 愛知県
  EXPECT_EQ(plane_zone_for("20", {138.43, 36.33}), 8);  // 長野県（小諸市）
  EXPECT_EQ(plane_zone_for("07", {140.5, 37.8}), 9);    // 福島県
  EXPECT_EQ(plane_zone_for("02", {141.5, 40.5}), 10);   // 青森県
  EXPECT_EQ(plane_zone_for("13", {139.7, 35.7}), 9);
  EXPECT_EQ(plane_zone_for("13", {142.2, 27.1}), 14);   // 父島
  EXPECT_EQ(plane_zone_for("13", {136.1, 20.4}), 18);   // 沖ノ鳥島
  EXPECT_EQ(plane_zone_for("13", {153.98, 24.3}), 19);  // 南鳥島
  EXPECT_EQ(plane_zone_for("46", {130.55, 31.6}), 2);   // 鹿児島市
  EXPECT_EQ(plane_zone_for("46", {129.5, 28.4}), 1);    // 奄美市
  EXPECT_EQ(plane_zone_for("46", {129.97, 28.3}), 1);   // 喜界島
  EXPECT_EQ(plane_zone_for("46", {130.5, 30.4}), 2);    // 屋久島
  EXPECT_EQ(plane_zone_for("47", {127.7, 26.2}), 15);   // 那覇市
  EXPECT_EQ(plane_zone_for("47", {124.2, 24.4}), 16);   // 石垣市
  EXPECT_EQ(plane_zone_for("47", {131.2, 25.8}), 17);   // 南大東村
  EXPECT_THROW(plane_zone_for("48", {0, 0}), Error);
  EXPECT_THROW(plane_zone_for("1", {0, 0}), Error);
}

TEST(PlaneZone, DividesHokkaidoByPlace) {
  for (const Point p : {Point{141.00, 43.19},
                        {141.16, 43.14},
                        {140.73, 41.77},
                        {140.86, 42.47},
                        {140.76, 42.54},
                        {140.85, 42.55},
                        {141.10, 42.66},
                        {140.94, 42.79},
                        {140.13, 41.87},
                        {139.51, 42.17}}) {
    EXPECT_EQ(plane_zone_for("01", p), 11) << p.x << " " << p.y;  // 小樽 銭函 函館 伊達 豊浦 壮瞥 大滝 喜茂別 江差 奥尻
  }
  for (const Point p : {Point{141.35, 43.06},
                        {141.20, 43.08},
                        {141.61, 42.64},
                        {140.97, 42.32},
                        {141.10, 42.41},
                        {141.35, 42.55},
                        {142.37, 43.77},
                        {141.68, 45.42},
                        {143.35, 44.35},
                        {143.51, 44.06},
                        {142.77, 42.16},
                        {142.40, 43.16},
                        {141.36, 43.47}}) {
    EXPECT_EQ(plane_zone_for("01", p), 12)
        << p.x << " " << p.y;  // 札幌 手稲区 苫小牧 室蘭 登別 白老 旭川 稚内 紋別 遠軽 浦河 南富良野 厚田
  }
  for (const Point p : {Point{143.20, 42.92},
                        {143.90, 43.80},
                        {144.38, 42.98},
                        {145.58, 43.33},
                        {144.27, 44.02},
                        {143.31, 42.29},
                        {142.88, 43.01},
                        {143.77, 44.02},
                        {147.0, 45.0},
                        {143.45, 43.79}}) {
    EXPECT_EQ(plane_zone_for("01", p), 13) << p.x << " " << p.y;  // 帯広 北見 釧路 根室 網走 広尾 清水 佐呂間 択捉 留辺蘂
  }
}

}  // namespace
}  // namespace kuiki::geo
