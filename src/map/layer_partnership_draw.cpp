#include <algorithm>

#include "map/composer.h"
#include "map/layer_draws.h"
#include "map/palette.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

geo::Vec2f single(geo::Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

Rect square_about(geo::Vec2f at, double half) { return {at.x - half, at.y - half, 2 * half, 2 * half}; }

void draw_links(Composer& c, const ShownPartners& shown) {
  std::vector<geo::Vec2f> marks;
  marks.reserve(shown.partners.size());
  for (const auto& partner : shown.partners) marks.push_back(single(c.cache.partner_mark(partner.area, c.view)));
  const Links links = link_lines(shown.partners, marks, lead_mark_size / 2 + 1);
  for (const auto& line : links.lines) c.items.push_back(LineItem{line, paper::white.with_alpha(200), 4, {}});
  for (const auto& line : links.lines) {
    c.items.push_back(LineItem{line, shown.tones.line, 1.8, {}});
    c.obstacles.links.insert(c.obstacles.links.end(), line.begin(), line.end());
  }
  if (!links.hub.empty()) c.items.push_back(MarkerItem{links.hub, Symbol::diamond, 8, shown.tones.line, paper::white, 1.2});
  for (const bool lead : {false, true})
    for (std::size_t i = 0; i < shown.partners.size(); ++i) {
      if (shown.partners[i].lead != lead) continue;
      for (auto& mark : partner_mark(lead, marks[i], shown.tones)) c.items.push_back(std::move(mark));
      c.obstacles.hard.push_back(square_about(marks[i], (lead ? lead_mark_size : member_mark_size) / 2 + 1));
    }
}

}  // namespace

void draw_partnership(Composer& c, const Layer& /*layer*/, const PartnershipLayer& partnership) {
  const auto shown = std::ranges::find_if(c.partnerships, [&](const ShownPartners& of) {
    return of.partnership->id == partnership.partnership && of.tones == partnership_tones(partnership);
  });
  if (shown == c.partnerships.end() || shown->partners.empty()) return;
  std::vector<model::AreaRow> rows;
  std::vector<model::AreaRow> leads;
  for (const auto& partner : shown->partners) {
    rows.push_back(partner.area);
    if (partner.lead) leads.push_back(partner.area);
  }
  std::ranges::sort(rows);
  std::ranges::sort(leads);
  const bool detailed = c.mixed_land && std::ranges::all_of(rows, [&](model::AreaRow row) {
                          return !c.in_frame(row) || c.areas.focus.has_shape(row.index());
                        });
  const Detail detail = detailed ? Detail::focus : Detail::national;

  const bool shade = !c.has_values();
  const PartnershipTones& tones = shown->tones;
  Ground& g = c.ground({GroundKey::Use::partners, hash_rows(rows)}, rows, detail);
  if (shade) {
    std::vector<std::uint8_t> paint;
    paint.reserve(g.rows.size());
    for (const model::AreaRow row : g.rows) paint.push_back(std::ranges::binary_search(leads, row) ? 1 : 0);
    c.fill(g, {{tones.member}, {tones.lead}}, std::move(paint));
  }
  const double across = typical_km(c.areas, rows) * 1000 / c.view.metres_per_unit;
  const double width = std::clamp(across / 40, 0.6, 1.4);
  const auto& lines = c.cache.grounds.borders(c.areas, g);
  for (const auto& kind : {lines.inner, lines.prefecture, lines.approximate})
    c.stroke(kind, shade ? paper::white : tones.line, shade ? width : width * 0.8);
  c.stroke(lines.outer, tones.line, width * 1.1);
  if (!leads.empty() && across > 8) {
    Ground& lead = c.ground({GroundKey::Use::leads, hash_rows(leads)}, leads, detail);
    const auto& outline = c.cache.grounds.borders(c.areas, lead);
    for (const auto& kind : {outline.outer, outline.inner, outline.prefecture}) c.stroke(kind, tones.line, width * 2);
  }
  draw_links(c, *shown);
}

}  // namespace kuiki::map
