#include "map/document.h"

#include <algorithm>

namespace kuiki::map {

bool MapDocument::shows(LayerKind kind) const {
  return std::ranges::any_of(layers, [&](const Layer& layer) { return layer.kind == kind && layer.visible; });
}

}  // namespace kuiki::map
