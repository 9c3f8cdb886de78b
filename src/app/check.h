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
  std::string
      rule;  ///< area, extent, adjacency, neighbours, validity, coverage, location, parents, sums, towns, totals, columns, rates, plans,
  ///< cross-sums, repeated, plan-places, comparisons
  std::string subject;  ///< code or id
  Verdict verdict = Verdict::pass;
  Text words;  ///< expected, found, and why
};
struct CheckReport {
  std::vector<Finding> findings;
  [[nodiscard]] std::size_t count(Finding::Verdict verdict) const;
  [[nodiscard]] bool ok() const { return count(Finding::Verdict::fail) == 0; }
};
/// Holds the database against its reference facts and against itself: shapes, borders, positions and sums are worked out
/// anew, independently of the build. Every reference fact, every outlier and every failure is a finding of its own; what is
/// in order for all areas alike is one finding for all. Takes a few seconds. Throws as store::load_dataset does.
CheckReport check_database(const std::filesystem::path& database, const Progress& progress = {});

}  // namespace kuiki::app
