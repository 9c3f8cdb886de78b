#include "private_server.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace kuiki::test {
namespace fs = std::filesystem;
namespace {

constexpr const char* prefix = "kuiki-server-";
constexpr const char* shared_database = "kuiki_shared";

/// Short whatever TMPDIR is: the path of a socket has 107 bytes.
fs::path temporary() { return fs::exists("/tmp") ? fs::path("/tmp") : fs::temp_directory_path(); }

/// Debian keeps the programs of each version in a folder of their own; the newest.
fs::path find_programs() {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
    if (fs::exists(version.path() / "bin/initdb")) found.push_back(version.path() / "bin");
  for (const char* folder : {"/usr/bin", "/usr/local/bin", "/usr/local/pgsql/bin"})
    if (found.empty() && fs::exists(fs::path(folder) / "initdb")) found.emplace_back(folder);
  if (found.empty()) throw std::runtime_error("PostgreSQL is not installed (tools/install-packages test)");
  return *std::ranges::max_element(found);
}

/// Folders of programs that were killed; their servers ended with them.
void clear_remains() {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(temporary(), none)) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    const int owner = std::atoi(name.c_str() + std::string_view(prefix).size());
    if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), none);
  }
}

/// PostgreSQL refuses to run as root.
const passwd* ordinary_user() {
  if (geteuid() != 0) return nullptr;
  for (const char* name : {"postgres", "nobody"})
    if (const auto* user = getpwnam(name)) return user;
  throw std::runtime_error("no ordinary user to run PostgreSQL");
}

/// A program as an ordinary user, its words in `log`. It is told to end when this program does.
int begin(const std::vector<std::string>& command, const fs::path& folder, const fs::path& log) {
  const auto* user = ordinary_user();
  const int parent = getpid();
  const int child = fork();
  if (child != 0) return child;
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(out, 1);
  dup2(out, 2);
  if (chdir(folder.c_str()) != 0) _exit(126);
  if (user != nullptr && (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGINT);
  if (getppid() != parent) _exit(126);
  for (const char* variable : {"PGDATA", "PGHOST", "PGPORT", "PGUSER", "LC_ALL", "LANG"}) unsetenv(variable);
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

std::string text_of(const fs::path& file) {
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

}  // namespace

PrivateServer& PrivateServer::get() {
  static PrivateServer server;
  return server;
}

PrivateServer::PrivateServer() : programs_(find_programs()) {
  clear_remains();
  folder_ = temporary() / (prefix + std::to_string(getpid()));
  fs::create_directory(folder_);
  if (const auto* user = ordinary_user())
    if (chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown");
  make_cluster();
  start();
  make_shared();
}

PrivateServer::~PrivateServer() {
  stop();
  std::error_code none;
  fs::remove_all(folder_, none);
}

void PrivateServer::make_cluster() const {
  const auto log = folder_ / "initdb.log";
  const int child = begin({(programs_ / "initdb").string(), "-D", (folder_ / "data").string(), "-U", superuser(), "-A",
                           "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"},
                          folder_, log);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("initdb: " + text_of(log));
  std::ofstream rules(folder_ / "data/pg_hba.conf");
  rules << "local all " << guarded_role() << " scram-sha-256\nlocal all all trust\n";
}

void PrivateServer::start() {
  if (process_ > 0) return;
  const auto log = folder_ / "server.log";
  process_ = begin({(programs_ / "postgres").string(),
                    "-D",
                    (folder_ / "data").string(),
                    "-k",
                    folder_.string(),
                    "-h",
                    "",
                    "-F",
                    "-c",
                    "full_page_writes=off",
                    "-c",
                    "synchronous_commit=off",
                    "-c",
                    "max_connections=50",
                    "-c",
                    "autovacuum=off",
                    "-c",
                    "shared_buffers=16MB",
                    "-c",
                    "max_wal_size=4GB"},
                   folder_, log);
  for (int tries = 0; tries < 3000; ++tries) {
    if (PQping(location("postgres").server.c_str()) == PQPING_OK) return;
    if (waitpid(process_, nullptr, WNOHANG) == process_) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  process_ = -1;
  throw std::runtime_error("PostgreSQL does not start: " + text_of(log));
}

void PrivateServer::stop() {
  if (process_ <= 0) return;
  kill(process_, SIGINT);  // "fast": sessions are ended
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

void PrivateServer::make_database(const std::string& name) const {
  // Copying the files is the quicker way where nothing waits for the disk.
  sql("postgres", "CREATE DATABASE " + name + " STRATEGY file_copy");
}

void PrivateServer::make_shared() const {
  sql("postgres", std::string("CREATE ROLE ") + guarded_role() + " LOGIN PASSWORD 'right'");
  make_database(shared_database);
  sql(shared_database, "CREATE EXTENSION postgis");
}

std::string PrivateServer::bare_database() {
  auto name = "kuiki_" + std::to_string(++count_);
  make_database(name);
  return name;
}

store::WorkLocation PrivateServer::fresh_schema() { return location(shared_database, "work_" + std::to_string(++count_)); }

store::WorkLocation PrivateServer::location(const std::string& database, const std::string& schema,
                                            const std::string& user) const {
  return {.server = "host=" + folder_.string() + " dbname=" + database + " user=" + (user.empty() ? superuser() : user),
          .schema = schema};
}

store::WorkLocation PrivateServer::as(const std::string& role, store::WorkLocation where) {
  where.server += " user=" + role;  // the last one counts
  return where;
}

std::vector<std::vector<std::string>> PrivateServer::sql(const store::WorkLocation& where,
                                                         const std::string& statements) const {
  const Connection connection(PQconnectdb(where.server.c_str()), PQfinish);
  PQsetNoticeReceiver(
      connection.get(), [](void*, const PGresult*) {}, nullptr);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statements.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(statements + ": " + PQerrorMessage(connection.get()));
  std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(PQntuples(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row)
    for (int column = 0; column < PQnfields(result.get()); ++column)
      rows[static_cast<std::size_t>(row)].emplace_back(
          PQgetisnull(result.get(), row, column) ? "NULL" : PQgetvalue(result.get(), row, column));
  return rows;
}

}  // namespace kuiki::test
