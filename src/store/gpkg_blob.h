#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "geo/point.h"

/// GeoPackage binary in JGD2011 as Kuiki writes it: a head, for anything but points with the envelope, then well-known
/// binary. Reading it is wkb.h's.
namespace kuiki::store {

/// The CRS of every shape: EPSG:6668.
inline constexpr int jgd2011 = 6668;

/// Little-endian bytes.
class GpkgBytes {
 public:
  void byte(std::uint8_t n) { bytes_.push_back(static_cast<char>(n)); }
  void whole(std::uint32_t n);
  void number(double d);
  void point(geo::Point p);
  void bytes(std::span<const std::uint8_t> all);
  /// Magic, version 0, flags, CRS, and the envelope where there is one.
  void header(const geo::Box* envelope = nullptr);
  void reserve(std::size_t n) { bytes_.reserve(n); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// The well-known binary of a blob, whoever wrote the blob. Throws DamagedGeometry.
std::span<const std::uint8_t> wkb_in(std::span<const std::uint8_t> blob);

/// The blob around well-known binary. Throws DamagedGeometry.
std::string gpkg_around(std::span<const std::uint8_t> wkb);

}  // namespace kuiki::store
