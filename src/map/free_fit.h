#pragma once
#include <span>
#include <vector>

#include "geo/point.h"
#include "map/scene.h"

namespace kuiki::map {

/// Which cells of a raster over their box some outlines fill or touch: what a rectangle of that box meets is counted at once.
class ShapeMask {
 public:
  /// `rings` in plane metres, y up; not empty. Each is filled by itself.
  explicit ShapeMask(std::span<const std::vector<geo::Point>> rings);
  [[nodiscard]] const geo::Box& box() const { return box_; }
  /// Does the shape meet a rectangle, in metres from the box's upper left corner, y down?
  [[nodiscard]] bool meets(const Rect& metres) const;

 private:
  void fill(const std::vector<geo::Point>& ring);
  void trace(const std::vector<geo::Point>& ring);
  void sum_up();
  [[nodiscard]] double column(double x) const { return (x - box_.x0) / cell_; }
  [[nodiscard]] double row(double y) const { return (box_.y1 - y) / cell_; }
  void set(int column, int row);
  /// Where the sum of the cells above and to the left of a corner stands.
  [[nodiscard]] std::size_t corner(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_ + 1) + static_cast<std::size_t>(column);
  }

  geo::Box box_;
  double cell_ = 1;  ///< metres
  int columns_ = 1, rows_ = 1;
  std::vector<int> sums_;  ///< of all cells above and to the left; one row and one column more
};

/// Where the box of a shape is put: its upper left corner in the frame, and the scale.
struct FreePlace {
  double x = 0, y = 0;
  double metres_per_unit = 1;
};

/// The largest the shape can stand in a frame, `margin` units from its edges, without meeting what is covered; of equally
/// large places the one nearest to the frame's middle. `least`: the metres a unit at which it fits into the bare frame. Where
/// nothing between that and a third of its size keeps clear, the shape stands amid the bare frame.
FreePlace fit_free(const ShapeMask& shape, double width, double height, double margin, double least,
                   std::span<const Rect> covered);

}  // namespace kuiki::map
