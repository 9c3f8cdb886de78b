#include "app/town_painting.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "app/area_sets.h"
#include "app/commands.h"
#include "app/district_sources.h"
#include "app/work_fixture.h"
#include "store/store.h"

/// Districts painted in a window, with the towns of the project's cities.
namespace kuiki::app {
namespace {

struct Painted : test::WorkTest {
  void SetUp() override {
    window->open_plans(false);
    otaru = *data().find_area("01203");
  }
  [[nodiscard]] const model::Dataset& data() const { return workspace->data(); }
  [[nodiscard]] TownPainting& painting() const { return *window->painting(); }
  void give(const std::vector<std::uint32_t>& towns) const {
    painting().apply(model::GiveTowns{towns, painting().current()});
  }
  store::AreaSetSaved save(PaintedSet set, bool replace = false) {
    std::optional<store::AreaSetSaved> saved;
    failure.reset();
    window->save_painting(
        set, replace, [&](const store::AreaSetSaved& what) { saved = what; }, [&](const Error& error) { failure = error; });
    wait_until([&] { return saved || failure; });
    return saved.value_or(store::AreaSetSaved{});
  }
  model::AreaRow otaru = model::none;
  std::optional<Error> failure;
};

TEST_F(Painted, BeginsWithAllTownsInNoneAndOneDistrict) {
  window->paint_districts(otaru, "");
  EXPECT_EQ(painting().grouping().towns.size(), 142u);
  EXPECT_EQ(painting().towns_in(TownPainting::nowhere), 142u);
  EXPECT_EQ(painting().grouping().districts.size(), 1u);
  EXPECT_FALSE(painting().changed());
  EXPECT_EQ(window->document().subject.within, "01203");
  EXPECT_EQ(window->document().subject.set, model::AreaSet::towns);
}

TEST_F(Painted, SumsAreThoseOfTheTowns) {
  window->paint_districts(otaru, "01203");
  const auto expected = district_sums(data(), painting().grouping());
  ASSERT_GE(painting().figures().size(), 2u);
  for (std::size_t f = 0; f < painting().figures().size(); ++f) {
    const auto& figure = painting().figures()[f];
    for (std::size_t c = 0; c < expected.table.columns.size(); ++c) {
      const auto& column = expected.table.columns[c];
      if (column.indicator != figure.indicator || data().periods[column.period] != figure.period) continue;
      for (std::size_t d = 0; d < painting().grouping().districts.size(); ++d)
        EXPECT_EQ(painting().sum(f, static_cast<std::int32_t>(d)).value, expected.sums[c][d].value);
    }
  }
}

TEST_F(Painted, FiguresFollowEveryStrokeAndItsUndo) {
  window->paint_districts(otaru, "01203");
  const auto before = painting().sum(0, 1).value;
  const auto ground = painting().km2(1);
  std::vector<std::uint32_t> towns;
  double moved = 0;
  for (std::uint32_t i = 0; i < 142 && towns.size() < 3; ++i)
    if (painting().grouping().district_of[i] == 0) {
      towns.push_back(i);
      moved += data().areas.area_km2[painting().grouping().towns[i]];
    }
  painting().choose(1);
  painting().begin_stroke();
  for (const auto town : towns) give({town});
  painting().end_stroke();
  EXPECT_EQ(painting().undo_steps(), 1u);
  EXPECT_NEAR(painting().km2(1), ground + moved, 1e-9);
  EXPECT_GT(painting().sum(0, 1).value, before);
  window->run("undo");
  window->apply();
  EXPECT_EQ(painting().sum(0, 1).value, before);
  EXPECT_FALSE(painting().changed());
  window->run("redo");
  window->apply();
  EXPECT_TRUE(painting().changed());
}

TEST_F(Painted, SitesAreAllThatLieInATown) {
  window->paint_districts(otaru, "01203");
  std::uint32_t all = painting().sites(TownPainting::nowhere);
  for (std::size_t d = 0; d < painting().grouping().districts.size(); ++d)
    all += painting().sites(static_cast<std::int32_t>(d));
  std::uint32_t expected = 0;
  for (const auto row : data().facilities.rows())
    if (data().facilities.municipality[row] == otaru && data().facilities.is_site(row)) ++expected;
  EXPECT_LE(all, expected);
  EXPECT_GT(all, expected * 9 / 10);
}

TEST_F(Painted, ProblemsAreGoneThroughOneAfterAnother) {
  window->paint_districts(otaru, "01203");
  ASSERT_TRUE(painting().problems().empty()) << "the districts of the base are whole";
  painting().choose(TownPainting::nowhere);
  // Two towns that do not touch are two problems.
  const auto beside = painting().places().neighbours(0);
  std::uint32_t other = 1;
  while (std::ranges::find(beside, other) != beside.end()) ++other;
  give({0});
  give({other});
  ASSERT_GE(painting().problems().size(), 2u);
  const auto* one = painting().next_problem();
  ASSERT_NE(one, nullptr);
  const auto shown = one->towns;
  EXPECT_EQ(painting().shown_problem()->towns, shown);
  EXPECT_NE(painting().next_problem()->towns, shown);
  for (std::size_t i = 1; i < painting().problems().size(); ++i) painting().next_problem();
  EXPECT_EQ(painting().shown_problem()->towns, shown) << "after the last one the first";
}

TEST_F(Painted, WardsOfACityAreItsDistricts) {
  window->paint_districts(*data().find_area("01100"), "01100");
  EXPECT_EQ(painting().grouping().districts.size(), 10u);
  EXPECT_EQ(painting().grouping().towns.size(), 5781u);
  EXPECT_EQ(painting().towns_in(TownPainting::nowhere), 0u);
}

TEST_F(Painted, IsSavedAsAnAreaSetAndPaintedAgain) {
  window->paint_districts(otaru, "");
  give({0, 1, 2});
  painting().apply(model::ChangeDistrict{0, {.id = {}, .name = "西", .colour = "#005aff"}});
  const auto saved = save({.id = {}, .name = "まちづくり", .source = "本市", .note = "案"});
  ASSERT_FALSE(failure) << failure->message().en;
  EXPECT_EQ(saved.id, "own:まちづくり");
  EXPECT_FALSE(painting().changed());
  const auto* set = data().find_own_set("own:まちづくり");
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->note, "案");
  EXPECT_EQ(set->members.size(), 1u);
  EXPECT_EQ(set->members[0].parts.size(), 3u);
  EXPECT_EQ(set->members[0].colour, "#005aff");
  window->show_painted();
  EXPECT_EQ(window->painting(), nullptr);
  EXPECT_EQ(window->document().subject.within, "own:まちづくり");
  window->paint_districts(otaru, "own:まちづくり");
  EXPECT_EQ(painting().grouping().districts[0].name, "西");
  EXPECT_EQ(painting().towns_in(0), 3u);
  give({3});
  save(painting().set());
  ASSERT_FALSE(failure);
  EXPECT_EQ(data().find_own_set("own:まちづくり")->members[0].parts.size(), 4u);
}

TEST_F(Painted, ATakenNameIsAConflictUntilItIsReplaced) {
  window->paint_districts(otaru, "");
  give({0});
  save({.id = {}, .name = "同じ", .source = {}, .note = {}});
  painting().saved({.id = {}, .name = {}, .source = {}, .note = {}}, painting().grouping());
  give({1});
  const auto second = save({.id = {}, .name = "同じ", .source = {}, .note = {}});
  EXPECT_TRUE(second.conflict);
  EXPECT_TRUE(painting().changed());
  EXPECT_FALSE(save({.id = {}, .name = "同じ", .source = {}, .note = {}}, true).conflict);
  EXPECT_EQ(data().find_own_set("own:同じ")->members[0].parts.size(), 2u);
}

TEST_F(Painted, NothingIsLostWhereItCannotBeSaved) {
  window->paint_districts(otaru, "");
  const auto empty = save({.id = {}, .name = "空", .source = {}, .note = {}});
  ASSERT_TRUE(failure) << "no district has a town";
  give({0, 1});
  save({.id = {}, .name = "一行目\n二行目", .source = {}, .note = {}});
  ASSERT_TRUE(failure);
  EXPECT_EQ(painting().towns_in(0), 2u);
  EXPECT_TRUE(painting().changed());
}

TEST_F(Painted, WhatWouldTakeItsPlaceAsksFirst) {
  window->paint_districts(otaru, "");
  give({0});
  window->open_map_file("sapporo-ageing");
  EXPECT_EQ(window->dialog, Dialog::paint_leave);
  ASSERT_NE(window->painting(), nullptr);
  EXPECT_EQ(window->document().subject.within, "01203");
  window->dialog = Dialog::none;
  window->show_plan("otaru");
  window->push([](WindowState&) {});
  window->apply();
  window->push([](WindowState& w) { w.show_plan("otaru"); });
  window->apply();
  EXPECT_EQ(window->dialog, Dialog::paint_leave);
  EXPECT_FALSE(window->desk.open);
  window->drop_painting();
  EXPECT_EQ(window->painting(), nullptr);
  EXPECT_TRUE(window->desk.open) << "what was asked for comes after";
}

TEST_F(Painted, LeavingGoesBackToTheMapOfBefore) {
  window->open_map_file("sapporo-ageing");
  const auto before = window->document();
  window->paint_districts(otaru, "");
  window->leave_painting();
  EXPECT_EQ(window->painting(), nullptr);
  EXPECT_EQ(window->document(), before);
}

TEST_F(Painted, QuittingAsks) {
  window->paint_districts(otaru, "");
  give({0});
  window->run("quit");
  window->apply();
  EXPECT_FALSE(workspace->quit);
  EXPECT_EQ(window->dialog, Dialog::paint_leave);
  window->drop_painting();
  EXPECT_TRUE(workspace->quit);
}

TEST_F(Painted, LockedDistrictsStayWhenOthersAreTakenOver) {
  window->paint_districts(otaru, "");
  give({0, 1});
  painting().apply(model::ChangeDistrict{0, {.id = {}, .name = "残る", .colour = "#005aff", .locked = true}});
  painting().apply(model::TakeOver{model::grouping_of(data(), otaru, nullptr)});
  EXPECT_EQ(painting().grouping().districts[0].name, "残る");
  EXPECT_EQ(painting().towns_in(0), 2u);
  EXPECT_EQ(painting().towns_in(TownPainting::nowhere), 0u);
  painting().undo();
  EXPECT_EQ(painting().grouping().districts.size(), 1u);
}

TEST_F(Painted, TownsOfAListAreFoundAndOthersSaid) {
  const auto list = read_towns(data(), otaru, "花園１丁目\n花園2丁目、ほげ町");
  EXPECT_EQ(list.towns.size(), 2u);
  ASSERT_EQ(list.left.size(), 1u);
  EXPECT_NE(list.left[0].ja.find("ほげ町"), std::string::npos);
}

TEST_F(Painted, ATableIsTakenOver) {
  const auto file = folder / "地区割.csv";
  std::ofstream(file) << "町丁,地区\n花園１丁目,中央\n花園２丁目,中央\nほげ町,東\n";
  const auto read = read_districts(data(), otaru, file);
  EXPECT_EQ(read.grouping.districts.size(), 1u);
  EXPECT_EQ(read.grouping.districts[0].name, "中央");
  EXPECT_EQ(read.left.size(), 1u);
}

TEST_F(Painted, ABoundaryFileOfTheSetGivesTheSameTowns) {
  window->paint_districts(otaru, "01203");
  save({.id = {}, .name = "写し", .source = {}, .note = {}});
  const auto file = folder / "写し.geojson";
  export_areas(data(), named_areas(data(), "own:写し"), file);
  const auto read = read_districts(data(), otaru, file);
  EXPECT_EQ(read.grouping.districts.size(), painting().grouping().districts.size());
  std::size_t other = 0;
  for (std::size_t i = 0; i < 142; ++i) {
    const auto a = read.grouping.district_of[i], b = painting().grouping().district_of[i];
    if (a < 0 || b < 0 ||
        read.grouping.districts[static_cast<std::size_t>(a)].name !=
            painting().grouping().districts[static_cast<std::size_t>(b)].name)
      ++other;
  }
  EXPECT_EQ(other, 0u);
}

TEST_F(Painted, OutlivesDataThatAreReadAnew) {
  window->paint_districts(otaru, "01203");
  give({5});
  const auto steps = painting().undo_steps();
  const auto sum = painting().sum(0, 0).value;
  workspace->renew_dataset(std::make_shared<model::Dataset>(data()));
  EXPECT_EQ(painting().sum(0, 0).value, sum);
  EXPECT_EQ(painting().undo_steps(), steps);
  EXPECT_EQ(&painting().data(), &data());
}

TEST_F(Painted, OutlivesTheWindowsDeath) {
  window->paint_districts(otaru, "");
  give({0, 1});
  painting().apply(model::ChangeDistrict{0, {.id = {}, .name = "西\t端", .colour = "#005aff", .locked = true}});
  const auto before = painting().by_codes();
  workspace->keep_unsaved(true);
  begin_again({.file = folder / "first.gpkg"});
  ASSERT_EQ(window->dialog, Dialog::restore);
  workspace->restore_unsaved(*window);
  ASSERT_NE(window->painting(), nullptr);
  EXPECT_EQ(painting().by_codes(), before);
  EXPECT_TRUE(painting().changed());
}

TEST_F(Painted, GroupingsByCodesAreTheSame) {
  window->paint_districts(otaru, "01203");
  EXPECT_EQ(grouping_of(data(), painting().by_codes()), painting().grouping());
}

}  // namespace
}  // namespace kuiki::app
