#pragma once
#include "app/screen_furniture.h"
#include "ui/layout.h"

/// What stands on a map on screen, whichever it is, and can be clicked.
namespace kuiki::ui {

/// Nearer, farther, the whole of it: below the north arrow.
void map_buttons(const Ui& ui, const Layout::Part& part);
/// The folded line of sources and notes, which opens when it is clicked.
void map_notes(const Ui& ui, const Layout::Part& part, const app::Furniture& furniture);

}  // namespace kuiki::ui
