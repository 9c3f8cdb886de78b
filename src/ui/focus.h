#pragma once
#include "ui/ui.h"

/// The keyboard's way through the window: Tab and Shift+Tab go from control to control in the order in which they stand, a
/// ring shows where one is, Enter and Space press it. Dear ImGui 1.86 tabs through text fields only and draws no ring around
/// what is drawn by hand.
namespace kuiki::ui {

/// The last item is one of those controls; draws the ring where the keyboard has led to it.
void tab_stop(const Ui& ui, const std::string& id);
/// Once a frame, when everything is drawn: finds where a Tab leads.
void follow_tab();
/// Once a frame, before anything is drawn: goes there. A field that is left must still see that it was.
void go_to_stop();
/// Does the next frame go somewhere? Until then nothing more is played.
bool stop_waits();
/// Has a key led to a control of this window that Enter presses? Then Enter is not meant for the window as a whole.
bool on_control();
/// Was a list open over this window when the frame began? Then Enter and Esc were meant for the list.
bool list_was_open();

}  // namespace kuiki::ui
