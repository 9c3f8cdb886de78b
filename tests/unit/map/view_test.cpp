#include "map/view.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "map/extent.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::HasSubstr;

namespace {
std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    return error.message().en;
  }
  return "no error";
}
}  // namespace

TEST(FitView, ShowsTheSubjectWithItsMargin) {
  const small::Country country;
  const View view = fit_view(country.data, small::wards(), 800, 600, 24);
  for (const double x : {141.0, 141.2, 141.32})
    for (const double y : {43.0, 43.2}) {
      if (x > 141.2 && y > 43.12) continue;
      const auto at = view.to_frame(view.projection->forward({x, y}));
      EXPECT_GE(at.x, 23.9);
      EXPECT_LE(at.x, 776.1);
      EXPECT_GE(at.y, 23.9);
      EXPECT_LE(at.y, 576.1);
    }
}

TEST(FitView, UsesTheWholeFrame) {
  const small::Country country;
  const View view = fit_view(country.data, small::wards(), 800, 600, 24);
  double top = 1e9, bottom = -1e9;
  for (const double x : {141.0, 141.1, 141.2})
    for (const double y : {43.0, 43.2}) {
      const auto at = view.to_frame(view.projection->forward({x, y}));
      top = std::min(top, at.y);
      bottom = std::max(bottom, at.y);
    }
  EXPECT_GT(bottom - top, 0.7 * 600) << "22 km high and 26 km wide: higher than the frame allows, or as wide";
}

TEST(FitView, AreasOfTheExtentGoBeforeTheSubject) {
  const small::Country country;
  auto document = small::wards();
  document.extent.areas = {"02201"};
  const View view = fit_view(country.data, document, 800, 600);
  const auto centre = view.projection->inverse(view.centre);
  EXPECT_NEAR(centre.y, 42.95, 0.01);
}

TEST(FitView, ACentreShowsAtLeastItsGround) {
  const small::Country country;
  auto document = small::wards();
  document.extent.centre = geo::Point{141.1, 43.1};
  document.extent.width_km = 40;
  document.extent.height_km = 10;
  const View view = fit_view(country.data, document, 800, 600);
  EXPECT_NEAR(view.metres_per_unit, 50, 1e-9);
  const auto middle = view.to_lonlat(400, 300);
  EXPECT_NEAR(middle.x, 141.1, 1e-9);
  EXPECT_NEAR(middle.y, 43.1, 1e-9);
}

TEST(FitView, TinyFramesStayUsable) {
  const small::Country country;
  for (const double side : {0.0, 1.0, 10.0, 48.0}) {
    const View view = fit_view(country.data, small::wards(), side, side);
    EXPECT_TRUE(std::isfinite(view.metres_per_unit) && view.metres_per_unit > 0) << side;
    EXPECT_GE(view.width, 1);
  }
}

TEST(FitView, UnknownCodesAreNamedWithTheClosest) {
  const small::Country country;
  auto document = small::wards();
  document.extent.areas = {"01230"};
  EXPECT_THAT(message_of([&] { fit_view(country.data, document, 800, 600); }),
              testing::AllOf(HasSubstr("01230"), HasSubstr("01203")));
}

TEST(FitView, FarMembersOfAPartnershipAreShown) {
  const small::Country country;
  auto document = small::wards();
  document.edit<PartnershipLayer>().partnership = "four-and-port";
  document.show<PartnershipLayer>();
  const View view = fit_view(country.data, document, 800, 600);
  const auto at = view.to_frame(view.projection->forward({140.8, 43.1}));
  EXPECT_GT(at.x, 0);
}

TEST(FitView, SpecksFarAwayAreLeftOutOfAWideMap) {
  small::Country country;
  MapDocument document;
  document.subject = {model::AreaSet::municipalities, "", {}};
  auto& table = country.data.areas.national;
  // Two more municipalities: an islet a thousand kilometres off, and an island of size as far away.
  geo::PolygonTable moved;
  for (std::size_t f = 0; f < table.features(); ++f) {
    const bool islet = country.data.areas.code[f] == "02201";
    const auto [first, last] = table.rings_of(f);
    for (auto r = first; r < last; ++r) {
      if (islet)
        small::ring(moved, 153.9, 24.2, 153.95, 24.25);
      else
        for (const auto& p : table.ring(r)) moved.points.push_back(p);
      if (!islet) moved.close_ring();
      moved.close_part();
    }
    moved.close_feature();
  }
  table = moved;
  EXPECT_LT(ground_box(country.data, document).width(), 1);
  geo::PolygonTable large = table;
  document.extent.areas = {"02201"};
  EXPECT_NEAR(ground_box(country.data, document).x0, 153.9, 1e-9) << "asked for by name it is shown";
}

TEST(ChooseProjection, AutomaticIsEqualAreaAboutTheMiddle) {
  const small::Country country;
  auto document = small::wards();
  document.extent.areas = {"01101"};
  const auto spec = choose_projection(country.data, document)->spec();
  EXPECT_EQ(spec.kind, geo::ProjectionSpec::Kind::equal_area);
  EXPECT_DOUBLE_EQ(spec.lon0, 141.05);
  EXPECT_DOUBLE_EQ(spec.lat0, 43.05);
}

TEST(ChooseProjection, AWholeCountryHasOneAboutItsMiddle) {
  const small::Country country;
  auto document = small::wards();
  document.extent.centre = geo::Point{139, 37};
  document.extent.width_km = 2500;
  document.extent.height_km = 2500;
  const auto spec = choose_projection(country.data, document)->spec();
  EXPECT_DOUBLE_EQ(spec.lon0, 137);
  EXPECT_DOUBLE_EQ(spec.lat0, 38);
}

TEST(ChooseProjection, PlaneZones) {
  const small::Country country;
  auto document = small::wards();
  document.projection.kind = ProjectionChoice::Kind::plane_zone;
  EXPECT_EQ(choose_projection(country.data, document)->spec().kind, geo::ProjectionSpec::Kind::plane_zone);
  EXPECT_GE(choose_projection(country.data, document)->spec().zone, 11);
  document.projection.zone = 9;
  EXPECT_EQ(choose_projection(country.data, document)->spec().zone, 9);
}

TEST(WithView, LooksExactlyThereAgain) {
  const small::Country country;
  View view = fit_view(country.data, small::wards(), 800, 600);
  view.centre.x += 1234;
  view.metres_per_unit *= 0.37;
  const View again = fit_view(country.data, with_view(small::wards(), view), 800, 600);
  EXPECT_NEAR(again.metres_per_unit, view.metres_per_unit, 1e-9);
  for (const double x : {0.0, 400.0, 800.0}) {
    const auto a = view.to_lonlat(x, 300), b = again.to_lonlat(x, 300);
    EXPECT_NEAR(a.x, b.x, 5e-5) << "the new projection has another middle: north turns a little";
    EXPECT_NEAR(a.y, b.y, 5e-5);
  }
}
