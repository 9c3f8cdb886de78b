#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/text.h"

namespace kuiki::map {

/// Colours told apart with every type of colour vision and in grey (tests hold them to it).
struct Palette {
  enum class Kind { sequential, diverging, qualitative };
  std::string_view id;
  Text name;
  Kind kind;
};
std::span<const Palette> palettes();
const Palette* find_palette(std::string_view id);

/// `n` colours (1 to 9) from light (low) to dark (high); qualitative: n distinct quiet tones. Throws Error(usage) for an
/// unknown id.
std::vector<Rgba> palette_colors(std::string_view id, int n, bool reverse = false);

/// Paper tones of every map (see the look of the project).
namespace paper {
/// Outside the areas of a file nothing is known, neither land nor sea.
inline constexpr Rgba unknown = rgb(0xf4f6f7);
inline constexpr Rgba sea = rgb(0xdfe9f0), land = rgb(0xf2f0ea), border = rgb(0xc3beb3), text = rgb(0x1d2730),
                      secondary = rgb(0x56616b), accent = rgb(0xc23b22), white = rgb(0xffffff), outline = rgb(0x4a5560);
}  // namespace paper

}  // namespace kuiki::map
