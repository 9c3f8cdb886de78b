#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace kuiki::ui {

void apply_theme(float scale) {
  ImGuiStyle style;
  style.WindowPadding = {16, 16};
  style.FramePadding = {10, 8};
  style.CellPadding = {8, 4};
  style.ItemSpacing = {8, 8};
  style.ItemInnerSpacing = {8, 8};
  style.IndentSpacing = 16;
  style.ScrollbarSize = 12;
  style.GrabMinSize = 14;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 1;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.TabBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildRounding = style.FrameRounding = style.PopupRounding = style.GrabRounding = style.TabRounding = 4;
  style.ScrollbarRounding = 6;
  style.WindowTitleAlign = {0.0f, 0.5f};
  style.WindowMenuButtonPosition = ImGuiDir_None;
  style.DisabledAlpha = 0.45f;
  style.AntiAliasedLinesUseTex = true;
  style.ScaleAllSizes(scale);
  style.FrameBorderSize = style.PopupBorderSize = style.ChildBorderSize = std::max(1.0f, std::floor(scale));

  auto* c = style.Colors;
  const auto set = [&](int index, Rgba color) { c[index] = im4(color); };
  ImGui::StyleColorsLight(&style);
  set(ImGuiCol_Text, tone::text);
  set(ImGuiCol_TextDisabled, tone::quiet);
  set(ImGuiCol_WindowBg, tone::panel);
  set(ImGuiCol_ChildBg, tone::panel.with_alpha(0));
  set(ImGuiCol_PopupBg, tone::bar);
  set(ImGuiCol_Border, tone::line);
  set(ImGuiCol_BorderShadow, Rgba{0, 0, 0, 0});
  set(ImGuiCol_FrameBg, tone::field);
  set(ImGuiCol_FrameBgHovered, tone::hover);
  set(ImGuiCol_FrameBgActive, tone::pressed);
  set(ImGuiCol_TitleBg, tone::bar);
  set(ImGuiCol_TitleBgActive, tone::bar);
  set(ImGuiCol_TitleBgCollapsed, tone::bar);
  set(ImGuiCol_MenuBarBg, tone::bar);
  set(ImGuiCol_ScrollbarBg, Rgba{0, 0, 0, 0});
  set(ImGuiCol_ScrollbarGrab, rgb(0xcfc9bc));
  set(ImGuiCol_ScrollbarGrabHovered, rgb(0xb9b2a3));
  set(ImGuiCol_ScrollbarGrabActive, rgb(0xa39c8c));
  set(ImGuiCol_CheckMark, tone::accent);
  set(ImGuiCol_SliderGrab, tone::accent);
  set(ImGuiCol_SliderGrabActive, tone::accent_pressed);
  set(ImGuiCol_Button, tone::field);
  set(ImGuiCol_ButtonHovered, tone::hover);
  set(ImGuiCol_ButtonActive, tone::pressed);
  set(ImGuiCol_Header, tone::chosen);
  set(ImGuiCol_HeaderHovered, tone::hover);
  set(ImGuiCol_HeaderActive, tone::pressed);
  set(ImGuiCol_Separator, tone::line);
  set(ImGuiCol_SeparatorHovered, tone::accent);
  set(ImGuiCol_SeparatorActive, tone::accent);
  set(ImGuiCol_Tab, tone::panel);
  set(ImGuiCol_TabHovered, tone::hover);
  set(ImGuiCol_TabActive, tone::bar);
  set(ImGuiCol_TabUnfocused, tone::panel);
  set(ImGuiCol_TabUnfocusedActive, tone::bar);
  set(ImGuiCol_PlotHistogram, tone::accent);
  set(ImGuiCol_PlotHistogramHovered, tone::accent_hover);
  set(ImGuiCol_TableHeaderBg, tone::hover);
  set(ImGuiCol_TableBorderLight, rgb(0xebe7de));
  set(ImGuiCol_TableBorderStrong, tone::line);
  set(ImGuiCol_TableRowBg, Rgba{0, 0, 0, 0});
  set(ImGuiCol_TableRowBgAlt, Rgba{0, 0, 0, 0});
  set(ImGuiCol_TextSelectedBg, rgb(0xf3c9c0));
  set(ImGuiCol_NavHighlight, tone::accent.with_alpha(160));
  set(ImGuiCol_NavWindowingHighlight, tone::accent);
  set(ImGuiCol_ModalWindowDimBg, rgb(0x1d2730).with_alpha(90));
  ImGui::GetStyle() = style;
}

}  // namespace kuiki::ui
