#include "app/edits.h"

#include <gmock/gmock.h>

#include "app/choices.h"
#include "map/compose.h"
#include "sample.h"

namespace kuiki::app {
namespace {

using model::AreaSet;
using testing::HasSubstr;

/// Otaru's districts with its own sites only, and the partnership of its neighbours.
map::MapDocument otaru() {
  map::MapDocument d;
  d.subject = {AreaSet::districts, "01203", {}};
  d.edit<map::Sites>().within = "01203";
  d.edit<map::Sites>().hazards = {model::Hazard::tsunami};
  d.show<map::Sites>();
  return edits::partnership(std::move(d), "renkei");
}

TEST(Edits, AnotherSubjectLeavesBehindWhatLimitedTheSites) {
  const auto data = test::sample();
  const auto before = otaru();
  const auto after = edits::subject(*data, before, {AreaSet::wards, "01100", {}});
  EXPECT_TRUE(after.options<map::Sites>().within.empty()) << "a filter of Otaru hides every site of Sapporo";
  EXPECT_EQ(after.options<map::Sites>().hazards, before.options<map::Sites>().hazards) << "the hazard is the user's";
  EXPECT_EQ(after.options<map::PartnershipLayer>().partnership, "renkei") << "Sapporo takes part in it";
  const Text words = edits::dropped_words(*data, before, after);
  EXPECT_THAT(words.ja, testing::AllOf(HasSubstr("小樽市"), HasSubstr("元に戻す")));
  EXPECT_THAT(words.en, testing::AllOf(HasSubstr("Otaru"), HasSubstr("Undo")));
}

TEST(Edits, ASubjectWithinTheFilterKeepsIt) {
  const auto data = test::sample();
  const auto before = otaru();
  const auto after = edits::subject(*data, before, {AreaSet::municipalities, "", {"01203"}});
  EXPECT_EQ(after.options<map::Sites>().within, "01203");
  EXPECT_TRUE(edits::dropped_words(*data, before, after).empty());
}

TEST(Edits, APartnershipOfOthersGoesWithTheOldSubject) {
  auto data = test::sample();
  data->partnerships.front().members = {{1, model::MemberRole::lead, model::MemberBasis::document, ""},
                                        {5, model::MemberRole::member, model::MemberBasis::document, ""}};
  auto before = otaru();
  const auto after = edits::subject(*data, before, {AreaSet::districts, "01203", {}});
  EXPECT_TRUE(after.options<map::PartnershipLayer>().partnership.empty());
  EXPECT_FALSE(after.shows<map::PartnershipLayer>());
  EXPECT_THAT(edits::dropped_words(*data, before, after).ja, HasSubstr("さっぽろ連携"));
}

TEST(Edits, ARegionsButtonAlsoLeavesItBehind) {
  const auto data = test::sample();
  map::MapDocument start;
  start.subject = {AreaSet::wards, "01100", {}};
  start.edit<map::AreaFill>().indicator = "census-population";
  const auto after = edits::region(*data, otaru(), start);
  EXPECT_TRUE(after.options<map::Sites>().within.empty());
  EXPECT_TRUE(after.shows<map::Sites>()) << "the layers are the user's";
}

TEST(Edits, AllSitesAreAllSites) {
  const auto data = test::sample();
  const auto after = edits::all_sites(*data, otaru());
  EXPECT_EQ(after.options<map::Sites>(), map::Sites{});
}

TEST(Edits, TheNumberOfSitesFollowsTheFilter) {
  auto data = test::sample();
  for (const char* id : {"evacuation-sites", "evacuation-sites-tsunami", "evacuation-sites-storm-surge"}) {
    model::Indicator i;
    i.id = id;
    i.name = id;
    data->indicators.push_back(i);
  }
  data->index();
  auto d = otaru();
  d.edit<map::Sites>() = {};
  d.edit<map::AreaFill>().indicator = "evacuation-sites";
  d = edits::hazard(*data, d, model::Hazard::tsunami, true);
  EXPECT_EQ(d.options<map::AreaFill>().indicator, "evacuation-sites-tsunami");
  d = edits::hazard(*data, d, model::Hazard::flood, true);
  EXPECT_EQ(d.options<map::AreaFill>().indicator, "evacuation-sites") << "of two hazards there is no number";
  d = edits::hazard(*data, edits::hazard(*data, d, model::Hazard::flood, false), model::Hazard::tsunami, false);
  EXPECT_EQ(d.options<map::AreaFill>().indicator, "evacuation-sites");
  d = edits::hazard(*data, d, model::Hazard::storm_surge, true);
  EXPECT_EQ(d.options<map::AreaFill>().indicator, "evacuation-sites-storm-surge");
  d.edit<map::AreaFill>().indicator = "census-population";
  EXPECT_EQ(edits::hazard(*data, d, model::Hazard::tsunami, true).options<map::AreaFill>().indicator, "census-population");
}

TEST(Edits, AnotherPeriodKeepsTheBreaksUnlessToldOtherwise) {
  map::MapDocument d;
  d.edit<map::AreaFill>().indicator = "projection-ageing-rate";
  d.edit<map::AreaFill>().period = "2010-10-01";
  EXPECT_FALSE(d.options<map::AreaFill>().same_breaks) << "recipes of before look as before";
  const auto next = edits::period(d, "2020-10-01");
  EXPECT_EQ(next.options<map::AreaFill>().same_breaks, true);
  const auto own = edits::period(edits::same_breaks(next, false), "2010-10-01");
  EXPECT_EQ(own.options<map::AreaFill>().same_breaks, false) << "the user's word holds";
  const auto data = test::sample();
  EXPECT_EQ(edits::shown_by_fill(*data, {}, "census-population").options<map::AreaFill>().same_breaks, true);
}

TEST(Edits, OneColourIsOneValueInEveryPeriod) {
  const auto data = test::sample();
  map::MapDocument d;
  d.subject = {AreaSet::wards, "01100", {}};
  d.edit<map::AreaFill>().indicator = "projection-ageing-rate";
  d.edit<map::AreaFill>().period = "2010-10-01";
  d = edits::same_breaks(d, true);
  const auto early = map::thematic(*data, d), late = map::thematic(*data, edits::period(d, "2020-10-01"));
  ASSERT_EQ(early.classes.classes.size(), late.classes.classes.size());
  for (std::size_t i = 0; i < early.classes.classes.size(); ++i)
    EXPECT_EQ(early.classes.classes[i].high, late.classes.classes[i].high);
  EXPECT_LT(early.classes.class_of[0], late.classes.class_of[0]) << "20 and 30 % of the same wards";
}

}  // namespace
}  // namespace kuiki::app
