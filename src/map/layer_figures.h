#pragma once
#include <string>
#include <vector>

namespace kuiki::map {

/// Layer `figures`: figures of plans, each where it is measured: on a card at the city, at the facility or place, at the
/// partnership.
struct FigureCards {
  std::vector<std::string> indicators;  ///< ids, in the order in which a card lists them
  int as_of = 0;                        ///< fiscal year whose actuals are the last to be looked at; 0: the latest
  friend bool operator==(const FigureCards&, const FigureCards&) = default;
};

}  // namespace kuiki::map
