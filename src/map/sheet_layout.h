#pragma once
#include <vector>

#include "map/furniture.h"
#include "map/sheet.h"

namespace kuiki::map {

/// Everything of a sheet but the frame, and the room that leaves the frame.
struct SheetLayout {
  Rect frame;
  std::vector<Item> items;
};
/// By the plan that leaves the map the most room, judged by the shorter side of its frame: most subjects are about as wide
/// as high.
SheetLayout lay_out(const Sheet& sheet, const PageLayout& page);

}  // namespace kuiki::map
