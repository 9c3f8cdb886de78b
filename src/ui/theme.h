#pragma once
#include <imgui.h>

#include "base/color.h"
#include "map/palette.h"

namespace kuiki::ui {

inline ImU32 im(Rgba c) { return IM_COL32(c.r, c.g, c.b, c.a); }
inline ImVec4 im4(Rgba c) {
  return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
          static_cast<float>(c.a) / 255};
}

/// The window's colours: the map's paper tones, white panels, one accent.
namespace tone {
inline constexpr Rgba panel = rgb(0xfbfaf7), bar = rgb(0xffffff), line = rgb(0xdcd7cc), field = rgb(0xffffff),
                      hover = rgb(0xf1ede4), pressed = rgb(0xe6e0d3), chosen = rgb(0xf8e6e2), text = map::paper::text,
                      quiet = map::paper::secondary, faint = rgb(0x9aa2a8), accent = map::paper::accent,
                      accent_hover = rgb(0xd14a30), accent_pressed = rgb(0xa63019), link = rgb(0x1f5f99),
                      warning = rgb(0xb26a00), good = rgb(0x2f7d4f);
}

/// Sizes and colours of Dear ImGui at `scale` pixels a unit.
void apply_theme(float scale);

}  // namespace kuiki::ui
