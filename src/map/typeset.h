#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/scene.h"

namespace kuiki::map {

/// The typeface of maps and window: BIZ UDPGothic, else the system's Japanese gothic.
inline constexpr const char* font_family = "BIZ UDPGothic";
/// In order of preference, as Pango wants it; what measures and what draws must agree.
inline constexpr const char* font_families =
    "BIZ UDPGothic, BIZ UDGothic, Noto Sans CJK JP, IPAexGothic, Yu Gothic, Hiragino Sans, sans-serif";

struct TextSize {
  double width = 0;                ///< advance
  double ascent = 0, descent = 0;  ///< of the font, both positive; a line is ascent + descent high
};

/// Measures with Pango, without hinting, as every painter draws. Not thread-safe: one a thread.
TextSize measure(std::string_view text, Font font);

/// Breaks a text into lines no wider than `width` (Japanese by kinsoku rules, through Pango's line breaks).
std::vector<std::string> wrap(std::string_view text, Font font, double width);

/// The same, but between phrases: no word is divided, and a number stays with its unit, unless it is wider than a line. For
/// heads, names and cells of tables.
std::vector<std::string> wrap_phrases(std::string_view text, Font font, double width);
/// The width of the widest phrase: what a column needs so that no word is divided.
double widest_phrase(std::string_view text, Font font);

/// The text, or as much of it as fits with "…" behind it.
std::string shortened(std::string_view text, Font font, double width);

/// File and index of the typeface in a collection, for those who load fonts themselves.
struct FontFile {
  std::string path;
  int index = 0;
};
FontFile font_file(bool bold);

}  // namespace kuiki::map
