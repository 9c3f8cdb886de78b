#pragma once
#include <optional>
#include <string>

#include "base/color.h"

namespace kuiki::map {

/// Layer `partnerships`: one wide-area partnership, its members and links.
struct PartnershipLayer {
  std::string partnership;    ///< id; empty = none
  std::optional<Rgba> color;  ///< of links and borders; none: the usual one
  friend bool operator==(const PartnershipLayer&, const PartnershipLayer&) = default;
};

}  // namespace kuiki::map
