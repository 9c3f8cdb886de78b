#include "map/layer_recipes.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

void read_figures(Table& t, FigureCards& into) {
  t.read("indicators", into.indicators);
  t.read("as_of", into.as_of, 1900, 2100);
}

void write_figures(const FigureCards& figures, Section& into) {
  if (!figures.indicators.empty()) into.line("indicators", list_text(figures.indicators));
  if (figures.as_of > 0) into.line("as_of", std::to_string(figures.as_of));
}

}  // namespace kuiki::map::recipe
