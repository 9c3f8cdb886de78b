#pragma once
#include <span>
#include <vector>

#include "map/document.h"
#include "map/scene.h"

/// A wide-area partnership on the map: who takes part, who leads, who is linked with whom.
namespace kuiki::map {

/// One partner. The wards of a city that all take part are one partner: the city.
struct Partner {
  model::AreaRow area = model::none;  ///< the area drawn and named
  bool lead = false;
};
/// In the order of the members, each once; areas the data do not have are left out.
std::vector<Partner> partners(const model::Dataset& data, const model::Partnership& partnership);

/// Has one of these areas part in it: as a member, or within or around one?
bool takes_part(const model::Dataset& data, const model::Partnership& partnership, std::span<const model::AreaRow> rows);

/// Where the mark of a partner stands, longitude and latitude: amid the points of its towns and its evacuation sites, which
/// is where people live; without any, its visual centre.
geo::Point partner_place(const model::Dataset& data, model::AreaRow area);

/// The partnership a document shows; nullptr where the layer is off or none is chosen.
/// Throws Error(input_wrong) for an id the data do not have.
const model::Partnership* shown_partnership(const model::Dataset& data, const MapDocument& document);

/// Lines between the marks of partners (scene units), gently curved: from the lead to each other, or, among equals, between
/// all of up to four, and straight to a common middle when there are more. A line ends `gap` units before a mark.
struct Links {
  std::vector<std::vector<geo::Vec2f>> lines;
  std::vector<geo::Vec2f> hub;  ///< the common middle, where there is one
};
Links link_lines(const std::vector<Partner>& partners, const std::vector<geo::Vec2f>& marks, double gap);

/// The mark of a partner: rings one over the other, largest first.
std::vector<MarkerItem> partner_mark(bool lead, geo::Vec2f at);
inline constexpr double lead_mark_size = 17, member_mark_size = 9;

}  // namespace kuiki::map
