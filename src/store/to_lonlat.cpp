#include "store/to_lonlat.h"

#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <mutex>
#include <numbers>
#include <string_view>
#include <thread>
#include <vector>

#include "geo/plane_zone.h"
#include "store/quiet_gdal.h"

namespace kuiki::store {
namespace {

/// Only the text itself: a CRS that names a file, a pipe or an address is none.
bool read_crs(const std::string& definition, OGRSpatialReference& into) {
  constexpr std::size_t longest = 64 << 10;
  if (definition.empty() || definition.size() > longest) return false;
  const Quiet quiet;
  OSRSetPROJEnableNetwork(0);
  const char* const limits[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
  return into.SetFromUserInput(definition.c_str(), limits) == OGRERR_NONE;
}

int epsg_of(const OGRSpatialReference& crs) {
  const char* authority = crs.GetAuthorityName(nullptr);
  const char* code = crs.GetAuthorityCode(nullptr);
  return authority && code && std::string_view(authority) == "EPSG" ? std::atoi(code) : 0;
}

/// The CRS that most files name are known without PROJ, which reads its own database for them. Null for all others.
const char* well_known_name(std::string_view definition) {
  struct Known {
    std::string_view definition;
    const char* name;
  };
  constexpr std::array<Known, 3> all = {{{"EPSG:6668", "JGD2011"}, {"EPSG:4612", "JGD2000"}, {"EPSG:4326", "WGS 84"}}};
  const auto* const found = std::find_if(all.begin(), all.end(), [&](const Known& k) { return k.definition == definition; });
  return found == all.end() ? nullptr : found->name;
}

/// Japanese plane zones are also recognised by their parameters: a .prj has no EPSG code.
int zone_of(const OGRSpatialReference& crs) {
  if (const int zone = geo::plane_zone_of_epsg(epsg_of(crs)); zone > 0) return zone;
  const char* projection = crs.GetAttrValue("PROJECTION");
  if (!projection || std::string_view(projection) != "Transverse_Mercator") return 0;
  if (std::abs(crs.GetProjParm("scale_factor", 1) - 0.9999) > 1e-9 || crs.GetProjParm("false_easting") != 0) return 0;
  for (int zone = 1; zone <= 19; ++zone) {
    const geo::Point origin = geo::plane_zone_origin(zone);
    const double lon = crs.GetProjParm("central_meridian");
    const double lat = crs.GetProjParm("latitude_of_origin");
    if (std::abs(lon - origin.x) < 1e-5 && std::abs(lat - origin.y) < 1e-5) return zone;
  }
  return 0;
}

/// Degrees of a datum that differs from JGD2011 by less than a map shows.
bool as_good_as_jgd2011(const OGRSpatialReference& crs) {
  const int code = epsg_of(crs);
  if (code == 6668 || code == 4612 || code == 4326) return true;
  if (code != 0 || !crs.IsGeographic()) return false;
  const char* datum = crs.GetAttrValue("DATUM");
  if (!datum) return false;
  const std::string_view name(datum);
  for (const auto* known :
       {"JGD_2011", "JGD_2000", "Japanese_Geodetic_Datum_2011", "Japanese_Geodetic_Datum_2000", "WGS_1984"}) {
    if (name.find(known) != std::string_view::npos) return true;
  }
  return false;
}

void transform(const std::string& definition, std::span<geo::Point> piece) {
  const Quiet quiet;
  OGRSpatialReference from;
  OGRSpatialReference to;
  read_crs(definition, from);
  to.importFromEPSG(6668);
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> change(OGRCreateCoordinateTransformation(&from, &to));
  constexpr std::size_t batch = 4096;
  std::vector<double> x(batch);
  std::vector<double> y(batch);
  std::vector<int> done(batch);
  for (std::size_t first = 0; first < piece.size(); first += batch) {
    const std::size_t n = std::min(batch, piece.size() - first);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = piece[first + i].x;
      y[i] = piece[first + i].y;
    }
    if (change) change->Transform(static_cast<int>(n), x.data(), y.data(), nullptr, done.data());
    for (std::size_t i = 0; i < n; ++i)
      piece[first + i] = change && done[i] ? geo::Point{x[i], y[i]} : geo::Point{HUGE_VAL, HUGE_VAL};
  }
}

}  // namespace

bool crs_readable(const std::string& definition) {
  if (well_known_name(definition)) return true;
  OGRSpatialReference crs;
  return read_crs(definition, crs) && (crs.IsGeographic() || crs.IsProjected());
}

ToLonLat::ToLonLat(const std::string& definition) : definition_(definition) {
  if (const char* name = well_known_name(definition)) {
    name_ = name;
    definition_.clear();
    return;
  }
  OGRSpatialReference crs;
  if (!read_crs(definition, crs)) return;
  degrees_ = crs.IsGeographic();
  unit_m_ = degrees_ ? 1 : crs.GetLinearUnits();
  if (!(unit_m_ > 0)) unit_m_ = 1;
  zone_ = degrees_ ? 0 : zone_of(crs);
  if (const char* name = crs.GetName()) name_ = name;
  if (as_good_as_jgd2011(crs)) definition_.clear();
}

void ToLonLat::apply(std::span<geo::Point> points) const {
  if (identity() || points.empty()) return;
  const std::size_t threads =
      points.size() < 20'000 ? 1 : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
  std::mutex mutex;
  std::exception_ptr trouble;
  const auto work = [&](std::span<geo::Point> piece) {
    try {
      transform(definition_, piece);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!trouble) trouble = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) {
      const auto first = points.size() * t / threads;
      const auto last = points.size() * (t + 1) / threads;
      others.emplace_back(work, points.subspan(first, last - first));
    }
    work(points.first(points.size() / threads));
  }
  if (trouble) std::rethrow_exception(trouble);
}

geo::Point ToLonLat::apply(geo::Point p) const {
  apply(std::span(&p, 1));
  return p;
}

geo::Box ToLonLat::apply(const geo::Box& box) const {
  if (identity() || box.empty()) return box;
  std::vector<geo::Point> edge;
  constexpr int steps = 16;
  for (int i = 0; i <= steps; ++i) {
    const double x = box.x0 + box.width() * i / steps;
    const double y = box.y0 + box.height() * i / steps;
    edge.insert(edge.end(), {{x, box.y0}, {x, box.y1}, {box.x0, y}, {box.x1, y}});
  }
  apply(std::span(edge));
  geo::Box out;
  for (const auto p : edge) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) out.add(p);
  }
  return out;
}

geo::SnapGrid ToLonLat::grid(double cell_m, const geo::Box& box) const {
  if (!(cell_m > 0)) return {};
  if (!degrees_) return {cell_m / unit_m_, cell_m / unit_m_};
  const double lat = box.empty() ? 36 : box.center().y;
  const double cell = cell_m / 111'000;
  return {cell / std::max(0.1, std::cos(lat * std::numbers::pi / 180)), cell};
}

}  // namespace kuiki::store
