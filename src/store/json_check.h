#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kuiki::store {

/// What is known of a JSON map before GDAL reads it.
struct JsonFacts {
  bool topology = false;  ///< TopoJSON
  bool lines = false;     ///< one feature a line
  bool names_crs = false;
  struct Twice {
    std::string name;
    std::size_t row = 0;  ///< from 1
  };
  std::optional<Twice> twice;  ///< a property that one feature has two times: GDAL would take the last
};

/// Throws Error(input_missing) with line and column where the text is no JSON, Error(input_wrong) where it is nested beyond
/// measure, or its CRS is a link to somewhere else.
JsonFacts check_json(std::string_view text, const std::string& shown);

}  // namespace kuiki::store
