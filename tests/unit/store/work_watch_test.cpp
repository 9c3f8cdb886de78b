#include "store/work_watch.h"

#include <gmock/gmock.h>

#include <array>
#include <fstream>
#include <functional>

#include "server/on_both.h"
#include "server/private_server.h"
#include "store/pg_connection.h"
#include "store/rows.h"
#include "store/schema_work.h"

/// Somebody else's changes are noticed, and a place that is away is said and found again.
namespace kuiki::store {
namespace {

using kuiki::test::Backend;
using kuiki::test::PrivateServer;

class Watched {
 public:
  explicit Watched(const WorkLocation& where) : watch_(where, [this] { woken(); }) {}

  /// Waits until it is so; the state then. Half a minute is for machines under load.
  WatchState until(const std::function<bool(const WatchState&)>& so) {
    std::unique_lock hold(mutex_);
    bell_.wait_for(hold, std::chrono::seconds(30), [&] { return so(watch_.state()); });
    return watch_.state();
  }
  WatchState until_act(std::int64_t act) {
    return until([act](const WatchState& state) { return state.looked && state.reachable && state.last.act == act; });
  }
  WatchState until_away() {
    return until([](const WatchState& state) { return state.looked && !state.reachable; });
  }

 private:
  void woken() {
    const std::lock_guard hold(mutex_);
    bell_.notify_all();
  }
  std::mutex mutex_;
  std::condition_variable bell_;
  WorkWatch watch_;
};

struct Watching : kuiki::test::OnBoth {
  void act() const {
    const auto database = saving();
    RowWriter(*database, act_table).write({.at = {"2026-04-01T09:30:00.000Z"}, .who = "田中", .what = "enter"});
    if (GetParam() == Backend::server) database->touched({"act"}, "2026-04-01T09:30:00.000Z");
    database->commit();
  }
};

TEST_P(Watching, SeesWhatOthersDo) {
  make(act_table.facts);
  act();
  Watched watched(location());
  EXPECT_EQ(watched.until_act(1).last.act, 1) << "what was there before";
  act();
  EXPECT_EQ(watched.until_act(2).last.act, 2);
  act();
  act();
  EXPECT_EQ(watched.until_act(4).last.act, 4);
  EXPECT_TRUE(watched.until_act(4).reason.empty());
}

/// Two windows of one office.
TEST_P(Watching, TellsEverybody) {
  make(act_table.facts);
  Watched first(location());
  Watched second(location());
  first.until_act(0);
  second.until_act(0);
  act();
  EXPECT_EQ(first.until_act(1).last.act, 1);
  EXPECT_EQ(second.until_act(1).last.act, 1);
}

KUIKI_ON_BOTH(Watching);

struct WatchedFile : testing::Test {
  test::Folder folder{"watch"};
  WorkLocation place{.file = folder / "work.gpkg"};
};

TEST_F(WatchedFile, NeedNotBeThereYet) {
  Watched watched(place);
  EXPECT_TRUE(watched.until([](const WatchState& state) { return state.looked; }).reachable);
  test::run_sql(place.file, create_table(Dialect::sqlite, act_table.facts) +
                                "; INSERT INTO act (at, who, what) VALUES ('2026-04-01T00:00:00.000Z', 'a', 'enter')");
  EXPECT_EQ(watched.until_act(1).last.act, 1);
}

TEST_F(WatchedFile, ThatIsGoneIsAway) {
  test::run_sql(place.file, create_table(Dialect::sqlite, act_table.facts));
  Watched watched(place);
  watched.until_act(0);
  std::filesystem::rename(place.file, folder / "other.gpkg");
  EXPECT_FALSE(watched.until_away().reason.empty());
  std::filesystem::rename(folder / "other.gpkg", place.file);
  EXPECT_TRUE(watched.until_act(0).reachable);
}

TEST_F(WatchedFile, ThatIsNoneIsSaid) {
  std::ofstream(place.file) << "no database";
  Watched watched(place);
  EXPECT_THAT(watched.until_away().reason.en, testing::HasSubstr("work.gpkg"));
}

struct WatchedServer : testing::Test {
  WatchedServer() {
    PgConnection database(place, PgUse::make);
    database.run(create_table(Dialect::postgres, act_table.facts));
    database.commit();
  }
  ~WatchedServer() override { server.start(); }
  PrivateServer& server = PrivateServer::get();
  WorkLocation place = server.fresh_schema();
};

/// The server stopped and started in the middle of the work; what others did meanwhile is seen.
TEST_F(WatchedServer, ThatIsAwayIsFoundAgain) {
  Watched watched(place);
  watched.until_act(0);
  server.stop();
  EXPECT_THAT(watched.until_away().reason.en, testing::HasSubstr("cannot be reached"));
  server.start();
  {
    // Without a word, as another program would.
    PgConnection database(place, PgUse::save);
    RowWriter(database, act_table).write({.at = {"2026-04-01T09:30:00.000Z"}, .who = "a", .what = "enter"});
    database.commit();
  }
  EXPECT_EQ(watched.until_act(1).last.act, 1);
}

TEST_F(WatchedServer, CanBeAwayFromTheBeginning) {
  server.stop();
  Watched watched(place);
  EXPECT_FALSE(watched.until_away().reachable);
  server.start();
  EXPECT_TRUE(watched.until_act(0).reachable);
}

/// The end of a watch waits for no server.
TEST(WorkWatchEnd, ComesInAnyState) {
  for (const auto& place : {WorkLocation{.server = "host=/tmp/no-such-socket dbname=x"},
                            WorkLocation{.file = "/no/such/file"}, PrivateServer::get().fresh_schema()}) {
    const WorkWatch at_once(place, [] {});
  }
  Watched away({.server = "host=/tmp/no-such-socket dbname=x"});
  EXPECT_FALSE(away.until_away().reachable);
}

}  // namespace
}  // namespace kuiki::store
