#include "app/subjects.h"

#include <gmock/gmock.h>

#include "app/regions.h"
#include "base/error.h"
#include "map/recipe.h"
#include "sample.h"

namespace kuiki::app {
namespace {

using map::Among;
using model::AreaRow;
using model::AreaSet;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> codes(const model::Dataset& data, const map::Subject& subject) {
  std::vector<std::string> found;
  for (const AreaRow row : map::subject_rows(data, subject)) found.push_back(data.areas.code[row]);
  return found;
}

TEST(Subjects, ACityAmongItsNeighboursIsOneOfWholeMunicipalities) {
  const auto data = test::sample();
  EXPECT_THAT(codes(*data, {.set = AreaSet::municipalities, .among = Among::neighbours, .of = "01203"}),
              ElementsAre("01100", "01203"))
      << "Sapporo borders on it through its ward, and is shown whole";
  EXPECT_THAT(codes(*data, {.set = AreaSet::municipalities, .among = Among::neighbours, .of = "01100"}),
              ElementsAre("01100", "01203", "01331"));
  EXPECT_THAT(codes(*data, {.set = AreaSet::basic, .among = Among::neighbours, .of = "01101"}),
              ElementsAre("01101", "01106", "01203"))
      << "of a ward the wards next to it, without their city";
}

TEST(Subjects, ThoseAlikeHaveAFigureAndTheCityItself) {
  const auto data = test::sample();
  EXPECT_THAT(codes(*data, {.set = AreaSet::municipalities, .among = Among::alike, .of = "01203"}),
              ElementsAre("01100", "01203"))
      << "Takasakigaoka has no population";
  try {
    codes(*data, {.set = AreaSet::municipalities, .among = Among::alike, .of = "01331"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.message().ja, HasSubstr("髙﨑ヶ丘町"));
  }
}

TEST(Subjects, MembersAreThoseOfThePartnership) {
  const auto data = test::sample();
  EXPECT_THAT(codes(*data, {.set = AreaSet::municipalities, .among = Among::members, .of = "renkei"}),
              ElementsAre("01100", "01203", "01331"));
  EXPECT_THAT(codes(*data, {.set = AreaSet::basic, .among = Among::members, .of = "renkei"}),
              ElementsAre("01101", "01106", "01203", "01331"));
  EXPECT_THROW(codes(*data, {.set = AreaSet::basic, .among = Among::members, .of = "none"}), Error);
}

TEST(Subjects, SeveralPlacesTogether) {
  const auto data = test::sample();
  map::Subject both{AreaSet::wards, "01100"};
  both.set = AreaSet::basic;
  both.also = {"01203"};
  EXPECT_THAT(codes(*data, both), ElementsAre("01101", "01106", "01203"));
  EXPECT_EQ(subject_name(*data, both).ja, "札幌市・小樽市の市区町村");
}

TEST(Subjects, OfAFileIsCalledByTheFile) {
  map::Subject subject;
  subject.source.file = "/somewhere/wards.shp";
  EXPECT_EQ(subject_name(*test::sample(), subject).ja, "wards.shp");
}

TEST(Subjects, ARecipeSaysThemAll) {
  const auto data = test::sample();
  for (const map::Subject& subject :
       {map::Subject{.set = AreaSet::municipalities, .among = Among::neighbours, .of = "01203"},
        map::Subject{.set = AreaSet::municipalities, .among = Among::alike, .of = "01203"},
        map::Subject{.set = AreaSet::basic, .among = Among::members, .of = "renkei"},
        map::Subject{.set = AreaSet::basic, .within = "01", .also = {"02", "03"}}}) {
    map::MapDocument document;
    document.subject = subject;
    EXPECT_EQ(map::parse_recipe(map::write_recipe(document), "some.toml").subject, subject);
  }
  EXPECT_THROW(map::parse_recipe("[subject]\nwithin = \"01\"\nalike = \"01203\"\n", "some.toml"), Error);
}

TEST(Subjects, OfACityItsPartsComeFirst) {
  const auto data = test::sample();
  const auto otaru = subjects_of(*data, *data->find_area("01203"));
  ASSERT_GE(otaru.size(), 4u);
  EXPECT_EQ(otaru[0].name.ja, "小樽市の地区");
  EXPECT_EQ(otaru[1].name.ja, "小樽市と隣の市町村");
  const auto town = subjects_of(*data, *data->find_area("01331"));
  EXPECT_EQ(town.front().name.ja, "髙﨑ヶ丘町と隣の市町村") << "it has no parts";
  const auto district = subjects_of(*data, *data->find_area("otaru-east"));
  EXPECT_EQ(district.front().name.ja, "小樽市の地区") << "a district is shown in its city";
}

TEST(Regions, ACityWithoutPartsIsShownAmongItsNeighbours) {
  const auto data = test::sample();
  const auto document = city_map(*data, *data->find_area("01331"));
  EXPECT_EQ(document.subject.among, Among::neighbours);
  EXPECT_EQ(document.subject.of, "01331");
  EXPECT_THAT(document.title.ja, HasSubstr("髙﨑ヶ丘町と隣の市町村"));
  EXPECT_EQ(city_of(*data, *data->find_area("otaru-east")), *data->find_area("01203"));
  EXPECT_EQ(city_of(*data, *data->find_area("01")), model::none);
}

}  // namespace
}  // namespace kuiki::app
