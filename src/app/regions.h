#pragma once
#include <span>
#include <string>
#include <string_view>

#include "map/document.h"
#include "model/dataset.h"

/// The places a map is begun with: those of `assets/regions.csv`, and the city of whoever uses the program.
namespace kuiki::app {

/// One place as a button, and as a card of the start screen.
struct Region {
  std::string id;  ///< otaru, sapporo …
  Text name;
  Text title, text;      ///< of its card; empty: it has none
  std::string map;       ///< the bundled map it begins with
  map::Subject subject;  ///< of that map
};

/// Those of the file, in its order; read once. Throws Error(input_missing), Error(input_wrong) for a file or a map that cannot
/// be read.
std::span<const Region> regions();
const Region* find_region(std::string_view id);
/// The region whose subject the document has; null where it is another one.
const Region* region_of(const map::MapDocument& document);
/// The region that is a city; null where there is none.
const Region* region_of_city(std::string_view code);

/// The municipality or ward that an area is or lies in; none for a prefecture.
model::AreaRow city_of(const model::Dataset& data, model::AreaRow area);

/// What a planner of a city begins with: by its wards, districts or towns where there are any, else among its neighbours; in
/// colour the share of older residents, or how densely people live, whichever is known.
map::MapDocument city_map(const model::Dataset& data, model::AreaRow city);

}  // namespace kuiki::app
