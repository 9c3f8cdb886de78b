#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kuiki {

/// sRGB with straight (not premultiplied) alpha, 8 bits each.
struct Rgba {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(Rgba, Rgba) = default;
  [[nodiscard]] constexpr Rgba with_alpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
};

/// 0xRRGGBB as an opaque colour.
constexpr Rgba rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex), 255};
}

/// "#rrggbb" or "#rrggbbaa"; nothing where the text is no such colour.
std::optional<Rgba> parse_color(std::string_view text);
std::string to_hex(Rgba color);

/// Relative luminance 0 (black) to 1 (white), WCAG 2.1 definition; decides dark or light text on a fill.
double luminance(Rgba color);
/// WCAG 2.1 contrast ratio, 1 to 21.
double contrast(Rgba a, Rgba b);
/// `t` of the way from a to b, in OKLab so that steps look even (Ottosson 2020).
Rgba mix(Rgba a, Rgba b, double t);
/// Perceptual distance in OKLab (0 to about 1).
double distance(Rgba a, Rgba b);

enum class ColorVision { common, protan, deutan, tritan, grey };
/// How `color` appears with that colour vision (Machado, Oliveira, Fernandes 2009, severity 1.0; grey: luminance).
Rgba simulate(Rgba color, ColorVision vision);

}  // namespace kuiki
