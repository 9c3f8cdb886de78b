#include "ui/work_menu.h"

#include <imgui.h>

#include <algorithm>

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

void own_maps_menu(const Ui& ui) {
  const auto& texts = ui.workspace.work().texts;
  const auto is_map = [](const app::OwnEntry& entry) { return entry.text.kind == store::OwnKind::map; };
  const bool open = ImGui::BeginMenu(ui.words({"作業ファイルの地図", "Maps in the work file"}),
                                     ui.workspace.ready() && std::ranges::any_of(texts, is_map));
  mark(ui, "menu.own-maps");
  if (!open) return;
  for (const auto& entry : texts) {
    if (!is_map(entry)) continue;
    const auto id = "menu.own." + entry.text.id;
    if (ImGui::MenuItem((std::string(ui.words(entry.title)) + "###" + id).c_str(), nullptr, false, !entry.trouble))
      ui.push([id = entry.text.id](app::WindowState& window) { window.open_own_map(id); });
    mark(ui, id);
    if (entry.trouble) tooltip(ui, *entry.trouble);
  }
  ImGui::EndMenu();
}

}  // namespace kuiki::ui
