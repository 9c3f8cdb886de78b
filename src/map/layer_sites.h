#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/color.h"
#include "model/dataset.h"

namespace kuiki::map {

/// Layer `facilities`: evacuation sites and shelters, those that a filter lets through.
struct Sites {
  std::vector<model::Hazard> hazards;  ///< any of these; empty = every site
  bool shelters_only = false;
  std::string within;         ///< area code; empty = wherever the map is
  std::optional<Rgba> color;  ///< of the symbols; none: the usual one
  friend bool operator==(const Sites&, const Sites&) = default;
};

}  // namespace kuiki::map
