#pragma once
#include <string>

#include "store/database.h"
#include "store/schema_meta.h"
#include "store/work_location.h"

/// A work file is made: a GeoPackage, or a schema on a server.
namespace kuiki::store {

/// How the tables are laid out; grows with every change of them.
inline constexpr int work_version = 2;

/// What a work file says of itself in `meta`.
namespace work_meta {
inline constexpr std::string_view kind = "kind";  ///< always kind_word
inline constexpr std::string_view kind_word = "kuiki-work";
inline constexpr std::string_view version = "schema_version";
inline constexpr std::string_view base = base_version_name;
inline constexpr std::string_view made_at = "made_at";
inline constexpr std::string_view made_by = "made_by";
inline constexpr std::string_view taken_over = "taken_over:";  ///< and a digest: entered values of an older base
}  // namespace work_meta

/// A work file in the making: its tables are there and empty, `meta` too. Without finish() nothing stays of it.
class MadeWork {
 public:
  /// Throws Error(output) where something is there already; Error(input_missing) for a server that cannot be reached.
  explicit MadeWork(const WorkLocation& where);
  MadeWork(const MadeWork&) = delete;
  MadeWork& operator=(const MadeWork&) = delete;
  ~MadeWork();

  [[nodiscard]] const Database& database() const;
  /// Puts it in its place. False where somebody else made one there meanwhile: that one stays.
  bool finish();

 private:
  struct File;
  std::unique_ptr<File> file_;
  std::unique_ptr<Database> server_;
};

/// Makes an empty work file, its folder too. False where one is there already: it is left alone, also where another program
/// made it in this very moment. `base`: the version of the base. Throws Error(output), also for a server's schema that holds
/// tables already; Error(input_missing) for a server that cannot be reached.
bool make_work(const WorkLocation& where, const std::string& base, const std::string& who);

/// The value of a line of `meta`; empty where there is none.
std::string work_fact(const Database& work, std::string_view name);
void set_work_fact(const Database& work, std::string_view name, std::string_view value);

}  // namespace kuiki::store
