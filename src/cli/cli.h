#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "base/text.h"

namespace kuiki::cli {

/// What `kuiki view` was asked for.
struct ViewRequest {
  std::filesystem::path database;    ///< empty: the bundled one
  std::string work;                  ///< empty: the one open last
  std::string map;                   ///< bundled name or recipe file; empty: the viewer's own choice
  std::optional<Lang> lang;          ///< only where the user said so on the command line or in KUIKI_LANG
  std::filesystem::path state_file;  ///< for tests: where the window says what it shows
  std::stop_token stop;              ///< SIGINT or SIGTERM came
};
/// Opens the window and returns the program's exit status.
using OpenViewer = std::function<int(const ViewRequest&)>;

/// Reads the arguments, runs the command, tells the user on standard error what went wrong. Returns the exit status of the
/// contract (base/error.h); 130 when the user interrupted it. The language of messages is `--lang`, else KUIKI_LANG, else
/// Japanese.
int run(int argc, const char* const* argv, const OpenViewer& open_viewer);

}  // namespace kuiki::cli
