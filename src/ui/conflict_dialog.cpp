#include <imgui.h>

#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "ui/conflict_list.h"
#include "ui/dialog.h"
#include "ui/panels.h"

namespace kuiki::ui {
namespace {

void decide(const Ui& ui, const ConflictChoice& choice) {
  ui.push([choice, count = ui.workspace.work().conflicts.size()](app::WindowState& window) {
    if (choice.which) {
      window.workspace.decide_conflict(*choice.which, choice.mine);
      return;
    }
    for (std::size_t i = 0; i < count; ++i) window.workspace.decide_conflict(0, choice.mine);
  });
}

}  // namespace

void conflict_dialog(const Ui& ui) {
  const auto& conflicts = ui.workspace.work().conflicts;
  if (ui.window.dialog != app::Dialog::conflicts || conflicts.empty()) return;
  if (!begin_dialog(ui, "conflict-dialog", {"ほかの人が同じ値を変更しました", "Somebody else changed the same figures"},
                    620))
    return;
  quiet_text(ui, ui.words({"まだ何も保存していません。1件ずつ選ぶと、残りとあわせて保存します。",
                           "Nothing was saved yet. Choose for each; then all is saved together."}));
  gap(ui, 8);
  if (const auto choice = conflict_list(ui, conflicts)) decide(ui, *choice);
  gap(ui, 6);
  const bool later =
      button(ui, "conflict-later", {"入力に戻る", "Back to the table"},
             {"入力は残ります。保存するとまた尋ねます（Esc）", "What is typed stays; saving asks again (Esc)"});
  if (later || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) close_dialog(ui);
  end_dialog();
}

}  // namespace kuiki::ui
