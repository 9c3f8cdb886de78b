#pragma once
#include <vector>

#include "geo/polygons.h"

/// Small shapes for tests.
namespace kuiki::geo {

using Ring = std::vector<Point>;

/// Counter-clockwise, closed.
inline Ring box_ring(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

/// Features → parts → rings.
inline PolygonTable shapes(const std::vector<std::vector<std::vector<Ring>>>& features) {
  PolygonTable table;
  for (const auto& feature : features) {
    for (const auto& part : feature) {
      for (const auto& ring : part) {
        table.points.insert(table.points.end(), ring.begin(), ring.end());
        table.close_ring();
      }
      table.close_part();
    }
    table.close_feature();
  }
  return table;
}

}  // namespace kuiki::geo
