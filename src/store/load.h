#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/dataset.h"

namespace kuiki::store {

/// Reads the whole database into an immutable Dataset. Throws Error(input_missing) when the file is not there or is no
/// SQLite file, Error(input_wrong) when tables or columns of the contract are missing or a shape is damaged.
model::DatasetPtr load_dataset(const std::filesystem::path& database, const Progress& progress = {});

/// Reference facts the database carries for `kuiki check` (tables area_reference and adjacency_reference).
struct AreaReference {
  std::string code, name, basis, source, note;
  double area_km2 = 0, extent_ns_km = 0, extent_ew_km = 0;  ///< NaN where not stated
};
struct AdjacencyReference {
  std::string code, neighbour, basis, source, statement;
};
std::vector<AreaReference> load_area_references(const std::filesystem::path& database);
std::vector<AdjacencyReference> load_adjacency_references(const std::filesystem::path& database);

}  // namespace kuiki::store
