#pragma once
#include "ui/layout.h"

/// The parts of the window that keep nothing of their own, one file each. They read window and workspace and push changes;
/// what the others keep is only how they look.
namespace kuiki::ui {

void status_bar(const Ui& ui, const Layout::Part& part);
void messages(const Ui& ui, const Layout::Part& map);
void loading_screen(const Ui& ui);
void failure_screen(const Ui& ui);

/// Keys and mouse; version, sources, licences.
void help_dialogs(const Ui& ui);
/// What is not saved yet, before the program ends.
void quit_dialog(const Ui& ui);
/// What a window that died has left, offered at the start.
void restore_dialog(const Ui& ui);
void conflict_dialog(const Ui& ui);

/// Runs the commands whose keys were pressed in this frame, and moves the map by keys where it has the focus; a popup that
/// was open keeps the keys to itself.
void keys(const Ui& ui, bool map_focused, bool popup);

}  // namespace kuiki::ui
