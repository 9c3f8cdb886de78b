#pragma once
#include "map/document.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

/// The layers of a recipe, bottom to top: its [[layer]] tables; of recipes of before there were any, what [choropleth],
/// [layers], [facilities], [figures], [labels] and `partnership` say. Nothing said: those of a usual document.
void read_layers(Table& top, MapDocument& into);

}  // namespace kuiki::map::recipe
