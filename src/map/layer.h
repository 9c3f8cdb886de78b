#pragma once
#include <string>
#include <variant>

#include "base/text.h"
#include "map/layer_areas.h"
#include "map/layer_districts.h"
#include "map/layer_figures.h"
#include "map/layer_labels.h"
#include "map/layer_partnership.h"
#include "map/layer_sites.h"
#include "map/layer_symbols.h"

namespace kuiki::map {

/// What a layer draws: one alternative a kind. A kind is the files `layer_<kind>*` (its values, its words in a recipe, its
/// legend, its drawing) and its row in map/layer_kinds.cpp, in the order of this list.
using LayerOptions = std::variant<AreaFill, Districts, PartnershipLayer, Symbols, Sites, Labels, FigureCards>;

/// Fainter than that a layer is better hidden.
inline constexpr double least_opacity = 0.05;

/// One layer of a map.
struct Layer {
  std::string id;  ///< tells it from every other of its map: the word of its kind, "areas-2" …
  Text name;       ///< its own; empty: that of its kind
  bool visible = true;
  double opacity = 1;  ///< least_opacity to 1
  LayerOptions options;
  friend bool operator==(const Layer&, const Layer&) = default;
};

}  // namespace kuiki::map
