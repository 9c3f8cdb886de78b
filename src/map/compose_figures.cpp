#include <algorithm>
#include <cmath>

#include "map/composer.h"
#include "map/palette.h"
#include "map/rects.h"
#include "map/tones.h"

/// The cards of figures over the map, each with a line to where it was measured.
namespace kuiki::map {

namespace {

geo::Vec2f single(geo::Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

/// Cities first, whose cards are the largest; then partnerships; what stands at a point fits in anywhere.
int rank(FigureCard::At at) { return at == FigureCard::At::city ? 0 : at == FigureCard::At::partnership ? 1 : 2; }

}  // namespace

/// Where a card's line leads to in the frame; of a city whose middle is out of it, to the part that shows.
std::optional<geo::Point> Composer::figure_anchor(const FigureCard& card) const {
  const Rect room = grown({0, 0, view_.width, view_.height}, -4);
  const bool partner =
      card.at == FigureCard::At::city && std::ranges::find(partners_, card.area, &Partner::area) != partners_.end();
  const geo::Point at =
      partner ? cache_.partner_mark(card.area, view_) : view_.to_frame(view_.projection->forward(card.lonlat));
  if (room.contains(at.x, at.y)) return at;
  if (card.area == model::none || !in_frame(card.area)) return {};
  const auto f = card.area.index();
  const auto& table = areas_.best(card.area);
  std::optional<geo::Point> found;
  double least = INFINITY;
  constexpr int across = 16, down = 10;
  for (int i = 1; i < across; ++i)
    for (int j = 1; j < down; ++j) {
      const geo::Point p{view_.width * i / across, view_.height * j / down};
      const double away = std::hypot(p.x - view_.width / 2, p.y - view_.height / 2);
      if (away >= least) continue;
      const geo::Point lonlat = view_.to_lonlat(p.x, p.y);
      if (table.feature_box[f].contains(lonlat) && geo::contains(table, f, lonlat)) {
        least = away;
        found = p;
      }
    }
  return found;
}

void Composer::draw_figures() {
  if (document_.figures.indicators.empty()) return;
  const auto& cards = cache_.figures.cards(data_, document_, wording_);
  std::vector<FigureWish> wishes;
  std::vector<std::string> outside;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (const auto anchor = figure_anchor(cards[i])) {
      wishes.push_back({i, cards[i].rows.size(), *anchor});
      continue;
    }
    for (const auto& row : cards[i].rows) outside.push_back(row.name);
  }
  std::ranges::stable_sort(wishes, {}, [&](const FigureWish& wish) { return rank(cards[wish.card].at); });
  // Partners keep room for their names.
  FigureObstacles obstacles{reserved_, obstacles_.hard, {}};
  for (const auto& partner : partners_) {
    const geo::Point at = cache_.partner_mark(partner.area, view_);
    obstacles.names.push_back({at.x - 32, at.y - 10, 64, 36});
  }
  FigureLayout& layout = cache_.figure_layout;
  layout = place_figures(cache_.figures, wishes, cards, obstacles, Coverage(items_, view_), view_);
  layout.outside = std::move(outside);

  for (const auto& placed : layout.placed) {
    const FigureCard& card = cards[placed.card];
    const Rgba color = card.at == FigureCard::At::partnership ? tone::partnership : paper::text;
    const geo::Vec2f from = single(placed.anchor), to = single(placed.end);
    items_.push_back(LineItem{{from, to}, paper::white.with_alpha(190), 3, {}});
    items_.push_back(LineItem{{from, to}, color, 1, {}});
    // The mark of a partner is mark enough.
    const bool marked = std::ranges::any_of(partners_, [&](const Partner& partner) {
      const geo::Point at = cache_.partner_mark(partner.area, view_);
      return std::hypot(at.x - placed.anchor.x, at.y - placed.anchor.y) < 1;
    });
    if (!marked)
      items_.push_back(MarkerItem{{from},
                                  card.at == FigureCard::At::city ? Symbol::circle : Symbol::diamond,
                                  card.at == FigureCard::At::city ? 6.0 : 9.0,
                                  color,
                                  paper::white,
                                  1});
    const int beads = 1 + static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / 4);
    for (int i = 0; i <= beads; ++i)
      obstacles_.links.push_back({from.x + (to.x - from.x) * static_cast<float>(i) / static_cast<float>(beads),
                                  from.y + (to.y - from.y) * static_cast<float>(i) / static_cast<float>(beads)});
    obstacles_.hard.push_back({placed.anchor.x - 5, placed.anchor.y - 5, 10, 10});
  }
  for (const auto& placed : layout.placed) {
    obstacles_.hard.push_back(grown(placed.rect, 2));
    for (Item item : placed.block->items) {
      shift(item, placed.rect.x, placed.rect.y);
      items_.push_back(std::move(item));
    }
    for (std::size_t i = 0; i < placed.block->rows.size(); ++i)
      if (!highlight_.figure.empty() && data_.indicators[placed.block->indicators[i]].id == highlight_.figure)
        items_.push_back(
            RectItem{moved(placed.block->rows[i], placed.rect.x, placed.rect.y), {{0, 0, 0, 0}}, paper::accent, 1.6, 3});
  }
}

const FigureLayout& placed_figures(ComposeCache& cache) { return cache.impl().figure_layout; }

std::optional<FigureHit> figure_at(ComposeCache& cache, double x, double y) {
  const auto& impl = cache.impl();
  for (const auto& placed : impl.figure_layout.placed) {
    if (!placed.rect.contains(x, y)) continue;
    FigureHit hit;
    for (std::size_t i = 0; i < placed.block->rows.size(); ++i)
      if (moved(placed.block->rows[i], placed.rect.x, placed.rect.y).contains(x, y))
        hit.indicator = impl.data->indicators[placed.block->indicators[i]].id;
    return hit;
  }
  return {};
}

}  // namespace kuiki::map
