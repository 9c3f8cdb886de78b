#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/plan_desk.h"
#include "app/sheets.h"
#include "base/text.h"

/// The sheets that stand on the desk in the middle of the window, by the ids that sheet_pages() and export_sheet() take.
namespace kuiki::app {

class WindowState;

/// The score a plan is judged by; nothing where it has none.
std::optional<model::ScoreScheme> score_of_plan(std::string_view plan);

/// The id of the sheet that stands there for the chosen plan, node or comparison; empty where nothing is chosen, and for
/// what is no sheet (map, entry).
std::string sheet_on(const PlanDesk& desk, Desk which);

/// How the window shows its sheets: wording, year, grading scheme, and the score's rule as the user changed it.
SheetOptions sheet_options(const WindowState& window);

/// What an id of the plans leads to: the name of the indicator, node, plan or comparison. Empty for an unknown id.
Text name_of_sheet(const model::Dataset& data, const std::string& id);

}  // namespace kuiki::app
