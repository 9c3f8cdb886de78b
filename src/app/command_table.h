#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/entry_sheet.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"

/// What the files of the table of commands share: one a menu.
namespace kuiki::app {

using Test = std::function<bool(const WindowState&)>;

inline bool always(const WindowState&) { return true; }
inline bool ready(const WindowState& w) { return w.workspace.ready(); }
inline bool with_work(const WindowState& w) {
  const auto state = w.workspace.work().state;
  return ready(w) && (state == store::WorkState::open || state == store::WorkState::damaged);
}
inline bool on_map(const WindowState& w) { return w.on_map() && w.painting() == nullptr; }
inline bool painting(const WindowState& w) { return w.on_map() && w.painting() != nullptr; }
inline bool map_in_front(const WindowState& w) { return w.map_in_front(); }
inline bool with_plans(const WindowState& w) { return w.on_map() && !w.data().plans.empty(); }
inline bool on_desk(const WindowState& w) { return w.on_map() && w.desk.open && !w.desk.plan.empty(); }

/// The table of entry, where it is what the user works on: undo and redo are then its own.
inline const EntrySheet* entering(const WindowState& w) { return w.entry_in_front() ? w.entry_sheet() : nullptr; }

/// What is said of a command.
struct CommandWords {
  Text label, tooltip;
  std::vector<std::string> shortcuts = {};
};

inline Command make(std::string id, CommandWords words, std::string icon, Test enabled,
                    std::function<void(WindowState&)> run, Test checked = {}) {
  return {.id = std::move(id),
          .label = std::move(words.label),
          .tooltip = std::move(words.tooltip),
          .shortcuts = std::move(words.shortcuts),
          .icon = std::move(icon),
          .enabled = std::move(enabled),
          .run = std::move(run),
          .checked = std::move(checked)};
}

void file_commands(std::vector<Command>& table);
void brought_commands(std::vector<Command>& table);
void work_commands(std::vector<Command>& table);
void own_commands(std::vector<Command>& table);
void quit_commands(std::vector<Command>& table);
void edit_commands(std::vector<Command>& table);
void find_commands(std::vector<Command>& table);
void view_commands(std::vector<Command>& table);
void panel_commands(std::vector<Command>& table);
void place_commands(std::vector<Command>& table);
void layer_commands(std::vector<Command>& table);
void label_commands(std::vector<Command>& table);
void projection_commands(std::vector<Command>& table);
void painting_commands(std::vector<Command>& table);
void plan_commands(std::vector<Command>& table);
void plan_table_commands(std::vector<Command>& table);
void help_commands(std::vector<Command>& table);

}  // namespace kuiki::app
