#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "store/moment.h"

/// The table of entry in a window.
namespace kuiki::app {

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
}

void WindowState::save_entry(const std::string& date, const std::string& note, bool only_good) {
  if (const auto* sheet = entry_sheet()) workspace.save_entry(*sheet, date, note, only_good);
}

}  // namespace kuiki::app
