#include <unistd.h>

#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "store/moment.h"

/// The table of entry in a window.
namespace kuiki::app {

namespace {

/// Before anything is typed: that it cannot be saved there.
void tell_read_only(Workspace& workspace) {
  const auto& file = workspace.database();
  if (file.empty() || ::access(file.c_str(), W_OK) == 0) return;
  workspace.say(say("このデータベース（{0}）は書き込めないため、入力しても保存できません。書き込めるところへ写して"
                    "「kuiki view --db 写したファイル」で開いてください。",
                    "This database ({0}) cannot be written, so nothing entered can be saved in it. Copy it to where you may "
                    "write and open the copy with \"kuiki view --db COPY\".",
                    file.string()),
                Message::Kind::warning);
}

}  // namespace

void WindowState::show_entry(std::optional<int> fiscal_year) {
  show_desk(Desk::entry);
  if (desk.plan.empty())
    throw Error(Fault::input_wrong, {"このデータベースに計画は入っていません。", "This database holds no plans"});
  if (!fiscal_year) {
    const auto* front = entry_sheet();
    if (front && front->plan() == desk.plan) return;
    // The plan comes back with the year it was left at.
    fiscal_year = workspace.entry().last_year(desk.plan).value_or(usual_entry_year(data(), desk.plan, store::today()));
  }
  workspace.entry().show(desk.plan, *fiscal_year);
  entry_plan_ = desk.plan;
  entry_year_ = *fiscal_year;
  tell_read_only(workspace);
  const auto& file = workspace.database();
  if (!file.empty()) workspace.entry().take_history(store::entered_history(file));
}

void WindowState::save_entry(const std::string& date, const std::string& note, bool only_good) {
  if (const auto* sheet = entry_sheet()) workspace.save_entry(*sheet, date, note, only_good);
}

}  // namespace kuiki::app
