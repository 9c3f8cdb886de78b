#pragma once
#include <filesystem>

namespace kuiki {

/// Full path of the running program.
std::filesystem::path executable_path();

/// The folder that holds `kuiki.gpkg`, `assets/` and `shaders/`: $KUIKI_SHARE where set, else found from the
/// program's own place (`../share/kuiki` when installed, `../share` in a build folder). Throws Error(input_missing).
std::filesystem::path share_folder();

/// A file of `share_folder()`, e.g. `resource("assets/maps")`. Throws Error(input_missing) naming the path.
std::filesystem::path resource(const std::filesystem::path& relative);

/// Where settings of this user are kept (XDG_CONFIG_HOME, %APPDATA%, ~/Library/Application Support), `/kuiki` included.
/// Not created.
std::filesystem::path user_config_folder();

/// Where what this user makes is kept (XDG_DATA_HOME, %LOCALAPPDATA%, ~/Library/Application Support), `/kuiki` included.
/// Not created.
std::filesystem::path user_data_folder();

}  // namespace kuiki
