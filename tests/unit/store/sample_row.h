#pragma once
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include "store/schema.h"

namespace kuiki::store::test {

/// A row with a column of each type; each test declares the table it stands in.
struct Sample {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view id, unit, note;
  std::int64_t line = 0;
  std::optional<std::int64_t> rank;
  double value = NAN;
  bool holds = false;
  Moment at;
};

}  // namespace kuiki::store::test
