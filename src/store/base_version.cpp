#include "store/base_version.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/atomic_file.h"
#include "base/strings.h"
#include "base/text.h"
#include "store/rows.h"
#include "store/schema_meta.h"
#include "store/sqlite_connection.h"

namespace kuiki::store {
namespace {
namespace fs = std::filesystem;

/// FNV-1a of 64 bits.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<std::uint8_t>(c));
    add(end_of_part);
  }
  /// The first 12 of its 16 digits.
  [[nodiscard]] std::string words() const { return fmt::format("{:012x}", value_ >> 16); }

 private:
  static constexpr std::uint8_t end_of_part = 0xff;  // is in no UTF-8, so that no two lists of parts are one
  void add(std::uint8_t byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

bool is_data(const fs::directory_entry& entry) {
  constexpr std::array endings{".csv", ".geojson", ".topojson", ".toml"};
  const auto& path = entry.path();
  if (path.filename().string().starts_with('.') || !entry.is_regular_file()) return false;
  return std::ranges::find(endings, lower_ascii(path.extension().string())) != endings.end();
}

/// Relative to the folder, with / on every system, in one order everywhere.
std::vector<std::string> data_files(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (is_data(entry)) files.push_back(entry.path().lexically_relative(folder).generic_string());
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::string base_version(const fs::path& base) {
  const SqliteConnection database(base, SqliteUse::read_own);
  RowReader rows(database, meta_table, "name");
  return rows.find(base_version_name) ? std::string(rows->value) : std::string();
}

std::string version_of_sources(const fs::path& geodata, std::string_view newest, const std::vector<MapText>& maps) {
  Hash hash;
  try {
    for (const auto& file : data_files(geodata)) {
      hash.add(file);
      hash.add(read_whole(geodata / file));
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(Fault::input_missing,
                say("元データのフォルダーが読めません：{}（{}）", "the folder of sources cannot be read: {} ({})",
                    geodata.string(), error.code().message()));
  }
  for (const auto& map : maps) {
    hash.add(map.name);
    hash.add(map.text);
  }
  return std::string(newest) + "-" + hash.words();
}

}  // namespace kuiki::store
