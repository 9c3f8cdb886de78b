#include <gtest/gtest.h>

#include "map/compose.h"
#include "map/markers.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;

namespace {
struct Pointer {
  const small::Country& country;
  MapDocument document;
  View view;
  [[nodiscard]] geo::Point frame(double lon, double lat) const {
    return view.to_frame(view.projection->forward({lon, lat}));
  }
  [[nodiscard]] std::string area(double lon, double lat) const {
    const auto at = frame(lon, lat);
    const auto row = area_at(country.data, document, view, at.x, at.y);
    return row == model::none ? "" : country.data.areas.code[row];
  }
  [[nodiscard]] std::string site(double lon, double lat, double off = 0) const {
    const auto at = frame(lon, lat);
    const auto row = facility_at(country.data, document, view, at.x + off, at.y);
    return row == model::none ? "" : country.data.facilities.id[row];
  }
};
Pointer over(const small::Country& country, MapDocument document, double scale = 1) {
  View view = fit_view(country.data, document, 1000, 800);
  view.metres_per_unit *= scale;
  return {country, std::move(document), view};
}
}  // namespace

TEST(AreaAt, TheSubjectsAreaElseMunicipalityOrWard) {
  const small::Country country;
  const auto wards = over(country, small::wards());
  EXPECT_EQ(wards.area(141.05, 43.05), "01101");
  EXPECT_EQ(wards.area(140.95, 43.05), "01203") << "outside the subject";
  EXPECT_EQ(wards.area(141.31, 43.11), "01103") << "the islet";
  const auto districts = over(country, small::districts());
  EXPECT_EQ(districts.area(140.95, 43.05), "d-east");
  EXPECT_EQ(districts.area(141.05, 43.05), "01101") << "a ward is smaller than its city";
}

TEST(AreaAt, NothingOverTheSeaOrInAHole) {
  const small::Country country;
  const auto wards = over(country, small::wards());
  EXPECT_EQ(wards.area(141.25, 43.15), "");
  EXPECT_EQ(wards.area(-30, -10), "");
  const auto holed = over(country, small::wards());
  EXPECT_EQ(holed.area(141.025, 43.125), "01100") << "a hole of the ward, not of its city";
}

TEST(AreaAt, HiddenAreasAreNoSubject) {
  const small::Country country;
  auto document = small::districts();
  small::show(document, LayerKind::areas, false);
  EXPECT_EQ(over(country, document).area(140.95, 43.05), "01203");
}

TEST(FacilityAt, TheNearestMarkerWithinItsSize) {
  const small::Country country;
  auto document = small::wards();
  EXPECT_EQ(over(country, document).site(141.05, 43.05), "") << "the layer is off";
  small::show(document, LayerKind::facilities);
  const auto near = over(country, document, 0.1);
  ASSERT_LE(near.view.metres_per_unit, gather_above);
  EXPECT_EQ(near.site(141.05, 43.05), "s1");
  EXPECT_EQ(near.site(141.051, 43.05), "s2");
  EXPECT_EQ(near.site(141.05, 43.05, -20), "");
}

TEST(FacilityAt, FarOutOnlyASiteAloneInItsCell) {
  const small::Country country;
  auto document = small::wards();
  small::show(document, LayerKind::facilities);
  const auto far = over(country, document, 3);
  ASSERT_GT(far.view.metres_per_unit, gather_above);
  EXPECT_EQ(far.site(141.05, 43.05), "") << "two sites in one cell";
  EXPECT_EQ(far.site(140.85, 43.05), "s3");
}

TEST(FacilityAt, WhatTheFilterHidesIsNotThere) {
  const small::Country country;
  auto document = small::wards();
  small::show(document, LayerKind::facilities);
  document.facilities.hazards = {model::Hazard::flood};
  const auto near = over(country, document, 0.1);
  EXPECT_EQ(near.site(141.05, 43.05), "");
  EXPECT_EQ(near.site(141.051, 43.05), "s2");
}
