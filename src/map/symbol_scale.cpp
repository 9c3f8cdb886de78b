#include "map/symbol_scale.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/furniture.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

constexpr double covered = 0.16;                           ///< of the ground, by all circles together
constexpr double least_diameter = 14, most_diameter = 84;  ///< units, of the greatest value's circle
constexpr double least_height = 26, most_height = 80;      ///< units, of its bar
constexpr double usual_diameter = 56;

double greatest_of(const Thematic& theme) {
  double greatest = 0;
  for (const double value : theme.values)
    if (std::isfinite(value)) greatest = std::max(greatest, std::abs(value));
  return greatest;
}

double total_of(const Thematic& theme) {
  double total = 0;
  for (const double value : theme.values)
    if (std::isfinite(value)) total += std::abs(value);
  return total;
}

}  // namespace

double SymbolScale::size_of(double value) const {
  if (!(greatest > 0) || !std::isfinite(value)) return 0;
  const double share = std::abs(value) / greatest;
  return largest * (form == Symbols::Form::circles ? std::sqrt(share) : share);
}

SymbolScale symbol_scale(const model::Dataset& data, const Thematic& theme, const Symbols& symbols, double metres_per_unit) {
  SymbolScale scale = usual_symbol_scale(theme, symbols);
  const double typical = typical_km(data.areas, theme.areas) * 1000 / metres_per_unit;
  if (symbols.form == Symbols::Form::bars) {
    scale.largest = std::clamp(typical * 1.2, least_height, most_height) * symbols.size;
    scale.width = std::clamp(typical * 0.2, 4.0, 12.0);
    return scale;
  }
  const double total = total_of(theme);
  if (!(total > 0)) return scale;
  double km2 = 0;
  for (const model::AreaRow row : theme.areas)
    if (const double v = data.areas.area_km2[row.index()]; std::isfinite(v)) km2 += v;
  const double ground = km2 * 1e6 / (metres_per_unit * metres_per_unit);
  const double area = covered * ground * scale.greatest / total;
  const double diameter = 2 * std::sqrt(std::max(0.0, area) / std::numbers::pi);
  scale.largest = std::clamp(diameter, least_diameter, most_diameter) * symbols.size;
  return scale;
}

SymbolScale usual_symbol_scale(const Thematic& theme, const Symbols& symbols) {
  return {symbols.form, greatest_of(theme), usual_diameter * symbols.size, 8};
}

std::vector<double> legend_values(const SymbolScale& scale) {
  std::vector<double> values;
  if (!(scale.greatest > 0)) return values;
  constexpr double least_told = 5;  // units that are still told apart
  const bool circles = scale.form == Symbols::Form::circles;
  const std::size_t most = circles ? 3 : 2;
  for (double value = round_length(scale.greatest); values.size() < most && scale.size_of(value) >= least_told;
       value = round_length(value / (circles ? 4 : 2)))
    values.push_back(value);
  return values;
}

SymbolTones symbol_tones(const Symbols& symbols) {
  return {symbols.color.value_or(tone::symbol).with_alpha(225), tone::negative_symbol.with_alpha(225), paper::white};
}

}  // namespace kuiki::map
