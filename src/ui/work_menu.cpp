#include "ui/work_menu.h"

#include <imgui.h>

#include "app/settings.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/work_words.h"
#include "app/workspace.h"
#include "ui/widgets.h"

namespace kuiki::ui {

void recent_works_menu(const Ui& ui) {
  const auto& work = ui.workspace;
  const bool open = ImGui::BeginMenu(ui.words({"最近の作業ファイル", "Recent work files"}), work.ready());
  mark(ui, "menu.works");
  if (!open) return;
  const auto& where = work.work().where;
  const bool own = where == store::own_work();
  if (ImGui::MenuItem(ui.words({"自分の作業ファイル", "Your own work file"}), nullptr, own) && !own)
    ui.push([](app::WindowState& window) { window.workspace.open_work(store::own_work()); });
  mark(ui, "menu.work.own");
  const auto& recent = work.settings.recent_works;
  if (!recent.empty()) ImGui::Separator();
  const auto now = where.word();
  for (std::size_t i = 0; i < recent.size(); ++i) {
    const auto id = "menu.work." + std::to_string(i);
    const bool this_one = recent[i] == now;
    if (ImGui::MenuItem((recent[i] + "###" + id).c_str(), nullptr, this_one) && !this_one)
      ui.push([word = recent[i]](app::WindowState& window) { window.workspace.open_work(store::parse_work(word)); });
    mark(ui, id);
  }
  ImGui::EndMenu();
}

}  // namespace kuiki::ui
