#pragma once
#include <cairo.h>

#include "map/scene.h"
#include "render/text_setter.h"

namespace kuiki::render {

void set_color(cairo_t* cr, Rgba color);

/// Draws the small items with Cairo, in scene units. `pixels_per_unit` > 0 where the surface has pixels: then straight
/// edges and text begin on whole ones. 0 = on paper (PDF, SVG).
class CairoCanvas {
 public:
  CairoCanvas(cairo_t* cr, double pixels_per_unit) : cr_(cr), scale_(pixels_per_unit) {}

  void draw(const map::RectItem& item);
  void draw(const map::LineItem& item);
  void draw(const map::PolygonItem& item);
  void draw(const map::MarkerItem& item);
  void draw(const map::TextItem& item);

  /// Fills the current path, and strokes it where the width is above 0. The path is used up.
  void paint(const map::Paint& fill, Rgba stroke, double stroke_width);
  /// Hatch lines (not the ground) inside the current clip, phase-locked to the origin so that neighbours join.
  void hatch(const map::Paint& paint);

 private:
  cairo_t* cr_;
  double scale_;
  TextSetter text_;
};

}  // namespace kuiki::render
