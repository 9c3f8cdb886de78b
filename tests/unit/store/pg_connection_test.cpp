#include "store/pg_connection.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <future>
#include <thread>

#include "server/private_server.h"
#include "store/geopackage_writer.h"
#include "store/rows.h"
#include "store/schema_tables.h"
#include "store/unreachable.h"

/// What a server refuses and what becomes of it: whose fault, in what words, and that nothing is lost or half done.
namespace kuiki::store {
namespace {

using kuiki::test::PrivateServer;
using testing::HasSubstr;
using testing::Not;

struct Zone {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view name;
};
constexpr auto zone = table({.name = "zone", .about = "区域 / zones", .shapes = Shapes::multipolygon},
                            column("geom", &Zone::geom), column("name", &Zone::name));

Error error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return {Fault::internal, {"no error", "no error"}};
}

bool unreachable(const std::function<void()>& work) {
  try {
    work();
  } catch (const Unreachable&) {
    return true;
  } catch (const Error&) {
  }
  return false;
}

/// A port that takes connections and never says a word.
class SilentPort {
 public:
  SilentPort() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    bind(socket_, any, size);
    listen(socket_, 5);
    getsockname(socket_, any, &size);
    port_ = ntohs(address.sin_port);
  }
  ~SilentPort() { close(socket_); }
  SilentPort(const SilentPort&) = delete;
  SilentPort& operator=(const SilentPort&) = delete;
  [[nodiscard]] WorkLocation location(const std::string& more = {}) const {
    return {.server = "host=127.0.0.1 port=" + std::to_string(port_) + " dbname=x user=x sslmode=disable" + more};
  }

 private:
  int socket_ = socket(AF_INET, SOCK_STREAM, 0);
  int port_ = 0;
};

struct PgConnecting : testing::Test {
  static void SetUpTestSuite() {
    setenv("PGPASSFILE", "/no/such/file", 1);
    unsetenv("PGPASSWORD");
    unsetenv("PGSERVICEFILE");
  }
  void TearDown() override { unsetenv("PGPASSWORD"); }
  PrivateServer& server = PrivateServer::get();
};

TEST_F(PgConnecting, ToNobodyIsUnreachable) {
  const WorkLocation nobody{.server = "host=/tmp/no-such-socket dbname=x"};
  EXPECT_TRUE(unreachable([&] { PgConnection(nobody, PgUse::read); }));
  const auto reading = error_of([&] { PgConnection(nobody, PgUse::read); });
  EXPECT_EQ(reading.fault(), Fault::input_missing);
  EXPECT_THAT(reading.message().en, HasSubstr("cannot be reached"));
  EXPECT_THAT(reading.message().ja, HasSubstr("接続できません"));
  const auto saving = error_of([&] { PgConnection(nobody, PgUse::save); });
  EXPECT_EQ(saving.fault(), Fault::output);
  EXPECT_THAT(saving.message().en, HasSubstr("Nothing was saved"));
}

TEST_F(PgConnecting, ToAClosedPortIsUnreachable) {
  EXPECT_TRUE(unreachable([] { PgConnection({.server = "host=127.0.0.1 port=1 dbname=x"}, PgUse::read); }));
}

TEST_F(PgConnecting, ToWhatNeverAnswersEnds) {
  const SilentPort port;
  EXPECT_TRUE(unreachable([&] { PgConnection(port.location(" connect_timeout=1"), PgUse::read); }));
}

TEST_F(PgConnecting, StopsWhenAsked) {
  const SilentPort port;
  std::stop_source source;
  std::jthread stopper([&] { source.request_stop(); });
  EXPECT_THROW(PgConnection(port.location(" connect_timeout=600"), PgUse::watch, source.get_token()), Cancelled);
}

TEST_F(PgConnecting, AServiceThatIsNoneIsSaid) {
  const auto error = error_of([] { PgConnection({.server = "service=no_such_office"}, PgUse::read); });
  EXPECT_THAT(error.message().en, HasSubstr("no_such_office"));
}

TEST_F(PgConnecting, APasswordIsAskedForAndNeverSaid) {
  const auto place = server.location("postgres", "kuiki", PrivateServer::guarded_role());
  const auto none = error_of([&] { PgConnection(place, PgUse::read); });
  EXPECT_EQ(none.fault(), Fault::input_missing);
  EXPECT_THAT(none.message().en, HasSubstr("asks for a password; keep it in ~/.pgpass"));

  setenv("PGPASSWORD", "not-this-one", 1);
  const auto wrong = error_of([&] { PgConnection(place, PgUse::read); });
  EXPECT_THAT(wrong.message().en, HasSubstr("does not take the password of role guarded"));
  EXPECT_THAT(wrong.message().en, Not(HasSubstr("not-this-one")));
  EXPECT_THAT(wrong.message().ja, Not(HasSubstr("not-this-one")));
  EXPECT_FALSE(unreachable([&] { PgConnection(place, PgUse::read); })) << "trying again does not help";

  setenv("PGPASSWORD", "right", 1);
  EXPECT_THAT(error_of([&] { PgConnection(place, PgUse::read); }).message().en, HasSubstr("there is no work file"));
}

TEST_F(PgConnecting, ToADatabaseOrARoleThatIsNone) {
  const auto none = error_of([&] { PgConnection(server.location("no_such_database"), PgUse::read); });
  EXPECT_EQ(none.fault(), Fault::input_missing);
  EXPECT_THAT(none.message().en, HasSubstr("createdb"));
  const auto nobody = error_of([&] { PgConnection(server.location("postgres", "kuiki", "no_such_role"), PgUse::read); });
  EXPECT_THAT(nobody.message().en, HasSubstr("does not let the role no_such_role in"));
}

TEST_F(PgConnecting, ToASchemaWithoutAWorkFile) {
  const auto place = server.fresh_schema();
  const auto reading = error_of([&] { PgConnection(place, PgUse::read); });
  EXPECT_EQ(reading.fault(), Fault::input_missing);
  EXPECT_THAT(reading.message().en, HasSubstr("kuiki work init"));
  EXPECT_THAT(reading.message().en, HasSubstr(place.schema));
  const auto saving = error_of([&] { PgConnection(place, PgUse::save); });
  EXPECT_EQ(saving.fault(), Fault::output);
  EXPECT_THAT(saving.message().en, HasSubstr("kuiki work init"));
}

struct PgSchema : PgConnecting {
  PgSchema() { make(place); }
  static void make(const WorkLocation& at) {
    PgConnection database(at, PgUse::make);
    for (const auto* facts : {&act_table.facts, &meta_table.facts, &zone.facts}) {
      database.run(create_table(Dialect::postgres, *facts));
      for (const auto& index : create_indexes(Dialect::postgres, *facts)) database.run(index);
    }
    database.commit();
  }
  static std::int64_t put(const Database& database, std::string_view name) {
    return RowWriter(database, meta_table).write({.name = name, .value = "1"});
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    const PgConnection database(place, PgUse::read);
    RowReader q(database, meta_table);
    while (q.step()) all.emplace_back(q->name);
    return all;
  }
  /// As the administrator.
  [[nodiscard]] std::vector<std::vector<std::string>> sql(const std::string& statements) const {
    return server.sql(place, statements);
  }
  [[nodiscard]] WorkLocation named(const std::string& schema) const {
    auto other = place;
    other.schema = schema;
    return other;
  }
  /// Calls a function on the process that serves whoever the condition is true of; waits until there is one.
  void to_backend(const std::string& function, const std::string& condition) const {
    const auto ask = "SELECT " + function + "(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND " + condition;
    while (sql(ask).empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  void wait_for_backend(const std::string& condition) const { to_backend("", condition); }
  [[nodiscard]] WorkLocation as(const std::string& role) const { return PrivateServer::as(role, place); }
  WorkLocation place = server.fresh_schema();
};

TEST_F(PgSchema, IsMadeOnce) {
  const auto error = error_of([&] { PgConnection(place, PgUse::make); });
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("holds tables already"));
}

TEST_F(PgSchema, IsMadeWholeOrNotAtAll) {
  const auto other = server.fresh_schema();
  {
    const PgConnection database(other, PgUse::make);
    database.run(create_table(Dialect::postgres, act_table.facts));
  }
  EXPECT_TRUE(sql("SELECT 1 FROM pg_namespace WHERE nspname = '" + other.schema + "'").empty());
}

TEST_F(PgSchema, OfAnAdministratorIsFilledByWhoMayNotMakeOne) {
  auto other = server.fresh_schema();
  static_cast<void>(sql("CREATE ROLE lowly LOGIN; CREATE SCHEMA " + other.schema + " AUTHORIZATION lowly"));
  make(PrivateServer::as("lowly", other));
  EXPECT_TRUE(PgConnection(other, PgUse::read).has_table("act"));
  const auto third = server.fresh_schema();
  const auto error = error_of([&] { make(PrivateServer::as("lowly", third)); });
  EXPECT_THAT(error.message().en, HasSubstr("the role lowly lacks a right"));
}

TEST_F(PgSchema, HasAnyName) {
  for (const char* name : {"都市計画課", "Ku iki", "o'clock"}) {
    const auto there = named(name);
    make(there);
    PgConnection database(there, PgUse::save);
    put(database, "a");
    database.touched({"act"}, "2026-04-01T00:00:00.000Z");
    database.commit();
    EXPECT_EQ(last_row(PgConnection(there, PgUse::read), meta_table.facts), 1) << name;
  }
}

TEST_F(PgSchema, FindsPostgisWhereverItIs) {
  const auto name = server.bare_database();
  const auto there = server.location(name);
  EXPECT_THAT(error_of([&] { make(there); }).message().en, HasSubstr("has no PostGIS"));
  server.sql(name, "CREATE SCHEMA \"Geo Data\"; CREATE EXTENSION postgis SCHEMA \"Geo Data\"");
  make(there);
  PgConnection database(there, PgUse::save);
  RowWriter(database, zone).write({.name = "a"});
  database.commit();
  EXPECT_EQ(last_row(PgConnection(there, PgUse::read), zone.facts), 1);
}

TEST_F(PgSchema, RightsAreThoseOfTheRole) {
  static_cast<void>(sql("CREATE ROLE reading LOGIN; CREATE ROLE outside LOGIN; GRANT USAGE ON SCHEMA " + place.schema +
                        " TO reading; GRANT SELECT ON ALL TABLES IN SCHEMA " + place.schema + " TO reading"));
  EXPECT_EQ(last_row(PgConnection(as("reading"), PgUse::read), meta_table.facts), 0);
  const auto saving = error_of([&] { PgConnection(as("reading"), PgUse::save); });
  EXPECT_EQ(saving.fault(), Fault::output);
  EXPECT_THAT(saving.message().en, HasSubstr("the role reading lacks a right"));
  EXPECT_THAT(saving.message().en, HasSubstr("GRANT"));
  const auto outside = error_of([&] { last_row(PgConnection(as("outside"), PgUse::read), meta_table.facts); });
  EXPECT_EQ(outside.fault(), Fault::input_missing);
  EXPECT_THAT(outside.message().en, HasSubstr("the role outside lacks a right"));
  EXPECT_THAT(error_of([&] { PgConnection(as("outside"), PgUse::save); }).message().en, HasSubstr("role outside lacks"));
  EXPECT_FALSE(unreachable([&] { PgConnection(as("reading"), PgUse::save); }));
}

/// Acts come one after the other: who saves second sees what the first saved.
TEST_F(PgSchema, WhoSavesWaitsForWhoSaves) {
  PgConnection first(place, PgUse::save);
  put(first, "first");
  auto second = std::async(std::launch::async, [&] {
    PgConnection database(place, PgUse::save);
    RowReader q(database, meta_table, "name");
    const bool seen = q.find("first");
    put(database, "second");
    database.commit();
    return seen;
  });
  wait_for_backend("wait_event_type = 'Lock' AND query LIKE '%LOCK TABLE%'");
  EXPECT_TRUE(names().empty()) << "who reads waits for nobody";
  first.commit();
  EXPECT_TRUE(second.get());
  EXPECT_THAT(names(), testing::ElementsAre("first", "second"));
}

TEST_F(PgSchema, WhoWaitsInVainIsTold) {
  const PgConnection first(place, PgUse::save);
  auto second = std::async(std::launch::async, [&] { return error_of([&] { PgConnection(place, PgUse::save); }); });
  to_backend("pg_cancel_backend", "wait_event_type = 'Lock' AND query LIKE '%LOCK TABLE%'");
  const auto error = second.get();
  EXPECT_EQ(error.fault(), Fault::output);
  EXPECT_THAT(error.message().en, HasSubstr("somebody else is saving"));
}

TEST_F(PgSchema, ReadsOneMoment) {
  const PgConnection reader(place, PgUse::read);
  EXPECT_EQ(last_row(reader, act_table.facts), 0);
  PgConnection database(place, PgUse::save);
  put(database, "later");
  database.commit();
  EXPECT_EQ(last_row(reader, meta_table.facts), 0);
  EXPECT_EQ(last_row(PgConnection(place, PgUse::read), meta_table.facts), 1);
}

TEST_F(PgSchema, WhoReadsWritesNothing) {
  const PgConnection reader(place, PgUse::read);
  EXPECT_THAT(error_of([&] { put(reader, "a"); }).message().en, HasSubstr("takes no changes"));
}

TEST_F(PgSchema, AnEndInTheMiddleIsUnreachableAndUndone) {
  PgConnection database(place, PgUse::save);
  put(database, "a");
  to_backend("pg_terminate_backend", "state = 'idle in transaction' AND query LIKE '%INSERT INTO \"meta\"%'");
  EXPECT_FALSE(database.lost()) << "nobody has asked yet";
  EXPECT_TRUE(unreachable([&] { put(database, "b"); }));
  EXPECT_TRUE(database.lost());
  EXPECT_TRUE(unreachable([&] { put(database, "c"); })) << "and stays so";
  EXPECT_TRUE(names().empty());
}

TEST_F(PgSchema, AnEndInTheMomentOfSavingLeavesItOpen) {
  PgConnection database(place, PgUse::save);
  put(database, "a");
  to_backend("pg_terminate_backend", "state = 'idle in transaction' AND query LIKE '%INSERT INTO \"meta\"%'");
  try {
    database.commit();
    FAIL();
  } catch (const Unreachable& error) {
    EXPECT_TRUE(error.unsure());
    EXPECT_EQ(error.fault(), Fault::output);
    EXPECT_THAT(error.message().en, HasSubstr("may have been saved or not"));
  }
}

/// PostgreSQL answers COMMIT after a failure with no error.
TEST_F(PgSchema, NothingIsSavedAfterAFailure) {
  PgConnection database(place, PgUse::save);
  put(database, "a");
  const auto twice = error_of([&] { put(database, "a"); });
  EXPECT_EQ(twice.fault(), Fault::output);
  EXPECT_THAT(twice.message().en, HasSubstr("has it already"));
  EXPECT_FALSE(database.lost());
  const auto commit = error_of([&] { database.commit(); });
  EXPECT_EQ(commit.fault(), Fault::output);
  EXPECT_THAT(commit.message().en, HasSubstr("Nothing was saved"));
  EXPECT_TRUE(names().empty());
}

TEST_F(PgSchema, ValuesThatFitNowhereAreRefused) {
  const auto refused = [&](const Zone& row) {
    const PgConnection database(place, PgUse::save);
    RowWriter rows(database, zone);
    const auto error = error_of([&] { rows.write(row); });
    EXPECT_EQ(error.fault(), Fault::output);
    return error.message().en;
  };
  EXPECT_THAT(refused({.name = std::string_view("a\0b", 3)}), HasSubstr("NUL"));
  EXPECT_THAT(refused({.name = "\x83\x65"}), HasSubstr("does not take a value"));
  EXPECT_THAT(refused({.geom = Shape(std::string_view("no shape"))}), HasSubstr("not in GeoPackage form"));
  const auto point = geopackage_point({1, 2});
  EXPECT_THAT(refused({.geom = Shape(std::string_view(point))}), HasSubstr("does not take a value"));
  EXPECT_THAT(refused({.geom = Shape(std::string_view(point).substr(0, 20))}), HasSubstr("cannot save"));
}

TEST(PgChannel, IsOneOfTheSchema) {
  const WorkLocation office{.server = "service=office"};
  const auto name = PgConnection::channel(office);
  EXPECT_EQ(name, "kuiki_act_a7868775d4998fa4") << "programs of every version must know it";
  EXPECT_TRUE(std::ranges::all_of(name, [](char c) { return std::islower(c) || std::isdigit(c) || c == '_'; }));
  EXPECT_NE(name, PgConnection::channel({.server = "service=office", .schema = std::string(63, 'x')}));
  EXPECT_EQ(name, PgConnection::channel({.server = "host=another"}));
}

}  // namespace
}  // namespace kuiki::store
