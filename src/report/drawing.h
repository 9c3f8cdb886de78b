#pragma once
#include <vector>

#include "map/scene.h"
#include "report/flow.h"

namespace kuiki::report {

/// A part of a sheet that stands beside another: its items, from its left top corner at (0, 0).
struct Drawing {
  std::vector<map::Item> items;
  double height = 0;  ///< units
  [[nodiscard]] bool empty() const { return items.empty(); }
};

/// What is beside what, of the width of a sheet.
struct Halves {
  double width = 0;   ///< of each
  double second = 0;  ///< where the right one begins
};
inline Halves halves(const Flow& flow, double gap = 28) {
  const double width = (flow.width() - gap) / 2;
  return {width, width + gap};
}

/// Puts two down side by side. One that is empty leaves its room empty.
void put_beside(Flow& flow, Drawing left, Drawing right, double second);

}  // namespace kuiki::report
