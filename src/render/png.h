#pragma once
#include <filesystem>
#include <string>

#include "render/page_painter.h"

namespace kuiki::render {

/// An image as a PNG file's bytes, always the same for the same image: three channels where it is opaque, else four
/// with straight alpha. `pixels_per_metre` 0 = not said.
std::string encode_png(const Image& image, double pixels_per_metre = 0);

/// Throws Error(input_missing), Error(input_wrong).
Image read_png(const std::filesystem::path& file);

}  // namespace kuiki::render
