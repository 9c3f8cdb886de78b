#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace kuiki::store {

/// Where a work file is: a GeoPackage, or a schema of a PostgreSQL database that an office shares.
struct WorkLocation {
  std::filesystem::path file;    ///< empty for a server
  std::string server;            ///< as libpq takes it, without a password; empty for a file
  std::string schema = "kuiki";  ///< of a server

  [[nodiscard]] bool on_server() const { return !server.empty(); }
  /// As the user names it, in settings, titles and messages: `parse_work` reads it. Never has a password.
  [[nodiscard]] std::string word() const;
  /// Short, for a title: the file's name, or database and host.
  [[nodiscard]] std::string title() const;
  friend bool operator==(const WorkLocation&, const WorkLocation&) = default;
};

/// "postgresql://host/database", "postgresql://?service=office", "service=office" name a server, with "schema=NAME" among the
/// parameters a schema other than kuiki; anything else is a file. Throws Error(usage) for a password in it (it belongs into
/// ~/.pgpass, a service file or PGPASSWORD, as with every program of PostgreSQL) and for a schema's name that is none.
WorkLocation parse_work(std::string_view word);

/// The user's own one: work.gpkg where data of this user are kept. It need not be there.
WorkLocation own_work();

}  // namespace kuiki::store
