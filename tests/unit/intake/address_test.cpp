#include "intake/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kuiki::intake {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Address, FromTheWholeToTheTown) {
  EXPECT_THAT(address_keys("花園2丁目12番1号"), ElementsAre("花園2丁目12番1号", "花園2丁目", "花園2丁", "花園"));
  EXPECT_THAT(address_keys("塩谷町12番地"), ElementsAre("塩谷町12番地", "塩谷町12丁目", "塩谷町12丁", "塩谷町"));
  EXPECT_THAT(address_keys("北一条西二丁目3-4"), ElementsAre("北1条西2丁目34", "北1条西2丁目", "北1条西2丁", "北1条西"));
  EXPECT_THAT(address_keys("北1西2"), ElementsAre("北1西2", "北1条西2丁目", "北1条西2丁", "北1条西"));
}

struct Written {
  const char *address, *town;
};
class Forms : public testing::TestWithParam<Written> {};

TEST_P(Forms, NameTheTown) { EXPECT_THAT(address_keys(GetParam().address), Contains(GetParam().town)); }

INSTANTIATE_TEST_SUITE_P(
    Blocks, Forms,
    testing::Values(
        Written{"花園２丁目１２番１号", "花園2丁目"}, Written{"花園二丁目12番1号", "花園2丁目"},
        Written{"花園二丁目十二番一号", "花園2丁目"}, Written{"花園二丁目12-1", "花園2丁目"},
        Written{"花園2丁目12番地の1", "花園2丁目"}, Written{"花園２－１２－１", "花園2丁目"},
        Written{"花園2―12―1", "花園2丁目"}, Written{"花園2‐12‐1", "花園2丁目"}, Written{"花園2−12−1", "花園2丁目"},
        Written{"花園2ー12ー1", "花園2丁目"}, Written{"花園2─12─1", "花園2丁目"}, Written{"花園２の１２の１", "花園2丁目"},
        Written{"花園2ノ12", "花園2丁目"}, Written{"花園二の十二の一", "花園2丁目"},
        Written{"花園二－十二－一", "花園2丁目"}, Written{"花園2", "花園2丁目"}, Written{"花園 2丁目 12番 1号", "花園2丁目"},
        Written{"花園2-12-1 第3ビル201", "花園2丁目"}, Written{"花園2-12-1-305", "花園2丁目"},
        Written{"〒047-0024 小樽市花園2-12-1", "小樽市花園2丁目"}, Written{"047-0024　小樽市花園２丁目", "小樽市花園2丁目"},
        Written{"〒0470024小樽市花園2の12", "小樽市花園2丁目"},
        Written{"北海道札幌市中央区北1条西2丁目", "北海道札幌市中央区北1条西2丁目"},
        Written{"札幌市中央区北１条西２－１", "札幌市中央区北1条西2丁目"},
        Written{"札幌市中央区北一条西二丁目一番地", "札幌市中央区北1条西2丁目"}, Written{"四条通九丁目右2号", "4条通9丁目"},
        Written{"中瓦町1丁2-3", "中瓦町1丁"}, Written{"中瓦町１－２－３", "中瓦町1丁"}));

INSTANTIATE_TEST_SUITE_P(Plots, Forms,
                         testing::Values(Written{"塩谷12", "塩谷"}, Written{"塩谷12番地", "塩谷"},
                                         Written{"塩谷１２番地の３", "塩谷"}, Written{"塩谷十二番地", "塩谷"},
                                         Written{"塩谷12-3", "塩谷"}, Written{"塩谷12番3号", "塩谷"},
                                         Written{"塩谷12の3", "塩谷"}, Written{"塩谷12番地3 コーポ塩谷201", "塩谷"},
                                         Written{"小樽市字塩谷12番地", "小樽市塩谷"}, Written{"小諸市大字甲12", "小諸市甲"},
                                         Written{"苫小牧市大字字樽前5", "苫小牧市樽前"}));

TEST(Address, OtherTextsAsTheyAre) {
  EXPECT_THAT(address_keys("小樽市"), ElementsAre("小樽市"));
  EXPECT_THAT(address_keys("01203"), ElementsAre("01203"));
  EXPECT_THAT(address_keys("三の丸"), ElementsAre("三の丸"));
  EXPECT_THAT(address_keys("第3区"), ElementsAre("第3区"));
  EXPECT_THAT(address_keys(""), IsEmpty());
}

}  // namespace
}  // namespace kuiki::intake
