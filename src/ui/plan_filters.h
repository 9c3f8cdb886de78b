#pragma once
#include "app/plan_browser.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// Choosers for the values that occur, with how many items each would leave. A change is made in the window's desk at once.
void filter_choosers(const Ui& ui, const app::PlanFindings& findings);
/// What is filtered by, each with a × to take it away, and one for all.
void filter_chips(const Ui& ui);
/// How many filters are set, the query not counted.
int filters_set(const app::PlanFilter& filter);

}  // namespace kuiki::ui
