#include "app/choropleth_inset.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kuiki::app {
namespace {

constexpr double neighbourhood = 60e3;  // metres about the largest island
constexpr double edge = 10, inner = 12, title = 20;

struct Ring {
  geo::Box box;
  double area = 0;
};

Ring ring_of(const geo::PathSet& paths, std::uint32_t ring) {
  Ring out;
  const auto from = paths.first_point(ring);
  const auto to = paths.ring_end[ring];
  for (auto i = from, j = to - 1; i < to; j = i++) {
    const auto a = paths.points[j];
    const auto b = paths.points[i];
    out.area += (static_cast<double>(a.x) - b.x) * (static_cast<double>(a.y) + b.y) / 2;
    out.box.add(geo::Point{b.x, b.y});
  }
  out.area = std::abs(out.area);
  return out;
}

/// Relative to the paths' origin; empty where nothing lies apart.
geo::Box island_group(const geo::PathSet& paths, const std::vector<bool>& apart) {
  std::vector<Ring> rings;
  for (std::uint32_t r = 0; r < apart.size(); ++r) {
    if (apart[r] && paths.first_point(r) < paths.ring_end[r]) rings.push_back(ring_of(paths, r));
  }
  const auto largest =
      std::max_element(rings.begin(), rings.end(), [](const Ring& a, const Ring& b) { return a.area < b.area; });
  geo::Box group;
  if (largest == rings.end() || !std::isfinite(largest->area)) return group;
  const auto middle = largest->box.center();
  for (const auto& ring : rings) {
    const auto c = ring.box.center();
    if (std::hypot(c.x - middle.x, c.y - middle.y) < neighbourhood) group.add(ring.box);
  }
  return group;
}

bool overlap(const map::Rect& a, const map::Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

}  // namespace

std::optional<Inset> find_inset(const geo::PathSet& paths, const std::vector<bool>& apart, const map::Placement& at,
                                const map::Rect& frame, const std::vector<map::Rect>& cards) {
  const geo::Box group = island_group(paths, apart);
  if (group.empty()) return {};
  const double most_w = frame.w * 0.26 - 2 * inner;
  const double most_h = frame.h * 0.34 - 2 * inner - title;
  if (most_w < 40 || most_h < 40) return {};
  const double k = std::min({most_w / std::max(group.width(), 1.0), most_h / std::max(group.height(), 1.0), 4 * at.k});
  Inset inset;
  inset.card.w = std::max(group.width() * k, 110.0) + 2 * inner;
  inset.card.h = group.height() * k + 2 * inner + title;
  const double right = frame.w - edge - inset.card.w;
  const double bottom = frame.h - edge - inset.card.h;
  double least = HUGE_VAL;
  for (const auto& [x, y] :
       std::array<std::pair<double, double>, 4>{{{right, bottom}, {edge, edge}, {right, edge}, {edge, bottom}}}) {
    map::Rect card = inset.card;
    card.x = x;
    card.y = y;
    if (std::any_of(cards.begin(), cards.end(), [&](const map::Rect& other) { return overlap(card, other); })) continue;
    const auto hidden = static_cast<double>(std::count_if(paths.points.begin(), paths.points.end(), [&](geo::Vec2f p) {
      return card.contains(p.x * at.k + at.dx, at.dy - p.y * at.k);
    }));
    if (hidden >= least) continue;
    least = hidden;
    inset.card = card;
  }
  if (!std::isfinite(least)) return {};
  const auto middle = group.center();
  inset.at = {k, inset.card.x + inset.card.w / 2 - middle.x * k,
              inset.card.y + title + (inset.card.h - title) / 2 + middle.y * k};
  return inset;
}

}  // namespace kuiki::app
