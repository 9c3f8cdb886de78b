#include <utility>

#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "report/sheet_words.h"
#include "ui/dialog.h"
#include "ui/panels.h"

namespace kuiki::ui {

void quit_dialog(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  if (w.dialog != app::Dialog::quit) return;
  if (!begin_dialog(ui, "quit-dialog", {"保存していない実績があります", "There are actuals that are not saved"}, 520))
    return;
  quiet_text(ui, ui.words({"終了すると、次の入力は失われます。", "If you quit now, what was typed here is lost."}));
  gap(ui, 4);
  for (const auto& unsaved : work.entry().unsaved()) {
    const auto* plan = model::find_plan(work.data(), unsaved.plan);
    const std::string name = plan ? report::plan_title(*plan, work.lang()) : unsaved.plan;
    const std::string year = work.wording()(unsaved.year);
    const auto count = unsaved.changes + unsaved.refusals;
    if (link(ui, "unsaved." + unsaved.plan + "." + std::to_string(unsaved.year.year),
             ui.words(say("{} {}：{}件", "{}, {}: {}", name, year, count)), {"この表に戻ります", "Back to this table"})) {
      ui.push([plan_id = unsaved.plan, fiscal_year = unsaved.year.year](app::WindowState& window) {
        window.show_plan(plan_id);
        window.show_entry(fiscal_year);
      });
      close_dialog(ui);
    }
  }
  const int pressed = dialog_buttons(ui, {"保存せずに終了", "Quit without saving"},
                                     {"入力を捨てて終了します", "Quits and drops what was typed"}, true, false);
  if (pressed == 2) close_dialog(ui);
  if (pressed == 1) ui.push([](app::WindowState& window) { window.workspace.quit = true; });
  end_dialog();
}

}  // namespace kuiki::ui
