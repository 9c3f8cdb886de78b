#include "model/area_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kuiki::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(AreaCode, CheckDigit) {
  EXPECT_EQ(check_digit("01203"), '3');
  EXPECT_EQ(check_digit("01100"), '2');
  EXPECT_EQ(check_digit("13101"), '6');
  EXPECT_EQ(check_digit("01000"), '6');
  EXPECT_EQ(check_digit("13206"), '3');
  EXPECT_FALSE(check_digit("0120"));
  EXPECT_FALSE(check_digit("0120x"));
}

TEST(AreaCode, AsItIsMeant) {
  EXPECT_THAT(codes_meant("01203"), ElementsAre("01203"));
  EXPECT_THAT(codes_meant("1203"), ElementsAre("01203"));
  EXPECT_THAT(codes_meant("012033"), ElementsAre("01203"));
  EXPECT_THAT(codes_meant("12033"), ElementsAre("12033", "01203"));
  EXPECT_THAT(codes_meant("010006"), ElementsAre("01000", "01"));
  EXPECT_THAT(codes_meant("13000"), ElementsAre("13000", "13"));
  EXPECT_THAT(codes_meant("1"), ElementsAre("01"));
  EXPECT_THAT(codes_meant("012034"), IsEmpty());
  EXPECT_THAT(codes_meant("otaru"), IsEmpty());
  EXPECT_THAT(codes_meant(""), IsEmpty());
}

}  // namespace
}  // namespace kuiki::model
