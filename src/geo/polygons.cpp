#include "geo/polygons.h"

namespace kuiki::geo {

void PolygonTable::close_feature() {
  const auto begin = first_part(feature_end.size());
  feature_end.push_back(static_cast<std::uint32_t>(part_end.size()));
  Box box;
  for (auto part = begin; part < part_end.size(); ++part)
    for (const auto& p : ring(first_ring(part))) box.add(p);
  feature_box.push_back(box);
}

bool contains(const PolygonTable& table, std::size_t f, Point p) {
  if (!table.feature_box[f].contains(p)) return false;
  bool inside = false;
  const auto [first, last] = table.rings_of(f);
  for (auto r = first; r < last; ++r) {
    const auto ring = table.ring(r);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1], b = ring[i];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside;
}

}  // namespace kuiki::geo
