#include "app/recovery.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "report/sheet_words.h"
#include "ui/dialog.h"
#include "ui/panels.h"

namespace kuiki::ui {
namespace {

/// What there is to restore, a line each.
void contents(const Ui& ui, const app::Unsaved& kept) {
  const auto& work = ui.workspace;
  for (const auto& table : kept.entries) {
    const auto* plan = model::find_plan(work.data(), table.plan);
    const std::string name = plan ? report::plan_title(*plan, work.lang()) : table.plan;
    const auto year = work.wording()(model::Period{model::Period::Kind::fiscal_year, table.fiscal_year});
    paragraph(ui, ui.fonts.body, ui.words(say("・{} {}：入力 {}件", "· {}, {}: {} entries", name, year, table.edits.size())),
              tone::text);
  }
  if (!kept.painting.within.empty())
    paragraph(ui, ui.fonts.body,
              ui.words(say("・塗りかけの地区「{}」（{}地区）", "· the districts you painted, “{}” ({})",
                           kept.painting.set.name, kept.painting.districts.size())),
              tone::text);
  if (kept.map_changed && kept.map)
    paragraph(ui, ui.fonts.body, ui.words(say("・編集した地図「{}」", "· the map you edited, “{}”", kept.map->title)),
              tone::text);
}

}  // namespace

void restore_dialog(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  if (w.dialog != app::Dialog::restore || work.left_unsaved().empty()) return;
  if (!begin_dialog(ui, "restore-dialog", {"保存していない入力が残っています", "There is something that was not saved"},
                    560))
    return;
  const auto& kept = work.left_unsaved().front().unsaved;
  quiet_text(ui,
             ui.words(say("前回の画面は終了の操作なしに閉じました。{} の時点の内容を復元できます。",
                          "An earlier window closed without being asked to. What it had at {} can be restored.", kept.at)));
  gap(ui, 6);
  contents(ui, kept);
  gap(ui, 2);
  small_text(ui, ui.words(kept.work.empty() ? say("データベース：{}", "Database: {}", kept.database)
                                            : say("作業ファイル：{}", "Work file: {}", kept.work)));
  gap(ui, 12);
  if (button(ui, "restore-discard", {"捨てる", "Discard"},
             {"この控えを消します。元に戻せません", "Deletes what was kept; this cannot be undone"}))
    ui.push([](app::WindowState& window) { window.workspace.discard_unsaved(window); });
  ImGui::SameLine(0, ui.px(8));
  const bool later =
      button(ui, "restore-later", {"あとで", "Later"},
             {"残しておき、次に開いたときにまた尋ねます（Esc）", "Keeps it and asks again at the next start (Esc)"});
  if (later || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) close_dialog(ui);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "restore-accept", {"復元する", "Restore"},
             {"表に入力し直します。保存するまでは元に戻せます", "Types it in again; can be undone until it is saved"},
             {.primary = true}))
    ui.push([](app::WindowState& window) { window.workspace.restore_unsaved(window); });
  end_dialog();
}

}  // namespace kuiki::ui
