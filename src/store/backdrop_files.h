#pragma once
#include <filesystem>
#include <string>
#include <unordered_set>

#include "store/geodata.h"

namespace kuiki::store {

/// Points, lines and waters of reference, from `backdrop/`. `codes` are those of municipalities and wards. Throws
/// Error(input_missing), Error(input_wrong) naming file and line or feature.
void read_backdrop(const std::filesystem::path& folder, Geodata& to, const std::unordered_set<std::string>& codes);

}  // namespace kuiki::store
