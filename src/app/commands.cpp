#include "app/commands.h"

#include <algorithm>

#include "app/command_table.h"

namespace kuiki::app {

std::span<const Command> commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all;
    for (const auto add : {file_commands, brought_commands, work_commands, own_commands, quit_commands, edit_commands,
                           find_commands, view_commands, panel_commands, place_commands, layer_commands, label_commands,
                           projection_commands, painting_commands, plan_commands, plan_table_commands, help_commands})
      add(all);
    return all;
  }();
  return table;
}

const Command* find_command(std::string_view id) {
  const auto found = std::ranges::find(commands(), id, &Command::id);
  return found == commands().end() ? nullptr : &*found;
}

}  // namespace kuiki::app
