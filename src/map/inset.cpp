#include "map/inset.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/palette.h"
#include "map/rects.h"

namespace kuiki::map {
namespace {

constexpr double edge = 10, inner = 12, head = 20;

/// Points of coloured shapes that lie under each card.
std::array<double, 4> hidden_by(const std::array<Rect, 4>& cards, const Scene& map) {
  std::array<double, 4> hidden{};
  for (const auto& item : map.items) {
    const auto* fill = std::get_if<FillItem>(&item);
    if (fill == nullptr || !fill->paths) continue;
    for (const geo::Vec2f p : fill->paths->points) {
      const double x = p.x * fill->at.k + fill->at.dx;
      const double y = fill->at.dy - p.y * fill->at.k;
      for (std::size_t i = 0; i < cards.size(); ++i) hidden[i] += cards[i].contains(x, y) ? 1 : 0;
    }
  }
  return hidden;
}

}  // namespace

std::optional<Inset> find_inset(const geo::Box& island, const View& view, const Scene& map, const std::vector<Rect>& cards) {
  if (island.empty()) return {};
  const geo::Box group = geo::project_box(*view.projection, island);
  if (group.empty() || !std::isfinite(group.width() + group.height())) return {};
  const double most_w = view.width * 0.26 - 2 * inner;
  const double most_h = view.height * 0.34 - 2 * inner - head;
  if (most_w < 40 || most_h < 40) return {};
  const double k =
      std::min({most_w / std::max(group.width(), 1.0), most_h / std::max(group.height(), 1.0), 4 / view.metres_per_unit});
  const double w = std::max(group.width() * k, 110.0) + 2 * inner;
  const double h = group.height() * k + 2 * inner + head;
  const double right = view.width - edge - w;
  const double bottom = view.height - edge - h;
  const std::array<Rect, 4> corners{{{right, bottom, w, h}, {edge, edge, w, h}, {right, edge, w, h}, {edge, bottom, w, h}}};
  const auto hidden = hidden_by(corners, map);
  const Rect* best = nullptr;
  double least = INFINITY;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    if (std::ranges::any_of(cards, [&](const Rect& other) { return overlap(corners[i], other); })) continue;
    if (hidden[i] >= least) continue;
    least = hidden[i];
    best = &corners[i];
  }
  if (best == nullptr) return {};
  return Inset{*best, head, View{view.projection, group.center(), 1 / k, w, h - head}};
}

void add_inset(const Inset& inset, Scene shown, Lang lang, Scene& map) {
  constexpr double radius = 3;
  const Rect& card = inset.card;
  map.items.emplace_back(RectItem{card, {shown.background}, paper::secondary, 1, radius});
  for (auto& item : shown.items) {
    shift(item, card.x, card.y + inset.head);
    map.items.push_back(std::move(item));
  }
  const Text title{"離島（縮尺は異なる）", "Far islands (other scale)"};
  map.items.emplace_back(TextItem{title.in(lang), {11, false}, card.x + 8, card.y + 15, paper::secondary});
}

}  // namespace kuiki::map
