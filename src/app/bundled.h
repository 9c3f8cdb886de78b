#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"

/// The TOML files that come with the program (maps, grading schemes): a user names them without folder and ending, or gives
/// the path of a file of their own.
namespace kuiki::app {

/// Names in a folder of the program's own files (`assets/maps`), sorted. Throws Error(input_missing).
std::vector<std::string> bundled_names(const std::filesystem::path& folder);

/// The file meant by a bundled name, or by a path (text with a folder or the ending .toml), which need not exist. Throws
/// Error(input_missing) naming the bundled ones: `kind` is what they are (地図, map), `file` what holds one (レシピファイル,
/// a recipe file).
std::filesystem::path bundled_file(const std::filesystem::path& folder, const std::string& name_or_path, const Text& kind,
                                   const Text& file);

}  // namespace kuiki::app
