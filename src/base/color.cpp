#include "base/color.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kuiki {
namespace {

using Triple = std::array<double, 3>;

double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double from_linear(double c) { return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055; }

Triple linear(Rgba c) { return {to_linear(c.r / 255.0), to_linear(c.g / 255.0), to_linear(c.b / 255.0)}; }

std::uint8_t channel(double linear_value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(from_linear(std::clamp(linear_value, 0.0, 1.0)), 0.0, 1.0) * 255));
}
Rgba from_linear_rgb(const Triple& t, std::uint8_t alpha) { return {channel(t[0]), channel(t[1]), channel(t[2]), alpha}; }

/// Ottosson 2020, "A perceptual color space for image processing": the published matrices.
Triple oklab(const Triple& c) {
  const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
  const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
  const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}
Triple from_oklab(const Triple& c) {
  const double l = std::pow(c[0] + 0.3963377774 * c[1] + 0.2158037573 * c[2], 3);
  const double m = std::pow(c[0] - 0.1055613458 * c[1] - 0.0638541728 * c[2], 3);
  const double s = std::pow(c[0] - 0.0894841775 * c[1] - 1.2914855480 * c[2], 3);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

/// Machado, Oliveira, Fernandes 2009 (doi:10.1109/TVCG.2009.113), table for severity 1.0; on linear RGB.
constexpr std::array<std::array<double, 9>, 3> machado = {{
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}};

}  // namespace

std::optional<Rgba> parse_color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return {};
  std::array<std::uint8_t, 4> parts = {0, 0, 0, 255};
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    int digit = 0;
    if (c >= '0' && c <= '9')
      digit = c - '0';
    else if (c >= 'a' && c <= 'f')
      digit = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
      digit = c - 'A' + 10;
    else
      return {};
    auto& part = parts[(i - 1) / 2];
    part = static_cast<std::uint8_t>(i % 2 == 1 ? digit * 16 : part + digit);
  }
  return Rgba{parts[0], parts[1], parts[2], parts[3]};
}

std::string to_hex(Rgba c) {
  return c.a == 255 ? fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b)
                    : fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a);
}

double luminance(Rgba color) {
  const auto c = linear(color);
  return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

double contrast(Rgba a, Rgba b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Rgba mix(Rgba a, Rgba b, double t) {
  const auto x = oklab(linear(a)), y = oklab(linear(b));
  const Triple between = {x[0] + (y[0] - x[0]) * t, x[1] + (y[1] - x[1]) * t, x[2] + (y[2] - x[2]) * t};
  return from_linear_rgb(from_oklab(between), static_cast<std::uint8_t>(std::lround(a.a + (b.a - a.a) * t)));
}

double distance(Rgba a, Rgba b) {
  const auto x = oklab(linear(a)), y = oklab(linear(b));
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

Rgba simulate(Rgba color, ColorVision vision) {
  if (vision == ColorVision::common) return color;
  const auto c = linear(color);
  if (vision == ColorVision::grey) {
    const double y = luminance(color);
    return from_linear_rgb({y, y, y}, color.a);
  }
  const auto& m = machado[static_cast<std::size_t>(vision) - 1];
  return from_linear_rgb({m[0] * c[0] + m[1] * c[1] + m[2] * c[2], m[3] * c[0] + m[4] * c[1] + m[5] * c[2],
                          m[6] * c[0] + m[7] * c[1] + m[8] * c[2]},
                         color.a);
}

}  // namespace kuiki
