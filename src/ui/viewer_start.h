#pragma once
#include <string>
#include <vector>

#include "app/workspace.h"

/// What comes before a window opens.
namespace kuiki::ui {

/// Lines of the settings that could not be used: they are set aside, and that is told.
void tell_refused(app::Workspace& workspace, const std::vector<std::string>& refused);
/// The work file that was named, else the one of last time; one of last time that is gone keeps nobody from working.
void begin_with_work(app::Workspace& workspace, const std::string& named);

}  // namespace kuiki::ui
