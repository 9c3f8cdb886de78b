#pragma once
#include <filesystem>
#include <optional>

#include "base/progress.h"
#include "store/sqlite_statement.h"
#include "store/work_location.h"

namespace kuiki::store {

/// The database that a build puts a new one in the place of, if there is one. Nothing that somebody entered may go with it:
/// what is no database of the program, or cannot be read as one, is not replaced.
class ReplacedDatabase {
 public:
  /// Looks at it before the work begins, and lets go of it again. Throws Error(output) where it must stay, with the reason.
  explicit ReplacedDatabase(std::filesystem::path file);

  /// Takes it for ourselves: from here until this object goes, nobody reads or writes it, nothing written to it is lost, and
  /// no journal of it lies there that would be played into the new file. Throws Error(output).
  void hold();
  /// What is held; nullptr where there is no database.
  [[nodiscard]] const SqliteConnection* held() const { return held_ ? &*held_ : nullptr; }
  /// Up to version 0.1 people's entries lay in it: they go into the work file, said in `warnings`. Throws Error(output) where
  /// there are some and no work file is given to take them, or they cannot be read or saved.
  void save_entered(const std::optional<WorkLocation>& work, Warnings& warnings) const;
  /// Throws Error(output) where the new database lacks tables that somebody else put into the held one.
  void check_tables(const std::set<std::string>& made) const;

 private:
  [[nodiscard]] bool there() const;
  std::filesystem::path file_;
  std::optional<SqliteConnection> held_;
};

}  // namespace kuiki::store
