#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "base/text.h"
#include "geo/point.h"

/// Geometry blobs of a GeoPackage (OGC 12-128, clause 2.1.3): a header, then ISO well-known binary (ISO 19125-1, SQL/MM).
/// Every length is held against the blob's end before anything is read.
namespace kuiki::store {

/// A blob that says something impossible; the caller knows the table and the row and makes an Error of it.
struct DamagedGeometry {
  Text why;
};

template <class Bits>
constexpr Bits byte_swapped(Bits value) {
  Bits out = 0;
  for (std::size_t i = 0; i < sizeof value; ++i, value >>= 8) out = static_cast<Bits>(out << 8 | (value & 0xff));
  return out;
}

/// The coordinates of one ring, as they lie in the blob.
class RingView {
 public:
  RingView(const std::uint8_t* data, std::uint32_t n, std::uint32_t stride, bool swap)
      : data_(data), n_(n), stride_(stride), swap_(swap) {}
  [[nodiscard]] std::uint32_t size() const { return n_; }
  [[nodiscard]] geo::Point operator[](std::uint32_t i) const {
    const std::uint8_t* at = data_ + static_cast<std::size_t>(i) * stride_;
    return {load(at), load(at + 8)};
  }

 private:
  [[nodiscard]] double load(const std::uint8_t* at) const {
    std::uint64_t bits;
    std::memcpy(&bits, at, 8);
    return std::bit_cast<double>(swap_ ? byte_swapped(bits) : bits);
  }
  const std::uint8_t* data_;
  std::uint32_t n_, stride_;
  bool swap_;
};

enum class GeometryKind {
  polygons,  ///< the sink was given rings (or the shape is an empty polygon)
  none,      ///< an empty geometry
  other,     ///< points or lines
  curved,    ///< curve polygons, surfaces or a vendor's extension: GDAL must read it
};

/// The bytes of a geometry, read from the front; throws DamagedGeometry at the end of the blob.
class WkbCursor {
 public:
  explicit WkbCursor(std::span<const std::uint8_t> bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint32_t u32() {
    std::uint32_t value;
    std::memcpy(&value, take(4), 4);
    return swap_ ? byte_swapped(value) : value;
  }
  const std::uint8_t* take(std::size_t n) {
    if (static_cast<std::size_t>(end_ - at_) < n) {
      throw DamagedGeometry{{"図形のデータが途中で切れています", "its geometry is cut off"}};
    }
    const auto* p = at_;
    at_ += n;
    return p;
  }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  void byte_order(std::uint8_t mark) {
    if (mark > 1) throw DamagedGeometry{{"図形のデータが壊れています（バイト順）", "its geometry is damaged (byte order)"}};
    swap_ = (mark == 1) != (std::endian::native == std::endian::little);
  }
  [[nodiscard]] bool swap() const { return swap_; }

 private:
  const std::uint8_t *at_, *end_;
  bool swap_ = false;
};

struct WkbType {
  std::uint32_t base;    ///< 1 point … 7 collection, above: curves
  std::uint32_t stride;  ///< bytes of one point
};
/// Byte order and type; understands Z and M of ISO (1000s) and of older writers (high bits).
WkbType read_wkb_type(WkbCursor& in);

/// Past the fixed part of a blob's header; returns its flags. Throws DamagedGeometry.
std::uint8_t read_gpkg_flags(WkbCursor& in);
/// Past the envelope that the flags tell of.
void skip_gpkg_envelope(WkbCursor& in, std::uint8_t flags);

/// Past the blob's header, to the WKB; nothing where the header says "empty" or "extended" (then `kind` says which).
std::optional<WkbCursor> open_gpkg_blob(std::span<const std::uint8_t> blob, GeometryKind& kind);

/// A point's coordinates; nothing where the blob holds another geometry or an empty one. Throws DamagedGeometry.
std::optional<geo::Point> read_gpkg_point(std::span<const std::uint8_t> blob);

namespace detail {

template <class Sink>
GeometryKind read_wkb_polygons(WkbCursor& in, Sink& sink, int depth) {
  if (depth > 16) throw DamagedGeometry{{"図形の入れ子が深すぎます", "its geometry is nested too deeply"}};
  const WkbType type = read_wkb_type(in);
  switch (type.base) {
    case 3: {
      const std::uint32_t rings = in.u32();
      if (rings > in.left() / 4) in.take(in.left() + 1);
      for (std::uint32_t r = 0; r < rings; ++r) {
        const std::uint32_t n = in.u32();
        if (n > in.left() / type.stride) in.take(in.left() + 1);
        const auto* points = in.take(static_cast<std::size_t>(n) * type.stride);
        sink.ring(RingView(points, n, type.stride, in.swap()), r == 0);
      }
      sink.end_part();
      return GeometryKind::polygons;
    }
    case 6:
    case 7: {
      const std::uint32_t n = in.u32();
      if (n > in.left() / 5) in.take(in.left() + 1);
      GeometryKind kind = n == 0 ? GeometryKind::none : GeometryKind::other;
      for (std::uint32_t i = 0; i < n; ++i) {
        const GeometryKind member = read_wkb_polygons(in, sink, depth + 1);
        if (member == GeometryKind::curved) return member;
        if (member == GeometryKind::polygons) kind = member;
      }
      return kind;
    }
    case 1:
      in.take(type.stride);
      return GeometryKind::other;
    case 2: {
      const std::uint32_t n = in.u32();
      in.take(n > in.left() / type.stride ? in.left() + 1 : static_cast<std::size_t>(n) * type.stride);
      return GeometryKind::other;
    }
    case 4:
    case 5: {
      const std::uint32_t n = in.u32();
      if (n > in.left() / 5) in.take(in.left() + 1);
      for (std::uint32_t i = 0; i < n; ++i) read_wkb_polygons(in, sink, depth + 1);
      return GeometryKind::other;
    }
    default:
      if (type.base > 17) throw DamagedGeometry{{"図形の種類が正しくありません", "its geometry is of no known type"}};
      return GeometryKind::curved;
  }
}

}  // namespace detail

/// Gives every ring of a polygon, multipolygon or collection to `sink.ring(RingView, outer)` and calls `sink.end_part()`
/// after each polygon. Throws DamagedGeometry; never reads beyond the blob.
template <class Sink>
GeometryKind read_gpkg_polygons(std::span<const std::uint8_t> blob, Sink& sink) {
  GeometryKind kind = GeometryKind::none;
  auto in = open_gpkg_blob(blob, kind);
  return in ? detail::read_wkb_polygons(*in, sink, 0) : kind;
}

}  // namespace kuiki::store
