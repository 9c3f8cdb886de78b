#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "server/on_both.h"
#include "server/private_server.h"
#include "store/act.h"
#include "store/build.h"
#include "store/former_base.h"
#include "store/geopackage_writer.h"
#include "store/moment.h"
#include "store/schema_tables.h"
#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store/take_over.h"
#include "store/tiny_plan.h"
#include "store/unreachable.h"
#include "store/work_check.h"
#include "store/work_copy.h"
#include "store/work_history.h"
#include "store/work_make.h"
#include "store/work_open.h"
#include "store/work_undo.h"
#include "store/work_watch.h"

/// A work file does the same on this disk and on a server, and goes from one to the other whole.
namespace kuiki::store {
namespace {

using kuiki::test::Backend;
using kuiki::test::PrivateServer;

struct WorkOnBoth : kuiki::test::OnBoth {
  WorkOnBoth() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    make_work(location(), "1", "田中");
  }
  [[nodiscard]] Store store() const { return {land.database(), location()}; }
  [[nodiscard]] SaveReport save(double value, std::optional<std::int64_t> seen = {}) const {
    EnteredValue one{"taka-a", "FY2016", "", value};
    one.seen = seen;
    return store().save({one}, "2026-04-01", {.who = "田中", .what = "enter"});
  }
  /// NaN: nothing stands.
  [[nodiscard]] double standing() const {
    const auto all = store().entered("taka-a");
    return all.empty() || !all.back().replaced_at.empty() ? NAN : all.back().value.value;
  }
  TinyGeodata land;
};

TEST_P(WorkOnBoth, KeepsWhatIsEnteredWithItsHistory) {
  EXPECT_EQ(save(110).act, 1);
  EXPECT_EQ(save(120.5).act, 2);
  EXPECT_EQ(save(120.5).unchanged, 1u);
  EXPECT_EQ(standing(), 120.5);
  EXPECT_EQ(store().entered("taka-a").size(), 2u);
  const auto history = store().history();
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].number, 2);
  EXPECT_EQ(history[0].who, "田中");
  EXPECT_EQ(store().load().state, WorkState::open);
}

TEST_P(WorkOnBoth, NobodyOverwritesWhatHeHasNotSeen) {
  const auto first = save(110, 0);
  const auto mine = save(120, first.act);
  ASSERT_TRUE(mine.conflicts.empty());
  const auto late = save(130, first.act);
  ASSERT_EQ(late.conflicts.size(), 1u);
  EXPECT_EQ(late.conflicts[0].theirs.value.value, 120);
  EXPECT_EQ(standing(), 120);
}

TEST_P(WorkOnBoth, UndoesAnAct) {
  static_cast<void>(save(110));
  const auto second = save(120);
  EXPECT_THROW(store().undo(1, {.who = "鈴木", .what = "undo"}), Error) << "it has changed since";
  EXPECT_EQ(standing(), 120);
  store().undo(second.act, {.who = "鈴木", .what = "undo"});
  EXPECT_EQ(standing(), 110);
}

/// An undo is an act as any other one; each is undone once.
TEST_P(WorkOnBoth, UndoesAnUndo) {
  static_cast<void>(save(110));
  const Doing doing{.who = "鈴木", .what = "undo"};
  EXPECT_EQ(store().undo(1, doing, true), 1u) << "only whether it could be done";
  EXPECT_EQ(standing(), 110);
  store().undo(1, doing);
  EXPECT_TRUE(std::isnan(standing()));
  EXPECT_THROW(store().undo(1, doing), Error) << "twice";
  // Numbers grow but need not be one after another: a server gives none of a change that was given up a second time.
  const auto first = store().history().front().number;
  store().undo(first, doing);
  EXPECT_EQ(standing(), 110);
  EXPECT_EQ(store().entered("taka-a").back().entered_by, "田中") << "whose value it is has not changed";
  const auto history = store().history();
  ASSERT_EQ(history.size(), 3u);
  EXPECT_EQ(history[0].undoes, first);
  EXPECT_EQ(history[1].undone, history[0].number);
  EXPECT_EQ(history[2].undone, first);
  store().undo(history[0].number, doing);
  EXPECT_TRUE(std::isnan(standing())) << "and again";
  EXPECT_THROW(store().undo(99, doing), Error) << "there is none";
}

/// Who wants to change a value that somebody took back meanwhile is asked, and learns who it was.
TEST_P(WorkOnBoth, AWithdrawnValueIsAConflictToo) {
  const auto first = save(110);
  static_cast<void>(store().save({withdrawal("taka-a", "FY2016")}, "2026-04-02", {.who = "鈴木", .what = "enter"}));
  const auto late = save(120, first.act);
  ASSERT_EQ(late.conflicts.size(), 1u);
  EXPECT_TRUE(is_withdrawal(late.conflicts[0].theirs.value));
  EXPECT_EQ(late.conflicts[0].theirs.entered_by, "鈴木");
  EXPECT_EQ(late.act, 0);
  EXPECT_TRUE(std::isnan(standing()));
  EXPECT_EQ(save(120, 0).added, 1u) << "who saw that there is none may give one";
}

/// Where one of several values is a conflict, none is saved.
TEST_P(WorkOnBoth, AConflictSavesNothing) {
  static_cast<void>(save(110));
  std::vector<EnteredValue> both{{"taka-a", "FY2017", "", 1}, {"taka-a", "FY2016", "", 2}};
  for (auto& one : both) one.seen = 0;
  const auto report = store().save(both, "2026-04-01", {.who = "鈴木", .what = "enter"});
  EXPECT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.saved(), 0u);
  EXPECT_EQ(store().entered("taka-a").size(), 1u);
  EXPECT_EQ(store().history().size(), 1u);
}

/// A thousand acts of all kinds; each undone, the last first, gives the file as it was.
TEST_P(WorkOnBoth, UndoingEverythingGivesTheFirstStateBack) {
  constexpr int acts = 1000;
  const auto rows = [&](const Database& work) {
    std::vector<std::string> all;
    for (const auto& record : entered_history(work))
      if (record.replaced_at.empty())
        all.push_back(record.value.period + record.value.part + std::to_string(record.value.value) + record.value.note +
                      record.entered_at + record.entered_by);
    for (RowReader q(work, saved_map_table); q.step();)
      all.push_back(std::string(q->id) + std::string(q->title) + std::string(q->text));
    std::ranges::sort(all);  // a row that comes back is the last one
    return all;
  };
  static_cast<void>(save(110));
  std::vector<std::vector<std::string>> states{rows(*open_work(location(), WorkUse::read))};
  const auto work = [&] { return open_work(location(), WorkUse::change); };
  {
    // One transaction after another would be a minute of waiting for the disk.
    const auto file = work();
    std::uint32_t random = 12345;
    const auto next = [&](std::uint32_t below) { return (random = random * 1664525U + 1013904223U) / 65536U % below; };
    for (int i = 0; i < acts; ++i) {
      Act act(*file, {.who = i % 2 == 0 ? "田中" : "鈴木", .what = "enter"});
      const auto period = "FY" + std::to_string(2016 + next(3));
      const EnteredValue value{"taka-a", period, next(2) == 0 ? "" : "小", static_cast<double>(i), model::Qualifier::exact,
                               "",       "注"};
      const std::vector<EnteredValue> one{next(4) == 0 ? withdrawal("taka-a", period, value.part) : value};
      static_cast<void>(write_entered(act, {{&one[0], "01203"}}, "2026-04-01"));
      TableInAct maps(act, saved_map_table);
      const auto text = std::to_string(i);
      const std::string_view id = next(2) == 0 ? "a" : "b";
      const OwnTextRow row{.id = id, .title = text, .text = "[map]"};
      const auto* standing = maps.find(id);
      if (standing == nullptr)
        maps.add(row);
      else if (next(3) == 0)
        maps.remove(*standing);
      else
        maps.replace(*standing, row);
      act.leave_open();
      if (i % 100 == 0) states.push_back(rows(*file));
    }
    file->commit();
  }
  ASSERT_EQ(last_act(*open_work(location(), WorkUse::read)), acts + 1);
  const auto file = work();
  for (int i = acts - 1; i >= 0; --i) {
    if (i % 100 == 0) {
      EXPECT_EQ(rows(*file), states[static_cast<std::size_t>(i / 100) + 1]) << "after act " << i;
    }
    Act act(*file, {.who = "佐藤", .what = "undo", .undoes = i + 2});
    undo_act(act, i + 2);
    act.leave_open();
  }
  EXPECT_EQ(rows(*file), states[0]);
  file->commit();
}

/// What refers to nothing stays, is said once with how many rows say it, and with what may be meant.
TEST_P(WorkOnBoth, LostReferencesNameWhatMayBeMeant) {
  {
    const auto work = open_work(location(), WorkUse::change);
    Act act(*work, {.who = "田中", .what = "import"});
    TableInAct rows(act, entered_table);
    for (const char* period : {"FY2016", "FY2017"})
      rows.add({.indicator_id = "taka-b",
                .area_code = "01203",
                .period = period,
                .part = "",
                .value = 1,
                .qualifier = "exact",
                .entered_at = {"2026-04-01T00:00:00.000Z"},
                .entered_by = "田中"});
    TableInAct facilities(act, own_facility_table);
    const auto place = geopackage_point({141.35, 43.06});
    facilities.add(
        {.geom = Shape(std::string_view(place)), .id = "f1", .name = "公民館", .kind = "hall", .area_code = "01202"});
    facilities.add(
        {.geom = Shape(std::string_view(place)), .id = "f2", .name = "図書館", .kind = "hall", .area_code = "01203"});
    act.finish();
  }
  const auto lost = store().lost_references();
  ASSERT_EQ(lost.size(), 2u);
  EXPECT_EQ(lost[0].table, "entered");
  EXPECT_EQ(lost[0].value, "taka-b");
  EXPECT_EQ(lost[0].rows, 2u);
  EXPECT_THAT(lost[0].candidates, testing::Contains("taka-a"));
  EXPECT_EQ(lost[1].table, "own_facility");
  EXPECT_EQ(lost[1].column, "area_code");
  EXPECT_EQ(lost[1].value, "01202");
  EXPECT_THAT(lost[1].candidates, testing::Contains("01203"));
  const auto loaded = store().load();
  EXPECT_EQ(loaded.homeless, 2u);
  EXPECT_EQ(loaded.content.entered.size(), 2u) << "they stay in the file";
}

TEST_P(WorkOnBoth, TakesOverWhatABaseOfTheFormerVersionHas) {
  test::make_former(land.database());
  static_cast<void>(save(120));
  const auto digest = [&] { return entered_digest(SqliteConnection(land.database(), SqliteUse::read_own)); };
  const auto before = digest();
  EXPECT_FALSE(before.empty());
  EXPECT_EQ(before, digest()) << "the same whenever it is asked";
  EXPECT_TRUE(was_taken_over(*open_work(location(), WorkUse::read), before)) << "with the first save";
  EXPECT_FALSE(store().take_over()) << "once";
  EXPECT_EQ(store().entered("taka-a").size(), 5u);
  test::run_sql(land.database(), "UPDATE observation SET value = 91 WHERE status = 'entered' AND period = 'FY2017'");
  EXPECT_NE(digest(), before);
  EXPECT_FALSE(was_taken_over(*open_work(location(), WorkUse::read), digest()));
}

TEST_P(WorkOnBoth, ABuildTakesOverWhatTheFormerBaseHas) {
  test::make_former(land.database());
  build_database({.geodata = land.folder(), .output = land.database(), .maps = {}, .work = location()});
  EXPECT_EQ(store().entered("taka-a").size(), 4u);
}

/// An earlier act is undone once the later ones of its rows are, but not where somebody has given the same value anew.
TEST_P(WorkOnBoth, ActsAreUndoneOneAfterAnother) {
  for (const double value : {110, 120, 130}) static_cast<void>(save(value));
  const Doing doing{.who = "鈴木", .what = "undo"};
  EXPECT_THROW(store().undo(2, doing), Error);
  store().undo(3, doing);
  store().undo(2, doing);
  EXPECT_EQ(standing(), 110);
  static_cast<void>(save(140));
  const auto again = save(110);
  EXPECT_GT(again.act, 3);
  EXPECT_THROW(store().undo(1, doing), Error) << "the same figure, but another one's";
  EXPECT_EQ(standing(), 110);
}

/// Of several that make it at once one does, and nobody's is written over.
TEST_P(WorkOnBoth, IsMadeOnce) {
  const auto place = another_location();
  std::atomic<int> made = 0;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < 4; ++i)
      all.emplace_back([&] {
        try {
          if (make_work(place, "1", "田中")) ++made;
        } catch (const Error& error) {
          EXPECT_EQ(error.fault(), Fault::output) << error.what();
        }
      });
  }
  EXPECT_EQ(made, 1);
  try {
    EXPECT_FALSE(make_work(place, "2", "鈴木"));
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::output) << error.what();
  }
  const auto work = open_work(place, WorkUse::read);
  EXPECT_EQ(work_fact(*work, work_meta::made_by), "田中");
  EXPECT_EQ(work_fact(*work, work_meta::base), "1");
}

/// The moment between looking and putting it in place.
TEST_P(WorkOnBoth, WhoComesSecondLeavesTheFirstOnes) {
  if (GetParam() == Backend::server) GTEST_SKIP() << "a schema is locked from the beginning";
  const auto place = another_location();
  MadeWork mine(place);
  ASSERT_TRUE(make_work(place, "1", "田中"));
  EXPECT_FALSE(mine.finish());
  EXPECT_EQ(work_fact(*open_work(place, WorkUse::read), work_meta::made_by), "田中");
}

TEST_P(WorkOnBoth, VersionsThatAreNotOursAreRefused) {
  static_cast<void>(save(110));
  const auto call_it = [&](const std::string& version) {
    sql("UPDATE meta SET value = '" + version + "' WHERE name = 'schema_version'");
  };
  for (const auto& version : {std::string("0"), std::string("-1"), std::string("x"), std::to_string(work_version + 1)}) {
    call_it(version);
    EXPECT_THROW(open_work(location(), WorkUse::read), Error) << version;
    EXPECT_THROW(open_work(location(), WorkUse::change), Error) << version;
    EXPECT_EQ(store().load().state, WorkState::away) << version;
    EXPECT_THROW(save(120), Error) << version;
  }
  call_it(std::to_string(work_version));
  EXPECT_EQ(standing(), 110);
  EXPECT_EQ(save(120).replaced, 1u);
}

/// Everybody at once: nothing is lost, and each act has a number of its own.
TEST_P(WorkOnBoth, TakesEverybodyInTurn) {
  constexpr int people = 4;
  {
    std::vector<std::jthread> all;
    for (int who = 0; who < people; ++who)
      all.emplace_back([this, who] {
        for (int i = 0; i < 3; ++i) static_cast<void>(save(who * 10 + i + 1));
      });
  }
  const auto history = store().history();
  ASSERT_EQ(history.size(), 12u);
  for (std::size_t i = 0; i < history.size(); ++i) EXPECT_EQ(history[i].number, 12 - static_cast<std::int64_t>(i));
  EXPECT_EQ(store().entered("taka-a").size(), 12u);
}

TEST_P(WorkOnBoth, GoesToTheOtherKindAndBackWhole) {
  static_cast<void>(save(110));
  static_cast<void>(save(120));
  {
    const auto work = open_work(location(), WorkUse::change);
    Act act(*work, {.who = "田中", .what = "import"});
    const auto place = geopackage_point({141.35, 43.06});
    TableInAct(act, own_facility_table)
        .add({.geom = Shape(std::string_view(place)), .id = "f1", .name = "公民館", .kind = "hall"});
    geo::PolygonTable polygons;
    for (const auto p : {geo::Point{141, 43}, {141.1, 43}, {141.1, 43 + 1.0 / 3}, {141, 43}}) polygons.points.push_back(p);
    polygons.close_ring();
    polygons.close_part();
    polygons.close_feature();
    const auto shape = geopackage_multipolygon(polygons, 0);
    TableInAct areas(act, own_area_table);
    areas.add(
        {.geom = Shape(std::string_view(shape)), .id = "a1", .set_id = "s", .name = "中央", .boundary_quality = "exact"});
    areas.add({.id = "a2", .set_id = "s", .name = "町の集まり", .boundary_quality = "exact"});
    act.finish();
  }
  const test::Folder folder("copied");
  const auto there =
      GetParam() == Backend::file ? PrivateServer::get().fresh_schema() : WorkLocation{.file = folder / "copy.gpkg"};
  const auto back =
      GetParam() == Backend::server ? PrivateServer::get().fresh_schema() : WorkLocation{.file = folder / "back.gpkg"};
  EXPECT_TRUE(copy_work(location(), there).whole());
  const auto report = copy_work(there, back);
  EXPECT_TRUE(report.whole());
  std::size_t rows = 0;
  for (const auto& one : report.tables) rows += one.rows;
  EXPECT_GT(rows, 12u);
  // Acts go on after the ones that were copied.
  const Store copied(land.database(), back);
  EXPECT_EQ(copied.save({{"taka-a", "FY2016", "", 130}}, "2026-04-02", {.who = "鈴木", .what = "enter"}).act, 4);
  EXPECT_EQ(copied.history().size(), 4u);
  EXPECT_THROW(copy_work(location(), there), Error) << "what is there stays";
}

/// The window hears of an act that somebody else saved.
TEST_P(WorkOnBoth, IsWatched) {
  std::mutex mutex;
  std::condition_variable bell;
  WorkWatch watch(location(), [&] {
    const std::lock_guard hold(mutex);
    bell.notify_all();
  });
  const auto until_act = [&](std::int64_t act) {
    std::unique_lock hold(mutex);
    // Half a minute is for machines under load.
    bell.wait_for(hold, std::chrono::seconds(30), [&] { return watch.state().looked && watch.state().last.act == act; });
    return watch.state().last.act;
  };
  EXPECT_EQ(until_act(0), 0);
  for (const double value : {110, 120}) {
    const auto act = save(value).act;
    EXPECT_EQ(until_act(act), act);
  }
}

KUIKI_ON_BOTH(WorkOnBoth);

struct WorkAway : testing::Test {
  WorkAway() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    make_work(place, "1", "田中");
  }
  ~WorkAway() override { server.start(); }
  PrivateServer& server = PrivateServer::get();
  WorkLocation place = server.fresh_schema();
  TinyGeodata land;
};

/// Without the server the base can be seen; what is saved then is refused, and taken once the server is back.
TEST_F(WorkAway, IsSaidAndComesBack) {
  const Store store(land.database(), place);
  const std::vector<EnteredValue> values{{"taka-a", "FY2016", "", 110}};
  const auto save = [&] { return store.save(values, "2026-04-01", {.who = "田中", .what = "enter"}); };
  server.stop();
  const auto loaded = store.load();
  EXPECT_EQ(loaded.state, WorkState::away);
  EXPECT_TRUE(loaded.data);
  EXPECT_THROW(save(), Unreachable);
  server.start();
  EXPECT_EQ(store.load().state, WorkState::open);
  EXPECT_EQ(save().act, 1);
}

}  // namespace
}  // namespace kuiki::store
