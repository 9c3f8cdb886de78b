#include "cli/find_area.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace {

using kuiki::Error;
using kuiki::Fault;
using kuiki::cli::find_area;
namespace model = kuiki::model;

/// Hokkaido with Otaru and two places called 府中市 in other prefectures.
model::Dataset some_areas() {
  model::Dataset data;
  const auto add = [&](const char* code, const char* name, const char* name_en, model::AreaKind kind,
                       model::AreaRow parent) {
    auto& areas = data.areas;
    const auto row = model::AreaRow(areas.size());
    areas.code.emplace_back(code);
    areas.name.emplace_back(name);
    areas.name_en.emplace_back(name_en);
    areas.name_kana.emplace_back();
    areas.boundary_note.emplace_back();
    areas.kind.push_back(kind);
    areas.quality.push_back(model::BoundaryQuality::generalised);
    areas.parent.push_back(parent);
    areas.prefecture.push_back(parent == model::none ? row : parent);
    areas.area_km2.push_back(1);
    areas.extent_ns_km.push_back(1);
    areas.extent_ew_km.push_back(1);
    areas.centre.push_back({});
    areas.national.close_feature();
    areas.focus.close_feature();
    areas.neighbour_end.push_back(0);
  };
  using enum model::AreaKind;
  add("01", "北海道", "Hokkaido", prefecture, model::none);
  add("01203", "小樽市", "Otaru-shi", municipality, 0);
  add("13", "東京都", "Tokyo-to", prefecture, model::none);
  add("13206", "府中市", "Fuchu-shi", municipality, 2);
  add("34", "広島県", "Hiroshima-ken", prefecture, model::none);
  add("34208", "府中市", "Fuchu-shi", municipality, 4);
  add("otaru-shioya", "塩谷", "Shioya", district, 1);
  data.index();
  return data;
}

std::string code_of(std::string_view given) {
  static const auto data = some_areas();
  return data.areas.code[find_area(data, given)];
}

TEST(FindArea, ByCodeInTheFormsThatSpreadsheetsLeave) {
  EXPECT_EQ(code_of("01203"), "01203");
  EXPECT_EQ(code_of("1203"), "01203") << "lost leading zero";
  EXPECT_EQ(code_of("012033"), "01203") << "with check digit";
  EXPECT_EQ(code_of("12033"), "01203") << "with check digit, lost zero";
  EXPECT_EQ(code_of(" ０１２０３ "), "01203") << "full-width";
  EXPECT_EQ(code_of("1"), "01");
  EXPECT_EQ(code_of("010006"), "01");
  EXPECT_EQ(code_of("otaru-shioya"), "otaru-shioya");
}

TEST(FindArea, ByName) {
  EXPECT_EQ(code_of("小樽市"), "01203");
  EXPECT_EQ(code_of("Otaru-shi"), "01203");
  EXPECT_EQ(code_of("東京都府中市"), "13206");
}

TEST(FindArea, AWrongCheckDigitFindsNothing) {
  try {
    code_of("012034");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
  }
}

TEST(FindArea, ANameOfSeveralIsRefusedWithTheirCodes) {
  try {
    code_of("府中市");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::usage);
    EXPECT_THAT(error.message().ja, testing::AllOf(testing::HasSubstr("13206"), testing::HasSubstr("34208")));
    EXPECT_THAT(error.message().en, testing::HasSubstr("Fuchu-shi (Hiroshima-ken)"));
  }
}

TEST(FindArea, AMisspeltNameIsAskedBack) {
  try {
    code_of("小樽町");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().ja, testing::HasSubstr("もしかして: 01203 北海道 小樽市"));
    EXPECT_THAT(error.message().en, testing::HasSubstr("did you mean: 01203 Otaru-shi (Hokkaido)"));
  }
}

TEST(FindArea, WhatIsSaidOfANameIsOneShortLine) {
  try {
    code_of(std::string(1'000'000, 'x') + "[2J");
    FAIL();
  } catch (const Error& error) {
    EXPECT_LT(error.message().ja.size(), 1000u);
    EXPECT_EQ(error.message().ja.find(''), std::string::npos);
  }
}

}  // namespace
