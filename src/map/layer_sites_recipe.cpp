#include "map/layer_recipes.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

void read_sites(Table& t, Sites& into) {
  std::array<Word<model::Hazard>, model::hazard_count> hazards;
  for (int h = 0; h < model::hazard_count; ++h)
    hazards[static_cast<std::size_t>(h)] = {model::hazard_id(static_cast<model::Hazard>(h)), static_cast<model::Hazard>(h)};
  into.hazards = t.read_list("hazards", hazards);
  t.read("shelters_only", into.shelters_only);
  t.read("within", into.within);
  t.read("color", into.color);
}

void write_sites(const Sites& sites, Section& into) {
  std::vector<std::string> hazards;
  hazards.reserve(sites.hazards.size());
  for (const auto hazard : sites.hazards) hazards.emplace_back(model::hazard_id(hazard));
  if (!hazards.empty()) into.line("hazards", list_text(hazards));
  into.flag("shelters_only", sites.shelters_only, false);
  into.text("within", sites.within);
  into.color("color", sites.color);
}

}  // namespace kuiki::map::recipe
