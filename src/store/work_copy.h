#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "store/work_location.h"

namespace kuiki::store {

struct CopiedTable {
  std::string name;
  std::size_t rows = 0;            ///< in the original, as far as it can be read
  std::size_t same = 0;            ///< in the copy, equal in every column
  std::optional<std::size_t> all;  ///< of a damaged table how many there are, where that can still be counted
};
struct CopyReport {
  std::vector<CopiedTable> tables;
  std::vector<Text> lost;            ///< of a damaged original: what could not be read
  [[nodiscard]] bool whole() const;  ///< every row of every table is the same in the copy
};

/// Copies a work file into a new one, from a file into a server's schema or back, with its history: the numbers of acts and
/// rows stay. Of a damaged file what can be read. The copy is compared row by row when it is done.
/// Throws Error(output) where something is at the target already; Error(input_missing), Error(input_wrong) for the original.
CopyReport copy_work(const WorkLocation& from, const WorkLocation& to, const Progress& progress = {});

}  // namespace kuiki::store
