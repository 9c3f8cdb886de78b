#pragma once
#include <span>
#include <vector>

#include "map/document.h"

namespace kuiki::map {

/// The ground a document asks to show, in longitude and latitude.
///
/// Where that ground is wider or higher than eight degrees, specks are left out that would only push everything else
/// together: parts smaller than 100 km² that lie more than 300 km from every larger part shown
/// (小笠原, 南鳥島: 0.03 % of the land of Japan). They are still drawn where the map reaches them.
/// Throws Error(input_wrong) for an area code the data do not have.
struct GroundPart {
  geo::Box box;
  std::span<const geo::Point> ring;  ///< the outer ring; of the Dataset; empty for a place with a width and a height
};
/// Of a document about the areas of a file, only what belongs together (model::FeatureSet::main).
std::vector<GroundPart> ground_parts(const model::Dataset& data, const MapDocument& document);
geo::Box ground_box(const model::Dataset& data, const MapDocument& document);

/// The areas of a file that the extent is to show whole; null where it shows something else.
const model::FeatureSet* features_to_fit(const model::Dataset& data, const MapDocument& document);
/// Some of the points of their main part, degrees: enough to tell where they lie.
std::vector<geo::Point> points_of_main(const model::Areas& areas, const model::FeatureSet& set);

}  // namespace kuiki::map
