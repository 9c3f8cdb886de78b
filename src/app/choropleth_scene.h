#pragma once
#include <string>
#include <vector>

#include "app/choropleth.h"
#include "geo/path_set.h"
#include "geo/projection.h"
#include "map/classify.h"
#include "map/scene.h"

namespace kuiki::app {

/// What was read from the file, ready to be drawn.
struct Figure {
  std::string layer;
  geo::ProjectionPtr projection;
  geo::PathSetPtr paths;
  std::vector<double> values;  ///< one a shape; NaN = missing
  std::vector<bool> apart;     ///< one a ring: far islands, for a card of their own; empty: none
  std::size_t told_far = 0;    ///< shapes far away that the user was told of already
  geo::Box shown;              ///< what the frame should show, projected metres
};

/// Metres of ground to a unit that show `plane` in a frame of that size, with a margin.
double metres_per_unit(const geo::Box& plane, double width, double height);

/// The finished sheet: fills by class, hairlines where areas are large enough for them, legend with counts, scale, north,
/// and where the figures come from. The report gets the words of
/// the legend, and a warning where areas lie outside the frame.
map::Scene choropleth_scene(const ChoroplethRequest& request, const Figure& figure, const map::Classes& classes,
                            const std::vector<Rgba>& colors, ChoroplethReport& report);

}  // namespace kuiki::app
