#include "ui/focus.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace kuiki::ui {
namespace {

/// Pages and tables have a Tab of their own; the map has none.
bool has_own_tab(const ImGuiWindow* window) {
  return window != nullptr && (window->Flags & ImGuiWindowFlags_NoNavInputs) != 0 &&
         window != ImGui::FindWindowByName("###map");
}

bool enter_pressed() { return ImGui::IsKeyPressed(GLFW_KEY_ENTER, false) || ImGui::IsKeyPressed(GLFW_KEY_KP_ENTER, false); }

}  // namespace

bool Focus::ring_shown() const { return by_key_ && !GImGui->NavDisableHighlight && GImGui->NavId != 0; }

const Focus::Stop* Focus::stop_of(const std::vector<Stop>& all, ImGuiID id) {
  const auto at = std::ranges::find(all, id, &Stop::id);
  return at == all.end() ? nullptr : &*at;
}

void Focus::lead_to(const Stop& stop) {
  auto& g = *GImGui;
  ImGui::ClearActiveID();
  ImGui::FocusWindow(stop.window);
  const ImVec2 origin = stop.window->Pos;
  ImGui::SetNavID(
      stop.id, stop.layer, stop.scope,
      {stop.rect.Min.x - origin.x, stop.rect.Min.y - origin.y, stop.rect.Max.x - origin.x, stop.rect.Max.y - origin.y});
  g.NavDisableHighlight = false;
  g.NavDisableMouseHover = true;
  g.NavInputSource = ImGuiInputSource_Keyboard;
  ImGui::ScrollToBringRectIntoView(stop.window, stop.rect);
  if (!stop.field) return;
  ImGui::ActivateItem(stop.id);
  g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
}

void Focus::step(bool back) {
  const auto& g = *GImGui;
  const ImGuiWindow* front = g.OpenPopupStack.empty() ? nullptr : g.OpenPopupStack.back().Window;
  if (front == nullptr && has_own_tab(g.NavWindow)) return;
  std::vector<Stop> all;
  std::ranges::copy_if(stops_, std::back_inserter(all),
                       [&](const Stop& stop) { return front == nullptr || stop.window->RootWindow == front->RootWindow; });
  if (all.empty()) return;
  const auto here = g.ActiveId != 0 ? g.ActiveId : g.NavDisableHighlight ? 0 : g.NavId;
  const auto at = std::ranges::find(all, here, &Stop::id);
  const auto count = static_cast<std::ptrdiff_t>(all.size());
  std::ptrdiff_t next = back ? count - 1 : 0;
  if (at != all.end()) next = (at - all.begin() + (back ? count - 1 : 1)) % count;
  by_key_ = true;
  wanted_ = all[static_cast<std::size_t>(next)];
}

void Focus::tab_stop(const Ui& ui, const std::string& id) {
  const auto& g = *GImGui;
  const auto& item = g.LastItemData;
  auto* window = g.CurrentWindow;
  if (item.ID == 0 || (item.InFlags & ImGuiItemFlags_Disabled) || (window->Flags & ImGuiWindowFlags_NoNavInputs)) return;
  if (!stops_.empty() && stops_.back().id == item.ID) return;
  stops_.push_back({item.ID, window->DC.NavFocusScopeIdCurrent, window, window->DC.NavLayerCurrent, item.Rect,
                    (item.InFlags & ImGuiItemFlags_Inputable) != 0});
  if (g.NavId != item.ID || !ring_shown() || g.NavWindow == nullptr || g.NavWindow->RootWindow != window->RootWindow) return;
  if (ui.told) *ui.told += "focus " + id + "\n";
  const float out = ui.px(1);
  window->DrawList->AddRect({item.Rect.Min.x - out, item.Rect.Min.y - out}, {item.Rect.Max.x + out, item.Rect.Max.y + out},
                            im(tone::accent), ui.px(4), 0, std::max(2.0f, ui.px(2)));
}

void Focus::follow_tab() {
  const auto& io = ImGui::GetIO();
  if (std::ranges::any_of(io.MouseClicked, [](bool clicked) { return clicked; })) by_key_ = false;
  for (const int key : {GLFW_KEY_LEFT, GLFW_KEY_RIGHT, GLFW_KEY_UP, GLFW_KEY_DOWN})
    if (ImGui::IsKeyPressed(key) && !io.WantTextInput) by_key_ = true;
  if (ImGui::IsKeyPressed(GLFW_KEY_TAB) && !io.KeyCtrl && !io.KeyAlt) {
    step(io.KeyShift);
  } else if (enter_pressed() && GImGui->ActiveId == 0 && ring_shown()) {
    // Space presses by itself; Enter only opens fields.
    const auto* stop = stop_of(stops_, GImGui->NavId);
    if (stop != nullptr && !stop->field) ImGui::ActivateItem(stop->id);
  }
  popups_before_ = GImGui->OpenPopupStack.Size;
  stops_before_ = std::exchange(stops_, {});
}

void Focus::go_to_stop() {
  if (const auto stop = std::exchange(wanted_, {})) lead_to(*stop);
}

bool Focus::on_control() const {
  const auto& g = *GImGui;
  if (!ring_shown() || g.NavWindow == nullptr || g.NavWindow->RootWindow != g.CurrentWindow->RootWindow) return false;
  const auto* stop = stop_of(stops_before_, g.NavId);
  return stop != nullptr && !stop->field;
}

bool Focus::list_was_open() const { return popups_before_ > GImGui->BeginPopupStack.Size; }

}  // namespace kuiki::ui
