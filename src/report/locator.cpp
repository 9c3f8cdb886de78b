#include "report/locator.h"

#include <algorithm>

#include "map/compose.h"
#include "map/palette.h"

namespace kuiki::report {
namespace {

/// The area's box on the map, units.
map::Rect box_on(const map::View& view, const model::Dataset& data, model::AreaRow area) {
  const auto& shape = data.areas.best(area);
  if (!shape.has_shape(area.index())) return {};
  const auto& box = shape.feature_box[area.index()];
  geo::Box on;
  for (const double x : {box.x0, box.x1})
    for (const double y : {box.y0, box.y1}) on.add(view.to_frame(view.projection->forward({x, y})));
  return {on.x0, on.y0, on.width(), on.height()};
}

}  // namespace

Drawing locator_map(const model::Dataset& data, model::AreaRow area, const std::vector<model::AreaRow>& around,
                    const model::Wording& wording, double width, double height) {
  constexpr double least_seen = 16;
  map::MapDocument document;
  document.subject.codes = {data.areas.code[area]};
  document.show<map::Labels>(false);
  document.extent.subject = around.empty();
  for (const auto row : around) document.extent.areas.push_back(data.areas.code[row]);
  map::ComposeCache cache;
  const auto theme = map::thematic(data, document);
  const auto view = map::fit_view(data, document, width, height, 16);
  // The city that it is a part of has a thinner line.
  const bool in_city = around.size() == 1 && data.areas.kind[around.front()] != model::AreaKind::prefecture;
  const map::Highlight highlight{.selected = area, .hovered = in_city ? around.front() : model::AreaRow(model::none)};
  auto scene = map::compose({data, document, theme}, view, wording, cache, highlight);
  Drawing drawing;
  map::RectItem ground;
  ground.rect = {0, 0, width, height};
  ground.fill.color = scene.background;
  drawing.items.emplace_back(ground);
  for (auto& item : scene.items) drawing.items.push_back(std::move(item));
  if (const auto box = box_on(view, data, area); std::max(box.w, box.h) < least_seen) {
    map::MarkerItem ring;
    ring.at = {{static_cast<float>(box.x + box.w / 2), static_cast<float>(box.y + box.h / 2)}};
    ring.size = least_seen + 8;
    ring.fill = map::paper::accent.with_alpha(0);
    ring.stroke = map::paper::accent;
    ring.stroke_width = 2;
    drawing.items.emplace_back(ring);
  }
  drawing.items.emplace_back(map::ClipItem{});
  map::RectItem frame;
  frame.rect = {0, 0, width, height};
  frame.stroke = map::paper::secondary;
  frame.stroke_width = 1;
  drawing.items.emplace_back(frame);
  drawing.height = height;
  return drawing;
}

}  // namespace kuiki::report
