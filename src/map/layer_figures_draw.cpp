#include <algorithm>
#include <cmath>

#include "map/composer.h"
#include "map/layer_draws.h"
#include "map/palette.h"
#include "map/rects.h"
#include "map/tones.h"

/// The cards of figures over the map, each with a line to where it was measured.
namespace kuiki::map {

namespace {

geo::Vec2f single(geo::Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

/// Cities first, whose cards are the largest; then partnerships; what stands at a point fits in anywhere.
int rank(FigureCard::At at) { return at == FigureCard::At::city ? 0 : at == FigureCard::At::partnership ? 1 : 2; }

/// Where a card's line leads to in the frame; of a city whose middle is out of it, to the part that shows.
std::optional<geo::Point> figure_anchor(const Composer& c, const std::vector<Partner>& partners, const FigureCard& card) {
  const Rect room = grown({0, 0, c.view.width, c.view.height}, -4);
  const bool partner =
      card.at == FigureCard::At::city && std::ranges::find(partners, card.area, &Partner::area) != partners.end();
  const geo::Point at =
      partner ? c.cache.partner_mark(card.area, c.view) : c.view.to_frame(c.view.projection->forward(card.lonlat));
  if (room.contains(at.x, at.y)) return at;
  if (card.area == model::none || !c.in_frame(card.area)) return {};
  const auto f = card.area.index();
  const auto& table = c.areas.best(card.area);
  std::optional<geo::Point> found;
  double least = INFINITY;
  constexpr int across = 16, down = 10;
  for (int i = 1; i < across; ++i)
    for (int j = 1; j < down; ++j) {
      const geo::Point p{c.view.width * i / across, c.view.height * j / down};
      const double away = std::hypot(p.x - c.view.width / 2, p.y - c.view.height / 2);
      if (away >= least) continue;
      const geo::Point lonlat = c.view.to_lonlat(p.x, p.y);
      if (table.feature_box[f].contains(lonlat) && geo::contains(table, f, lonlat)) {
        least = away;
        found = p;
      }
    }
  return found;
}

}  // namespace

void draw_figures(Composer& c, const Layer& /*layer*/, const FigureCards& figures) {
  if (figures.indicators.empty()) return;
  const std::vector<Partner> partners = c.all_partners();
  const auto& cards = c.cache.figures.cards(c.data, c.document, c.wording);
  std::vector<FigureWish> wishes;
  std::vector<std::string> outside;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (const auto anchor = figure_anchor(c, partners, cards[i])) {
      wishes.push_back({i, cards[i].rows.size(), *anchor});
      continue;
    }
    for (const auto& row : cards[i].rows) outside.push_back(row.name);
  }
  std::ranges::stable_sort(wishes, {}, [&](const FigureWish& wish) { return rank(cards[wish.card].at); });
  // Partners keep room for their names.
  FigureObstacles obstacles{c.reserved, c.obstacles.hard, {}};
  for (const auto& partner : partners) {
    const geo::Point at = c.cache.partner_mark(partner.area, c.view);
    obstacles.names.push_back({at.x - 32, at.y - 10, 64, 36});
  }
  FigureLayout& layout = c.cache.figure_layout;
  layout = place_figures(c.cache.figures, wishes, cards, obstacles, Coverage(c.items, c.view), c.view);
  layout.outside = std::move(outside);

  for (const auto& placed : layout.placed) {
    const FigureCard& card = cards[placed.card];
    const Rgba color = card.at == FigureCard::At::partnership ? tone::partnership : paper::text;
    const geo::Vec2f from = single(placed.anchor), to = single(placed.end);
    c.items.push_back(LineItem{{from, to}, paper::white.with_alpha(190), 3, {}});
    c.items.push_back(LineItem{{from, to}, color, 1, {}});
    // The mark of a partner is mark enough.
    const bool marked = std::ranges::any_of(partners, [&](const Partner& partner) {
      const geo::Point at = c.cache.partner_mark(partner.area, c.view);
      return std::hypot(at.x - placed.anchor.x, at.y - placed.anchor.y) < 1;
    });
    if (!marked)
      c.items.push_back(MarkerItem{{from},
                                   card.at == FigureCard::At::city ? Symbol::circle : Symbol::diamond,
                                   card.at == FigureCard::At::city ? 6.0 : 9.0,
                                   color,
                                   paper::white,
                                   1});
    const int beads = 1 + static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / 4);
    for (int i = 0; i <= beads; ++i)
      c.obstacles.links.push_back({from.x + (to.x - from.x) * static_cast<float>(i) / static_cast<float>(beads),
                                   from.y + (to.y - from.y) * static_cast<float>(i) / static_cast<float>(beads)});
    c.obstacles.hard.push_back({placed.anchor.x - 5, placed.anchor.y - 5, 10, 10});
  }
  for (const auto& placed : layout.placed) {
    c.obstacles.hard.push_back(grown(placed.rect, 2));
    for (Item item : placed.block->items) {
      shift(item, placed.rect.x, placed.rect.y);
      c.items.push_back(std::move(item));
    }
    for (std::size_t i = 0; i < placed.block->rows.size(); ++i)
      if (!c.highlight.figure.empty() && c.data.indicators[placed.block->indicators[i]].id == c.highlight.figure)
        c.items.push_back(
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
