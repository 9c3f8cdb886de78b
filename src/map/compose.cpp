#include "map/compose.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "map/composer.h"
#include "map/layer_kinds.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"

namespace kuiki::map {

Composer::Composer(const MapInput& input, const View& from, model::Wording words, ComposeCache::Impl& kept,
                   const Highlight& lit, const std::vector<Rect>& taken)
    : data(input.data),
      areas(input.data.areas),
      document(input.document),
      lead(input.theme),
      view(from),
      wording(words),
      lang(words),
      cache(kept),
      highlight(lit),
      reserved(taken),
      frame(plane_frame(from)),
      lonlat(lonlat_box(*from.projection, frame)),
      subject(kept.facts(input.theme.areas)) {
  obstacles.hard = reserved;
  mixed_land = land_in_detail(subject);
  for (const auto& layer : document.layers) {
    if (layer.visible && std::holds_alternative<AreaFill>(layer.options)) {
      const Thematic& of_layer = theme_of(layer);
      const SubjectFacts& facts = cache.facts(of_layer.areas);
      fills.emplace_back(layer, of_layer, facts, detail_of(facts), typical_units(facts), own_colours(data, of_layer.areas));
    }
    if (const auto* partnership = shown_partnership(data, layer))
      partnerships.push_back(
          {partnership, partnership_tones(std::get<PartnershipLayer>(layer.options)), partners(data, *partnership)});
  }
}

Scene Composer::run() {
  Scene scene;
  scene.width = view.width;
  scene.height = view.height;
  scene.background = cache.land.empty() ? paper::unknown : paper::sea;
  scene.title = document.title.in(lang);
  items.push_back(ClipItem{{0, 0, view.width, view.height}});
  if (!cache.land.empty()) draw_land();
  cache.placed.clear();
  cache.figure_layout = {};
  // What is selected is outlined over everything but names, cards and sites that are on top.
  std::size_t highlight_at = items.size();
  draw_layers(highlight_at);
  std::vector<Item> names;
  if (names_at) cache.placed = place_labels(label_wishes(*this), obstacles, view, cache.labels, names);
  const auto insert = [&](std::size_t at, const std::vector<Item>& more) {
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
  };
  const std::size_t before = items.size();
  draw_highlight();
  const std::vector<Item> outline(items.begin() + static_cast<std::ptrdiff_t>(before), items.end());
  items.resize(before);
  // The later place first, so that the earlier one stays where it is.
  const std::size_t named_at = names_at.value_or(0);
  if (named_at < highlight_at) {
    insert(highlight_at, outline);
    insert(named_at, names);
  }
  if (named_at >= highlight_at) {
    insert(named_at, names);
    insert(highlight_at, outline);
  }
  draw_picked_sites();
  items.push_back(ClipItem{});
  scene.items = std::move(items);
  return scene;
}

void Composer::draw_layers(std::size_t& highlight_at) {
  for (const Layer& layer : document.layers) {
    if (!layer.visible) continue;
    const LayerKind& kind = kind_of(layer);
    const std::size_t first = items.size();
    kind.draw(*this, layer);
    if (layer.opacity < 1)
      for (std::size_t i = first; i < items.size(); ++i) fade(items[i], layer.opacity);
    if (!kind.over_selection) highlight_at = items.size();
  }
}

const Thematic& Composer::theme_of(const Layer& layer) {
  return layer.id == lead.layer ? lead : cache.theme_of(document, layer);
}

bool Composer::in_frame(model::AreaRow row) const {
  const auto f = row.index();
  return lonlat.empty() || areas.best(row).feature_box[f].meets(lonlat);
}

bool Composer::is_covered(model::AreaRow row) const {
  const auto a = row.index();
  return std::ranges::any_of(fills, [&](const AreaPaint& fill) { return fill.facts().covered[a] != 0; });
}

bool Composer::has_values() const { return std::ranges::any_of(fills, &AreaPaint::coloured); }

Rgba Composer::color_under(model::AreaRow row) const {
  for (auto fill = fills.rbegin(); fill != fills.rend(); ++fill)
    if (const auto color = fill->color_of(row)) return *color;
  return paper::land;
}

std::vector<Partner> Composer::all_partners() const {
  std::vector<Partner> all;
  for (const auto& shown : partnerships)
    for (const auto& partner : shown.partners)
      if (std::ranges::find(all, partner.area, &Partner::area) == all.end()) all.push_back(partner);
  return all;
}

namespace {

/// Have the areas in the frame an outline in detail?
struct InDetail {
  bool any = false, all = true;
};
InDetail in_detail(const Composer& c, const SubjectFacts& of) {
  InDetail seen;
  for (const model::AreaRow row : of.national)
    if (c.in_frame(row)) {
      seen.any = true;
      seen.all = seen.all && c.areas.focus.has_shape(row.index());
    }
  return seen;
}

}  // namespace

Detail Composer::detail_of(const SubjectFacts& of) const {
  return view.metres_per_unit <= focus_below && in_detail(*this, of).all ? Detail::focus : Detail::national;
}

bool Composer::land_in_detail(const SubjectFacts& of) const {
  if (view.metres_per_unit > focus_below) return false;
  const InDetail seen = in_detail(*this, of);
  return !seen.any || seen.all;
}

Ground& Composer::ground(GroundKey set, const std::vector<model::AreaRow>& rows, Detail detail) {
  double cell = fill_cell(view.metres_per_unit);
  // Outlines of a file lie on a grid already: one about as fine would only jag them.
  if (!rows.empty() && areas.kind[rows.front()] == model::AreaKind::feature)
    if (const auto* set_of = data.features_of(rows.front()); set_of != nullptr && cell < 2 * set_of->cell_m) cell = 0;
  return cache.grounds.get(areas, set, rows, detail, view, cell);
}

void Composer::fill(const Ground& g, std::vector<Paint> paints, std::vector<std::uint8_t> paint) {
  if (std::ranges::all_of(paint, [](std::uint8_t p) { return p == leave_out; })) return;
  items.push_back(FillItem{g.paths, placement(*g.paths, view), std::move(paints), std::move(paint)});
}

void Composer::stroke(const geo::PathSetPtr& lines, Rgba color, double width, std::vector<double> dash) {
  if (lines) items.push_back(StrokeItem{lines, placement(*lines, view), color, width, std::move(dash)});
}

void Composer::draw_land() {
  const double mpu = view.metres_per_unit;
  const double hair = mpu > 1500 ? 0.4 : mpu > 400 ? 0.5 : mpu > 150 ? 0.65 : 0.8;
  const double strong = std::min(1.3, hair + 0.4);
  // Under an opaque fill there is no land to be seen.
  const auto opaque = std::ranges::find_if(fills, [](const AreaPaint& of) { return of.layer().opacity >= 1; });
  const SubjectFacts* hidden = opaque == fills.end() ? nullptr : &opaque->facts();
  bool any = false;
  const auto bare = [&](const Ground& g, bool skip_detailed) {
    std::vector<std::uint8_t> paint(g.rows.size(), 0);
    for (std::size_t i = 0; i < paint.size(); ++i) {
      const auto a = g.rows[i].index();
      if ((hidden != nullptr && hidden->covered[a] != 0) || (skip_detailed && areas.focus.has_shape(a)))
        paint[i] = leave_out;
      else
        any = true;
    }
    return paint;
  };
  if (!mixed_land) {
    Ground& g = ground({GroundKey::Use::land, cache.land_hash}, cache.land, Detail::national);
    land = &g;
    fill(g, {{paper::land}}, bare(g, false));
    if (any) draw_land_lines(cache.grounds.borders(areas, g), hair, strong, mpu < 1100);
    return;
  }
  Ground& rest = ground({GroundKey::Use::land_around_detail, cache.land_hash}, cache.land, Detail::national);
  Ground& detailed = ground({GroundKey::Use::land, cache.land_hash}, cache.land, Detail::focus);
  land = &rest;
  land_focus = &detailed;
  fill(rest, {{paper::land}}, bare(rest, true));
  // Two generalisations of one border leave slivers of sea between them; a broad line of land closes those.
  const auto& lines = cache.grounds.borders(areas, rest, true);
  stroke(lines.seam, paper::land, 200 / mpu);
  fill(detailed, {{paper::land}}, bare(detailed, false));
  if (!any) return;
  draw_land_lines(lines, hair, strong, true);
  draw_land_lines(cache.grounds.borders(areas, detailed), hair, strong, true);
}

void Composer::draw_land_lines(const BorderLines& lines, double hair, double strong, bool municipal) {
  if (municipal) stroke(lines.inner, paper::border, hair);
  stroke(lines.prefecture, paper::border, strong);
  stroke(lines.outer, mix(paper::border, paper::sea, 0.15), hair);
}

/// Borders between them, too: each is one that was picked.
void Composer::draw_picked() {
  std::vector<model::AreaRow> fine, coarse;
  for (const model::AreaRow row : highlight.picked) {
    const auto f = row.index();
    const bool focus = areas.focus.has_shape(f) && (mixed_land || !areas.national.has_shape(f));
    (focus ? fine : coarse).push_back(row);
  }
  for (const bool focus : {true, false}) {
    const auto& rows = focus ? fine : coarse;
    if (rows.empty()) continue;
    Ground& g = ground({GroundKey::Use::highlight, hash_rows(rows)}, rows, focus ? Detail::focus : Detail::national);
    const auto& lines = cache.grounds.borders(areas, g);
    stroke(lines.outer, paper::white.with_alpha(230), 5);
    stroke(lines.inner, paper::accent, 1.6);
    stroke(lines.prefecture, paper::accent, 1.6);
    stroke(lines.outer, paper::accent, 2.6);
  }
}

/// A ring around each, also where it is one of several in a counted circle: it stands where the site is.
void Composer::draw_picked_sites() {
  if (highlight.sites.empty()) return;
  std::vector<geo::Point> places;
  for (const model::FacilityRow row : highlight.sites) places.push_back(data.facilities.place[row]);
  view.projection->forward(places);
  MarkerItem halo{{}, Symbol::circle, 19, paper::white.with_alpha(0), paper::white.with_alpha(230), 5};
  for (const auto& place : places) {
    const auto at = view.to_frame(place);
    halo.at.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
  }
  auto ring = halo;
  ring.stroke = paper::accent;
  ring.stroke_width = 2.6;
  items.push_back(std::move(halo));
  items.push_back(std::move(ring));
}

void Composer::draw_highlight() {
  draw_picked();
  for (const bool selected : {false, true}) {
    const model::AreaRow row = selected ? highlight.selected : highlight.hovered;
    if (row == model::none || (!selected && row == highlight.selected) || !in_frame(row)) continue;
    const auto f = row.index();
    const bool focus = areas.focus.has_shape(f) && (mixed_land || !areas.national.has_shape(f));
    const std::vector<model::AreaRow> rows{row};
    Ground& g = ground({GroundKey::Use::highlight, hash_rows(rows)}, rows, focus ? Detail::focus : Detail::national);
    const auto& lines = cache.grounds.borders(areas, g);
    stroke(lines.outer, paper::white.with_alpha(selected ? 230 : 160), selected ? 5 : 3.6);
    stroke(lines.outer, paper::accent, selected ? 2.6 : 1.6);
  }
}

ComposeCache::ComposeCache() : impl_(std::make_unique<Impl>()) {}
ComposeCache::~ComposeCache() = default;

void ComposeCache::hold(const model::DatasetPtr& data) {
  if (impl_->held == data) return;
  *impl_ = {.held = data};
}

const std::vector<PlacedLabel>& placed_labels(ComposeCache& cache) { return cache.impl().placed; }

Scene compose(const MapInput& input, const View& view, model::Wording wording, ComposeCache& cache,
              const Highlight& highlight, const std::vector<Rect>& reserved) {
  if (input.theme.areas.empty())
    throw Error(Fault::input_wrong, {"地図の対象となる区域がありません。", "the map has no subject areas"});
  auto& impl = cache.impl();
  impl.use(input.data);
  return Composer(input, view, wording, impl, highlight, reserved).run();
}

}  // namespace kuiki::map
