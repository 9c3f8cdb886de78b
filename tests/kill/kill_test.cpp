#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <set>

#include "base/atomic_file.h"
#include "program.h"
#include "store/build.h"
#include "store/former_base.h"
#include "store/load.h"
#include "store/moment.h"
#include "store/store.h"
#include "store/tiny_plan.h"
#include "store/work_make.h"
#include "store/work_safety.h"

/// Whatever the moment in which the program is killed: all values that were saved or none of them, the old file or the new one,
/// whole, and the next run goes on as if nothing had been.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using kuiki::test::Ended;
using kuiki::test::fault;
using kuiki::test::run;

constexpr int killed = 128 + SIGKILL;
constexpr int indicators = 40;

struct Land {
  Land() {
    add_tiny_plan(geodata);
    geodata.replace("plans/taka/plan.csv", ",1\n", "," + std::to_string(indicators + 1) + "\n");
    std::string rows = geodata.read("plans/taka/indicators.csv");
    std::string figures = geodata.read("plans/taka/observations.csv");
    for (int i = 0; i < indicators; ++i) {
      const auto line = std::to_string(i + 3);
      figures += "taka-" + std::to_string(i) + ",01203,FY2015,actual,,100,exact,100,printed," + line + ",\n";
      rows += "taka-" + std::to_string(i) + ",taka-1,,指標" + std::to_string(i) +
              ",,人,up,judged,annual,municipality,01203,,," + line + ",,行 | 100,\n";
    }
    geodata.write("plans/taka/observations.csv", figures);
    geodata.write("plans/taka/indicators.csv", rows);
    folder = geodata.database().parent_path();
    words = folder.parent_path() / "words";
    fs::create_directories(words);
    build_database(geodata.folder(), original());
    std::string table = "指標ID,実績値\n";
    for (int i = 0; i < indicators; ++i) table += "taka-" + std::to_string(i) + "," + std::to_string(100 + i) + "\n";
    write_whole(this->table(), table);
  }
  [[nodiscard]] fs::path original() const { return words / "original.gpkg"; }
  [[nodiscard]] fs::path table() const { return words / "table.csv"; }
  [[nodiscard]] fs::path database() const { return geodata.database(); }
  [[nodiscard]] fs::path work() const { return folder / "work.gpkg"; }
  [[nodiscard]] Store store() const { return {database(), {.file = work()}}; }
  /// An empty folder with the database in it, and a work file with nothing in it.
  void fresh() const {
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy_file(original(), database());
    make_work({.file = work()}, "1", "田中");
  }
  [[nodiscard]] std::vector<std::string> with_work(std::vector<std::string> command) const {
    for (const auto& word : {std::string("--db"), database().string(), std::string("--work"), work().string()})
      command.push_back(word);
    return command;
  }
  [[nodiscard]] std::vector<std::string> import(const char* year = "FY2016") const {
    return with_work({"import", "actuals", table().string(), "--plan", "taka", "--year", year});
  }
  [[nodiscard]] std::vector<std::string> build() const {
    return {"build", "--geodata", geodata.folder().string(), "--output", database().string(), "--work", work().string()};
  }
  void save(const std::string& period, double value) const {
    const std::vector<EnteredValue> values{{"taka-a", period, "", value}};
    static_cast<void>(store().save(values, "2020-05-01", {.who = "田中", .what = "enter"}));
  }
  /// How many values of a period stand.
  [[nodiscard]] std::size_t entered(const std::string& period) const {
    const auto all = store().entered();
    return static_cast<std::size_t>(std::ranges::count_if(
        all, [&](const EnteredRecord& r) { return r.value.period == period && r.replaced_at.empty(); }));
  }
  /// Base, work file and its backup, if there is one, are what they should be.
  void expect_whole() const {
    load_dataset(database());
    EXPECT_EQ(query_one(database(), "PRAGMA integrity_check"), "ok");
    EXPECT_EQ(
        query_one(database(), "SELECT count(*) FROM observation WHERE status <> 'entered' AND indicator_id = 'taka-a'"),
        "1");
    EXPECT_EQ(store().load().state, WorkState::open);
    EXPECT_EQ(query_one(work(), "PRAGMA integrity_check"), "ok");
    for (const auto& backup : backups_of(work())) EXPECT_EQ(query_one(backup, "PRAGMA integrity_check"), "ok");
  }
  /// Nothing else lies in the folder, no journal that would be played back later.
  void expect_nothing_left() const {
    const std::set<std::string> known{"tiny.gpkg", "work.gpkg", "work.backup-" + today() + ".gpkg"};
    for (const auto& name : names()) EXPECT_TRUE(known.contains(name)) << name;
  }
  /// How many calls on files of the folder a run makes that goes to its end.
  [[nodiscard]] long calls(const std::vector<std::string>& arguments) const {
    const auto log = words / "log.txt";
    fs::remove(log);
    const auto ended = run(arguments, fault("count", 0, folder, log), words);
    EXPECT_EQ(ended.status, 0) << ended.err;
    return kuiki::test::logged(log, "calls");
  }
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder)) found.insert(entry.path().filename().string());
    return found;
  }

  TinyGeodata geodata;
  fs::path folder, words;
};

/// All of 1 to `calls` where they are few, else the first and the last ones and some between: `n` in all.
std::vector<long> moments(long calls, long n) {
  std::set<long> chosen;
  const long ends = std::min(calls, n / 3);
  for (long i = 1; i <= ends; ++i) {
    chosen.insert(i);
    chosen.insert(calls + 1 - i);
  }
  for (long i = 1; static_cast<long>(chosen.size()) < std::min(calls, n) && i <= n; ++i)
    chosen.insert(std::clamp(calls * i / (n + 1), 1L, calls));
  return {chosen.begin(), chosen.end()};
}

TEST(Kill, AnImportSavesAllOrNothing) {
  const Land land;
  land.fresh();
  const auto calls = land.calls(land.import());
  ASSERT_GT(calls, 5);
  ASSERT_EQ(land.entered("FY2016"), indicators);
  for (const char* what : {"kill", "tear"}) {
    for (const long n : moments(calls, 14)) {
      SCOPED_TRACE(std::string(what) + " at call " + std::to_string(n) + " of " + std::to_string(calls));
      land.fresh();
      ASSERT_EQ(run(land.import(), fault(what, n, land.folder), land.words).status, killed);
      const auto saved = land.entered("FY2016");
      EXPECT_TRUE(saved == 0 || saved == indicators) << saved;
      land.expect_whole();
      land.save("FY2018", 8);
      land.expect_nothing_left();
      EXPECT_EQ(land.entered("FY2016"), saved);
      EXPECT_EQ(land.entered("FY2018"), 1);
      EXPECT_EQ(land.store().history().size(), saved == 0 ? 1u : 2u);
    }
  }
}

/// The work file of one's own is made with the first change.
TEST(Kill, TheFirstSaveMakesTheWorkFileOrNot) {
  const Land land;
  const auto own = land.folder / "kuiki" / "work.gpkg";
  const Store store(land.database(), {.file = own});
  std::vector<std::string> import = land.import();
  import.resize(import.size() - 2);
  const auto fresh = [&] {
    land.fresh();
    fs::remove(land.work());
  };
  const auto with_home = [&](kuiki::test::Environment environment) {
    environment["XDG_DATA_HOME"] = land.folder.string();
    return environment;
  };
  fresh();
  const auto log = land.words / "log.txt";
  fs::remove(log);
  ASSERT_EQ(run(import, with_home(fault("count", 0, land.folder, log)), land.words).status, 0);
  ASSERT_EQ(store.entered().size(), indicators);
  const auto calls = kuiki::test::logged(log, "calls");
  for (const long n : moments(calls, 14)) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    fresh();
    ASSERT_EQ(run(import, with_home(fault("tear", n, land.folder)), land.words).status, killed);
    const auto saved = store.entered().size();
    EXPECT_TRUE(saved == 0 || saved == indicators) << saved;
    EXPECT_NE(store.load().state, WorkState::damaged);
    EXPECT_NE(store.load().state, WorkState::away);
    const auto again = run(import, with_home({}), land.words);
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(store.entered().size(), indicators);
    for (const auto& entry : fs::directory_iterator(own.parent_path()))
      EXPECT_EQ(entry.path().extension(), ".gpkg") << entry.path();
  }
}

/// The journal of a killed import stays of use to the work file, whatever is built beside it meanwhile.
TEST(Kill, AJournalLeftBehindOutlivesABuild) {
  const Land land;
  land.fresh();
  land.save("FY2017", 7);  // as in every round: the import finds a work file and today's backup
  const auto calls = land.calls(land.import());
  for (long n = std::max(1L, calls - 4); n <= calls; ++n) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    land.fresh();
    land.save("FY2017", 7);
    ASSERT_EQ(run(land.import(), fault("kill", n, land.folder), land.words).status, killed);
    build_database(land.geodata.folder(), land.database());
    land.save("FY2018", 8);
    land.expect_whole();
    land.expect_nothing_left();
    EXPECT_EQ(land.entered("FY2017"), 1);
    EXPECT_EQ(land.entered("FY2018"), 1);
    const auto saved = land.entered("FY2016");
    EXPECT_TRUE(saved == 0 || saved == indicators) << saved;
  }
}

/// Of a base of version 0.1, in which values lie: they are in it until they are in the work file.
TEST(Kill, ABuildLeavesTheOldOrTheNewDatabase) {
  const Land land;
  land.fresh();
  test::make_former(land.database());
  fs::copy_file(land.database(), land.original(), fs::copy_options::overwrite_existing);
  const auto calls = land.calls(land.build());
  const auto all = [&] { return land.store().load().data->observations.size(); };
  ASSERT_EQ(land.store().entered().size(), 4);
  const auto figures = all();
  for (const long n : moments(calls, 14)) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    land.fresh();
    land.save("FY2019", 7);
    fs::remove(land.work());
    make_work({.file = land.work()}, "1", "田中");
    ASSERT_EQ(run(land.build(), fault("tear", n, land.folder), land.words).status, killed);
    land.expect_whole();
    EXPECT_EQ(all(), figures) << "nothing is lost and nothing counts twice";
    build_database(
        {.geodata = land.geodata.folder(), .output = land.database(), .maps = {}, .work = {{.file = land.work()}}});
    EXPECT_EQ(land.store().entered().size(), 4);
    EXPECT_EQ(all(), figures);
    land.expect_nothing_left();
  }
}

/// An undo, too, is done or not.
TEST(Kill, AnUndoIsWholeOrNot) {
  const Land land;
  const auto fresh = [&] {
    land.fresh();
    ASSERT_EQ(run(land.import(), {}, land.words).status, 0);
  };
  fresh();
  const auto undo = land.with_work({"work", "undo", "--act", "1"});
  const auto calls = land.calls(undo);
  ASSERT_EQ(land.entered("FY2016"), 0);
  for (const long n : moments(calls, 8)) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    fresh();
    ASSERT_EQ(run(undo, fault("tear", n, land.folder), land.words).status, killed);
    const auto left = land.entered("FY2016");
    EXPECT_TRUE(left == 0 || left == indicators) << left;
    land.expect_whole();
    land.save("FY2018", 8);
    land.expect_nothing_left();
  }
}

TEST(Kill, ATableIsTheOldOrTheNewOne) {
  const Land land;
  for (const char* name : {"t.csv", "t.xlsx"}) {
    land.fresh();
    const auto table = land.folder / name;
    const auto write = land.with_work({"export-table", "taka", "--output", table.string()});
    ASSERT_EQ(run(write, {}, land.words).status, 0);
    const auto old = read_whole(table);
    land.save("FY2016", 7);
    const auto calls = land.calls(write);
    const auto made = read_whole(table);
    ASSERT_NE(old, made) << "what was entered stands in it";
    for (const long n : moments(calls, 6)) {
      SCOPED_TRACE(std::string(name) + ", call " + std::to_string(n) + " of " + std::to_string(calls));
      write_whole(table, old);
      ASSERT_EQ(run(write, fault("tear", n, land.folder), land.words).status, killed);
      const auto now = read_whole(table);
      EXPECT_TRUE(now == old || now == made);
      EXPECT_EQ(land.entered("FY2016"), 1);
    }
  }
}

TEST(Kill, APictureIsTheOldOrTheNewOne) {
  const Land land;
  const auto picture = land.folder / "map.png";
  std::vector<std::string> draw = {"choropleth", (land.geodata.folder() / "boundaries/districts.geojson").string(),
                                   "--value",    "n",
                                   "--output",   picture.string()};
  land.geodata.replace("boundaries/districts.geojson", "\"code\":\"taka-west\"", "\"n\":1,\"code\":\"taka-west\"");
  land.geodata.replace("boundaries/districts.geojson", "\"code\":\"taka-east\"", "\"n\":2,\"code\":\"taka-east\"");
  ASSERT_EQ(run(draw, {}, land.words).status, 0);
  const auto old = read_whole(picture);
  draw.insert(draw.end(), {"--title", "new"});
  const auto calls = land.calls(draw);
  const auto made = read_whole(picture);
  ASSERT_NE(old, made);
  for (const long n : moments(calls, 8)) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    fs::remove_all(land.folder);
    fs::create_directories(land.folder);
    write_whole(picture, old);
    ASSERT_EQ(run(draw, fault("tear", n, land.folder), land.words).status, killed);
    const auto now = read_whole(picture);
    EXPECT_TRUE(now == old || now == made);
    write_whole(picture, old);
    EXPECT_EQ(land.names(), std::set<std::string>{"map.png"});
  }
}

/// On a full disk every command says so and leaves what there was.
TEST(Disk, FullIsSaidAndNothingIsLost) {
  const Land land;
  land.fresh();
  const auto workbook = (land.folder / "t.xlsx").string();
  const auto csv = (land.folder / "t.csv").string();
  const std::vector<std::vector<std::string>> commands = {
      land.with_work({"export-table", "taka", "--output", workbook}),
      land.with_work({"export-table", "taka", "--output", csv}),
      land.import(),
      land.build(),
  };
  for (const auto& command : commands) ASSERT_EQ(run(command, {}, land.words).status, 0);
  for (const auto& command : commands) {
    auto again = command;
    if (command.front() == "import") again = land.import("FY2017");
    const auto calls = land.calls(command);
    for (const long n : {1L, std::max(1L, calls / 2)}) {
      SCOPED_TRACE(command.front() + ", full from call " + std::to_string(n));
      const auto before = land.names();
      std::vector<std::string> bytes;
      for (const auto& name : before) bytes.push_back(read_whole(land.folder / name));
      const auto ended = run(again, fault("full", n, land.folder), land.words);
      // A run that had written its last byte by then was not hindered.
      if (ended.status == 0) continue;
      EXPECT_EQ(ended.status, 5) << ended.err;
      EXPECT_THAT(ended.err, testing::AnyOf(testing::HasSubstr("full"), testing::HasSubstr("disk")));
      EXPECT_EQ(land.names(), before);
      std::size_t i = 0;
      for (const auto& name : before) EXPECT_TRUE(read_whole(land.folder / name) == bytes[i++]) << name;
    }
    const auto first = run(again, fault("full", 1, land.folder), land.words);
    EXPECT_EQ(first.status, 5) << first.err;
  }
}

/// A limit on the size of files (ulimit -f) is told like a full disk, and does not end the program.
TEST(Disk, ASizeLimitIsAnError) {
  const Land land;
  land.fresh();
  const auto before = read_whole(land.database());
  const std::string command = "ulimit -f 8; exec '" KUIKI_PROGRAM "' build --geodata '" + land.geodata.folder().string() +
                              "' --output '" + land.database().string() + "' 2> '" + (land.words / "err").string() + "'";
  setenv("KUIKI_SHARE", KUIKI_BUILD_DIR "/share", 1);
  EXPECT_EQ(WEXITSTATUS(std::system(("bash -c \"" + command + "\"").c_str())), 5);
  EXPECT_TRUE(read_whole(land.database()) == before);
  EXPECT_EQ(land.names(), (std::set<std::string>{"tiny.gpkg", "work.gpkg"}));
}

TEST(Together, TwoImportsAtOnceBothSave) {
  const Land land;
  for (int i = 0; i < 5; ++i) {
    land.fresh();
    kuiki::test::Running one(land.import("FY2016"), {}, land.words);
    kuiki::test::Running two(land.import("FY2017"), {}, land.words);
    const auto first = one.wait();
    const auto second = two.wait();
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(land.entered("FY2016"), indicators);
    EXPECT_EQ(land.entered("FY2017"), indicators);
  }
}

/// What each says it saved is there, even where a build puts a new database of version 0.1's values in place meanwhile.
TEST(Together, TwoSaversBesideABuildLoseNothing) {
  const Land land;
  land.fresh();
  test::make_former(land.database());
  fs::copy_file(land.database(), land.original(), fs::copy_options::overwrite_existing);
  for (int i = 0; i < 5; ++i) {
    land.fresh();
    kuiki::test::Running builder(land.build(), {}, land.words);
    kuiki::test::Running one(land.import("FY2018"), {}, land.words);
    kuiki::test::Running two(land.import("FY2019"), {}, land.words);
    for (auto* each : {&builder, &one, &two}) {
      const auto ended = each->wait();
      EXPECT_EQ(ended.status, 0) << ended.err;
    }
    EXPECT_EQ(land.entered("FY2018"), indicators);
    EXPECT_EQ(land.entered("FY2019"), indicators);
    EXPECT_EQ(land.entered("FY2016"), 1) << "of the former base";
    EXPECT_EQ(land.entered("FY2017"), 1);
    EXPECT_EQ(land.store().history().size(), 5u) << "three days of the former base and two imports";
    land.expect_whole();
  }
}

}  // namespace
}  // namespace kuiki::store
