#include <algorithm>

#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

/// What the pointer grips of a divider, amid a window of its own: its way in this frame where it is dragged.
ImVec2 gripped(const Ui& ui, const char* id, ImVec2 at, ImVec2 size, ImVec2 line, const Text& tip) {
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::InvisibleButton("grip", size);
  if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
    ImGui::SetMouseCursor(size.x < size.y ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    const ImVec2 a{at.x + (size.x - line.x) / 2, at.y + (size.y - line.y) / 2};
    ImGui::GetWindowDrawList()->AddRectFilled(a, {a.x + line.x, a.y + line.y}, im(tone::accent));
  }
  const bool active = ImGui::IsItemActive();
  tooltip(ui, tip);
  ImGui::End();
  ImGui::PopStyleVar(2);
  return active ? ImGui::GetIO().MouseDelta : ImVec2{0, 0};
}

/// A vertical divider that is dragged; changes `width` (units).
void divider(const Ui& ui, const char* id, const Layout::Part& at, double& width, float sign) {
  const float x = at.x, y = at.y, height = at.h;
  const float grip = ui.px(8);
  const ImVec2 way = gripped(ui, id, {x - grip / 2, y}, {grip, height}, {2 * ui.px(1), height},
                             {"ドラッグで幅を変えます", "Drag to change the width"});
  if (way.x != 0) width = std::clamp(width + static_cast<double>(sign * way.x / ui.scale), 260.0, 560.0);
}

/// The attribute table takes its height from the map, at most so much that both can be used; where there is no room for both
/// it lies over the map.
void lay_out_table(const Ui& ui, Layout& l) {
  auto& settings = ui.workspace.settings;
  if (!ui.window.table_open || !ui.window.map_in_front() || ui.window.painting() != nullptr) return;
  const float whole = l.map.h, least = ui.px(200), most = whole - ui.px(240);
  if (most < least) {
    l.table = l.map;
    return;
  }
  const float height = std::clamp(ui.px(static_cast<float>(settings.table_height)), least, most);
  l.map.h = std::max(1.0f, whole - height);
  l.table = {l.map.x, l.map.y + l.map.h, l.map.w, height};
  const float grip = ui.px(8);
  const ImVec2 way = gripped(ui, "##divider-table", {l.table.x, l.table.y - grip / 2}, {l.table.w, grip},
                             {l.table.w, 2 * ui.px(1)}, {"ドラッグで高さを変えます", "Drag to change the height"});
  // From the height that is seen, not from a wish that did not fit.
  if (way.y != 0) settings.table_height = std::clamp(static_cast<double>((height - way.y) / ui.scale), 120.0, 2000.0);
}

}  // namespace

Layout lay_out(const Ui& ui) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  Layout l;
  auto& settings = ui.workspace.settings;
  if (ui.window.presenting) {
    l.map = {0, 0, size.x, size.y};
    return l;
  }
  const float top = ui.px(56), bottom = ui.px(48);
  // On a narrow window the panels give way before the map does.
  const float most = std::max(ui.px(240), size.x * 0.25f);
  const bool on_map = ui.window.on_map();
  const bool painting = on_map && ui.window.painting() != nullptr;
  float left = on_map && settings.left_open ? std::min(ui.px(static_cast<float>(settings.left_width)), most) : 0;
  // A page of a plan takes the room of the map's table, which says nothing about it.
  const bool right_tells = ui.window.map_in_front() || !ui.window.desk.indicator.empty();
  float right =
      on_map && settings.right_open && right_tells ? std::min(ui.px(static_cast<float>(settings.right_width)), most) : 0;

  // Tools and districts of a painted map stand where its settings stand else, with more figures in a row.
  if (painting) {
    left = std::clamp(size.x * 0.4f, std::min(ui.px(360), size.x * 0.5f), ui.px(520));
    right = 0;
  }

  // Where there is no room for all three, the middle stays, and beside it what was opened last: an indicator's sheet, else
  // what the middle is set by.
  const auto crowded = [&] { return size.x - left - right < ui.px(360); };
  if (crowded() && left > 0 && right > 0) (ui.window.desk.indicator.empty() ? right : left) = 0;
  if (crowded() && !painting) {
    left = std::min(left, size.x * 0.45f);
    right = std::min(right, size.x * 0.45f);
  }

  l.top = {0, 0, size.x, top};
  l.bottom = {0, size.y - bottom, size.x, bottom};
  const float height = std::max(1.0f, size.y - top - bottom);
  const bool plans = on_map && ui.window.desk.open;
  const float strip = ui.px(46), tabs = left > 0 && !painting ? strip : 0, desk = plans ? strip : 0;
  l.left_tabs = {0, top, left, tabs};
  l.left = {0, top + tabs, left, std::max(1.0f, height - tabs)};
  l.right = {size.x - right, top, right, height};
  const float middle = std::max(1.0f, size.x - left - right);
  l.desk_tabs = {left, top, middle, desk};
  l.map = {left, top + desk, middle, std::max(1.0f, height - desk)};
  lay_out_table(ui, l);
  if (left > 0 && !painting) divider(ui, "##divider-left", {left, top, 0, height}, settings.left_width, 1);
  if (right > 0) divider(ui, "##divider-right", {size.x - right, top, 0, height}, settings.right_width, -1);
  return l;
}

}  // namespace kuiki::ui
