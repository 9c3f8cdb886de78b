// A GeoPackage that is given as the database.
#include "../target.h"
#include "store/load.h"

KUIKI_FUZZ(database) {
  using namespace kuiki;
  const fuzz::InputFile file(input, "base.gpkg");
  fuzz::refused_or_done([&] { store::load_dataset(file.path()); });
}
