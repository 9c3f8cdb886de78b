#include <algorithm>
#include <cmath>

#include "map/composer.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"
#include "map/typeset.h"

/// What is laid over land and subject: districts, a partnership, evacuation sites, the outline of what is selected.
namespace kuiki::map {

namespace {

/// Districts over another subject show from here on (metres a unit).
constexpr double districts_below = 250;

geo::Vec2f single(geo::Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

Rect square_about(geo::Vec2f at, double half) { return {at.x - half, at.y - half, 2 * half, 2 * half}; }

}  // namespace

void Composer::draw_districts() {
  if (facts_.districts_only && coloured_) return;  // the subject shows them already
  if (view_.metres_per_unit > districts_below || cache_.districts.empty()) return;
  Ground& g = ground({GroundKey::Use::districts, cache_.districts_hash}, cache_.districts, Detail::focus);
  districts_ = &g;
  const auto& lines = cache_.grounds.borders(areas_, g);
  stroke(lines.approximate, paper::white.with_alpha(170), 2.2);
  stroke(lines.approximate, tone::district_border, 1, {5, 3.5});
  stroke(lines.inner, tone::district_border, 1);
  stroke(lines.outer, tone::district_border, 1);
}

void Composer::draw_partnership() {
  if (partnership_ == nullptr || partners_.empty()) return;
  std::vector<model::AreaRow> rows, leads;
  for (const auto& partner : partners_) {
    rows.push_back(partner.area);
    if (partner.lead) leads.push_back(partner.area);
  }
  std::ranges::sort(rows);
  std::ranges::sort(leads);
  const bool detailed = mixed_land_ && std::ranges::all_of(rows, [&](model::AreaRow row) {
                          return !in_frame(row) || areas_.focus.has_shape(row.index());
                        });
  const Detail detail = detailed ? Detail::focus : Detail::national;

  Ground& g = ground({GroundKey::Use::partners, hash_rows(rows)}, rows, detail);
  if (shade_partners_) {
    std::vector<std::uint8_t> paint;
    paint.reserve(g.rows.size());
    for (const model::AreaRow row : g.rows) paint.push_back(std::ranges::binary_search(leads, row) ? 1 : 0);
    fill(g, {{tone::member}, {tone::lead}}, std::move(paint));
  }
  const double across = typical_km(areas_, rows) * 1000 / view_.metres_per_unit, width = std::clamp(across / 40, 0.6, 1.4);
  const auto& lines = cache_.grounds.borders(areas_, g);
  for (const auto& kind : {lines.inner, lines.prefecture, lines.approximate})
    stroke(kind, shade_partners_ ? paper::white : tone::partnership, shade_partners_ ? width : width * 0.8);
  stroke(lines.outer, tone::partnership, width * 1.1);
  if (!leads.empty() && across > 8) {
    Ground& lead = ground({GroundKey::Use::leads, hash_rows(leads)}, leads, detail);
    const auto& outline = cache_.grounds.borders(areas_, lead);
    for (const auto& kind : {outline.outer, outline.inner, outline.prefecture}) stroke(kind, tone::partnership, width * 2);
  }
  draw_links();
}

void Composer::draw_links() {
  std::vector<geo::Vec2f> marks;
  marks.reserve(partners_.size());
  for (const auto& partner : partners_) marks.push_back(single(cache_.partner_mark(partner.area, view_)));
  const Links links = link_lines(partners_, marks, lead_mark_size / 2 + 1);
  for (const auto& line : links.lines) items_.push_back(LineItem{line, paper::white.with_alpha(200), 4, {}});
  for (const auto& line : links.lines) {
    items_.push_back(LineItem{line, tone::partnership, 1.8, {}});
    obstacles_.links.insert(obstacles_.links.end(), line.begin(), line.end());
  }
  if (!links.hub.empty()) items_.push_back(MarkerItem{links.hub, Symbol::diamond, 8, tone::partnership, paper::white, 1.2});
  for (const bool lead : {false, true})
    for (std::size_t i = 0; i < partners_.size(); ++i) {
      if (partners_[i].lead != lead) continue;
      for (auto& mark : partner_mark(lead, marks[i])) items_.push_back(std::move(mark));
      obstacles_.hard.push_back(square_about(marks[i], (lead ? lead_mark_size : member_mark_size) / 2 + 1));
    }
}

void Composer::draw_facilities() {
  const auto& clusters = cache_.site_clusters(document_.facilities, view_);
  const auto& sites = data_.facilities;
  const double mpu = view_.metres_per_unit, reach = 30 * mpu;
  const geo::Box room{frame_.x0 - reach, frame_.y0 - reach, frame_.x1 + reach, frame_.y1 + reach};

  MarkerItem plain[site_forms], hollow[site_forms], dots;
  for (int f = 0; f < site_forms; ++f) {
    const auto form = static_cast<SiteForm>(f);
    const SiteSymbol symbol = site_symbol(form, false, mpu), open = site_symbol(form, true, mpu);
    plain[f] = {{}, symbol.symbol, symbol.size, symbol.fill, symbol.stroke, symbol.stroke_width};
    hollow[f] = {{}, open.symbol, open.size, open.fill, open.stroke, open.stroke_width};
    if (symbol.dot) dots = {{}, Symbol::circle, symbol.size * site_dot, symbol.stroke, symbol.stroke, 0};
  }
  std::vector<const Cluster*> counted;
  for (const auto& cluster : clusters) {
    if (!room.contains(cluster.plane)) continue;
    if (cluster.count > 1) {
      counted.push_back(&cluster);
      continue;
    }
    const auto i = cluster.only.index();
    const geo::Vec2f at = single(view_.to_frame(cluster.plane));
    const SiteForm form = site_form(sites, i);
    const bool outside = sites.outside[i] != 0;
    (outside ? hollow : plain)[static_cast<int>(form)].at.push_back(at);
    if (form == SiteForm::both && !outside) dots.at.push_back(at);
    obstacles_.soft.push_back(at);
  }
  const auto add = [&](MarkerItem& marker) {
    if (!marker.at.empty()) items_.push_back(std::move(marker));
  };
  for (auto& marker : plain) add(marker);
  add(dots);
  for (auto& marker : hollow) add(marker);

  const Font font{least_label_size, true};
  for (const auto* cluster : counted) {
    const geo::Point at = view_.to_frame(cluster->plane);
    items_.push_back(MarkerItem{{single(at)}, Symbol::circle, cluster->size, tone::cluster, tone::facility_rim, 1.5});
    const std::string number = std::to_string(cluster->count);
    items_.push_back(
        TextItem{number, font, at.x - measure(number, font).width / 2, at.y + font.size * 0.37, tone::facility_rim, 0, {}});
    obstacles_.hard.push_back(square_about(single(at), cluster->size / 2));
  }
}

void Composer::draw_highlight() {
  for (const bool selected : {false, true}) {
    const model::AreaRow row = selected ? highlight_.selected : highlight_.hovered;
    if (row == model::none || (!selected && row == highlight_.selected) || !in_frame(row)) continue;
    const auto f = row.index();
    const bool focus = areas_.focus.has_shape(f) && (mixed_land_ || !areas_.national.has_shape(f));
    const std::vector<model::AreaRow> rows{row};
    Ground& g = ground({GroundKey::Use::highlight, hash_rows(rows)}, rows, focus ? Detail::focus : Detail::national);
    const auto& lines = cache_.grounds.borders(areas_, g);
    stroke(lines.outer, paper::white.with_alpha(selected ? 230 : 160), selected ? 5 : 3.6);
    stroke(lines.outer, paper::accent, selected ? 2.6 : 1.6);
  }
}

}  // namespace kuiki::map
