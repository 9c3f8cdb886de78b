#pragma once
#include <string>
#include <vector>

#include "model/dataset.h"
#include "model/wording.h"
#include "report/area_profile.h"

/// What the sheet of an area (`area:CODE`) says, from the data.
namespace kuiki::app {

/// The areas that one is compared with, itself among them, by row: municipalities of its prefecture, wards or districts of
/// its city, towns of its ward or city, areas of its own set, prefectures.
struct Peers {
  std::vector<model::AreaRow> rows;
  Text name;  ///< 札幌市の区
};
Peers peers_of(const model::Dataset& data, model::AreaRow area);

/// What `--each` takes an area apart into: a prefecture's municipalities; a city's wards, else its districts, else its towns;
/// the towns of a ward or a district; of an area set ("own:SET") its areas. Throws Error(input_wrong) where the data have none.
std::vector<model::AreaRow> parts_of(const model::Dataset& data, model::AreaRow area);

report::AreaProfile area_profile(const model::Dataset& data, model::AreaRow area, const model::Wording& wording);

}  // namespace kuiki::app
