#pragma once
#include <imgui.h>

#include "model/dataset.h"

namespace kuiki::ui {

/// The typeface of the maps in the sizes of the window: 16 px text, 19 px bold headings, 13 px for what is secondary.
struct Fonts {
  ImFont *body = nullptr, *heading = nullptr, *small = nullptr;
};

/// Puts the fonts into ImGui's atlas for `scale` pixels a unit, with all Japanese characters of daily use and, where there is a
/// dataset, every character of its texts. Replaces those of before; the backend's texture has to be made anew after it.
Fonts load_fonts(float scale, const model::Dataset* data);

}  // namespace kuiki::ui
