#include "app/map_measure.h"

#include <cmath>

#include "base/number.h"
#include "geo/geodesic.h"

namespace kuiki::app {

double scale_denominator(const map::View& view) {
  const double x = view.width / 2, y = view.height / 2;
  const double metres = geo::distance_m(view.to_lonlat(x - 50, y), view.to_lonlat(x + 50, y));
  return metres / 100 / (0.0254 / 96);
}

std::string scale_text(const map::View& view) {
  const double n = scale_denominator(view);
  if (!(n > 0) || !std::isfinite(n)) return "1:–";
  const double step = std::pow(10.0, std::floor(std::log10(n)) - 1);
  return "1:" + format_number(std::round(n / step) * step, 0);
}

Text lonlat_text(geo::Point p) {
  if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {};
  const auto lon = fmt::format("{:.4f}°", std::abs(p.x)), lat = fmt::format("{:.4f}°", std::abs(p.y));
  const Text east = p.x < 0 ? Text{"西経", "W"} : Text{"東経", "E"}, north = p.y < 0 ? Text{"南緯", "S"} : Text{"北緯", "N"};
  return say("{0}{1} {2}{3}", "{3} {2}  {1} {0}", east, lon, north, lat);
}

}  // namespace kuiki::app
