#pragma once
#include <string>
#include <vector>

#include "model/dataset.h"

namespace kuiki::store {

class Database;

/// Something in a work file that refers to what this base does not have. It stays in the file.
struct LostReference {
  std::string table, row_key;           ///< the row, its key as a JSON list
  std::string column, value;            ///< what does not find its place
  std::vector<std::string> candidates;  ///< what may be meant, the likeliest first; may be empty
  std::size_t rows = 1;                 ///< how many rows say the same
  std::string of{};  ///< the title of the map whose text says it, or the name of the area set; empty for others
};

/// Ids like one that is not there: few letters changed, the likeliest first, at most three.
std::vector<std::string> ids_like(const std::string& lost, const std::vector<std::string>& known);

/// Every reference of every table, held against the base: indicators by id, areas and towns by code. Rows that say the same
/// are one. Throws in the database's words.
std::vector<LostReference> lost_references(const Database& work, const model::Dataset& base);

}  // namespace kuiki::store
