#include "map/layer_recipes.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

void read_partnership(Table& t, PartnershipLayer& into) {
  t.read("partnership", into.partnership);
  t.read("color", into.color);
}

void write_partnership(const PartnershipLayer& layer, Section& into) {
  into.text("partnership", layer.partnership);
  into.color("color", layer.color);
}

}  // namespace kuiki::map::recipe
