#include "store/gpkg_blob.h"

#include <bit>

#include "store/wkb.h"

namespace kuiki::store {
namespace {

/// The extent of all rings.
struct Extent {
  geo::Box box;
  void ring(const RingView& points, bool) {
    for (std::uint32_t i = 0; i < points.size(); ++i) box.add(points[i]);
  }
  void end_part() {}
};

bool is_point(std::span<const std::uint8_t> wkb) {
  WkbCursor in(wkb);
  return read_wkb_type(in).base == 1;
}

}  // namespace

void GpkgBytes::whole(std::uint32_t n) {
  for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(n >> shift));
}

void GpkgBytes::number(double d) {
  const auto n = std::bit_cast<std::uint64_t>(d);
  whole(static_cast<std::uint32_t>(n));
  whole(static_cast<std::uint32_t>(n >> 32));
}

void GpkgBytes::point(geo::Point p) {
  number(p.x);
  number(p.y);
}

void GpkgBytes::bytes(std::span<const std::uint8_t> all) {
  bytes_.append(reinterpret_cast<const char*>(all.data()), all.size());
}

void GpkgBytes::header(const geo::Box* envelope) {
  byte('G');
  byte('P');
  byte(0);
  byte(envelope ? 0x03 : 0x01);
  whole(jgd2011);
  if (!envelope) return;
  for (const double side : {envelope->x0, envelope->x1, envelope->y0, envelope->y1}) number(side);
}

std::span<const std::uint8_t> wkb_in(std::span<const std::uint8_t> blob) {
  WkbCursor in(blob);
  skip_gpkg_envelope(in, read_gpkg_flags(in));
  return blob.last(in.left());
}

std::string gpkg_around(std::span<const std::uint8_t> wkb) {
  GpkgBytes out;
  out.reserve(wkb.size() + 40);
  if (is_point(wkb)) {
    out.header();
  } else {
    Extent extent;
    WkbCursor in(wkb);
    detail::read_wkb_polygons(in, extent, 0);
    out.header(&extent.box);
  }
  out.bytes(wkb);
  return out.take();
}

}  // namespace kuiki::store
