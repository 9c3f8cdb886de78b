#pragma once
#include <optional>
#include <vector>

#include "map/furniture.h"
#include "map/sheet.h"

namespace kuiki::map {

/// Scale bar and north arrow with their corners of the frame, in the frame's own units.
struct Cards {
  std::optional<ScaleBar> bar;
  Rect bar_at;
  std::optional<Rect> arrow_at;
  [[nodiscard]] std::vector<Rect> rects() const;
  /// Is it words that a card would hide?
  [[nodiscard]] bool cover(const Item& item) const;
};

/// Each card in the corner where it covers the least words and coloured shapes. Needs the sheet's view; none without.
Cards place_cards(const Sheet& sheet, const SheetStyle& style, const Scene& frame);

}  // namespace kuiki::map
