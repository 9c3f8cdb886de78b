#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/dataset.h"

namespace kuiki::app {

/// One thing a query may have meant.
struct Hit {
  enum class Kind { area, partnership, indicator, map, place, facility, node, plan };
  Kind kind = Kind::area;
  model::Row row = model::none;  ///< area, place, facility, indicator, node (rows of the dataset)
  std::string id;                ///< code of an area, id of a partnership, indicator, node or plan, name of a map
  Text name, detail;             ///< 南区 · 北海道 札幌市 01106
  double score = 0;              ///< greater is likelier
};

/// A bundled map as the search knows it.
struct MapEntry {
  std::string name;
  Text title;
};

/// Everything that can be gone to by typing, folded once (see name_key.h). Holds no pointer into the dataset.
class SearchIndex {
 public:
  SearchIndex() = default;
  SearchIndex(const model::Dataset& data, const std::vector<MapEntry>& maps);

  /// The likeliest first, at most `limit`: by name, reading, English name, or by code (also with a lost leading zero or the
  /// check digit). Several words must all be there, in any order (札幌 南区). An empty query finds nothing.
  [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t limit = 12) const;

 private:
  struct Entry {
    Hit hit;
    std::vector<std::string> names;  ///< folded: name, name without 市 区 …, reading, English name, id
    std::string context;             ///< folded: prefecture and city before the name, in both languages
    double weight = 0;               ///< among equally good matches
  };
  void add(Hit hit, std::vector<std::string_view> names, std::string context, double weight);
  std::vector<Entry> entries_;
};

}  // namespace kuiki::app
