#pragma once
#include <memory>
#include <span>
#include <string>

#include "geo/point.h"

namespace kuiki::geo {

/// Which projection, as a small value (a recipe and a view hold one).
struct ProjectionSpec {
  enum class Kind {
    equal_area,  ///< Lambert azimuthal equal-area on GRS80 about lon0, lat0 (for statistics; the default)
    plane_zone,  ///< 平面直角座標系 I to XIX of JGD2011 (EPSG:6669 to 6687), `zone` 1 to 19
    crs,         ///< any EPSG code by name, `crs` = "EPSG:3857"
  };
  Kind kind = Kind::equal_area;
  double lon0 = 137.0, lat0 = 38.0;
  int zone = 12;
  std::string crs;
  friend bool operator==(const ProjectionSpec&, const ProjectionSpec&) = default;
};

/// Longitude, latitude (JGD2011, degrees) to plane metres and back. Immutable, shared between threads.
class Projection {
 public:
  /// Throws Error(usage) for a zone or CRS that does not exist or is not a plane one.
  explicit Projection(const ProjectionSpec& spec);
  ~Projection();
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;

  [[nodiscard]] const ProjectionSpec& spec() const { return spec_; }
  [[nodiscard]] Point forward(Point lonlat) const;
  [[nodiscard]] Point inverse(Point plane) const;
  /// Many at once, in place. Much faster than one by one.
  void forward(std::span<Point> lonlat_to_plane) const;

 private:
  struct Impl;
  ProjectionSpec spec_;
  std::unique_ptr<Impl> impl_;
};
using ProjectionPtr = std::shared_ptr<const Projection>;

/// The zone of the plane rectangular coordinate system that the law gives to a prefecture ("01" to "47"), at a
/// place; 平成14年国土交通省告示第9号. Hokkaido and Tokyo, Kagoshima, Okinawa have several: `lonlat` decides.
int plane_zone_for(const std::string& prefecture, Point lonlat);

/// Plane box around a longitude-latitude box (its edges sampled, so curved edges stay inside).
Box project_box(const Projection& projection, const Box& lonlat);

}  // namespace kuiki::geo
