#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/classify.h"
#include "map/measured.h"

namespace kuiki::map {

/// Layer `areas`: areas filled by an indicator. Without one they get one quiet tone each (districts: distinct tones).
struct AreaFill : Measured {
  Method method = Method::jenks;
  int classes = 5;             ///< 3 to 7; few areas get fewer (map/classify.h)
  bool exact_classes = false;  ///< so many also for few areas
  /// One set of breaks for all periods of the indicator, so that a colour means the same in each. Not said (recipes of before):
  /// no, until the window changes the period.
  std::optional<bool> same_breaks;
  std::vector<double> breaks;  ///< manual only: upper bounds of all classes but the last
  std::string palette = "blue";
  bool reverse = false;
  bool totals = false;  ///< somebody wants a total in colour, though large areas then look like much: no warning
  friend bool operator==(const AreaFill&, const AreaFill&) = default;
};

}  // namespace kuiki::map
