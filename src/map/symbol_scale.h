#pragma once
#include <vector>

#include "map/compose.h"

/// How large proportional symbols are drawn.
namespace kuiki::map {

struct SymbolScale {
  Symbols::Form form = Symbols::Form::circles;
  double greatest = 0;  ///< value without its sign
  double largest = 0;   ///< units: diameter of its circle, height of its bar
  double width = 0;     ///< units, of a bar

  /// Units: diameter of the circle whose area goes by the value, height of the bar; negative values like positive ones.
  [[nodiscard]] double size_of(double value) const;
};

/// The circles together cover about a sixth of the ground of their areas, and none is larger than can be taken in. It depends
/// on the areas, their values and the scale alone, so that nothing changes while the ground is moved.
SymbolScale symbol_scale(const model::Dataset& data, const Thematic& theme, const Symbols& symbols, double metres_per_unit);
/// Without a scale of the ground, for a legend whose map is not known yet.
SymbolScale usual_symbol_scale(const Thematic& theme, const Symbols& symbols);

/// Round values that a legend shows the sizes of, greatest first; none where every value is 0 or missing.
std::vector<double> legend_values(const SymbolScale& scale);

/// The colours of a layer's symbols: of values, and of negative ones.
struct SymbolTones {
  Rgba fill, negative, rim;
};
SymbolTones symbol_tones(const Symbols& symbols);

}  // namespace kuiki::map
