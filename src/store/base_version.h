#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "store/build.h"

/// Which base it is: "2026-07-01-3f9a1c2b40d7", the day of the newest source and a hash of what the sources say, the same
/// wherever and whenever the base is built from them.
namespace kuiki::store {

/// As it stands in a base. Empty for one of before 0.2, which does not say it. Throws Error(input_missing) where it is no
/// database or cannot be read, Error(input_wrong) where it is damaged.
std::string base_version(const std::filesystem::path& base);

/// What a base will say that is built from these. `newest`: YYYY-MM-DD. Only data count (CSV, GeoJSON, TopoJSON, TOML), not
/// the texts about them. Throws Error(input_missing).
std::string version_of_sources(const std::filesystem::path& geodata, std::string_view newest,
                               const std::vector<MapText>& maps);

}  // namespace kuiki::store
