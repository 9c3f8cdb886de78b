#pragma once
#include "ui/ui.h"

namespace kuiki::ui {

/// Pixels of the window each part has.
struct Layout {
  struct Part {
    float x = 0, y = 0, w = 0, h = 0;
  };
  Part top, left_tabs, left, desk_tabs, map, right, bottom;  ///< `map`: the middle, whatever stands there
  /// Does the attribute table lie over the map?
  [[nodiscard]] bool covered() const { return table.h > 0 && table.y <= map.y; }
  Part table;  ///< below the map; without height where it is closed
};
/// Lays the window out; the dividers between map and panels are drawn and dragged here.
Layout lay_out(const Ui& ui);

}  // namespace kuiki::ui
