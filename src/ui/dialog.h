#pragma once
#include <string>

#include "ui/widgets.h"

namespace kuiki::ui {

/// A modal window in the middle, `width` units wide; false when it is not to be drawn. End with end_dialog() where true.
bool begin_dialog(const Ui& ui, const char* id, const Text& title, float width);
/// Closes the dialog the window shows.
void close_dialog(const Ui& ui);
/// Right-aligned buttons; 1 = the first was pressed (or Enter, where it may: not for what cannot be taken back), 2 = cancelled
/// (or Esc), 0 = neither.
int dialog_buttons(const Ui& ui, const Text& accept, const Text& tip, bool enabled = true, bool by_enter = true);
/// At the right end of the row that was begun: closes a dialog that only tells something (or Esc, where no list took it).
void close_button(const Ui& ui);
/// A framed list in a dialog: as high as the window leaves room for beside `others` units of the dialog, `most` units at most.
/// End with ImGui::EndChild().
void begin_dialog_list(const Ui& ui, const char* id, float others, float most);
void end_dialog();
/// Once a frame, when everything is drawn: dialogs and open lists lie above all else, also above a message that came later and
/// would take their clicks.
void raise_dialogs();

}  // namespace kuiki::ui
