#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "intake/area_names.h"
#include "model/dataset.h"

namespace kuiki::app {

/// One thing a query may have meant.
struct Hit {
  enum class Kind { area, partnership, indicator, map, place, facility, node, plan };
  Kind kind = Kind::area;
  model::AnyRow row;  ///< area, place, facility, indicator, node (rows of the dataset)
  std::string id;     ///< code of an area, id of a partnership, indicator, node or plan, name of a map
  Text name, detail;  ///< 南区 · 北海道 札幌市 01106
  double score = 0;   ///< greater is likelier
};

/// A map as the search knows it: a bundled one, or one of the work file.
struct MapEntry {
  std::string name;  ///< "sapporo-ageing"; "work:ID" of one of the work file
  Text title;
};

/// Everything that can be gone to by typing, folded once (see name_key.h and intake/area_names.h). Holds no pointer into the
/// dataset.
class SearchIndex {
 public:
  SearchIndex() = default;
  SearchIndex(const model::Dataset& data, const std::vector<MapEntry>& maps);
  /// The maps of the work file, in place of those it had.
  void set_own_maps(const std::vector<MapEntry>& maps);

  /// The likeliest first, at most `limit`: by name, reading, English name, or by code (also with a lost leading zero or the
  /// check digit). Several words must all be there, in any order (札幌 南区); an address finds its 丁目 or town. What lies in
  /// `here` (the area the map is about) goes before what lies elsewhere, exact names before beginnings, beginnings before
  /// parts; equally good ones by kind, then by name with numbers in their order. An empty query finds nothing.
  [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t limit = 12,
                                      model::AreaRow here = model::none) const;

 private:
  struct Entry {
    Hit hit;
    std::vector<std::string> names;     ///< folded: name, reading, English name, id, numbers of 丁目 as digits
    std::string context;                ///< folded: prefecture and city before the name, in both languages
    std::string order;                  ///< by which equally good ones are ordered
    double weight = 0;                  ///< among equally good matches
    model::AreaRow area = model::none;  ///< where it is
  };
  /// A query, prepared once for all entries.
  struct Query;

  [[nodiscard]] static Entry entry_of(Hit hit, const std::vector<std::string_view>& names, std::string_view context,
                                      double weight, model::AreaRow area);
  void add(Hit hit, std::vector<std::string_view> names, std::string context, double weight, model::AreaRow area);
  void add_areas(const model::Dataset& data);
  void add_plans(const model::Dataset& data);
  void add_sites(const model::Dataset& data);
  [[nodiscard]] double score(const Entry& entry, const Query& query) const;
  [[nodiscard]] std::vector<Hit> found(const Query& query, std::size_t limit) const;

  std::vector<Entry> entries_;
  std::vector<Entry> own_maps_;
  intake::AreaNames areas_;
};

}  // namespace kuiki::app
