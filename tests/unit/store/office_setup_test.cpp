#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "base/error.h"
#include "server/private_server.h"
#include "store/pg_connection.h"
#include "store/rows.h"
#include "store/schema_tables.h"
#include "store/small_gpkg.h"

/// The commands that the README gives an administrator, carried out as they stand there.
namespace kuiki::store {
namespace {

using kuiki::test::PrivateServer;

/// The lines of code under a heading.
std::vector<std::string> commands_in(const std::string& readme, const std::string& heading) {
  std::ifstream in(std::string(KUIKI_SOURCE_DIR) + "/" + readme);
  std::vector<std::string> commands;
  bool there = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) there = line == "## " + heading;
    if (there && line.starts_with("    ")) commands.push_back(line.substr(4));
  }
  return commands;
}

struct OfficeSetup : testing::Test {
  void run(const std::string& command) const {
    const auto script = folder / "command.sh";
    std::ofstream(script) << "export PGHOST=" << server.socket_folder().string() << " PGUSER=" << PrivateServer::superuser()
                          << "\nexec >/dev/null\n"
                          << command << "\n";
    ASSERT_EQ(std::system(("sh -e " + script.string()).c_str()), 0) << command;
  }
  [[nodiscard]] WorkLocation as(const std::string& role) const { return server.location("kuiki", "kuiki", role); }
  static std::int64_t put(const WorkLocation& place) {
    PgConnection database(place, PgUse::save);
    const auto number =
        RowWriter(database, act_table).write({.at = {"2026-04-01T00:00:00.000Z"}, .who = "a", .what = "enter"});
    RowUpdater(database, act_table, "fid").write({.at = {"2026-04-01T00:00:00.000Z"}, .who = "a", .what = "undo"}, number);
    database.statement(delete_from(Dialect::postgres, act_change_table.facts, "act"))->run();
    database.touched({"act"}, "2026-04-01T00:00:00.000Z");
    database.commit();
    return number;
  }
  PrivateServer& server = PrivateServer::get();
  test::Folder folder{"office"};
};

TEST_F(OfficeSetup, WorksAsTheReadmeSays) {
  const auto commands = commands_in("README.md", "Sharing a work file in an office");
  ASSERT_GE(commands.size(), 7u);
  EXPECT_EQ(commands, commands_in("README.ja.md", "職場で作業ファイルを共有する"));
  bool made = false;
  for (const auto& command : commands) {
    if (!command.starts_with("kuiki work init")) {
      run(command);
      continue;
    }
    PgConnection database(as({}), PgUse::make);
    for (const auto* facts : work_tables) database.run(create_table(Dialect::postgres, *facts));
    database.commit();
    made = true;
  }
  ASSERT_TRUE(made);

  EXPECT_EQ(put(as("tanaka")), 1);
  server.sql("kuiki", "CREATE ROLE suzuki LOGIN IN ROLE kuiki_read; CREATE ROLE visitor LOGIN");
  EXPECT_EQ(last_row(PgConnection(as("suzuki"), PgUse::read), act_table.facts), 1);
  EXPECT_THROW(put(as("suzuki")), Error);
  EXPECT_THROW(PgConnection(as("visitor"), PgUse::read), Error);
}

}  // namespace
}  // namespace kuiki::store
