#pragma once
#include <cairo.h>

#include <optional>

#include "render/page_painter.h"
#include "render/pixels.h"

namespace kuiki::render {

/// The fills of a vector page that follow one another, gathered into one picture: of very many shapes a file is then quick to
/// write, to open and to print. Lines and words stay vectors. `scale` pixels a unit of the scene.
class FillsPicture {
 public:
  FillsPicture(cairo_t* cr, double scale) : cr_(cr), scale_(scale) {}

  /// `window`: what is seen of the page, scene units; the same until it is placed.
  void add(const map::FillItem& item, const map::Rect& window);
  /// Puts what was added onto the page; nothing where nothing was.
  void place();

 private:
  cairo_t* cr_;
  double scale_;
  PixelBox box_;  ///< of the picture, in pixels of the page
  std::optional<Image> image_;
};

}  // namespace kuiki::render
