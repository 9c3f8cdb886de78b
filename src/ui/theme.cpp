#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace kuiki::ui {

namespace {

/// Before they are scaled.
void set_measures(ImGuiStyle& style) {
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
}

struct ThemeColor {
  ImGuiCol_ index;
  Rgba color;
};
const ThemeColor theme_colors[] = {
    {ImGuiCol_Text, tone::text},
    {ImGuiCol_TextDisabled, tone::quiet},
    {ImGuiCol_WindowBg, tone::panel},
    {ImGuiCol_ChildBg, tone::panel.with_alpha(0)},
    {ImGuiCol_PopupBg, tone::bar},
    {ImGuiCol_Border, tone::line},
    {ImGuiCol_BorderShadow, Rgba{0, 0, 0, 0}},
    {ImGuiCol_FrameBg, tone::field},
    {ImGuiCol_FrameBgHovered, tone::hover},
    {ImGuiCol_FrameBgActive, tone::pressed},
    {ImGuiCol_TitleBg, tone::bar},
    {ImGuiCol_TitleBgActive, tone::bar},
    {ImGuiCol_TitleBgCollapsed, tone::bar},
    {ImGuiCol_MenuBarBg, tone::bar},
    {ImGuiCol_ScrollbarBg, Rgba{0, 0, 0, 0}},
    {ImGuiCol_ScrollbarGrab, rgb(0xcfc9bc)},
    {ImGuiCol_ScrollbarGrabHovered, rgb(0xb9b2a3)},
    {ImGuiCol_ScrollbarGrabActive, rgb(0xa39c8c)},
    {ImGuiCol_CheckMark, tone::accent},
    {ImGuiCol_SliderGrab, tone::accent},
    {ImGuiCol_SliderGrabActive, tone::accent_pressed},
    {ImGuiCol_Button, tone::field},
    {ImGuiCol_ButtonHovered, tone::hover},
    {ImGuiCol_ButtonActive, tone::pressed},
    {ImGuiCol_Header, tone::chosen},
    {ImGuiCol_HeaderHovered, tone::hover},
    {ImGuiCol_HeaderActive, tone::pressed},
    {ImGuiCol_Separator, tone::line},
    {ImGuiCol_SeparatorHovered, tone::accent},
    {ImGuiCol_SeparatorActive, tone::accent},
    {ImGuiCol_Tab, tone::panel},
    {ImGuiCol_TabHovered, tone::hover},
    {ImGuiCol_TabActive, tone::bar},
    {ImGuiCol_TabUnfocused, tone::panel},
    {ImGuiCol_TabUnfocusedActive, tone::bar},
    {ImGuiCol_PlotHistogram, tone::accent},
    {ImGuiCol_PlotHistogramHovered, tone::accent_hover},
    {ImGuiCol_TableHeaderBg, tone::hover},
    {ImGuiCol_TableBorderLight, rgb(0xebe7de)},
    {ImGuiCol_TableBorderStrong, tone::line},
    {ImGuiCol_TableRowBg, Rgba{0, 0, 0, 0}},
    {ImGuiCol_TableRowBgAlt, Rgba{0, 0, 0, 0}},
    {ImGuiCol_TextSelectedBg, rgb(0xf3c9c0)},
    {ImGuiCol_NavHighlight, tone::accent.with_alpha(160)},
    {ImGuiCol_NavWindowingHighlight, tone::accent},
    {ImGuiCol_ModalWindowDimBg, rgb(0x1d2730).with_alpha(90)},
};

}  // namespace

void apply_theme(float scale) {
  ImGuiStyle style;
  set_measures(style);
  style.ScaleAllSizes(scale);
  style.FrameBorderSize = style.PopupBorderSize = style.ChildBorderSize = std::max(1.0f, std::floor(scale));
  ImGui::StyleColorsLight(&style);
  for (const auto& [index, color] : theme_colors) style.Colors[index] = im4(color);
  ImGui::GetStyle() = style;
}

}  // namespace kuiki::ui
