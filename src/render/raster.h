#pragma once
#include "render/page_painter.h"
#include "render/pixels.h"

/// The two items with very many points, painted straight into an image. Cairo covers each area for itself, so the
/// ground shines through where two meet; and its strokes cost ten times a fill. Both come out as OpenGL's do.
/// Deterministic whatever the number of threads. `at` is in pixels; widths and hatches are `scale` pixels a unit.
namespace kuiki::render {

/// Even-odd a shape; 16 samples a pixel, each belonging to exactly one of two areas that share a border, so no seam.
/// Of overlapping shapes the later one is seen, also where paints are translucent.
/// `hatch`: the pixel where the hatch has its origin.
void fill_paths(Image& image, const map::FillItem& item, const map::Placement& at, double scale, const PixelBox& clip,
                PixelShift hatch = {});

/// Round joins and caps; a pixel crossed twice is painted once.
void stroke_paths(Image& image, const map::StrokeItem& item, const map::Placement& at, double scale, const PixelBox& clip);

/// `source` over `under`, both premultiplied, with `share` 0 to 255 of it.
inline std::uint32_t over(std::uint32_t source, std::uint32_t under, std::uint32_t share = 255) {
  const auto each = [](std::uint32_t value, std::uint32_t factor) {  // exact value · factor / 255, two channels at once
    std::uint32_t even = (value & 0x00ff00ff) * factor + 0x00800080, odd = (value >> 8 & 0x00ff00ff) * factor + 0x00800080;
    even = (even + (even >> 8 & 0x00ff00ff)) >> 8 & 0x00ff00ff;
    odd = (odd + (odd >> 8 & 0x00ff00ff)) & 0xff00ff00;
    return even | odd;
  };
  if (share != 255) source = each(source, share);
  return source + each(under, 255 - (source >> 24));
}

}  // namespace kuiki::render
