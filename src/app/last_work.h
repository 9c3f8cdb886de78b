#pragma once
#include <optional>

#include "store/work_location.h"

namespace kuiki::app {

struct Settings;

/// The work file that was open last in the window; nothing where that was the user's own one.
std::optional<store::WorkLocation> last_work();
std::optional<store::WorkLocation> last_work(const Settings& settings);

}  // namespace kuiki::app
