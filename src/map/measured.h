#pragma once
#include <optional>
#include <string>

#include "map/subject.h"

namespace kuiki::map {

/// What every kind of layer says that shows figures of areas, one an area.
struct Measured {
  std::optional<Subject> subject;  ///< areas of its own; none: those the map is about
  std::string indicator;           ///< id; empty = none
  std::string period;              ///< model::Period as text; empty = the latest
  friend bool operator==(const Measured&, const Measured&) = default;
};

}  // namespace kuiki::map
