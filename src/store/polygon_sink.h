#pragma once
#include "geo/polygons.h"
#include "store/wkb.h"

namespace kuiki::store {

/// Rings of a blob of longitudes and latitudes into a table's current feature (read_gpkg_polygons). Throws DamagedGeometry.
struct PolygonSink {
  geo::PolygonTable& table;
  bool in_part = false;

  void ring(const RingView& ring, bool) {
    if (ring.size() < 4) throw DamagedGeometry{{"輪の頂点が4つ未満です", "one of its rings has fewer than four points"}};
    const std::size_t first = table.points.size();
    table.points.resize(first + ring.size());
    for (std::uint32_t i = 0; i < ring.size(); ++i) table.points[first + i] = ring[i];
    for (std::size_t i = first; i < table.points.size(); ++i) {
      const auto p = table.points[i];
      if (!(p.x >= -360 && p.x <= 360 && p.y >= -90 && p.y <= 90)) {
        throw DamagedGeometry{{"座標が経度・緯度の範囲にありません", "a coordinate is no longitude and latitude"}};
      }
    }
    table.close_ring();
    in_part = true;
  }
  void end_part() {
    if (in_part) table.close_part();
    in_part = false;
  }
};

}  // namespace kuiki::store
