#pragma once
#include <span>
#include <vector>

#include "geo/path_set.h"
#include "map/scene.h"

namespace kuiki::map {

/// The inside of one shape as a small raster with running sums, so that "does this rectangle lie wholly inside" costs
/// four look-ups. Cells an edge passes through count as outside: what is said to lie inside does.
class Interior {
 public:
  /// `at` places the shape; only what lies in `bounds` counts as inside.
  /// `most_cells` a side.
  Interior(const geo::PathSet& paths, std::size_t shape, const Placement& at, const Rect& bounds, int most_cells = 96);

  [[nodiscard]] bool holds(const Rect& rect) const;
  /// Mean place of all that is inside; the middle of the bounds where nothing is.
  [[nodiscard]] geo::Point middle() const;
  /// Area inside, square units.
  [[nodiscard]] double area() const;
  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] const Rect& bounds() const { return bounds_; }

 private:
  [[nodiscard]] std::uint32_t sum(int c0, int r0, int c1, int r1) const;
  Rect bounds_;
  double step_ = 1;
  int cols_ = 0, rows_ = 0;
  std::vector<std::uint32_t> sums_;  ///< (cols + 1) × (rows + 1)
};

/// A place for a block of lines: its middle.
struct Spot {
  double x = 0, y = 0;
};

/// Where a block of lines (rectangles around (0, 0)) lies wholly inside, best first, at most `most`, some way from each
/// other. Roomy places and places near `anchor` come first. Empty where it fits nowhere.
std::vector<Spot> find_spots(const Interior& interior, std::span<const Rect> block, geo::Point anchor, std::size_t most);

}  // namespace kuiki::map
