#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "map/scene.h"

namespace kuiki::render {

/// 32-bit premultiplied ARGB in native byte order, rows packed.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;
};

/// Paints with Cairo, without a display. `device_scale` device pixels to a scene unit. Throws Error(usage) above 32,767
/// pixels a side.
Image paint_image(const map::Scene& scene, double device_scale);

/// How the areas' fills stand in a PDF or SVG.
enum class Fills : std::uint8_t {
  vectors,  ///< as shapes
  picture,  ///< as pixels, `device_scale` to a unit; lines and words are vectors all the same
};

/// PNG, SVG or PDF by the extension, whole or not at all; the same bytes for the same scene. PDF and SVG are
/// `points_per_unit` points to a scene unit; PDF embeds its fonts and keeps text searchable.
/// Throws Error(usage) for another extension or more than 32,767 pixels a side, Error(output).
void write_scene(const map::Scene& scene, const std::filesystem::path& output, double device_scale, double points_per_unit,
                 Fills fills = Fills::vectors);

/// The pages of one PDF, each of its own size, with the title of the first; otherwise as `write_scene`. Throws
/// Error(usage) for another extension or no page at all, Error(output).
void write_pages(std::span<const map::Scene* const> pages, const std::filesystem::path& output, double points_per_unit);

/// An image as PNG bytes on disk, whole or not at all.
void write_png(const Image& image, const std::filesystem::path& output);

}  // namespace kuiki::render
