#pragma once
#include <cstdint>
#include <optional>

#include "base/color.h"
#include "map/measured.h"

namespace kuiki::map {

/// Layer `symbols`: the figure of each area as a circle whose area, or a bar whose height goes by it. For totals, which a
/// fill would show larger the larger the area.
struct Symbols : Measured {
  enum class Form : std::uint8_t { circles, bars };
  Form form = Form::circles;
  double size = 1;            ///< times the usual size of what is drawn, 0.25 to 4
  std::optional<Rgba> color;  ///< none: the usual one
  bool values = true;         ///< the figure as a number, in the symbol where it fits
  friend bool operator==(const Symbols&, const Symbols&) = default;
};

}  // namespace kuiki::map
