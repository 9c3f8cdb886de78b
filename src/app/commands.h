#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace kuiki::app {

class WindowState;

/// One word the program understands. Menu, toolbar, keys and tests all read this table, so a command has the same name, key,
/// icon and condition wherever it is met.
struct Command {
  std::string id;  ///< "undo", "layer-facilities"
  Text label, tooltip;
  std::vector<std::string> shortcuts;  ///< "Ctrl+Shift+Z"; the first is shown
  std::string icon;                    ///< a file of assets/icons without its extension; may be empty
  std::function<bool(const WindowState&)> enabled;
  std::function<void(WindowState&)> run;                 ///< from within WindowState::apply()
  std::function<bool(const WindowState&)> checked = {};  ///< only where it is a switch
};

std::span<const Command> commands();
const Command* find_command(std::string_view id);

}  // namespace kuiki::app
