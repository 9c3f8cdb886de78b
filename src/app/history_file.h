#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/history.h"

namespace kuiki::app {

/// The latest steps of a history as text (`last-history.txt` beside the last map), and back; nothing for what write_history
/// does not write: then one starts without steps to undo.
std::string write_history(const History& history);
std::optional<History> read_history(std::string_view text);

/// Throws Error(output).
void save_history(const std::filesystem::path& folder, const History& history);
/// The history that led to `last`, the map that is opened again; nothing where it is that of another one.
std::optional<History> load_history(const std::filesystem::path& folder, const map::MapDocument& last);

}  // namespace kuiki::app
