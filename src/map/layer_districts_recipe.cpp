#include "map/layer_recipes.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

void read_districts(Table& /*table*/, Districts& /*into*/) {}
void write_districts(const Districts& /*districts*/, Section& /*into*/) {}

}  // namespace kuiki::map::recipe
