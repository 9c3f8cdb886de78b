#pragma once
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <string>

namespace kuiki::ui {

/// Of one line, in pixels.
inline float width_of(ImFont* font, const std::string& text) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.c_str()).x;
}

/// The text, or as much of it as fits with "…" behind it.
inline std::string shortened(ImFont* font, const std::string& text, float width) {
  if (width_of(font, text) <= width) return text;
  const char* end = nullptr;
  font->CalcTextSizeA(font->FontSize, std::max(1.0f, width - width_of(font, "…")), 0, text.c_str(), nullptr, &end);
  return std::string(text.c_str(), end) + "…";
}

}  // namespace kuiki::ui
