#include <array>

#include "map/composer.h"
#include "map/layer_draws.h"
#include "map/typeset.h"

namespace kuiki::map {

namespace {

geo::Vec2f single(geo::Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

/// The symbols of single sites, one item a form.
struct SiteMarks {
  std::array<MarkerItem, site_forms> plain, hollow;
  MarkerItem dots;

  SiteMarks(const Sites& sites, double metres_per_unit) {
    for (int f = 0; f < site_forms; ++f) {
      const auto form = static_cast<SiteForm>(f);
      const auto at = static_cast<std::size_t>(f);
      const SiteSymbol symbol = site_symbol(form, false, metres_per_unit, sites.color);
      const SiteSymbol open = site_symbol(form, true, metres_per_unit, sites.color);
      plain[at] = {{}, symbol.symbol, symbol.size, symbol.fill, symbol.stroke, symbol.stroke_width};
      hollow[at] = {{}, open.symbol, open.size, open.fill, open.stroke, open.stroke_width};
      if (symbol.dot) dots = {{}, Symbol::circle, symbol.size * site_dot, symbol.stroke, symbol.stroke, 0};
    }
  }
  void put(std::vector<Item>& items) {
    const auto add = [&](MarkerItem& marker) {
      if (!marker.at.empty()) items.push_back(std::move(marker));
    };
    for (auto& marker : plain) add(marker);
    add(dots);
    for (auto& marker : hollow) add(marker);
  }
};

void draw_counted(Composer& c, const Cluster& cluster, const SiteSymbol& look) {
  const Font font{least_label_size, true};
  const geo::Point at = c.view.to_frame(cluster.plane);
  c.items.push_back(MarkerItem{{single(at)}, look.symbol, cluster.size, look.fill, look.stroke, look.stroke_width});
  const std::string number = std::to_string(cluster.count);
  const double left = at.x - measure(number, font).width / 2;
  c.items.push_back(TextItem{number, font, left, at.y + font.size * 0.37, look.stroke, 0, {}});
  const double half = cluster.size / 2;
  const geo::Vec2f middle = single(at);
  c.obstacles.hard.push_back({middle.x - half, middle.y - half, cluster.size, cluster.size});
}

}  // namespace

void draw_sites(Composer& c, const Layer& layer, const Sites& sites) {
  const auto& clusters = c.cache.site_clusters(layer.id, sites, c.view);
  const auto& table = c.data.facilities;
  const double reach = 30 * c.view.metres_per_unit;
  const geo::Box room{c.frame.x0 - reach, c.frame.y0 - reach, c.frame.x1 + reach, c.frame.y1 + reach};
  SiteMarks marks(sites, c.view.metres_per_unit);
  std::vector<const Cluster*> counted;
  for (const auto& cluster : clusters) {
    if (!room.contains(cluster.plane)) continue;
    if (cluster.count > 1) {
      counted.push_back(&cluster);
      continue;
    }
    const auto i = cluster.only.index();
    const geo::Vec2f at = single(c.view.to_frame(cluster.plane));
    const SiteForm form = site_form(table, i);
    const bool outside = table.outside[i] != 0;
    (outside ? marks.hollow : marks.plain)[static_cast<std::size_t>(form)].at.push_back(at);
    if (form == SiteForm::both && !outside) marks.dots.at.push_back(at);
    c.obstacles.soft.push_back(at);
  }
  marks.put(c.items);
  const SiteSymbol look = cluster_symbol(sites);
  for (const auto* cluster : counted) draw_counted(c, *cluster, look);
}

}  // namespace kuiki::map
