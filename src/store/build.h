#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "store/work_location.h"

namespace kuiki::store {

/// A map the database carries along, as it stands in `assets/maps`.
struct MapText {
  std::string name;   ///< "sapporo-ageing"
  std::string title;  ///< Japanese title, for lists
  std::string text;   ///< the recipe
};

struct BuildOptions {
  std::filesystem::path geodata;       ///< folder of the text sources
  std::filesystem::path output;        ///< the GeoPackage to write
  std::vector<MapText> maps;           ///< rows of table `map`, in this order
  std::optional<WorkLocation> work{};  ///< takes what people entered into a database of version 0.1 that stood at `output`
};

struct BuildReport {
  std::size_t areas = 0, facilities = 0, places = 0, partnerships = 0, plans = 0, indicators = 0, observations = 0;
  Warnings warnings;
};

/// Builds the GeoPackage of the contract from the text sources in `geodata`, whole or not at all; the same bytes for
/// the same sources. A database at `output` into which people entered something is replaced only once that is in the work file. Throws
/// Error(input_missing) for a source that is not there, Error(input_wrong) with file, row and column for one that says
/// something impossible, Error(output).
BuildReport build_database(const BuildOptions& options, const Progress& progress = {});
BuildReport build_database(const std::filesystem::path& geodata, const std::filesystem::path& output,
                           const Progress& progress = {});

}  // namespace kuiki::store
