#pragma once
#include "render/cairo_canvas.h"

/// Fills and strokes of many points as vectors for PDF and SVG, cut to what the page shows: neighbouring towns of a
/// city's map would otherwise make most of the file.
namespace kuiki::render {

void fill_vectors(cairo_t* cr, CairoCanvas& canvas, const map::FillItem& item, const map::Rect& window);
void stroke_vectors(cairo_t* cr, const map::StrokeItem& item, const map::Rect& window);

}  // namespace kuiki::render
