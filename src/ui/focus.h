#pragma once
#include "ui/ui.h"

/// The keyboard's way through the window: Tab and Shift+Tab go from control to control in the order in which they stand, a
/// ring shows where one is, Enter and Space press it. Dear ImGui 1.86 tabs through text fields only and draws no ring around
/// what is drawn by hand.
namespace kuiki::ui {

/// The last item is one of those controls; draws the ring where the keyboard has led to it.
void tab_stop(const Ui& ui, const std::string& id);
/// Once a frame, when everything is drawn.
void follow_tab();
/// Has a key led to a control of this window that Enter presses? Then Enter is not meant for the window as a whole.
bool on_control();
/// Was a list open over this window when the frame began? Then Enter and Esc were meant for the list.
bool list_was_open();

}  // namespace kuiki::ui
