#include <algorithm>

#include "map/composer.h"
#include "map/layer_draws.h"
#include "map/palette.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

/// Districts over another subject show from here on (metres a unit).
constexpr double districts_below = 250;

}  // namespace

void draw_districts(Composer& c, const Layer& /*layer*/, const Districts& /*districts*/) {
  // A fill of districts shows them already.
  if (std::ranges::any_of(c.fills, [](const AreaPaint& fill) { return fill.facts().districts_only; })) return;
  if (c.view.metres_per_unit > districts_below || c.cache.districts.empty()) return;
  Ground& g = c.ground({GroundKey::Use::districts, c.cache.districts_hash}, c.cache.districts, Detail::focus);
  c.districts = &g;
  const auto& lines = c.cache.grounds.borders(c.areas, g);
  c.stroke(lines.approximate, paper::white.with_alpha(170), 2.2);
  c.stroke(lines.approximate, tone::district_border, 1, {5, 3.5});
  c.stroke(lines.inner, tone::district_border, 1);
  c.stroke(lines.outer, tone::district_border, 1);
}

}  // namespace kuiki::map
