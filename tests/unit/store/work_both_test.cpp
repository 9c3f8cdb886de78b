#include <gmock/gmock.h>

#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "server/on_both.h"
#include "server/private_server.h"
#include "store/act.h"
#include "store/build.h"
#include "store/geopackage_writer.h"
#include "store/schema_tables.h"
#include "store/store.h"
#include "store/tiny_plan.h"
#include "store/unreachable.h"
#include "store/work_copy.h"
#include "store/work_make.h"
#include "store/work_open.h"
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
  store().undo(second.act, {.who = "鈴木", .what = "undo"});
  EXPECT_EQ(standing(), 110);
  EXPECT_THROW(store().undo(1, {.who = "鈴木", .what = "undo"}), Error) << "it has changed since";
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
    bell.wait_for(hold, std::chrono::seconds(30), [&] { return watch.state().looked && watch.state().last_act == act; });
    return watch.state().last_act;
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
