#include "store/area_set.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "server/on_both.h"
#include "store/build.h"
#include "store/store.h"
#include "store/tiny_plan.h"
#include "store/work_copy.h"
#include "store/work_history.h"
#include "store/work_make.h"

/// Area sets in a work file: saved, replaced, removed, each as one act that is undone as any other; they are areas of the dataset.
namespace kuiki::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct AreaSetOnBoth : kuiki::test::OnBoth {
  AreaSetOnBoth() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    make_work(location(), "1", "田中");
  }
  [[nodiscard]] Store store() const { return {land.database(), location()}; }
  static void add_box(geo::PolygonTable& table, double x0, double y0, double x1, double y1) {
    for (const auto& p :
         {geo::Point{x0, y0}, geo::Point{x1, y0}, geo::Point{x1, y1}, geo::Point{x0, y1}, geo::Point{x0, y0}})
      table.points.push_back(p);
    table.close_ring();
    table.close_part();
    table.close_feature();
  }
  /// Squares of these names side by side in 01203.
  static AreaSet set_of(const std::string& name, const std::vector<std::string>& areas) {
    AreaSet set{.name = name, .source = "市の資料", .within = "01203", .of_towns = false};
    double x = 140.2;
    for (const auto& one : areas) {
      set.areas.push_back({.name = one, .colour = "#ff4b00"});
      add_box(set.shapes, x, 43.2, x + 0.01, 43.21);
      x += 0.01;
    }
    return set;
  }
  [[nodiscard]] AreaSetSaved save(const AreaSetChange& change) const {
    return store().change(change, {.who = "田中", .what = ""});
  }
  void undo(std::int64_t act) const { store().undo(act, {.who = "佐藤", .what = "undo"}); }
  /// "SET: area area" of each set that stands.
  [[nodiscard]] std::vector<std::string> standing() const {
    std::vector<std::string> all;
    for (const auto& set : store().content().area_sets) {
      std::string words = set.id + ":";
      for (const auto& area : set.areas) words += " " + area.id;
      all.push_back(words);
    }
    return all;
  }
  TinyGeodata land;
};

TEST_P(AreaSetOnBoth, BecomesAreasOfTheDataset) {
  const auto before = store().load().data->areas.size();
  EXPECT_EQ(save({.set = set_of("学校区", {"北/一", "南"})}).id, "own:学校区");
  const auto data = store().load().data;
  ASSERT_EQ(data->areas.size(), before + 2);
  const auto north = data->find_area("own:学校区/北／一");
  ASSERT_TRUE(north);
  EXPECT_TRUE(data->areas.is_own(*north));
  EXPECT_EQ(data->areas.name[*north], "北/一");
  EXPECT_EQ(data->areas.kind[*north], model::AreaKind::district);
  EXPECT_EQ(data->areas.code[data->areas.parent[*north]], "01203");
  EXPECT_TRUE(data->areas.focus.has_shape(north->index()));
  EXPECT_GT(data->areas.area_km2[*north], 0.5);
  EXPECT_TRUE(data->areas.neighbours(*north).empty());
  ASSERT_EQ(data->own_sets.size(), 1u);
  EXPECT_EQ(data->own_sets[0].source, "市の資料");
  EXPECT_EQ(data->own_sets[0].members[0].colour, "#ff4b00");
  EXPECT_EQ(model::own_areas_of(*data, model::AreaSet::districts, "own:学校区")->size(), 2u);
  // What is asked of the base gets the base's answer.
  for (const auto row : model::areas_of(*data, model::AreaSet::districts)) EXPECT_FALSE(data->areas.is_own(row));
  for (const auto row : data->children[*data->find_area("01203")]) EXPECT_FALSE(data->areas.is_own(row));
}

TEST_P(AreaSetOnBoth, IsReplacedOnlyWhereThatIsSaid) {
  static_cast<void>(save({.set = set_of("学校区", {"北", "南"})}));
  const auto refused = save({.set = set_of("学校区", {"東"})});
  ASSERT_TRUE(refused.conflict);
  EXPECT_EQ(refused.act, 0);
  EXPECT_THAT(standing(), ElementsAre("own:学校区: own:学校区/北 own:学校区/南"));
  const auto replaced = save({.set = set_of("学校区", {"北", "東"}), .replace = true});
  EXPECT_TRUE(replaced.replaced);
  EXPECT_THAT(standing(), ElementsAre("own:学校区: own:学校区/北 own:学校区/東"));
  EXPECT_EQ(save({.set = set_of("学校区", {"北", "東"}), .replace = true}).act, 0) << "nothing is new";
  undo(replaced.act);
  EXPECT_THAT(standing(), ElementsAre("own:学校区: own:学校区/北 own:学校区/南"));
}

TEST_P(AreaSetOnBoth, IsRenamedUnderItsIdAndRemovedWithItsAreas) {
  static_cast<void>(save({.set = set_of("学校区", {"北", "南"})}));
  static_cast<void>(save({.set = set_of("町内会", {"一"})}));
  using Kind = OwnHeadChange::Kind;
  const auto change = [&](const OwnHeadChange& wanted) { return store().change(wanted, {.who = "田中", .what = {}}); };
  EXPECT_GT(change({.kind = Kind::area_set, .id = "own:学校区", .name = "校区"}).act, 0);
  EXPECT_EQ(store().load().data->own_sets.back().name, "町内会");
  EXPECT_THAT(standing(),
              testing::UnorderedElementsAre("own:学校区: own:学校区/北 own:学校区/南", "own:町内会: own:町内会/一"));
  EXPECT_THROW(change({.kind = Kind::area_set, .id = "own:学校区", .name = "町内会"}), Error) << "another has that name";
  const auto removed = change({.kind = Kind::area_set, .id = "own:学校区", .remove = true});
  EXPECT_EQ(removed.rows, 2u);
  EXPECT_THAT(standing(), ElementsAre("own:町内会: own:町内会/一"));
  undo(removed.act);
  EXPECT_EQ(standing().size(), 2u);
}

TEST_P(AreaSetOnBoth, EveryActIsUndoneWithItsShapes) {
  const auto first = save({.set = set_of("学校区", {"北", "南"})});
  const auto before = store().content().area_sets.at(0);
  AreaSetChange removal;
  removal.set.id = first.id;
  removal.remove = true;
  const auto removed = save(removal);
  EXPECT_TRUE(standing().empty());
  undo(removed.act);
  const auto again = store().content().area_sets.at(0);
  EXPECT_EQ(again.shapes.points, before.shapes.points);
  EXPECT_EQ(again.areas.size(), 2u);
  undo(first.act);
  EXPECT_TRUE(standing().empty());
  EXPECT_EQ(store().history().front().what, "undo");
}

TEST_P(AreaSetOnBoth, TownsAndSharesAreKept) {
  auto towns = set_of("地区", {"北", "南"});
  towns.of_towns = true;
  towns.areas[0].towns = {{"012039010", 1}, {"012039020", 1}};
  towns.areas[1].towns = {{"012039030", 1}};
  auto polygons = set_of("学校区", {"東", "西"});
  polygons.areas[0].towns = {{"012039010", 0.25}};
  polygons.areas[1].towns = {{"012039010", 0.75}};
  static_cast<void>(save({.set = towns}));
  static_cast<void>(save({.set = polygons}));
  const auto sets = store().content().area_sets;
  ASSERT_EQ(sets.size(), 2u);
  EXPECT_EQ(sets[0].name, "地区");
  EXPECT_TRUE(sets[0].of_towns);
  EXPECT_EQ(sets[0].areas[0].towns, towns.areas[0].towns);
  EXPECT_FALSE(sets[1].of_towns);
  EXPECT_EQ(sets[1].areas[0].towns, polygons.areas[0].towns) << "a town may be in two areas in part";
  EXPECT_EQ(sets[1].areas[1].towns, polygons.areas[1].towns);
  // The land has no such towns: they are told by the set's name, and stay in the file.
  const auto lost = store().lost_references();
  ASSERT_FALSE(lost.empty());
  EXPECT_EQ(lost.front().column, "town_code");
  EXPECT_FALSE(lost.front().of.empty());
  EXPECT_EQ(store().load().data->own_sets[0].members[0].lost, 2u);
}

TEST_P(AreaSetOnBoth, TownsOfACityWithoutTownsKeepTheirCodes) {
  auto set = set_of("町", {"青葉町", "国分町"});
  set.within = "01204";
  set.areas[0].kind = set.areas[1].kind = model::AreaKind::town;
  set.areas[0].code = "012040010";
  set.areas[1].code = "012040020";
  static_cast<void>(save({.set = set}));
  auto districts = set_of("地区", {"北"});
  districts.within = "01204";
  districts.of_towns = true;
  districts.areas[0].towns = {{"012040010", 1}, {"012040020", 1}};
  static_cast<void>(save({.set = districts}));
  const auto data = store().load().data;
  const auto town = data->find_area("012040010");
  ASSERT_TRUE(town);
  EXPECT_EQ(data->areas.kind[*town], model::AreaKind::town);
  EXPECT_EQ(model::areas_of(*data, model::AreaSet::towns, *data->find_area("01204")).size(), 2u);
  const auto own = std::ranges::find(data->own_sets, "own:地区", &model::OwnAreaSet::id);
  ASSERT_NE(own, data->own_sets.end());
  EXPECT_EQ(own->members[0].parts.size(), 2u) << "districts are made of them, whichever set comes first";
}

TEST_P(AreaSetOnBoth, WhatCannotBeASetIsRefusedAndLeavesNothing) {
  for (const auto& bad : {set_of("", {"北"}), set_of("a\nb", {"北"}), set_of("学校区", {}), set_of("学校区", {"北", "北"}),
                          set_of("学校区", {" "}), set_of(std::string(300, 'a'), {"北"})})
    EXPECT_THROW(static_cast<void>(save({.set = bad})), Error) << bad.name;
  AreaSetChange never;
  never.set.id = "own:ない";
  never.remove = true;
  EXPECT_THROW(static_cast<void>(save(never)), Error);
  EXPECT_TRUE(standing().empty());
  EXPECT_TRUE(store().history().empty());
}

TEST_P(AreaSetOnBoth, OfAMunicipalityThatIsNotThereItIsLeftOutAndCounted) {
  auto set = set_of("学校区", {"北"});
  set.within = "99999";
  static_cast<void>(save({.set = set}));
  const auto loaded = store().load();
  EXPECT_EQ(loaded.homeless, 1u);
  EXPECT_TRUE(loaded.data->own_sets.empty());
}

TEST_P(AreaSetOnBoth, ACopyHasItAndADryRunChangesNothing) {
  EXPECT_FALSE(store().change({.set = set_of("学校区", {"北"})}, {.who = "田中", .what = ""}, true).conflict);
  EXPECT_TRUE(standing().empty());
  static_cast<void>(save({.set = set_of("学校区", {"北", "南"})}));
  const auto there = another_location();
  EXPECT_TRUE(copy_work(location(), there).whole());
  EXPECT_EQ(Store(land.database(), there).content().area_sets.at(0).areas.size(), 2u);
}

KUIKI_ON_BOTH(AreaSetOnBoth);

}  // namespace
}  // namespace kuiki::store
