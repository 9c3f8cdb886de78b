#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/progress.h"

namespace kuiki::store {

class Act;

/// An indicator or an area set of the work file gets another name, or goes with all its figures or areas. Its id stays: maps
/// and formulas refer to that.
struct OwnHeadChange {
  enum class Kind { indicator, area_set };
  Kind kind = Kind::indicator;
  std::string id;
  std::string name;       ///< the new one
  bool remove = false;    ///< `name` is not looked at
  std::int64_t seen = 0;  ///< act that made it what was seen; 0: not looked at
};

struct OwnHeadSaved {
  std::int64_t act = 0;          ///< 0: nothing was to be changed
  std::size_t rows = 0;          ///< figures, or areas, that went with it
  std::optional<Text> conflict;  ///< somebody else changed or removed it meanwhile; nothing was saved
  Warnings warnings;
};

/// Throws Error(input_wrong) for a name that is empty, of several lines or longer than 200 bytes, one that another of its kind
/// has, and an id that is not there (where nothing was seen).
OwnHeadSaved write_own_head(Act& act, const OwnHeadChange& wanted);

}  // namespace kuiki::store
