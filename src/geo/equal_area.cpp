#include "geo/equal_area.h"

#include <cmath>
#include <numbers>

#include "base/error.h"

namespace kuiki::geo {
namespace {

constexpr double semi_major = 6378137.0, flattening = 1 / 298.257222101;  // GRS80
constexpr double e2 = flattening * (2 - flattening);
constexpr double radian = std::numbers::pi / 180;

/// q (Snyder 3-12) over (1 − e²), from s = sin φ. Both terms of 3-12 are geometric series in e²s²:
/// s/(1−e²s²) + artanh(e s)/e = s Σ (1 + 1/(2k+1)) (e²s²)^k; e² is 0.0067, so nine terms are exact in double precision.
constexpr double q_of(double s) {
  const double t = e2 * s * s;
  double sum = 0;
  for (int k = 8; k >= 0; --k) sum = sum * t + (1 + 1.0 / (2 * k + 1));
  return s * sum;
}
constexpr double q_pole = q_of(1);

/// Latitude from sin β: Newton steps on q, whose derivative by φ is 2 cos φ / (1 − e² sin² φ)² (Snyder 3-16).
double latitude_of(double sin_beta) {
  const double q = sin_beta * q_pole;
  double phi = std::asin(sin_beta);
  for (int i = 0; i < 6; ++i) {
    const double s = std::sin(phi), w = 1 - e2 * s * s, c = std::cos(phi);
    if (c < 1e-12) break;
    const double step = (q - q_of(s)) * w * w / (2 * c);
    phi += step;
    if (std::abs(step) < 1e-15) break;
  }
  return phi;
}

}  // namespace

EqualArea::EqualArea(double lon0, double lat0) : lon0_(lon0) {
  if (!(std::abs(lat0) < 89) || !(std::abs(lon0) <= 360)) {
    throw Error(Fault::usage, say("正積図法の中心（経度{}、緯度{}）が範囲外です。緯度は−89〜89度にしてください。",
                                  "the centre of the equal-area projection (longitude {}, latitude {}) is out of range; "
                                  "use a latitude between −89 and 89",
                                  lon0, lat0));
  }
  const double s = std::sin(lat0 * radian);
  rq_ = semi_major * std::sqrt((1 - e2) * q_pole / 2);
  sin_b1_ = q_of(s) / q_pole;
  cos_b1_ = std::sqrt(1 - sin_b1_ * sin_b1_);
  d_ = semi_major * std::cos(lat0 * radian) / std::sqrt(1 - e2 * s * s) / (rq_ * cos_b1_);
}

Point EqualArea::forward(Point p) const {
  const double dl = (p.x - lon0_) * radian;
  const double sin_b = q_of(std::sin(p.y * radian)) / q_pole;
  const double cos_b = std::sqrt((1 - sin_b) * (1 + sin_b));
  const double cb_cl = cos_b * std::cos(dl);
  const double b = rq_ * std::sqrt(2 / (1 + sin_b1_ * sin_b + cos_b1_ * cb_cl));
  return {b * d_ * cos_b * std::sin(dl), b / d_ * (cos_b1_ * sin_b - sin_b1_ * cb_cl)};
}

void EqualArea::forward(std::span<Point> points) const {
  for (auto& p : points) p = forward(p);
}

Point EqualArea::inverse(Point p) const {
  const double xd = p.x / d_, yd = p.y * d_, rho = std::hypot(xd, yd);
  if (rho == 0) return {lon0_, latitude_of(sin_b1_) / radian};
  const double half = rho / (2 * rq_);
  if (!(half <= 1)) return {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  const double ce = 2 * std::asin(half), sin_ce = std::sin(ce), cos_ce = std::cos(ce);
  const double sin_b = cos_ce * sin_b1_ + yd * sin_ce * cos_b1_ / rho;
  // 24-26 with numerator and denominator divided by D.
  const double lon = lon0_ + std::atan2(xd * sin_ce, rho * cos_b1_ * cos_ce - yd * sin_b1_ * sin_ce) / radian;
  return {lon, latitude_of(std::clamp(sin_b, -1.0, 1.0)) / radian};
}

}  // namespace kuiki::geo
