#include "app/versions.h"

#include <mutex>

#include "base/error.h"
#include "store/base_version.h"

namespace kuiki::app {
namespace {
namespace fs = std::filesystem;

std::string read_version(const fs::path& base) {
  try {
    return store::base_version(base);
  } catch (const Error&) {
    return {};  // what is wrong with the file is said by whoever reads all of it
  }
}

}  // namespace

std::string program_version() { return KUIKI_VERSION; }

std::string base_version(const fs::path& base) {
  struct Known {
    fs::path base;
    fs::file_time_type changed;
    std::string version;
  };
  static std::mutex guard;
  static Known known;
  std::error_code missing;
  const auto changed = fs::last_write_time(base, missing);
  const std::scoped_lock lock(guard);
  if (missing) return {};
  if (known.base != base || known.changed != changed) known = {base, changed, read_version(base)};
  return known.version;
}

Text base_words(const fs::path& base) {
  const auto version = base_version(base);
  if (version.empty()) return {"データベース（バージョン不明）", "database (of unknown version)"};
  return say("データベース {}", "database {}", version);
}

}  // namespace kuiki::app
