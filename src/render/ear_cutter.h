#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/path_set.h"

namespace kuiki::render {

/// Cuts ears off a ring without holes (Meisters 1975); the points that can be in an ear's way lie in a grid.
class EarCutter {
 public:
  /// Appends three indices (`first` + place in the ring) a triangle. False, with nothing appended, where the ring
  /// crosses itself in a way that leaves no ear. Triangles that all turn one way and add up to the ring's winding
  /// number, as these do by construction, cannot overlap in a ring that does not cross itself.
  bool cut(std::span<const geo::Vec2f> ring, std::uint32_t first, std::vector<std::uint32_t>& out);

 private:
  struct Node {
    double x, y;
    std::uint32_t before, after;
    bool inward;
  };
  [[nodiscard]] double turn(const Node& a, const Node& b, const Node& c) const {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }
  [[nodiscard]] std::size_t cell_at(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(column);
  }
  [[nodiscard]] bool free(const Node& a, const Node& b, const Node& c) const;
  void fill_grid();

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> cell_end_, cell_nodes_;
  double grid_x_ = 0, grid_y_ = 0, grid_kx_ = 0, grid_ky_ = 0;
  int side_ = 0;
};

}  // namespace kuiki::render
