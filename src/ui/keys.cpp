#include <GLFW/glfw3.h>

#include <algorithm>

#include "app/commands.h"
#include "app/own_table.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/panels.h"

namespace kuiki::ui {
namespace {

struct Key {
  int code = 0;   ///< GLFW's; 0 = `sign`
  char sign = 0;  ///< a typed character, wherever the keyboard has it
  bool ctrl = false, shift = false;
};

Key parse(std::string_view text) {
  Key key;
  while (true) {
    if (text.starts_with("Ctrl+")) {
      key.ctrl = true;
      text.remove_prefix(5);
    } else if (text.starts_with("Shift+")) {
      key.shift = true;
      text.remove_prefix(6);
    } else
      break;
  }
  if (text == "Home")
    key.code = GLFW_KEY_HOME;
  else if (text.size() > 1 && text[0] == 'F')
    key.code = GLFW_KEY_F1 + std::stoi(std::string(text.substr(1))) - 1;
  else if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z')
    key.code = GLFW_KEY_A + (text[0] - 'A');
  else if (key.ctrl && text.size() == 1 && text[0] >= '0' && text[0] <= '9')
    key.code = GLFW_KEY_0 + (text[0] - '0');
  else if (text.size() == 1)
    key.sign = text[0];
  return key;
}

bool pressed(const Key& key) {
  const auto& io = ImGui::GetIO();
  if (key.sign) {
    if (io.KeyCtrl) return false;
    const int pad = key.sign == '+' ? GLFW_KEY_KP_ADD : key.sign == '-' ? GLFW_KEY_KP_SUBTRACT : 0;
    if (pad && ImGui::IsKeyPressed(pad)) return true;
    return std::ranges::any_of(io.InputQueueCharacters, [&](ImWchar c) {
      return c == static_cast<ImWchar>(key.sign) || (key.sign == '+' && c == '=');
    });
  }
  return io.KeyCtrl == key.ctrl && io.KeyShift == key.shift &&
         ImGui::IsKeyPressed(key.code, key.code == GLFW_KEY_Z || key.code == GLFW_KEY_Y);
}

/// A table that was copied from a spreadsheet; any other text is left alone.
void paste_table(const Ui& ui) {
  const char* text = ImGui::GetClipboardText();
  if (text == nullptr || !ui.workspace.ready() || !app::pasted_table(text)) return;
  ui.push([pasted = std::string(text)](app::WindowState& w) {
    w.table_pasted = pasted;
    w.dialog = app::Dialog::own_table;
  });
}

}  // namespace

void keys(const Ui& ui, bool map_focused, bool popup) {
  auto& w = ui.window;
  const auto& io = ImGui::GetIO();
  if (popup) return;
  static const auto table = [] {
    std::vector<std::pair<Key, std::string>> all;
    for (const auto& command : app::commands())
      for (const auto& shortcut : command.shortcuts) all.emplace_back(parse(shortcut), command.id);
    return all;
  }();
  for (const auto& [key, id] : table) {
    // While a field is typed into, only what cannot be meant for the field.
    const bool for_field = key.sign || (!key.ctrl && key.code == GLFW_KEY_HOME) ||
                           (key.ctrl && (key.code == GLFW_KEY_Z || key.code == GLFW_KEY_Y));
    if (io.WantTextInput && for_field) continue;
    if (w.table_keys && key.code == GLFW_KEY_HOME) continue;  // the first row
    if (pressed(key)) w.run(id);
  }
  if (io.WantTextInput) return;
  if (io.KeyCtrl && !io.KeyShift && ImGui::IsKeyPressed(GLFW_KEY_V, false) && !w.entry_in_front()) paste_table(ui);
  if (ImGui::IsKeyPressed(GLFW_KEY_ESCAPE, false)) {
    if (w.presenting)
      w.run("present");
    else if (w.page_in_front() || w.entry_in_front())
      w.run("desk-map");
    else if (w.painting() != nullptr)
      ui.push([](app::WindowState& window) {
        if (window.painting() != nullptr) window.painting()->forget_problem();
        window.select(model::none);
      });
    else
      w.run("clear-selection");
  }
  if (!map_focused || !w.on_map()) return;
  // A step while a key is held, smooth at any frame rate.
  const double step = 700.0 * static_cast<double>(std::min(io.DeltaTime, 0.1f)) * (io.KeyShift ? 3 : 1);
  const auto down = [](int key) { return ImGui::IsKeyDown(key); };
  const auto begun = [](int key) { return ImGui::IsKeyPressed(key, false); };
  const auto along = [&](int key) { return begun(key) ? std::max(step, 48.0) : down(key) ? step : 0.0; };
  w.pan(along(GLFW_KEY_LEFT) - along(GLFW_KEY_RIGHT), along(GLFW_KEY_UP) - along(GLFW_KEY_DOWN));
}

}  // namespace kuiki::ui
