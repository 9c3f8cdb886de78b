#pragma once
#include "map/sheet.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The sizes of a legend's symbols, one within the other, with their values beside them, as on a sheet.
void legend_sizes(const Ui& ui, const map::LegendEntry& entry);

}  // namespace kuiki::ui
