#pragma once
#include <span>

#include "geo/projection.h"
#include "map/document.h"
#include "map/scene.h"

namespace kuiki::map {

/// Where and how a map frame looks at the ground: the projection, the plane point in the frame's middle, the scale.
struct View {
  geo::ProjectionPtr projection;
  geo::Point centre;  ///< plane metres, in the middle of the frame
  double metres_per_unit = 1000;
  double width = 0, height = 0;  ///< of the frame, units

  [[nodiscard]] geo::Point to_plane(double x, double y) const {
    return {centre.x + (x - width / 2) * metres_per_unit, centre.y - (y - height / 2) * metres_per_unit};
  }
  [[nodiscard]] geo::Point to_frame(geo::Point plane) const {
    return {width / 2 + (plane.x - centre.x) / metres_per_unit, height / 2 - (plane.y - centre.y) / metres_per_unit};
  }
  [[nodiscard]] geo::Point to_lonlat(double x, double y) const { return projection->inverse(to_plane(x, y)); }
};

/// The projection a document asks for, about the middle of the ground it shows.
geo::ProjectionPtr choose_projection(const model::Dataset& data, const MapDocument& document);

/// The view that shows the document's extent in a frame of that size, with a margin (units) all round; what is `covered`
/// (rectangles of the frame) is kept clear as far as the map need not be less than a third as large for it.
/// Throws Error(input_wrong) for an area code the data do not have.
View fit_view(const model::Dataset& data, const MapDocument& document, double width, double height, double margin = 24,
              std::span<const Rect> covered = {});

/// The same document looking exactly where `view` looks (what "save" and "export" of a viewer use).
MapDocument with_view(MapDocument document, const View& view);

}  // namespace kuiki::map
