#pragma once
#include <imgui.h>

#include <string>

#include "model/dataset.h"

namespace kuiki::ui {

/// The typeface of the maps in the sizes of the window: 16 px text, 19 px bold headings, 13 px for what is secondary.
struct Fonts {
  ImFont *body = nullptr, *heading = nullptr, *small = nullptr;
  float line =
      1;  ///< Dear ImGui's size of a font (the height of its line) for one of its em, which maps and typographers mean
};

/// What the texts of the window are made of: while loading, only the words shown then, so that the window is there at once;
/// later all Japanese characters of daily use and every character of the dataset.
struct Glyphs {
  const model::Dataset* data = nullptr;
  bool all_japanese = false;
  std::string words;
  friend bool operator==(const Glyphs&, const Glyphs&) = default;
};

/// Puts the fonts into Dear ImGui's atlas for `scale` pixels a unit, replacing those of before; the backend's texture has to
/// be made anew after it.
Fonts load_fonts(float scale, const Glyphs& glyphs);

}  // namespace kuiki::ui
