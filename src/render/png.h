#pragma once
#include <string>

#include "render/page_painter.h"

namespace kuiki::render {

/// An image as a PNG file's bytes, always the same for the same image: three channels where it is opaque, else four
/// with straight alpha. `pixels_per_metre` 0 = not said.
std::string encode_png(const Image& image, double pixels_per_metre = 0);

}  // namespace kuiki::render
