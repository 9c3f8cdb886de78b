#include "map/compose.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "map/composer.h"
#include "map/figure_block.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {
constexpr std::uint8_t leave_out = 255;
}

Composer::Composer(const model::Dataset& data, const MapDocument& document, const Thematic& theme, const View& view,
                   model::Wording wording, ComposeCache::Impl& cache, const Highlight& highlight,
                   const std::vector<Rect>& reserved)
    : data_(data),
      areas_(data.areas),
      document_(document),
      theme_(theme),
      view_(view),
      wording_(wording),
      lang_(wording),
      cache_(cache),
      highlight_(highlight),
      facts_(cache.facts(theme.areas)),
      centres_(cache.plane_centres(view)),
      coloured_(document.shows(LayerKind::areas)),
      frame_(plane_frame(view)),
      lonlat_(lonlat_box(*view.projection, frame_)),
      reserved_(reserved) {
  obstacles_.hard = reserved;
  choose_detail();
  choose_paints();
  partnership_ = shown_partnership(data, document);
  if (partnership_ != nullptr) partners_ = partners(data, *partnership_);
  shade_partners_ = !(coloured_ && theme.indicator != model::none);
}

Scene Composer::run() {
  Scene scene;
  scene.width = view_.width;
  scene.height = view_.height;
  scene.background = paper::sea;
  scene.title = document_.title.in(lang_);
  items_.push_back(ClipItem{{0, 0, view_.width, view_.height}});
  draw_land();
  // What is selected is outlined over everything but names, cards and sites that are on top.
  std::size_t names_at = 0, highlight_at = items_.size();
  cache_.placed.clear();
  cache_.figure_layout = {};
  for (const Layer& layer : document_.layers) {
    if (!layer.visible) continue;
    switch (layer.kind) {
      case LayerKind::areas:
        draw_subject();
        break;
      case LayerKind::districts:
        draw_districts();
        break;
      case LayerKind::partnerships:
        draw_partnership();
        break;
      case LayerKind::facilities:
        draw_facilities();
        break;
      case LayerKind::labels:
        names_at = items_.size();
        break;
      case LayerKind::figures:
        draw_figures();
        break;
    }
    if (layer.kind != LayerKind::labels && layer.kind != LayerKind::figures && layer.kind != LayerKind::facilities)
      highlight_at = items_.size();
  }
  std::vector<Item> names;
  if (document_.shows(LayerKind::labels)) cache_.placed = place_labels(wishes(), obstacles_, view_, cache_.labels, names);
  const auto insert = [&](std::size_t at, const std::vector<Item>& more) {
    items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
  };
  const std::size_t before = items_.size();
  draw_highlight();
  const std::vector<Item> outline(items_.begin() + static_cast<std::ptrdiff_t>(before), items_.end());
  items_.resize(before);
  // The later place first, so that the earlier one stays where it is.
  if (names_at < highlight_at) {
    insert(highlight_at, outline);
    insert(names_at, names);
  }
  if (names_at >= highlight_at) {
    insert(names_at, names);
    insert(highlight_at, outline);
  }
  items_.push_back(ClipItem{});
  scene.items = std::move(items_);
  return scene;
}

bool Composer::in_frame(model::AreaRow row) const {
  const auto f = row.index();
  return lonlat_.empty() || areas_.best(row).feature_box[f].meets(lonlat_);
}

bool Composer::of_prefectures() const { return areas_.kind[theme_.areas.front()] == model::AreaKind::prefecture; }

/// Detail is drawn where every subject area in the frame has it, so that the two outlines of one border never meet in the
/// subject.
void Composer::choose_detail() {
  if (view_.metres_per_unit > focus_below) return;
  bool any = false, all = true;
  for (const model::AreaRow row : facts_.national)
    if (in_frame(row)) {
      any = true;
      all = all && areas_.focus.has_shape(row.index());
    }
  if (all) subject_detail_ = Detail::focus;
  mixed_land_ = !any || all;
}

void Composer::choose_paints() {
  if (theme_.indicator != model::none) {
    for (const Rgba color : theme_.colors) paints_.push_back({color});
    // No row at all first, then why else a value is missing.
    paints_.push_back(no_data_paint());
    for (const FigureMark why : reasons_missing(theme_))
      if (why != FigureMark::none) {
        missing_.push_back(why);
        paints_.push_back(no_data_paint(why));
      }
    if (typical_units() < 12)
      for (auto& paint : paints_)
        if (paint.hatch) {
          paint.spacing = 4;
          paint.line_width = 0.7;
        }
  } else if (facts_.districts_only) {
    for (const Rgba color : palette_colors("quiet", facts_.tones)) paints_.push_back({mix(color, paper::land, 0.4)});
  } else {
    paints_.push_back({tone::subject});
  }
}

std::uint8_t Composer::paint_of(model::AreaRow row) const {
  const auto i = facts_.index_of[row.index()];
  if (i < 0) return leave_out;
  const auto index = static_cast<std::size_t>(i);
  if (theme_.indicator == model::none) return facts_.districts_only ? facts_.tone_of[index] : std::uint8_t{0};
  const auto missing = static_cast<std::uint8_t>(paints_.size() - 1 - missing_.size());
  if (index >= theme_.classes.class_of.size() || theme_.classes.class_of[index] < 0) {
    const auto why = std::ranges::find(missing_, reason_missing(theme_, index));
    return why == missing_.end() ? missing : static_cast<std::uint8_t>(missing + 1 + (why - missing_.begin()));
  }
  return std::min(missing, static_cast<std::uint8_t>(theme_.classes.class_of[index]));
}

Rgba Composer::color_under(model::AreaRow row) const {
  const auto paint = paint_of(row);
  if (paint == leave_out || !coloured_) return paper::land;
  return paints_[paint].hatch ? paints_[paint].ground : paints_[paint].color;
}

Ground& Composer::ground(GroundKey set, const std::vector<model::AreaRow>& rows, Detail detail) {
  return cache_.grounds.get(areas_, set, rows, detail, view_, fill_cell(view_.metres_per_unit));
}

void Composer::fill(const Ground& g, std::vector<Paint> paints, std::vector<std::uint8_t> paint) {
  if (std::ranges::all_of(paint, [](std::uint8_t p) { return p == leave_out; })) return;
  items_.push_back(FillItem{g.paths, placement(*g.paths, view_), std::move(paints), std::move(paint)});
}

void Composer::stroke(const geo::PathSetPtr& lines, Rgba color, double width, std::vector<double> dash) {
  if (lines) items_.push_back(StrokeItem{lines, placement(*lines, view_), color, width, std::move(dash)});
}

void Composer::draw_land() {
  const double mpu = view_.metres_per_unit;
  const double hair = mpu > 1500 ? 0.4 : mpu > 400 ? 0.5 : mpu > 150 ? 0.65 : 0.8, strong = std::min(1.3, hair + 0.4);
  bool any = false;
  const auto bare = [&](const Ground& g, bool skip_detailed) {
    std::vector<std::uint8_t> paint(g.rows.size(), 0);
    for (std::size_t i = 0; i < paint.size(); ++i) {
      const auto a = g.rows[i].index();
      if ((coloured_ && facts_.covered[a] != 0) || (skip_detailed && areas_.focus.has_shape(a)))
        paint[i] = leave_out;
      else
        any = true;
    }
    return paint;
  };
  if (!mixed_land_) {
    Ground& g = ground({GroundKey::Use::land, cache_.land_hash}, cache_.land, Detail::national);
    land_ = &g;
    fill(g, {{paper::land}}, bare(g, false));
    if (any) draw_land_lines(cache_.grounds.borders(areas_, g), hair, strong, mpu < 1100);
    return;
  }
  Ground& rest = ground({GroundKey::Use::land_around_detail, cache_.land_hash}, cache_.land, Detail::national);
  Ground& detailed = ground({GroundKey::Use::land, cache_.land_hash}, cache_.land, Detail::focus);
  land_ = &rest;
  land_focus_ = &detailed;
  fill(rest, {{paper::land}}, bare(rest, true));
  // Two generalisations of one border leave slivers of sea between them; a broad line of land closes those.
  const auto& lines = cache_.grounds.borders(areas_, rest, true);
  stroke(lines.seam, paper::land, 200 / mpu);
  fill(detailed, {{paper::land}}, bare(detailed, false));
  if (!any) return;
  draw_land_lines(lines, hair, strong, true);
  draw_land_lines(cache_.grounds.borders(areas_, detailed), hair, strong, true);
}

void Composer::draw_land_lines(const BorderLines& lines, double hair, double strong, bool municipal) {
  if (municipal) stroke(lines.inner, paper::border, hair);
  stroke(lines.prefecture, paper::border, strong);
  stroke(lines.outer, mix(paper::border, paper::sea, 0.15), hair);
}

std::vector<Composer::SubjectPart> Composer::subject_parts() const {
  std::vector<SubjectPart> parts;
  if (!facts_.national.empty()) parts.push_back({&facts_.national, subject_detail_, {GroundKey::Use::subject, facts_.hash}});
  if (!facts_.focus_only.empty())
    parts.push_back({&facts_.focus_only, Detail::focus, {GroundKey::Use::subject_in_detail, facts_.hash}});
  return parts;
}

void Composer::draw_subject() {
  for (const auto& part : subject_parts()) {
    const Ground& g = ground(part.set, *part.rows, part.detail);
    std::vector<std::uint8_t> paint(g.rows.size());
    for (std::size_t i = 0; i < paint.size(); ++i) paint[i] = paint_of(g.rows[i]);
    fill(g, paints_, std::move(paint));
  }
  // Lines are as strong as the areas are large: a whole country gets hairlines or none.
  const double s = typical_units(), inner = std::clamp(s / 60, 0.3, 1.5), outer = std::clamp(s / 45, 0.45, 2.0);
  const Rgba far_border = paper::outline.with_alpha(150);
  for (const auto& part : subject_parts()) {
    const auto& lines = cache_.grounds.borders(areas_, ground(part.set, *part.rows, part.detail));
    if (s >= 4) {
      // White on pale or hatched areas is seen by the darker line beneath it.
      if (s >= 20 && has_pale_areas()) stroke(lines.inner, paper::outline.with_alpha(110), inner + 0.8);
      stroke(lines.inner, tone::subject_border.with_alpha(s < 20 ? 190 : 255), inner);
      // White beneath the dashes keeps them readable on every fill.
      stroke(lines.approximate, tone::subject_border, inner + 0.5);
      stroke(lines.approximate, tone::district_border, std::max(0.6, inner * 0.7), {5, 3.5});
    }
    const bool far = view_.metres_per_unit > 300;
    stroke(lines.prefecture, far ? far_border : tone::subject_border, far ? std::max(0.5, inner) : inner * 1.3);
    stroke(lines.outer, s < 12 ? paper::outline.with_alpha(190) : paper::outline,
           theme_.areas.size() == 1 ? std::max(outer, 1.2) : outer);
  }
  draw_inferred();
}

/// Is some area drawn so light, or hatched, that a white border would vanish on it?
bool Composer::has_pale_areas() const {
  constexpr double pale = 0.6;
  return std::ranges::any_of(theme_.areas, [&](model::AreaRow row) {
    const auto paint = paint_of(row);
    return paint != leave_out && (paints_[paint].hatch || luminance(paints_[paint].color) > pale);
  });
}

/// Inferred values are no printed ones: their areas have a dotted outline.
void Composer::draw_inferred() {
  if (typical_units() < inferred_from) return;
  const auto rows = inferred_areas(theme_);
  for (const auto detail : {Detail::national, Detail::focus}) {
    std::vector<model::AreaRow> part;
    for (const model::AreaRow row : rows) {
      const bool focus_only = !areas_.national.has_shape(row.index());
      if ((focus_only ? Detail::focus : subject_detail_) == detail) part.push_back(row);
    }
    if (part.empty()) continue;
    const MarkLook look = look_of(FigureMark::inferred);
    const auto& lines = cache_.grounds.borders(areas_, ground({GroundKey::Use::inferred, hash_rows(part)}, part, detail));
    for (const auto& kind : {lines.outer, lines.inner, lines.prefecture, lines.approximate}) {
      stroke(kind, paper::white, 2.6);
      stroke(kind, look.outline, 1.6, look.dash);
    }
  }
}

ComposeCache::ComposeCache() : impl_(std::make_unique<Impl>()) {}
ComposeCache::~ComposeCache() = default;

void ComposeCache::hold(const model::DatasetPtr& data) {
  if (impl_->held == data) return;
  *impl_ = {.held = data};
}

const std::vector<PlacedLabel>& placed_labels(ComposeCache& cache) { return cache.impl().placed; }

Scene compose(const model::Dataset& data, const MapDocument& document, const Thematic& theme, const View& view,
              model::Wording wording, ComposeCache& cache, const Highlight& highlight, const std::vector<Rect>& reserved) {
  if (theme.areas.empty())
    throw Error(Fault::input_wrong, {"地図の対象となる区域がありません。", "the map has no subject areas"});
  auto& impl = cache.impl();
  impl.use(data);
  return Composer(data, document, theme, view, wording, impl, highlight, reserved).run();
}

}  // namespace kuiki::map
