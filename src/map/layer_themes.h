#pragma once
#include <list>

#include "map/compose.h"

namespace kuiki::map {

/// The figures of a document's layers, for its legend and notes: kept from call to call where there is a cache.
class LayerThemes {
 public:
  /// `cache` may be null. All must outlive this.
  LayerThemes(const model::Dataset& data, const MapDocument& document, const Thematic& lead, ComposeCache* cache)
      : data_(data), document_(document), lead_(lead), cache_(cache) {}
  const Thematic& of(const Layer& layer);

 private:
  const model::Dataset& data_;
  const MapDocument& document_;
  const Thematic& lead_;
  ComposeCache* cache_;
  std::list<Thematic> made_;
};

}  // namespace kuiki::map
