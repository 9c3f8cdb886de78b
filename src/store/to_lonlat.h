#pragma once
#include <span>
#include <string>

#include "geo/point.h"
#include "geo/snap.h"

namespace kuiki::store {

/// What a file says of its coordinates, before anybody believes it.
struct StatedCrs {
  std::string definition;        ///< WKT or "EPSG:n"; empty: the file says nothing
  std::string damaged;           ///< words in the place of a CRS that cannot be read; empty: none
  bool degrees_by_rule = false;  ///< says nothing, but its format allows longitude and latitude only (GeoJSON, KML)
};

/// A definition that PROJ understands, without the help of any file or network: "EPSG:n" or WKT. False for everything else.
bool crs_readable(const std::string& definition);

/// The coordinates of a source to longitude and latitude of JGD2011.
class ToLonLat {
 public:
  ToLonLat() = default;  ///< already longitude and latitude
  /// A readable definition; JGD2011, JGD2000 and WGS 84 in degrees leave nothing to do at the scales of a thematic map.
  explicit ToLonLat(const std::string& definition);

  [[nodiscard]] bool identity() const { return definition_.empty(); }
  [[nodiscard]] bool degrees() const { return degrees_; }
  [[nodiscard]] int zone() const { return zone_; }                 ///< of the plane rectangular system, 0 = another CRS
  [[nodiscard]] const std::string& name() const { return name_; }  ///< "JGD2011 / Japan Plane Rectangular CS XII"
  /// In place, on every core; points that have no longitude and latitude become infinite.
  void apply(std::span<geo::Point> points) const;
  [[nodiscard]] geo::Point apply(geo::Point p) const;
  [[nodiscard]] geo::Box apply(const geo::Box& box) const;
  /// A grid of `cell_m` metres in the coordinates of the source, at the middle of `box` (in those coordinates).
  [[nodiscard]] geo::SnapGrid grid(double cell_m, const geo::Box& box) const;

 private:
  std::string definition_, name_ = "JGD2011";
  bool degrees_ = true;
  int zone_ = 0;
  double unit_m_ = 1;
};

}  // namespace kuiki::store
