#include <algorithm>

#include "map/composer.h"
#include "map/figure_block.h"
#include "map/layer_draws.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

/// Lines are as strong as the areas are large: a whole country gets hairlines or none.
void draw_borders(Composer& c, const AreaPaint& paint) {
  const double s = c.typical_units(paint.facts());
  // A file's areas as small as dots have no prefectures whose borders would help, and hundreds of thousands of them would take
  // longer than everything else.
  constexpr double dots = 2.5;
  const auto& shown = paint.theme().areas;
  if (s < dots && !shown.empty() && c.areas.kind[shown.front()] == model::AreaKind::feature) return;
  const double inner = std::clamp(s / 60, 0.3, 1.5);
  const double outer = std::clamp(s / 45, 0.45, 2.0);
  const Rgba far_border = paper::outline.with_alpha(150);
  for (const auto& part : paint.parts()) {
    const auto& lines = c.cache.grounds.borders(c.areas, c.ground(part.set, *part.rows, part.detail));
    if (s >= 4) {
      // White on pale or hatched areas is seen by the darker line beneath it.
      if (s >= 20 && paint.has_pale_areas()) c.stroke(lines.inner, paper::outline.with_alpha(110), inner + 0.8);
      c.stroke(lines.inner, tone::subject_border.with_alpha(s < 20 ? 190 : 255), inner);
      // White beneath the dashes keeps them readable on every fill.
      c.stroke(lines.approximate, tone::subject_border, inner + 0.5);
      c.stroke(lines.approximate, tone::district_border, std::max(0.6, inner * 0.7), {5, 3.5});
    }
    const bool far = c.view.metres_per_unit > 300;
    c.stroke(lines.prefecture, far ? far_border : tone::subject_border, far ? std::max(0.5, inner) : inner * 1.3);
    c.stroke(lines.outer, s < 12 ? paper::outline.with_alpha(190) : paper::outline,
             paint.theme().areas.size() == 1 ? std::max(outer, 1.2) : outer);
  }
}

/// Inferred values are no printed ones: their areas have a dotted outline.
void draw_inferred(Composer& c, const AreaPaint& paint) {
  if (c.typical_units(paint.facts()) < inferred_from) return;
  const auto rows = inferred_areas(paint.theme());
  for (const auto detail : {Detail::national, Detail::focus}) {
    std::vector<model::AreaRow> part;
    for (const model::AreaRow row : rows) {
      const bool focus_only = !c.areas.national.has_shape(row.index());
      if ((focus_only ? Detail::focus : paint.detail()) == detail) part.push_back(row);
    }
    if (part.empty()) continue;
    const MarkLook look = look_of(FigureMark::inferred);
    const auto& lines =
        c.cache.grounds.borders(c.areas, c.ground({GroundKey::Use::inferred, hash_rows(part)}, part, detail));
    for (const auto& kind : {lines.outer, lines.inner, lines.prefecture, lines.approximate}) {
      c.stroke(kind, paper::white, 2.6);
      c.stroke(kind, look.outline, 1.6, look.dash);
    }
  }
}

}  // namespace

void draw_areas(Composer& c, const Layer& layer, const AreaFill& /*fill*/) {
  const auto paint = std::ranges::find(c.fills, &layer, [](const AreaPaint& of) { return &of.layer(); });
  for (const auto& part : paint->parts()) {
    const Ground& g = c.ground(part.set, *part.rows, part.detail);
    std::vector<std::uint8_t> paints(g.rows.size());
    for (std::size_t i = 0; i < paints.size(); ++i) paints[i] = paint->paint_of(g.rows[i]);
    c.fill(g, paint->paints(), std::move(paints));
  }
  draw_borders(c, *paint);
  draw_inferred(c, *paint);
}

}  // namespace kuiki::map
