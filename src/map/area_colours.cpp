#include "map/area_colours.h"

#include <algorithm>

#include "map/composer.h"

namespace kuiki::map {

void AreaColours::find(const Scene& scene, const MapInput& input, const View& view, model::Wording wording,
                       ComposeCache& cache) {
  fills_.clear();
  const Highlight nothing;
  const std::vector<Rect> nowhere;
  auto& impl = cache.impl();
  impl.use(input.data);
  Composer c(input, view, wording, impl, nothing, nowhere);
  for (const auto& paint : c.fills) {
    if (paint.layer().id != input.theme.layer) continue;
    for (const auto& part : paint.parts()) {
      const Ground& ground = c.ground(part.set, *part.rows, part.detail);
      const auto found = std::ranges::find_if(scene.items, [&](const Item& item) {
        const auto* fill = std::get_if<FillItem>(&item);
        return fill != nullptr && fill->paths == ground.paths;
      });
      if (found == scene.items.end()) continue;
      Fill fill{static_cast<std::size_t>(found - scene.items.begin()), {}};
      for (const auto row : ground.rows) fill.areas.push_back(paint.facts().index_of[row.index()]);
      fills_.push_back(std::move(fill));
    }
  }
}

void AreaColours::put(Scene& scene, const std::vector<Paint>& paints, std::span<const std::uint8_t> paint_of) const {
  for (const auto& fill : fills_) {
    auto& item = std::get<FillItem>(scene.items[fill.item]);
    item.paints = paints;
    item.paint_of.resize(fill.areas.size());
    for (std::size_t i = 0; i < fill.areas.size(); ++i) {
      const auto area = fill.areas[i];
      item.paint_of[i] = area < 0 ? leave_out : paint_of[static_cast<std::size_t>(area)];
    }
  }
}

}  // namespace kuiki::map
