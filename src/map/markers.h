#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "map/document.h"
#include "map/scene.h"
#include "map/view.h"

/// Evacuation sites as symbols: one each when near, gathered into counted circles when far.
namespace kuiki::map {

/// How a site is drawn. A site that is also a shelter is a square with a light dot; one that lies outside its
/// municipality (an error of the source) is hollow.
enum class SiteForm : std::uint8_t { site, shelter, both };
inline constexpr int site_forms = 3;
SiteForm site_form(const model::Facilities& facilities, std::size_t i);
Text site_form_name(SiteForm form);

/// Symbol of a form at a scale; `size` in units.
struct SiteSymbol {
  Symbol symbol = Symbol::circle;
  Rgba fill, stroke;
  double size = 9, stroke_width = 1;
  bool dot = false;  ///< a light dot in the middle
};
/// Diameter of that dot, of the symbol's size: on the map and in every legend.
inline constexpr double site_dot = 0.36;
SiteSymbol site_symbol(SiteForm form, bool outside, double metres_per_unit);

/// Rows of the facilities the document's filter lets through, ascending. Throws Error(input_wrong) for an unknown `within`.
std::vector<model::FacilityRow> filtered_facilities(const model::Dataset& data, const FacilityFilter& filter);

/// Above this scale (units of the ground a unit of the frame) sites are gathered on a grid.
inline constexpr double gather_above = 40;

/// The side of the gathering grid in metres: a power of two, so that it stays as it is while zooming a little.
double gather_cell(double metres_per_unit);

/// A site to be gathered with others of the same area only, so that no counted circle stands for sites on both sides of a
/// border. It depends on the site and the scale alone, not on the projection or on what was shown before.
struct GatherSite {
  model::FacilityRow row = model::none;
  geo::Point plane;  ///< where it is drawn, metres
  geo::Point local;  ///< metres east and north of the middle of its home
  model::AreaRow home =
      model::none;  ///< its district, ward or municipality; what that is part of where it is drawn too small
};
std::vector<GatherSite> gather_sites(const model::Dataset& data, std::span<const model::FacilityRow> rows,
                                     const geo::Projection& projection, double metres_per_unit);

/// Sites gathered in one cell, or a single one.
struct Cluster {
  geo::Point plane;  ///< where it is drawn, metres
  std::uint32_t count = 1;
  model::FacilityRow only = model::none;  ///< the facility, where there is one
  double size = 0;                        ///< diameter of the counted circle, units at the scale it was made for
};
/// One cluster a site at gather_above and nearer; else a grid for each home. Counted circles do not overlap.
std::vector<Cluster> gather(std::span<const GatherSite> sites, double metres_per_unit);

/// What the legend must explain for the sites in a view.
struct FacilityKey {
  SiteSymbol symbol;
  Text label;
  std::uint32_t count = 0;  ///< sites of that form in the frame, in counted circles or alone; 0: of the circle itself
};
/// Empty where the layer is off or nothing is in the frame. The counted circle, where used, comes last.
std::vector<FacilityKey> facility_keys(const model::Dataset& data, const MapDocument& document, const View& view);

}  // namespace kuiki::map
