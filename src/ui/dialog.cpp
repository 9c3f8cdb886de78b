#include "ui/dialog.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <imgui_internal.h>

#include <algorithm>

#include "app/window_state.h"
#include "ui/focus.h"

namespace kuiki::ui {

bool begin_dialog(const Ui& ui, const char* id, const Text& title, float width) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const std::string name = std::string("###") + id;
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  ImGui::SetNextWindowPos({size.x / 2, size.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({std::min(ui.px(width), size.x - ui.px(16)), 0},
                                      {std::min(ui.px(width), size.x - ui.px(16)), size.y - ui.px(16)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  if (!ImGui::BeginPopupModal(name.c_str(), nullptr,
                              ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                  ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings)) {
    ImGui::PopStyleVar(2);
    return false;
  }
  heading(ui, title);
  gap(ui, 4);
  return true;
}

void close_dialog(const Ui& ui) {
  ImGui::CloseCurrentPopup();
  ui.push([](app::WindowState& w) { w.dialog = app::Dialog::none; });
}

namespace {
bool enter_pressed() { return ImGui::IsKeyPressed(GLFW_KEY_ENTER, false) || ImGui::IsKeyPressed(GLFW_KEY_KP_ENTER, false); }
}  // namespace

int dialog_buttons(const Ui& ui, const Text& accept, const Text& tip, bool enabled, bool by_enter) {
  gap(ui, 12);
  const Text cancel{"キャンセル", "Cancel"};
  const float a = std::max(ui.px(96), ImGui::CalcTextSize(ui.words(accept)).x + ui.px(32));
  const float b = std::max(ui.px(96), ImGui::CalcTextSize(ui.words(cancel)).x + ui.px(32));
  ImGui::SetCursorPosX(ImGui::GetContentRegionMax().x - a - b - ui.px(8));
  int result = 0;
  if (button(ui, "dialog-cancel", cancel, {"何もせずに閉じます（Esc）", "Closes without doing anything (Esc)"},
             {.width = b}))
    result = 2;
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "dialog-accept", accept, tip, {.enabled = enabled, .primary = true, .width = a})) result = 1;
  if (ui.focus.list_was_open()) return result;
  if (by_enter && enabled && !ImGui::IsAnyItemActive() && !ui.focus.on_control() && enter_pressed()) result = 1;
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) result = 2;
  return result;
}

void close_button(const Ui& ui) {
  const Text close{"閉じる", "Close"};
  const float width = std::max(ui.px(96), ImGui::CalcTextSize(ui.words(close)).x + ui.px(32));
  ImGui::SetCursorPosX(ImGui::GetContentRegionMax().x - width);
  const bool escaped = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false) && !ui.focus.list_was_open();
  if (button(ui, "dialog-accept", close, {"閉じます（Esc）", "Closes (Esc)"}, {.primary = true, .width = width}) || escaped)
    close_dialog(ui);
}

void begin_dialog_list(const Ui& ui, const char* id, float others, float most) {
  constexpr float least = 140;
  const float room = ImGui::GetIO().DisplaySize.y / ui.scale - others;
  ImGui::BeginChild(id, {0, ui.px(std::clamp(room, std::min(least, most), most))}, true);
}

void end_dialog() {
  ImGui::EndPopup();
  ImGui::PopStyleVar(2);
}

void raise_dialogs() {
  for (const auto& open : GImGui->OpenPopupStack)
    if (open.Window != nullptr) ImGui::BringWindowToDisplayFront(open.Window->RootWindow);
}

}  // namespace kuiki::ui
