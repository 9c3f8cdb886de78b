#include "store/wkb.h"

#include <cmath>

namespace kuiki::store {

WkbType read_wkb_type(WkbCursor& in) {
  in.byte_order(*in.take(1));
  std::uint32_t type = in.u32();
  std::uint32_t dimensions = 2;
  if (type & 0x80000000u) ++dimensions;  // "2.5D" of writers before ISO
  if (type & 0x40000000u) ++dimensions;
  if (type & 0x20000000u) in.take(4);  // an SRS id, as PostGIS writes
  type &= 0x1fffffffu;
  if (type >= 1000 && type < 4000) {
    dimensions = type / 1000 == 3 ? 4 : 3;
    type %= 1000;
  }
  return {type, dimensions * 8};
}

std::uint8_t read_gpkg_flags(WkbCursor& in) {
  const auto* head = in.take(8);
  if (head[0] != 'G' || head[1] != 'P') {
    throw DamagedGeometry{{"図形のデータが GeoPackage の形式ではありません", "its geometry is not in GeoPackage form"}};
  }
  const std::uint8_t flags = head[3], envelope = (flags >> 1) & 7;
  if (envelope > 4) throw DamagedGeometry{{"図形の見出しが壊れています", "its geometry has a damaged header"}};
  return flags;
}

void skip_gpkg_envelope(WkbCursor& in, std::uint8_t flags) {
  static constexpr std::size_t envelope_bytes[8] = {0, 32, 48, 48, 64, 0, 0, 0};
  in.take(envelope_bytes[(flags >> 1) & 7]);
}

std::optional<WkbCursor> open_gpkg_blob(std::span<const std::uint8_t> blob, GeometryKind& kind) {
  WkbCursor in(blob);
  const auto flags = read_gpkg_flags(in);
  if (flags & 0x20) {
    kind = GeometryKind::curved;
    return {};
  }
  if (flags & 0x10) {
    kind = GeometryKind::none;
    return {};
  }
  skip_gpkg_envelope(in, flags);
  return in;
}

std::optional<geo::Point> read_gpkg_point(std::span<const std::uint8_t> blob) {
  GeometryKind kind = GeometryKind::none;
  auto in = open_gpkg_blob(blob, kind);
  if (!in) return {};
  const WkbType type = read_wkb_type(*in);
  if (type.base != 1) return {};
  const geo::Point p = RingView(in->take(type.stride), 1, type.stride, in->swap())[0];
  if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {};
  return p;
}

}  // namespace kuiki::store
