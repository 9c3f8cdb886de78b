#pragma once
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "geo/path_set.h"
#include "geo/polygons.h"
#include "geo/projection.h"

namespace kuiki::geo {

/// A grid that thinning puts points on. The node a point goes to depends on the point alone, never on the ring or its
/// direction, so a border that two rings share stays shared. Cell sizes in the unit of the points; 0 = no grid.
struct SnapGrid {
  double cell_x = 0, cell_y = 0;
};

/// Rings of many shapes in the coordinates they came in, thinned but not yet projected. Rings are not closed (the first
/// point is not repeated); outer rings run counter-clockwise and holes clockwise, so that the even-odd and the non-zero rule
/// fill the same. A shape may be empty.
struct ThinnedPaths {
  std::vector<Point> points;
  std::vector<std::uint32_t> ring_end, shape_end;

  /// Puts `tail`'s shapes behind these.
  void append(ThinnedPaths&& tail);
};

/// Takes one ring after another: `begin`, `add` each point, `end`. Repeats and spikes (out to a point and straight back) go;
/// what is left of a ring decides whether it stays.
class RingSnapper {
 public:
  RingSnapper(SnapGrid grid, ThinnedPaths& into)
      : into_(into),
        cell_x_(grid.cell_x > 0 ? grid.cell_x : 1),
        cell_y_(grid.cell_y > 0 ? grid.cell_y : 1),
        per_x_(1 / cell_x_),
        per_y_(1 / cell_y_),
        // Adding and taking away 1.5·2^52 rounds to a whole number, much faster than a call; adding 0 rounds nothing.
        magic_(grid.cell_x > 0 && grid.cell_y > 0 ? 0x1.8p52 : 0) {}

  void begin() {
    start_ = into_.points.size();
    last_ = {NAN, NAN};
  }

  void add(double x, double y) {
    const Point p{(x * per_x_ + magic_) - magic_, (y * per_y_ + magic_) - magic_};
    if (p == last_) return;
    keep(p);
  }

  /// All points of a ring, a view of them with size() and [i]. Nearly all of a fine line go where the last one went, so that
  /// this loop is most of reading it: its numbers stay in registers, the view's too.
  template <class RingView>
  void add_all(RingView ring) {
    const auto n = static_cast<std::uint32_t>(ring.size());
    const double per_x = per_x_;
    const double per_y = per_y_;
    const double magic = magic_;
    Point last = last_;
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto at = ring[i];
      const Point p{(at.x * per_x + magic) - magic, (at.y * per_y + magic) - magic};
      if (p == last) continue;
      keep(p);
      last = last_;
    }
  }

  /// Ends the ring and says whether it stayed: false when fewer than three points with some area are left. A hole goes
  /// with its outer ring.
  bool end(bool outer);
  void end_shape() { into_.shape_end.push_back(static_cast<std::uint32_t>(into_.ring_end.size())); }

  /// Was a coordinate met, since the last call, that is no finite number or lies far beyond any grid? Such points are left
  /// out.
  bool take_broken() { return std::exchange(broken_, false); }

  /// Around all points met so far, also those of rings that did not stay, in the unit of the points; good to half a cell.
  [[nodiscard]] Box seen() const;

 private:
  void keep(Point p);

  ThinnedPaths& into_;
  double cell_x_, cell_y_, per_x_, per_y_, magic_;
  std::size_t start_ = 0;
  Point last_;
  Box seen_;
  bool broken_ = false, outer_stays_ = false;
};

/// Projects points in place and turns them into single precision around `origin`.
PathSet project_paths(ThinnedPaths&& paths, const Projection& projection, Point origin);

/// As above, around the middle of what there is, on every core.
PathSet project_paths(ThinnedPaths&& paths, const Projection& projection);

/// Box of a path set in projected metres.
Box box_of(const PathSet& paths);

}  // namespace kuiki::geo
