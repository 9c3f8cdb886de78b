#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "store/work_location.h"

/// A PostgreSQL server of the test program's own: a cluster in a temporary folder, heard on a socket in that folder and on no
/// port, run by an ordinary user also where the tests run as root. It ends with the program, however that ends.
namespace kuiki::test {

class PrivateServer {
 public:
  /// The one of this program; made and started when first asked for, by the main thread: it ends with the thread that
  /// started it. Throws std::runtime_error where PostgreSQL is not
  /// installed or does not start: tests fail then.
  static PrivateServer& get();
  ~PrivateServer();
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;

  /// A schema that is not there yet, of a database with PostGIS that all tests share.
  store::WorkLocation fresh_schema();
  /// A new database without anything; its name.
  std::string bare_database();

  /// Connects as the superuser where `user` is empty.
  [[nodiscard]] store::WorkLocation location(const std::string& database, const std::string& schema = "kuiki",
                                             const std::string& user = {}) const;
  /// One or more statements. The rows of the last one, NULL as "NULL". Throws std::runtime_error.
  std::vector<std::vector<std::string>> sql(const store::WorkLocation& where, const std::string& statements) const;
  /// As the superuser, in a database.
  std::vector<std::vector<std::string>> sql(const std::string& database, const std::string& statements) const {
    return sql(location(database), statements);
  }
  /// The same place as somebody else.
  [[nodiscard]] static store::WorkLocation as(const std::string& role, store::WorkLocation where);
  [[nodiscard]] const std::filesystem::path& socket_folder() const { return folder_; }
  [[nodiscard]] static const char* superuser() { return "kuiki_admin"; }
  /// A role of this name is asked for a password, all others are let in.
  [[nodiscard]] static const char* guarded_role() { return "guarded"; }

  /// As when the machine is switched off: connections break, none is taken.
  void stop();
  void start();

 private:
  PrivateServer();
  void make_cluster() const;
  void make_database(const std::string& name) const;
  void make_shared() const;

  std::filesystem::path folder_, programs_;
  int process_ = -1;
  int count_ = 0;
};

}  // namespace kuiki::test
