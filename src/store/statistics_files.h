#pragma once
#include <filesystem>
#include <string>
#include <unordered_set>

#include "store/geodata.h"

namespace kuiki::store {

/// The statistics of municipalities and wards: every file of `statistics/`, a row an area and a column an indicator at one time
/// (`births@CY2023`); an empty cell is no figure. And the projection of 2023. `codes` are those of municipalities and wards.
/// Throws Error(input_missing), Error(input_wrong) with file, line and column.
void read_statistics(const std::filesystem::path& folder, Geodata& to, const std::unordered_set<std::string>& codes);

}  // namespace kuiki::store
