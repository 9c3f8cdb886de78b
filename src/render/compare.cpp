#include "render/compare.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kuiki::render {
namespace {

using Lab = std::array<float, 3>;

/// sRGB to OKLab (Ottosson 2020).
Lab oklab(float r8, float g8, float b8) {
  static const auto linear = [] {
    std::array<float, 1024> table{};  // in quarters of 1/255
    for (std::size_t i = 0; i < table.size(); ++i) {
      const double v = static_cast<double>(i) / (255.0 * 4);
      table[i] = static_cast<float>(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
    }
    return table;
  }();
  const auto at = [&](float v) { return linear[static_cast<std::size_t>(std::clamp(v * 4, 0.0f, 1020.0f))]; };
  const float r = at(r8), g = at(g8), b = at(b8);
  const float l = std::cbrt(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
  const float m = std::cbrt(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
  const float s = std::cbrt(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
  return {0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
          1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
          0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
}

/// The mean of a pixel and its right and lower neighbours, over white.
Lab blurred(const Image& image, int x, int y) {
  float sum[3] = {};
  for (int dy = 0; dy < 2; ++dy)
    for (int dx = 0; dx < 2; ++dx) {
      const int px = std::min(x + dx, image.width - 1), py = std::min(y + dy, image.height - 1);
      const auto p =
          image.pixels[static_cast<std::size_t>(py) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(px)];
      const float white = 255 - static_cast<float>(p >> 24);
      for (int c = 0; c < 3; ++c) sum[c] += static_cast<float>(p >> (16 - 8 * c) & 255) + white;
    }
  return oklab(sum[0] / 4, sum[1] / 4, sum[2] / 4);
}

template <class Each>
void distances(const Image& a, const Image& b, Each each) {
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width; ++x) {
      const auto p = blurred(a, x, y), q = blurred(b, x, y);
      each(x, y, std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
    }
}

}  // namespace

Difference difference(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height) return {1, 1, 0, 0, 1};
  Difference d;
  std::size_t above = 0;
  distances(a, b, [&](int x, int y, double distance) {
    d.mean += distance;
    above += distance > 0.05;
    if (distance > d.most) {
      d.most = distance;
      d.x = x;
      d.y = y;
    }
  });
  const double pixels = std::max(1.0, static_cast<double>(a.width) * a.height);
  d.mean /= pixels;
  d.share_above = static_cast<double>(above) / pixels;
  return d;
}

Image difference_picture(const Image& a, const Image& b) {
  Image out{a.width, a.height, std::vector<std::uint32_t>(a.pixels.size(), 0xff000000u)};
  if (a.width != b.width || a.height != b.height) return out;
  distances(a, b, [&](int x, int y, double distance) {
    const auto grey = static_cast<std::uint32_t>(255 - std::min(255.0, distance * 1000));
    out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x)] =
        0xff000000u | grey << 16 | grey << 8 | grey;
  });
  return out;
}

}  // namespace kuiki::render
