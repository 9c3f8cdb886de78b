#include "map/layer_recipes.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

void read_labels(Table& t, Labels& into) {
  t.read("names", into.names);
  t.read("values", into.values);
}

void write_labels(const Labels& labels, Section& into) {
  into.flag("names", labels.names, true);
  into.flag("values", labels.values, true);
}

}  // namespace kuiki::map::recipe
