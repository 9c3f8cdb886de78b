#include "intake/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kuiki::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Address, FromTheWholeToTheTown) {
  EXPECT_THAT(address_keys("花園2丁目12番1号"), ElementsAre("花園2丁目12番1号", "花園2丁目", "花園"));
  EXPECT_THAT(address_keys("花園二丁目12番1号"), ElementsAre("花園2丁目12番1号", "花園2丁目", "花園"));
  EXPECT_THAT(address_keys("小樽市花園２－１２－１"), ElementsAre("小樽市花園2121", "小樽市花園2丁目", "小樽市花園"));
  EXPECT_THAT(address_keys("花園2の12"), ElementsAre("花園2の12", "花園2丁目", "花園"));
  EXPECT_THAT(address_keys("塩谷町12番地"), ElementsAre("塩谷町12番地", "塩谷町12丁目", "塩谷町"));
  EXPECT_THAT(address_keys("花園2"), ElementsAre("花園2", "花園2丁目", "花園"));
  EXPECT_THAT(address_keys("北一条西二丁目3-4"), ElementsAre("北1条西2丁目34", "北1条西2丁目", "北1条西"));
  EXPECT_THAT(address_keys("北1条西2-3"), ElementsAre("北1条西23", "北1条西2丁目", "北1条西"));
  EXPECT_THAT(address_keys("北1西2"), ElementsAre("北1西2", "北1条西2丁目", "北1条西"));
}

TEST(Address, OtherTextsAsTheyAre) {
  EXPECT_THAT(address_keys("小樽市"), ElementsAre("小樽市"));
  EXPECT_THAT(address_keys("01203"), ElementsAre("01203"));
  EXPECT_THAT(address_keys(""), IsEmpty());
}

}  // namespace
}  // namespace kuiki::intake
