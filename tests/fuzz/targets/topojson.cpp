// Boundaries among the text sources of a database of one's own.
#include "../target.h"
#include "store/boundary_files.h"

KUIKI_FUZZ(topojson) {
  using namespace kuiki;
  const fuzz::InputFile file(input, "areas.topojson");
  fuzz::refused_or_done([&] { store::read_topojson(file.path()); });
  fuzz::refused_or_done([&] { store::read_districts(file.path()); });
}
