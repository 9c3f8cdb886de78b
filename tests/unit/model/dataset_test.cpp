#include "model/dataset.h"
#include "row_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace kuiki::model;
using testing::ElementsAre;

namespace {

/// 北海道 › 札幌市 › 中央区, 北海道 › 小樽市 › 塩谷
Dataset small() {
  Dataset d;
  const auto area = [&](const char* code, AreaKind kind, AreaRow parent) {
    d.areas.code.push_back(code);
    d.areas.name.push_back(code);
    d.areas.kind.push_back(kind);
    d.areas.parent.push_back(parent);
  };
  area("01", AreaKind::prefecture, none);
  area("01100", AreaKind::municipality, 0);
  area("01101", AreaKind::ward, 1);
  area("01203", AreaKind::municipality, 0);
  area("otaru-shioya", AreaKind::district, 3);
  d.indicators.push_back({.id = "a"});
  d.indicators.push_back({.id = "b"});
  d.periods = {*parse_period("2010-10-01"), *parse_period("2020-10-01")};
  const auto figure = [&](IndicatorRow indicator, AreaRow where, std::uint16_t period, Role role, double value,
                          const char* part = "") {
    auto& o = d.observations;
    o.indicator.push_back(indicator);
    o.area.push_back(where);
    o.period.push_back(period);
    o.role.push_back(role);
    o.value.push_back(value);
    o.part.push_back(part);
    o.status.push_back(Status::printed);
    o.qualifier.emplace_back();
    o.printed.emplace_back();
    o.note.emplace_back();
  };
  figure(0, 2, 0, Role::actual, 5);
  figure(0, 2, 1, Role::projection, 7);
  figure(0, 2, 1, Role::actual, 6);
  figure(0, 3, 1, Role::actual, NAN);
  figure(0, 3, 1, Role::actual, 9, "男");
  figure(1, none, 1, Role::actual, 1);
  d.index();
  return d;
}

}  // namespace

TEST(Dataset, FindsById) {
  const auto d = small();
  EXPECT_EQ(d.find_area("01203"), 3);
  EXPECT_FALSE(d.find_area("1203"));
  EXPECT_EQ(d.find_indicator("b"), 1);
  EXPECT_EQ(d.find_partnership("x"), nullptr);
}

TEST(Dataset, WardsWithCodesOfTheirOwnStandForTheirCity) {
  Dataset d;
  const auto area = [&](const char* code, AreaKind kind, AreaRow parent) {
    d.areas.code.emplace_back(code);
    d.areas.kind.push_back(kind);
    d.areas.parent.push_back(parent);
  };
  area("01100", AreaKind::municipality, none);
  area("01203", AreaKind::municipality, none);
  area("sapporo-east", AreaKind::ward, 0);
  d.index();
  EXPECT_THAT(areas_of(d, AreaSet::basic), ElementsAre(AreaRow(1), AreaRow(2)));
  EXPECT_FALSE(in_set(d.areas, 0, AreaSet::basic));
  EXPECT_TRUE(in_set(d.areas, 1, AreaSet::basic));
  EXPECT_TRUE(in_set(d.areas, 2, AreaSet::basic));
}

TEST(Dataset, SetsOfAreas) {
  const auto d = small();
  EXPECT_THAT(areas_of(d, AreaSet::basic),
              ElementsAre(AreaRow(2), AreaRow(3)));  // the designated city is shown by its wards
  EXPECT_THAT(areas_of(d, AreaSet::municipalities, 0), ElementsAre(AreaRow(1), AreaRow(3)));
  EXPECT_THAT(areas_of(d, AreaSet::wards, 1), ElementsAre(AreaRow(2)));
  EXPECT_THAT(areas_of(d, AreaSet::districts, 3), ElementsAre(AreaRow(4)));
  EXPECT_THAT(areas_of(d, AreaSet::districts, 1), ElementsAre());
  EXPECT_TRUE(is_within(d.areas, 4, 0));
  EXPECT_FALSE(is_within(d.areas, 0, 4));
  EXPECT_THAT(d.children[0], ElementsAre(AreaRow(1), AreaRow(3)));
}

TEST(Dataset, ValuesKeepMissingMissingAndPreferActual) {
  const auto d = small();
  const auto now = d.values(0, d.periods[1]);
  EXPECT_EQ(now[2], 6);
  EXPECT_TRUE(std::isnan(now[3]));  // a part (男) never stands for the whole
  EXPECT_TRUE(std::isnan(now[0]));
  EXPECT_EQ(d.value(0, d.periods[0], 2), 5);
  EXPECT_TRUE(std::isnan(d.value(0, d.periods[0], 3)));
  EXPECT_THAT(d.periods_of(0), ElementsAre(d.periods[0], d.periods[1]));
  EXPECT_THAT(d.periods_of(1), ElementsAre());  // a figure of no area is none on the map
}
