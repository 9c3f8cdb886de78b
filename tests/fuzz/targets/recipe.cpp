// A recipe; one that is taken is written and read back as the same document.
#include "map/recipe.h"
#include "../target.h"

KUIKI_FUZZ(recipe) {
  using namespace kuiki;
  fuzz::refused_or_done([&] {
    const auto document = map::parse_recipe(input, "fuzz.toml");
    const auto written = map::write_recipe(document);
    fuzz::must_be_text(written);
    fuzz::must(map::write_recipe(map::parse_recipe(written, "fuzz.toml")) == written, "a recipe is read back as the same");
  });
}
