#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "map/scene.h"

/// What both painters must agree on, to the pixel.
namespace kuiki::render {

/// Pixels x0 ≤ x < x1, y0 ≤ y < y1, from the top left.
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  [[nodiscard]] bool empty() const { return x0 >= x1 || y0 >= y1; }
  [[nodiscard]] int width() const { return x1 - x0; }
  [[nodiscard]] int height() const { return y1 - y0; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

/// Pixels by which something stands off its usual place.
struct PixelShift {
  int x = 0, y = 0;
};

inline PixelBox meet(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// A clip in whole pixels: a frame cuts at the same pixel in every painter.
inline PixelBox to_pixels(const map::Rect& r, double scale) {
  const auto snap = [&](double v) { return static_cast<int>(std::lround(std::clamp(v * scale, -1e8, 1e8))); };
  return {snap(r.x), snap(r.y), snap(r.x + r.w), snap(r.y + r.h)};
}

/// A placement in pixels: `k` pixels a metre.
inline map::Placement in_pixels(const map::Placement& at, double scale) {
  return {at.k * scale, at.dx * scale, at.dy * scale};
}

inline std::uint32_t premultiplied(Rgba c) {
  const auto times = [&](std::uint32_t v) { return (v * c.a + 127) / 255; };
  return static_cast<std::uint32_t>(c.a) << 24 | times(c.r) << 16 | times(c.g) << 8 | times(c.b);
}

/// Share of a pixel whose centre lies `distance` from the middle of a line of half width `half`, all in pixels.
inline float line_coverage(float distance, float half) {
  return std::clamp(std::min(half, distance + 0.5f) - std::max(-half, distance - 0.5f), 0.0f, 1.0f);
}

/// A share of 0 to 1 as 0 to 255, rounded.
inline std::uint32_t in_bytes(float share) { return static_cast<std::uint32_t>(share * 510 + 1) / 2; }

/// Share of the pixel with its centre at (x, y) pixels from the scene's origin that the hatch lines of `paint` cover.
inline float hatch_coverage(const map::Paint& paint, double scale, double x, double y) {
  const double spacing = std::max(paint.spacing * scale, 1.0), across = (x + y) * 0.70710678118654752;
  const double distance = std::abs(across - spacing * std::floor(across / spacing + 0.5));
  return line_coverage(static_cast<float>(distance), static_cast<float>(paint.line_width * scale / 2));
}

/// A rectangle's edges and its stroke's width on whole pixels, in scene units: swatches, bars and frames come out crisp.
struct SnappedRect {
  map::Rect rect;  ///< the middle of the stroke
  double stroke_width = 0;
};
inline SnappedRect snapped(const map::Rect& r, double stroke_width, double scale) {
  const double width = stroke_width <= 0 ? 0 : std::max(1.0, std::round(stroke_width * scale));
  const double shift = std::fmod(width, 2) / 2;  // an odd stroke runs along pixel centres
  const auto snap = [&](double v) { return (std::round(v * scale - shift) + shift) / scale; };
  const double x = snap(r.x), y = snap(r.y);
  return {{x, y, snap(r.x + r.w) - x, snap(r.y + r.h) - y}, width / scale};
}

/// A level or upright line of two points on whole pixels; anything else as it is.
inline map::LineItem snapped(map::LineItem line, double scale) {
  if (line.points.size() != 2) return line;
  geo::Vec2f &a = line.points[0], &b = line.points[1];
  const bool level = a.y == b.y, upright = a.x == b.x;
  if (level == upright) return line;
  if (line.width * scale >= 0.75) line.width = std::round(line.width * scale) / scale;
  const double shift = std::fmod(std::max(1.0, std::round(line.width * scale)), 2) / 2;
  const auto snap = [&](float v) { return static_cast<float>((std::round(v * scale - shift) + shift) / scale); };
  if (level) a.y = b.y = snap(a.y);
  if (upright) a.x = b.x = snap(a.x);
  return line;
}

/// Half the side of a square, half the diagonal of a diamond, the circumradius of a triangle, in diameters of the
/// circle of equal area: symbols of one size weigh the same. The triangle is a little smaller, being pointed.
inline constexpr double square_half = 0.4431, diamond_half = 0.6267, triangle_radius = 0.70;

}  // namespace kuiki::render
