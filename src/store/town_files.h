#pragma once
#include <filesystem>
#include <string>
#include <unordered_set>

#include "store/geodata.h"

namespace kuiki::store {

/// Towns with their districts and counts, ages, and areas on the water, from `boundaries/` and `population/`. `codes` are those
/// of municipalities and wards. Throws Error(input_missing), Error(input_wrong) with file, line and column: for a town without a
/// shape or a shape without a town, a district of another municipality, ages that do not sum to their total.
void read_towns(const std::filesystem::path& folder, Geodata& to, const std::unordered_set<std::string>& codes);

}  // namespace kuiki::store
