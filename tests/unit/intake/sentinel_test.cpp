#include "intake/sentinel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cfloat>
#include <cmath>

using namespace kuiki;
using namespace kuiki::intake;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

struct Case {
  const char* what;
  std::vector<double> values;
  std::vector<double> suspected;
};
const Case cases[] = {
    {"people, -9999 twice", {235291, 282677, -9999, 211964, -9999}, {-9999}},
    {"people, -99", {235291, 282677, -99, 211964, -99}, {-99}},
    {"people, -89999999", {235291, 282677, -89999999, 211964}, {-89999999}},
    {"people, the least double", {235291, 282677, -DBL_MAX, -DBL_MAX}, {-DBL_MAX}},
    {"people, the greatest double as printed", {235291, 282677, 1.7e308}, {1.7e308}},
    {"people, the greatest float", {235291, 282677, 3.4028234663852886e38}, {3.4028234663852886e38}},
    {"people, 999999999", {235291, 282677, 999999999, 999999999}, {999999999}},
    {"rates, -9999", {12.3, 15.1, -9999, 9.8, 11.1, 20.4}, {-9999}},
    {"rates, -9999.9", {12.3, 15.1, -9999.9, 9.8, 11.1, 20.4}, {-9999.9}},
    {"rates, two marks", {12.3, 15.1, -9999, -9998, 9.8, -99}, {-9999, -9998, -99}},
    {"changes, -9999", {-120, 35, -9999, 12, 80}, {-9999}},
    {"shares, 999 twice", {12.3, 15.1, 999, 9.8, 999}, {999}},
    {"counts, -1 twice", {120, 35, -1, 12, -1}, {-1}},
    {"16 bits", {120, 35, -32768, 12}, {-32768}},
    {"all -9999", {-9999, -9999}, {-9999}},
    {"-8888", {1, 2, -8888, 3}, {-8888}},
    // values that are none
    {"changes of that size", {-120, 35, -99, 12, 80}, {}},
    {"losses of that size", {-15000, 35000, -9999, 12000, 80000}, {}},
    {"once 999 among hundreds", {120, 350, 999, 12}, {}},
    {"ages", {80, 97, 98, 99, 99}, {}},
    {"prices", {99, 199, 299, 399, 499}, {}},
    {"percent", {95.5, 97.1, 99.9, 98.4}, {}},
    {"changes around nought", {0, 3, -1, 5, -1}, {}},
    {"very large ones", {1e300, -1e299, 1e298, -1e297}, {}},
    {"people of a large city", {99999, 235291, 120000, 87000}, {}},
    {"nothing", {}, {}},
    {"no value", {NAN, NAN}, {}},
    {"nought", {0, 0, 100, 200}, {}},
};
class SentinelCase : public testing::TestWithParam<Case> {};
TEST_P(SentinelCase, IsSuspectedOrNot) {
  std::vector<double> found;
  for (const auto& mark : suspected_sentinels(GetParam().values)) found.push_back(mark.value);
  EXPECT_EQ(found, GetParam().suspected) << GetParam().what;
}
INSTANTIATE_TEST_SUITE_P(All, SentinelCase, testing::ValuesIn(cases),
                         [](const auto& each) { return std::to_string(each.index); });

TEST(Sentinel, IsBlankedOutAndTold) {
  std::vector<double> values = {1, -9999, 2, -9999};
  const auto found = suspected_sentinels(values);
  const auto blanked = blank_out(values, std::vector<double>{found.at(0).value});
  EXPECT_EQ(blanked.at(0).count, 2u);
  EXPECT_TRUE(std::isnan(values[1]));
  EXPECT_EQ(values[2], 2);
  const auto words = sentinel_warning(found, "人口");
  EXPECT_THAT(words.ja, HasSubstr("−9999（2件）"));
  EXPECT_THAT(words.en, HasSubstr("--no-data none"));
  EXPECT_EQ(sentinel_text(-DBL_MAX), "−1.797693e+308");
}

TEST(Sentinel, ReadsWhatAUserSays) {
  EXPECT_THAT(*parse_no_data("-9999,0"), ElementsAre(-9999, 0));
  EXPECT_THAT(*parse_no_data("−９９"), ElementsAre(-99));
  EXPECT_TRUE(parse_no_data("none")->empty());
  EXPECT_TRUE(parse_no_data("なし")->empty());
  EXPECT_FALSE(parse_no_data("abc"));
  EXPECT_FALSE(parse_no_data(""));
  EXPECT_FALSE(parse_no_data("12x"));
}

}  // namespace
