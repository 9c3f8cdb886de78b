#pragma once
#include "map/compose.h"

/// How each kind of layer that shows figures sorts them into classes and colours, in the file `layer_<kind>.cpp`. Ranking and
/// histogram are drawn in those colours.
namespace kuiki::map {

void classify_layer(const model::Dataset& data, const AreaFill& fill, Thematic& theme);
/// One class: a symbol tells by its size.
void classify_layer(const model::Dataset& data, const Symbols& symbols, Thematic& theme);

}  // namespace kuiki::map
