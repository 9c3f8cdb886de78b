#include "app/own_work.h"

#include <gmock/gmock.h>

#include "app/sample.h"
#include "app/score_rules.h"
#include "app/work_references.h"
#include "base/error.h"
#include "map/recipe.h"

/// Texts of the work file: read as files are, named by title or id, each tried by itself.
namespace kuiki::app {
namespace {

using store::OwnKind;
using store::OwnText;
using testing::ElementsAre;
using testing::HasSubstr;

OwnText text(OwnKind kind, const std::string& id, const std::string& title, const std::string& words) {
  return {.kind = kind, .id = id, .title = title, .text = words, .act = 7};
}

const std::string recipe = "title = { ja = \"観光\", en = \"Tourism\" }\n[subject]\nareas = \"wards\"\nwithin = \"01100\"\n";

TEST(OwnWork, OneThatCannotBeReadIsListedWithItsReason) {
  const auto entries =
      own_entries({text(OwnKind::map, "map-1", "観光", recipe), text(OwnKind::map, "map-2", "新しい版", "hologram = true\n"),
                   text(OwnKind::grading, "grading-1", "壊れた", "[[[")});
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_FALSE(entries[0].trouble);
  EXPECT_EQ(entries[0].title.en, "Tourism") << "the text gives it in both languages";
  ASSERT_TRUE(entries[1].trouble);
  EXPECT_THAT(entries[1].trouble->en, HasSubstr("hologram"));
  EXPECT_THAT(entries[1].trouble->en, HasSubstr("work:新しい版"));
  EXPECT_EQ(entries[1].text.text, "hologram = true\n") << "it stays as it is";
  EXPECT_TRUE(entries[2].trouble);
}

TEST(OwnWork, ARenamedOneHasItsNameAlone) {
  EXPECT_EQ(own_entries({text(OwnKind::map, "map-1", "福祉", recipe)})[0].title, plain("福祉"));
}

TEST(OwnWork, IsNamedByTitleOrId) {
  const std::vector<OwnText> all{text(OwnKind::grading, "grading-1", "map-1", ""),
                                 text(OwnKind::map, "map-1", "観光", recipe), text(OwnKind::map, "map-2", "map-1", recipe)};
  EXPECT_EQ(own_text(all, OwnKind::map, "work:観光").id, "map-1");
  EXPECT_EQ(own_text(all, OwnKind::map, "work:map-2").id, "map-2");
  EXPECT_EQ(own_text(all, OwnKind::map, "map-1").id, "map-2") << "the title goes before the id";
  try {
    static_cast<void>(own_text(all, OwnKind::map, "work:福祉"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_missing);
    EXPECT_THAT(error.message().ja, HasSubstr("観光"));
  }
}

TEST(OwnWork, TheOriginOfAMapIsKeptAsAWord) {
  const OwnOrigin origin{"map-5e09c1f3", 12};
  const auto back = read_origin(origin.word());
  ASSERT_TRUE(back);
  EXPECT_EQ(back->id, origin.id);
  EXPECT_EQ(back->act, 12);
  EXPECT_FALSE(read_origin("/home/a/map.toml"));
  EXPECT_FALSE(read_origin(""));
}

TEST(OwnWork, ASchemeKnowsWhereItIsFrom) {
  const std::string scheme =
      "title = \"三段階\"\nby = \"achievement\"\n[[grades]]\nmark = \"A\"\nmeaning = \"良\"\nat_least = 50\n"
      "[[grades]]\nmark = \"B\"\nmeaning = \"可\"\n";
  const auto read = own_grading(text(OwnKind::grading, "grading-1", "市の三段階", scheme));
  EXPECT_EQ(read.id, "work:grading-1");
  EXPECT_EQ(read.title, plain("市の三段階"));
  EXPECT_EQ(read.grades.size(), 2u);
}

TEST(OwnWork, MapsThatNameWhatIsNotThereAreTold) {
  const auto data = test::sample();
  map::MapDocument whole;
  whole.subject = {model::AreaSet::wards, "01100", {}};
  auto lost = whole;
  lost.subject.within = "01109";
  const auto unknown = data->indicators[0].id + "x";
  lost.edit<map::AreaFill>().indicator = unknown;
  lost.edit<map::FigureCards>().indicators = {unknown, unknown};
  lost.edit<map::PartnershipLayer>().partnership = "nobody";
  const auto found = lost_in_maps(*data, {text(OwnKind::map, "map-1", "よい", map::write_recipe(whole)),
                                          text(OwnKind::map, "map-2", "失われた", map::write_recipe(lost)),
                                          text(OwnKind::map, "map-3", "読めない", "hologram = true")});
  std::vector<std::string> columns;
  for (const auto& one : found) {
    EXPECT_EQ(one.table, "saved_map");
    EXPECT_EQ(one.of, "失われた");
    columns.push_back(one.column);
  }
  EXPECT_THAT(columns, testing::UnorderedElementsAre("areas.indicator", "figures.indicators", "subject.within",
                                                     "partnerships.partnership"));
  const auto of = [&](std::string_view column) { return *std::ranges::find(found, column, &store::LostReference::column); };
  EXPECT_EQ(of("figures.indicators").rows, 2u);
  EXPECT_THAT(of("areas.indicator").candidates, testing::Contains(data->indicators[0].id));
}

TEST(ScoreRules, EveryBundledRuleIsWhole) {
  std::vector<std::string> ids;
  for (const auto& rule : bundled_rules()) {
    ids.push_back(rule.id);
    EXPECT_FALSE(rule.text.title.ja.empty()) << rule.id;
    EXPECT_NE(rule.text.title.ja, rule.text.title.en) << rule.id;
  }
  EXPECT_THAT(ids, ElementsAre("categories", "indicators"));
  EXPECT_THROW(static_cast<void>(open_rule("nowhere")), Error);
}

}  // namespace
}  // namespace kuiki::app
