#include <algorithm>
#include <cmath>

#include "map/layer_classes.h"
#include "map/symbol_scale.h"

namespace kuiki::map {

void classify_layer(const model::Dataset& /*data*/, const Symbols& symbols, Thematic& theme) {
  Classes& classes = theme.classes;
  Classes::Class all;
  classes.class_of.assign(theme.values.size(), -1);
  for (std::size_t i = 0; i < theme.values.size(); ++i) {
    const double value = theme.values[i];
    if (!std::isfinite(value)) {
      ++classes.missing;
      continue;
    }
    classes.class_of[i] = 0;
    all.low = all.count == 0 ? value : std::min(all.low, value);
    all.high = all.count == 0 ? value : std::max(all.high, value);
    ++all.count;
  }
  if (all.count == 0) return;
  all.lower_bound = all.low;
  all.upper_bound = all.high;
  classes.asked = 1;
  classes.goodness = 1;
  classes.areas = all.count;
  classes.classes = {all};
  theme.colors = {symbol_tones(symbols).fill.with_alpha(255)};
}

}  // namespace kuiki::map
