#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/text.h"

namespace kuiki::app {

/// One comparison of the database with a reference fact.
struct Finding {
  enum class Verdict { pass, known, fail };  ///< known: cannot match, for a reason that is on record
  std::string rule;     ///< area, extent, adjacency, validity, coverage, location
  std::string subject;  ///< code or id
  Verdict verdict = Verdict::pass;
  Text words;           ///< expected, found, and why
};
struct CheckReport {
  std::vector<Finding> findings;
  [[nodiscard]] std::size_t count(Finding::Verdict verdict) const;
  [[nodiscard]] bool ok() const { return count(Finding::Verdict::fail) == 0; }
};
CheckReport check_database(const std::filesystem::path& database, const Progress& progress = {});

}  // namespace kuiki::app
