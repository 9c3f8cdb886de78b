#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "model/plan_names.h"
#include "store/csv_table.h"

/// The words of the contract in cells of the text sources; which word stands for what is said once, in model/plan_names.
namespace kuiki::store {

/// The enumerator whose word stands in the cell; `ids` has one for each in their order. Throws Error(input_wrong) naming the
/// words there are.
template <class Enum>
Enum word_of(const CsvTable& csv, std::size_t row, std::size_t column, const std::vector<std::string>& ids) {
  const auto& word = csv.one_of(row, column, ids);
  return static_cast<Enum>(std::ranges::find(ids, word) - ids.begin());
}

}  // namespace kuiki::store
