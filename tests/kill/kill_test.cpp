#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <set>

#include "base/atomic_file.h"
#include "program.h"
#include "store/build.h"
#include "store/entered.h"
#include "store/load.h"
#include "store/tiny_plan.h"

/// Whatever the moment in which the program is killed: all values that were saved or none of them, the old file or the new one,
/// whole, and the next run goes on as if nothing had been.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using test::Ended;
using test::fault;
using test::run;

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
  /// An empty folder with the database in it.
  void fresh() const {
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy_file(original(), database());
  }
  [[nodiscard]] std::vector<std::string> import(const char* year = "FY2016") const {
    return {"import", "actuals", table().string(), "--plan", "taka", "--year", year, "--db", database().string()};
  }
  /// How many calls on files of the folder a run makes that goes to its end.
  [[nodiscard]] long calls(const std::vector<std::string>& arguments) const {
    const auto log = words / "log.txt";
    fs::remove(log);
    const auto ended = run(arguments, fault("count", 0, folder, log), words);
    EXPECT_EQ(ended.status, 0) << ended.err;
    return test::logged(log, "calls");
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

std::size_t entered_in(const fs::path& database, const std::string& period) {
  const auto all = entered_history(database);
  return static_cast<std::size_t>(
      std::ranges::count_if(all, [&](const EnteredRecord& r) { return r.value.period == period && r.replaced_at.empty(); }));
}

void expect_whole(const fs::path& database) {
  load_dataset(database);
  EXPECT_EQ(query_one(database, "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(query_one(database, "SELECT count(*) FROM observation WHERE status <> 'entered' AND indicator_id = 'taka-a'"),
            "1");
}

TEST(Kill, AnImportSavesAllOrNothing) {
  const Land land;
  land.fresh();
  const auto calls = land.calls(land.import());
  ASSERT_GT(calls, 5);
  ASSERT_EQ(entered_in(land.database(), "FY2016"), indicators);
  for (const char* what : {"kill", "tear"}) {
    for (const long n : moments(calls, 14)) {
      SCOPED_TRACE(std::string(what) + " at call " + std::to_string(n) + " of " + std::to_string(calls));
      land.fresh();
      ASSERT_EQ(run(land.import(), fault(what, n, land.folder), land.words).status, killed);
      const auto saved = entered_in(land.database(), "FY2016");
      EXPECT_TRUE(saved == 0 || saved == indicators) << saved;
      expect_whole(land.database());
      save_entered(land.database(), {{"taka-a", "FY2018", "", 8}}, "2020-05-02");
      EXPECT_EQ(land.names(), std::set<std::string>{"tiny.gpkg"}) << "no journal is left to be played back later";
      EXPECT_EQ(entered_in(land.database(), "FY2016"), saved);
      EXPECT_EQ(entered_in(land.database(), "FY2018"), 1);
    }
  }
}

/// Row 1 of the attacks: the journal of a killed import, and then a new database in the place of the old one.
TEST(Kill, AJournalLeftBehindNeverRollsIntoANewDatabase) {
  const Land land;
  land.fresh();
  const auto calls = land.calls(land.import());
  for (long n = std::max(1L, calls - 4); n <= calls; ++n) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    land.fresh();
    save_entered(land.database(), {{"taka-a", "FY2017", "", 7}}, "2020-05-01");
    ASSERT_EQ(run(land.import(), fault("kill", n, land.folder), land.words).status, killed);
    build_database(land.geodata.folder(), land.database());
    EXPECT_EQ(land.names(), std::set<std::string>{"tiny.gpkg"});
    save_entered(land.database(), {{"taka-a", "FY2018", "", 8}}, "2020-05-02");
    expect_whole(land.database());
    EXPECT_EQ(entered_in(land.database(), "FY2017"), 1);
    EXPECT_EQ(entered_in(land.database(), "FY2018"), 1);
  }
}

TEST(Kill, ABuildLeavesTheOldOrTheNewDatabase) {
  const Land land;
  land.fresh();
  save_entered(land.database(), {{"taka-a", "FY2017", "", 7}}, "2020-05-01");
  fs::copy_file(land.database(), land.original(), fs::copy_options::overwrite_existing);
  const std::vector<std::string> build = {"build", "--geodata", land.geodata.folder().string(), "--output",
                                          land.database().string()};
  const auto calls = land.calls(build);
  for (const long n : moments(calls, 14)) {
    SCOPED_TRACE("call " + std::to_string(n) + " of " + std::to_string(calls));
    land.fresh();
    ASSERT_EQ(run(build, fault("tear", n, land.folder), land.words).status, killed);
    expect_whole(land.database());
    EXPECT_EQ(entered_in(land.database(), "FY2017"), 1);
    EXPECT_LE(land.names().size(), 2u);
    build_database(land.geodata.folder(), land.database());
    EXPECT_EQ(land.names(), std::set<std::string>{"tiny.gpkg"}) << "what the killed one left is cleared away";
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
  const auto db = land.database().string();
  const std::vector<std::vector<std::string>> commands = {
      {"export-table", "taka", "--db", db, "--output", workbook},
      {"export-table", "taka", "--db", db, "--output", csv},
      land.import(),
      {"build", "--geodata", land.geodata.folder().string(), "--output", db},
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
  EXPECT_EQ(land.names(), std::set<std::string>{"tiny.gpkg"});
}

TEST(Together, TwoImportsAtOnceBothSave) {
  const Land land;
  for (int i = 0; i < 5; ++i) {
    land.fresh();
    test::Running one(land.import("FY2016"), {}, land.words);
    test::Running two(land.import("FY2017"), {}, land.words);
    const auto first = one.wait();
    const auto second = two.wait();
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(entered_in(land.database(), "FY2016"), indicators);
    EXPECT_EQ(entered_in(land.database(), "FY2017"), indicators);
  }
}

/// What an import says it saved is there, even where a build puts a new database in place meanwhile.
TEST(Together, AnImportBesideABuildLosesNothing) {
  const Land land;
  const std::vector<std::string> build = {"build", "--geodata", land.geodata.folder().string(), "--output",
                                          land.database().string()};
  for (int i = 0; i < 5; ++i) {
    land.fresh();
    test::Running builder(build, {}, land.words);
    const auto year = "FY2016";
    const auto saved = run(land.import(year), {}, land.words);
    const auto built = builder.wait();
    EXPECT_EQ(saved.status, 0) << saved.err;
    EXPECT_EQ(built.status, 0) << built.err;
    EXPECT_EQ(entered_in(land.database(), year), indicators);
    expect_whole(land.database());
  }
}

}  // namespace
}  // namespace kuiki::store
