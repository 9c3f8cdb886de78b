#pragma once
#include <filesystem>
#include <string>
#include <unordered_set>

#include "store/geodata.h"

namespace kuiki::store {

/// Hospitals and public facilities, from `facilities/`. `codes` are those of municipalities and wards. Throws
/// Error(input_missing), Error(input_wrong) with file, line and column.
void read_public_facilities(const std::filesystem::path& folder, Geodata& to, const std::unordered_set<std::string>& codes);

}  // namespace kuiki::store
