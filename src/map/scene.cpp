#include "map/scene.h"

#include <algorithm>
#include <cmath>

namespace kuiki::map {

void fade(Item& item, double opacity) {
  const auto faded = [&](Rgba& color) { color.a = static_cast<std::uint8_t>(std::lround(color.a * opacity)); };
  const auto paint = [&](Paint& of) {
    faded(of.color);
    faded(of.ground);
  };
  if (auto* fill = std::get_if<FillItem>(&item)) std::ranges::for_each(fill->paints, paint);
  if (auto* stroke = std::get_if<StrokeItem>(&item)) faded(stroke->color);
  if (auto* rect = std::get_if<RectItem>(&item)) {
    paint(rect->fill);
    faded(rect->stroke);
  }
  if (auto* line = std::get_if<LineItem>(&item)) faded(line->color);
  if (auto* polygon = std::get_if<PolygonItem>(&item)) {
    faded(polygon->fill);
    faded(polygon->stroke);
  }
  if (auto* marker = std::get_if<MarkerItem>(&item)) {
    faded(marker->fill);
    faded(marker->stroke);
  }
  if (auto* text = std::get_if<TextItem>(&item)) {
    faded(text->color);
    faded(text->halo);
  }
}

void shift(Item& item, double dx, double dy) {
  const auto points = [&](std::vector<geo::Vec2f>& list) {
    for (auto& p : list) {
      p.x += static_cast<float>(dx);
      p.y += static_cast<float>(dy);
    }
  };
  if (auto* fill = std::get_if<FillItem>(&item)) {
    fill->at.dx += dx;
    fill->at.dy += dy;
  }
  if (auto* stroke = std::get_if<StrokeItem>(&item)) {
    stroke->at.dx += dx;
    stroke->at.dy += dy;
  }
  if (auto* rect = std::get_if<RectItem>(&item)) {
    rect->rect.x += dx;
    rect->rect.y += dy;
  }
  if (auto* line = std::get_if<LineItem>(&item)) points(line->points);
  if (auto* polygon = std::get_if<PolygonItem>(&item)) points(polygon->points);
  if (auto* marker = std::get_if<MarkerItem>(&item)) points(marker->at);
  if (auto* text = std::get_if<TextItem>(&item)) {
    text->x += dx;
    text->y += dy;
  }
  if (auto* clip = std::get_if<ClipItem>(&item); clip != nullptr && clip->rect.w > 0 && clip->rect.h > 0) {
    clip->rect.x += dx;
    clip->rect.y += dy;
  }
}

}  // namespace kuiki::map
