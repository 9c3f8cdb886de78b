#include "store/ogr_rings.h"

#include <ogr_geometry.h>

#include <memory>

#include "store/quiet_gdal.h"
#include "store/wkb.h"

namespace kuiki::store {
namespace {

struct RingPoints {
  const OGRLinearRing& ring;
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(ring.getNumPoints()); }
  geo::Point operator[](std::uint32_t i) const { return {ring.getX(static_cast<int>(i)), ring.getY(static_cast<int>(i))}; }
};

void take_polygon(const OGRPolygon& polygon, ShapeTaker& taker) {
  bool outer = true;
  for (const OGRLinearRing* ring : polygon) {
    taker.ring(RingPoints{*ring}, outer);
    outer = false;
  }
}

/// False when there is no polygon in it.
bool take(const OGRGeometry& shape, ShapeTaker& taker, int depth) {
  if (depth > 16) throw DamagedGeometry{{"図形の入れ子が深すぎます", "its geometry is nested too deeply"}};
  const auto type = wkbFlatten(shape.getGeometryType());
  bool any = false;
  if (type == wkbPolygon || type == wkbTriangle) {
    take_polygon(*shape.toPolygon(), taker);
    return true;
  }
  if (type == wkbPolyhedralSurface || type == wkbTIN) {
    const auto& surface = *shape.toPolyhedralSurface();
    for (int i = 0; i < surface.getNumGeometries(); ++i) any |= take(*surface.getGeometryRef(i), taker, depth + 1);
    return any;
  }
  if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
    for (const OGRGeometry* member : *shape.toGeometryCollection()) any |= take(*member, taker, depth + 1);
    return any;
  }
  if (!shape.hasCurveGeometry()) return false;
  const std::unique_ptr<OGRGeometry> straight(shape.getLinearGeometry());
  return straight && !straight->hasCurveGeometry() && take(*straight, taker, depth + 1);
}

}  // namespace

ShapeTaker::Found take_rings(const OGRGeometry& shape, ShapeTaker& taker) {
  if (shape.IsEmpty()) return ShapeTaker::Found::nothing;
  return take(shape, taker, 0) ? ShapeTaker::Found::polygons : ShapeTaker::Found::other;
}

ShapeTaker::Found take_curved_blob(std::span<const std::uint8_t> blob, ShapeTaker& taker) {
  const Quiet quiet;
  GeometryKind kind = GeometryKind::none;
  const auto wkb = open_gpkg_blob(blob, kind);
  const Text no_shape{"図形が読めない種類です（拡張形式など）", "its geometry is of a kind that cannot be read"};
  if (!wkb) throw DamagedGeometry{no_shape};
  OGRGeometry* made = nullptr;
  const auto* bytes = blob.data() + (blob.size() - wkb->left());
  OGRGeometryFactory::createFromWkb(bytes, nullptr, &made, wkb->left());
  const std::unique_ptr<OGRGeometry> shape(made);
  if (!shape) throw DamagedGeometry{no_shape};
  return take_rings(*shape, taker);
}

}  // namespace kuiki::store
