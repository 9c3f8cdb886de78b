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

TEST(Search, MapsOfTheWorkFileAreFoundAsLongAsTheyAreThere) {
  const auto data = test::sample();
  SearchIndex index(*data, {{"sapporo-ageing", {"札幌市の高齢化率", "Ageing in Sapporo"}}});
  index.set_own_maps({{"work:map-1", {"観光の拠点", "Tourism"}}, {"work:map-2", {"札幌市の高齢化率", "Ageing in Sapporo"}}});
  ASSERT_FALSE(index.find("観光").empty());
  EXPECT_EQ(index.find("観光").front().id, "work:map-1");
  EXPECT_EQ(index.find("tourism").front().kind, Hit::Kind::map);
  EXPECT_EQ(index.find("札幌市の高齢化率").front().id, "work:map-2") << "one's own goes first";
  index.set_own_maps({});
  EXPECT_THAT(index.find("観光"), IsEmpty());
  EXPECT_EQ(index.find("札幌市の高齢化率").front().id, "sapporo-ageing");
}

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

/// The sample with places: 花園 in Otaru (blocks 1, 2 and 10) and in the town beside it.
std::shared_ptr<model::Dataset> with_places() {
  auto data = test::sample();
  const auto otaru = data->find_area("01203").value(), town = data->find_area("01331").value();
  const auto place = [&](const char* name, model::AreaRow city) {
    data->places.name.emplace_back(name);
    data->places.municipality.push_back(city);
    data->places.place.push_back({141, 43});
  };
  place("花園町", town);
  place("花園十丁目", otaru);
  place("花園二丁目", otaru);
  place("花園一丁目", otaru);
  place("小樽", town);
  return data;
}

/// What is typed in the map of Otaru (or of no area), and the names of the first hits.
struct Ranked {
  const char* query;
  const char* here;
  std::vector<std::string> first;
};
class Ranking : public testing::TestWithParam<Ranked> {};

TEST_P(Ranking, First) {
  const auto data = with_places();
  const SearchIndex index(*data, {});
  const auto hits = index.find(GetParam().query, 12, data->find_area(GetParam().here).value_or(model::none));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(hits.size(), GetParam().first.size()); ++i) names.push_back(hits[i].name.ja);
  EXPECT_EQ(names, GetParam().first) << GetParam().query;
}

INSTANTIATE_TEST_SUITE_P(Queries, Ranking,
                         testing::Values(Ranked{"花園", "01203", {"花園一丁目", "花園二丁目", "花園十丁目", "花園町"}},
                                         Ranked{"花園", "01331", {"花園町", "花園一丁目", "花園二丁目", "花園十丁目"}},
                                         Ranked{"花園2丁目12番1号", "", {"花園二丁目"}},
                                         Ranked{"花園二丁目12-1", "", {"花園二丁目"}},
                                         Ranked{"小樽市花園2-12-1", "", {"花園二丁目"}},
                                         Ranked{"小樽市花園10の3", "", {"花園十丁目"}},
                                         Ranked{"花園１０丁目", "", {"花園十丁目"}},
                                         Ranked{"小樽市花園", "", {"花園一丁目", "花園二丁目", "花園十丁目"}},
                                         Ranked{"小樽市どこにもない3-4", "", {"小樽市"}}, Ranked{"小樽", "", {"小樽市"}},
                                         Ranked{"小樽市", "01100", {"小樽市"}}, Ranked{"札幌", "01203", {"札幌市"}},
                                         Ranked{"南区", "01203", {"南区"}}));

}  // namespace
}  // namespace kuiki::app
