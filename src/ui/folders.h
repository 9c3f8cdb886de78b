#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace kuiki::ui {

/// Where a user keeps documents: $HOME/Documents or %USERPROFILE%\Documents where there is one, else the home folder, else
/// here.
std::filesystem::path documents_folder();
/// A typed path with `~` at its beginning as the home folder, without the spaces around it.
std::filesystem::path expand_home(std::string_view typed);

/// Shows a folder in the desktop's own program for that. False where there is none.
bool open_folder(const std::filesystem::path& folder);

/// A title as a file name: what file systems do not take becomes `_`; never empty.
std::string file_name(std::string_view title);

}  // namespace kuiki::ui
