#include "app/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace kuiki::app {
namespace {

using testing::IsEmpty;

struct Case {
  const char *query, *id;
};
class Found : public testing::TestWithParam<Case> {};

TEST_P(Found, First) {
  const auto data = test::sample();
  const SearchIndex index(*data, {{"sapporo-ageing", {"札幌市の高齢化率", "Ageing in Sapporo"}}});
  const auto hits = index.find(GetParam().query);
  ASSERT_FALSE(hits.empty()) << GetParam().query;
  EXPECT_EQ(hits.front().id, GetParam().id) << GetParam().query;
}

INSTANTIATE_TEST_SUITE_P(
    Queries, Found,
    testing::Values(Case{"小樽", "01203"}, Case{"小樽市", "01203"}, Case{"オタル", "01203"}, Case{"otaru", "01203"},
                    Case{"Otaru-shi", "01203"}, Case{"01203", "01203"}, Case{"1203", "01203"}, Case{"０１２０３３", "01203"},
                    Case{"  012033\n", "01203"}, Case{"南区", "01106"}, Case{"札幌 南区", "01106"},
                    Case{"南区　札幌", "01106"}, Case{"札幌市南区", "01106"}, Case{"北海道小樽市", "01203"},
                    Case{"高崎ケ丘", "01331"}, Case{"髙﨑ヶ丘町", "01331"}, Case{"高齢化率", "projection-ageing-rate"},
                    Case{"ageing rate", "projection-ageing-rate"}, Case{"さっぽろ連携", "renkei"},
                    Case{"札幌市の高齢化率", "sapporo-ageing"}, Case{"東小学校", "F1"}, Case{"otaru-west", "otaru-west"}));

TEST(Search, FindsPlacesAndNothing) {
  const auto data = test::sample();
  const SearchIndex index(*data, {});
  const auto hits = index.find("塩谷");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].kind, Hit::Kind::place);
  EXPECT_THAT(index.find(""), IsEmpty());
  EXPECT_THAT(index.find("  　"), IsEmpty());
  EXPECT_THAT(index.find("那覇"), IsEmpty());
  EXPECT_LE(index.find("区", 2).size(), 2u);
}

}  // namespace
}  // namespace kuiki::app
