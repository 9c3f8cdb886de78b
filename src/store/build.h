#pragma once
#include <filesystem>

#include "base/progress.h"

namespace kuiki::store {

/// Builds the GeoPackage of the contract from the text sources in `geodata`, whole or not at all; the same bytes for
/// the same sources. Throws Error(input_missing) for a source that is not there, Error(input_wrong) with file, row and column for
/// one that says something impossible, Error(output).
struct BuildReport {
  std::size_t areas = 0, facilities = 0, places = 0, partnerships = 0, indicators = 0, observations = 0;
  Warnings warnings;
};
BuildReport build_database(const std::filesystem::path& geodata, const std::filesystem::path& output, const Progress& progress = {});

}  // namespace kuiki::store
