#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "base/text.h"

namespace kuiki::ui {

/// What `kuiki view` was asked for.
struct ViewerOptions {
  std::filesystem::path database;  ///< empty: the bundled one
  std::string work;                ///< a work file, as store::parse_work reads it; empty: the one open last, else one's own
  std::string map;                 ///< name of a bundled recipe or path of one; empty: the last map, else the start screen
  std::optional<Lang> lang;        ///< where not given: as last time, else Japanese
  std::filesystem::path state_file;  ///< for tests: where the window says what it shows and where its widgets are
  std::stop_token stop;              ///< asks the window to end as it is: what is not saved is offered at the next start
};

/// Opens the window and returns when it is closed: 0. Throws Error(input_missing) without a display or without OpenGL 3.3,
/// and the errors of opening `map`; a damaged database is shown in the window and thrown when that is closed.
int run_viewer(const ViewerOptions& options);

}  // namespace kuiki::ui
