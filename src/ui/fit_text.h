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

/// The same with "…" in the middle: the end of the text stays, as far as half the width holds it.
inline std::string elided_amid(ImFont* font, const std::string& text, float width) {
  if (width_of(font, text) <= width) return text;
  const float dots = width_of(font, "…");
  std::size_t tail = text.size();
  for (std::size_t at = text.size(); at-- > 0;) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) continue;  // within a character
    if (width_of(font, text.substr(at)) > (width - dots) / 2) break;
    tail = at;
  }
  const std::string end = text.substr(tail);
  return shortened(font, text.substr(0, tail), width - width_of(font, end)) + end;
}

}  // namespace kuiki::ui
