#include "map/compose.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "geo/thin.h"
#include "map/compose_cache.h"
#include "map/legend.h"
#include "map/links.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"
#include "map/typeset.h"

namespace kuiki::map {

namespace {

using model::Row;

constexpr std::uint8_t leave_out = 255;

void add_stroke(std::vector<Item>& items, const geo::PathSetPtr& lines, const View& view, Rgba color, double width, std::vector<double> dash = {}) {
  if (lines) items.push_back(StrokeItem{lines, placement(*lines, view), color, width, std::move(dash)});
}

/// One run of compose(): the parts of the map in their order, each its own function.
class Composer {
 public:
  Composer(const model::Dataset& data, const MapDocument& document, const Thematic& theme, const View& view, Lang lang,
           ComposeCache::Impl& cache, const Highlight& highlight, const std::vector<Rect>& reserved)
      : data_(data), areas_(data.areas), document_(document), theme_(theme), view_(view), lang_(lang), cache_(cache), highlight_(highlight),
        facts_(cache.facts(theme.areas)), coloured_(document.shows(LayerKind::areas)) {
    obstacles_.hard = reserved;
    const geo::Box frame = plane_frame(view);
    frame_ = frame;
    lonlat_ = lonlat_box(*view.projection, frame);
    choose_detail();
    choose_paints();
    partnership_ = shown_partnership(data, document);
    if (partnership_ != nullptr) partners_ = partners(data, *partnership_);
    shade_partners_ = partnership_ != nullptr && !(coloured_ && theme.indicator != model::none);
  }

  Scene run() {
    Scene scene;
    scene.width = view_.width, scene.height = view_.height;
    scene.background = paper::sea;
    scene.title = document_.title.in(lang_);
    items_.push_back(ClipItem{{0, 0, view_.width, view_.height}});
    draw_land();
    std::size_t label_place = 0;
    bool labels = false;
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
          labels = true;
          label_place = items_.size();
          break;
      }
    }
    cache_.placed.clear();
    std::vector<Item> words;
    if (labels) cache_.placed = place_labels(wishes(), obstacles_, view_, cache_.labels, words);
    // The outline of what is selected lies over everything but names.
    std::vector<Item> marks;
    std::swap(marks, items_);
    draw_highlight();
    std::swap(marks, items_);
    if (!labels) label_place = items_.size();
    const bool labels_last = label_place == items_.size();
    auto at = items_.begin() + static_cast<std::ptrdiff_t>(label_place);
    if (labels_last) at = items_.insert(at, marks.begin(), marks.end()) + static_cast<std::ptrdiff_t>(marks.size());
    items_.insert(at, std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    if (!labels_last) items_.insert(items_.end(), marks.begin(), marks.end());
    items_.push_back(ClipItem{});
    scene.items = std::move(items_);
    return scene;
  }

 private:
  /// Units across a typical subject area: what lines and names go by.
  [[nodiscard]] double typical_units() const { return facts_.typical_km * 1000 / view_.metres_per_unit; }

  [[nodiscard]] bool in_frame(Row row) const {
    const auto f = static_cast<std::size_t>(row);
    return lonlat_.empty() || areas_.best(row).feature_box[f].meets(lonlat_);
  }

  /// Detail is drawn where every subject area in the frame has it: the two outlines of one border never meet within the subject.
  void choose_detail() {
    const bool near = view_.metres_per_unit <= focus_below;
    subject_detail_ = Detail::focus;
    bool any = false;
    for (const Row row : facts_.national) {
      if (!near) break;
      if (!in_frame(row)) continue;
      any = true;
      if (!areas_.focus.has_shape(static_cast<std::size_t>(row))) subject_detail_ = Detail::national;
    }
    if (!near) subject_detail_ = Detail::national;
    mixed_land_ = near && (!any || subject_detail_ == Detail::focus);
  }

  void choose_paints() {
    if (theme_.indicator != model::none) {
      for (const Rgba color : theme_.colors) paints_.push_back({color});
      paints_.push_back(no_data_paint());
      if (const double s = typical_units(); s < 12) paints_.back().spacing = 4, paints_.back().line_width = 0.7;
    } else if (facts_.districts_only) {
      const auto tones = palette_colors("quiet", facts_.tones);
      for (const Rgba color : tones) paints_.push_back({mix(color, paper::land, 0.3)});
    } else {
      paints_.push_back({tone::subject});
    }
  }

  [[nodiscard]] std::uint8_t paint_of(Row row) const {
    const auto i = facts_.index_of[static_cast<std::size_t>(row)];
    if (i < 0) return leave_out;
    const auto index = static_cast<std::size_t>(i);
    if (theme_.indicator != model::none) {
      const auto last = static_cast<std::uint8_t>(paints_.size() - 1);
      if (index >= theme_.classes.class_of.size() || theme_.classes.class_of[index] < 0) return last;
      return std::min(last, static_cast<std::uint8_t>(theme_.classes.class_of[index]));
    }
    return facts_.districts_only ? facts_.tone_of[index] : std::uint8_t{0};
  }

  Ground& ground(std::uint64_t set, const std::vector<Row>& rows, Detail detail, double cell) {
    return cache_.grounds.get(areas_, set, rows, detail, view_, cell);
  }

  void fill(const Ground& g, std::vector<Paint> paints, std::vector<std::uint8_t> paint) {
    if (std::ranges::all_of(paint, [](std::uint8_t p) { return p == leave_out; })) return;
    items_.push_back(FillItem{g.paths, placement(*g.paths, view_), std::move(paints), std::move(paint)});
  }

  void draw_land() {
    const double mpu = view_.metres_per_unit, cell = fill_cell(mpu), coarse = line_cell(mpu);
    const std::uint64_t mixed_set = cache_.land_hash ^ 0x9e3779b97f4a7c15ULL;
    Ground& national = ground(mixed_land_ ? mixed_set : cache_.land_hash, cache_.land, Detail::national, cell);
    bool any = false;
    const auto bare = [&](const Ground& g, bool skip_detailed) {
      std::vector<std::uint8_t> paint(g.rows.size(), 0);
      for (std::size_t i = 0; i < paint.size(); ++i) {
        const auto a = static_cast<std::size_t>(g.rows[i]);
        const bool hidden = (coloured_ && facts_.covered[a] != 0) || (skip_detailed && areas_.focus.has_shape(a));
        if (hidden) paint[i] = leave_out;
        else any = true;
      }
      return paint;
    };
    fill(national, {{paper::land}}, bare(national, mixed_land_));
    land_ = &national;
    const double hair = mpu > 1500 ? 0.4 : mpu > 400 ? 0.6 : 0.8, strong = std::min(1.3, hair + 0.4);
    if (mixed_land_) {
      const auto& lines = cache_.grounds.borders(areas_, national, true);
      add_stroke(items_, lines.seam, view_, paper::land, 200 / mpu);
      Ground& detailed = ground(cache_.land_hash, cache_.land, Detail::focus, cell);
      land_focus_ = &detailed;
      fill(detailed, {{paper::land}}, bare(detailed, false));
      if (!any) return;
      draw_land_lines(lines, hair, strong, true);
      draw_land_lines(cache_.grounds.borders(areas_, detailed), hair, strong, true);
      return;
    }
    if (!any) return;
    Ground& outline = coarse == cell ? national : ground(cache_.land_hash, cache_.land, Detail::national, coarse);
    draw_land_lines(cache_.grounds.borders(areas_, outline), hair, strong, mpu < 1100);
  }

  void draw_land_lines(const BorderLines& lines, double hair, double strong, bool municipal) {
    if (municipal) add_stroke(items_, lines.inner, view_, paper::border, hair);
    add_stroke(items_, lines.prefecture, view_, paper::border, strong);
    add_stroke(items_, lines.outer, view_, mix(paper::border, paper::sea, 0.15), hair);
  }

  struct SubjectGround {
    const std::vector<Row>* rows;
    Detail detail;
    std::uint64_t set;
  };
  [[nodiscard]] std::vector<SubjectGround> subject_grounds() const {
    std::vector<SubjectGround> grounds;
    if (!facts_.national.empty()) grounds.push_back({&facts_.national, subject_detail_, facts_.hash});
    if (!facts_.focus_only.empty()) grounds.push_back({&facts_.focus_only, Detail::focus, facts_.hash ^ 0xc2b2ae3d27d4eb4fULL});
    return grounds;
  }

  void draw_subject() {
    const double mpu = view_.metres_per_unit, cell = fill_cell(mpu), coarse = line_cell(mpu), s = typical_units();
    for (const auto& part : subject_grounds()) {
      Ground& g = ground(part.set, *part.rows, part.detail, cell);
      std::vector<std::uint8_t> paint(g.rows.size());
      for (std::size_t i = 0; i < paint.size(); ++i) paint[i] = paint_of(g.rows[i]);
      fill(g, paints_, std::move(paint));
    }
    for (const auto& part : subject_grounds()) {
      Ground& g = ground(part.set, *part.rows, part.detail, coarse);
      const auto& lines = cache_.grounds.borders(areas_, g);
      const double inner = std::clamp(s / 60, 0.3, 1.5), outer = std::clamp(s / 45, 0.45, 2.0);
      const bool single = theme_.areas.size() == 1;
      if (s >= 4) {
        add_stroke(items_, lines.inner, view_, tone::subject_border.with_alpha(s < 20 ? 190 : 255), inner);
        // White beneath the dashes keeps them readable on every fill.
        add_stroke(items_, lines.approximate, view_, tone::subject_border, inner + 0.5);
        add_stroke(items_, lines.approximate, view_, tone::district_border, std::max(0.6, inner * 0.7), {5, 3.5});
      }
      const bool prefectures = facts_.typical_km > 0 && areas_.kind[static_cast<std::size_t>(theme_.areas.front())] == model::AreaKind::prefecture;
      if (prefectures) add_stroke(items_, lines.prefecture, view_, tone::subject_border, inner);
      else add_stroke(items_, lines.prefecture, view_, mpu > 300 ? paper::outline.with_alpha(150) : tone::subject_border, std::max(0.5, inner * 1.3));
      add_stroke(items_, lines.outer, view_, s < 12 ? paper::outline.with_alpha(190) : paper::outline, single ? std::max(outer, 1.2) : outer);
    }
  }

  void draw_districts() {
    if (facts_.districts_only && coloured_) return;  // the subject shows them already
    const double mpu = view_.metres_per_unit;
    if (mpu > 250 || cache_.districts.empty()) return;
    Ground& g = ground(cache_.districts_hash, cache_.districts, Detail::focus, fill_cell(mpu));
    districts_ = &g;
    const auto& lines = cache_.grounds.borders(areas_, g);
    add_stroke(items_, lines.approximate, view_, paper::white.with_alpha(170), 2.2);
    add_stroke(items_, lines.approximate, view_, tone::district_border, 1, {5, 3.5});
    add_stroke(items_, lines.inner, view_, tone::district_border, 1);
    add_stroke(items_, lines.outer, view_, tone::district_border, 1);
  }

  void draw_partnership() {
    if (partnership_ == nullptr || partners_.empty()) return;
    const double mpu = view_.metres_per_unit;
    std::vector<Row> rows;
    for (const auto& partner : partners_) rows.push_back(partner.area);
    std::vector<Row> leads;
    for (const auto& partner : partners_)
      if (partner.lead) leads.push_back(partner.area);
    std::ranges::sort(rows), std::ranges::sort(leads);
    Detail detail = mpu <= focus_below ? Detail::focus : Detail::national;
    for (const Row row : rows)
      if (in_frame(row) && !areas_.focus.has_shape(static_cast<std::size_t>(row))) detail = Detail::national;
    if (!mixed_land_) detail = Detail::national;
    const std::uint64_t set = hash_rows(rows) ^ 0x165667b19e3779f9ULL;
    Ground& g = ground(set, rows, detail, fill_cell(mpu));
    if (shade_partners_) {
      std::vector<std::uint8_t> paint;
      for (const Row row : g.rows) paint.push_back(std::ranges::binary_search(leads, row) ? 1 : 0);
      fill(g, {{tone::member}, {tone::lead}}, std::move(paint));
    }
    const double across = typical_of(rows) * 1000 / mpu;
    const double width = std::clamp(across / 40, 0.6, 1.4);
    const auto& lines = cache_.grounds.borders(areas_, g);
    for (const auto& kind : {lines.inner, lines.prefecture, lines.approximate})
      add_stroke(items_, kind, view_, shade_partners_ ? paper::white : tone::partnership, shade_partners_ ? width : width * 0.8);
    add_stroke(items_, lines.outer, view_, tone::partnership, width * 1.1);
    if (!leads.empty() && across > 8) {
      Ground& lead = ground(hash_rows(leads) ^ 0x27d4eb2f165667c5ULL, leads, detail, fill_cell(mpu));
      const auto& outline = cache_.grounds.borders(areas_, lead);
      for (const auto& kind : {outline.outer, outline.inner, outline.prefecture}) add_stroke(items_, kind, view_, tone::partnership, width * 2);
    }
    const auto& centres = cache_.plane_centres(view_);
    std::vector<geo::Vec2f> marks;
    for (const auto& partner : partners_) {
      const auto at = view_.to_frame(centres[static_cast<std::size_t>(partner.area)]);
      marks.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
    }
    const Links links = link_lines(partners_, marks, lead_mark_size / 2 + 1);
    for (const auto& line : links.lines) items_.push_back(LineItem{line, paper::white.with_alpha(200), 4, {}});
    for (const auto& line : links.lines) {
      items_.push_back(LineItem{line, tone::partnership, 1.8, {}});
      obstacles_.soft.insert(obstacles_.soft.end(), line.begin(), line.end());
    }
    for (const auto& hub : links.hub) items_.push_back(MarkerItem{{hub}, Symbol::diamond, 8, tone::partnership, paper::white, 1.2});
    for (const bool lead : {false, true})
      for (std::size_t i = 0; i < partners_.size(); ++i) {
        if (partners_[i].lead != lead) continue;
        for (auto& mark : partner_mark(lead, marks[i])) items_.push_back(std::move(mark));
        const double r = (lead ? lead_mark_size : member_mark_size) / 2 + 1;
        obstacles_.hard.push_back({marks[i].x - r, marks[i].y - r, 2 * r, 2 * r});
      }
    members_ = &g;
  }

  [[nodiscard]] double typical_of(const std::vector<Row>& rows) const {
    std::vector<double> km;
    for (const Row row : rows) km.push_back(std::sqrt(std::max(0.0, areas_.area_km2[static_cast<std::size_t>(row)])));
    if (km.empty()) return 0;
    const auto middle = km.begin() + static_cast<std::ptrdiff_t>(km.size() / 2);
    std::nth_element(km.begin(), middle, km.end());
    return std::isfinite(*middle) ? *middle : 0;
  }

  void draw_facilities() {
    const auto& clusters = cache_.site_clusters(document_.facilities, view_);
    const auto& sites = data_.facilities;
    const double mpu = view_.metres_per_unit;
    const geo::Box room{frame_.x0 - 30 * mpu, frame_.y0 - 30 * mpu, frame_.x1 + 30 * mpu, frame_.y1 + 30 * mpu};
    MarkerItem forms[site_forms], hollow[site_forms], dots;
    for (int f = 0; f < site_forms; ++f)
      for (const bool outside : {false, true}) {
        const SiteSymbol symbol = site_symbol(static_cast<SiteForm>(f), outside, mpu);
        (outside ? hollow : forms)[f] = {{}, symbol.symbol, symbol.size, symbol.fill, symbol.stroke, symbol.stroke_width};
        dots = {{}, Symbol::circle, symbol.size * 0.36, tone::facility_rim, tone::facility_rim, 0};
      }
    std::vector<const Cluster*> counted;
    for (const auto& cluster : clusters) {
      if (!room.contains(cluster.plane)) continue;
      if (cluster.count > 1) {
        counted.push_back(&cluster);
        continue;
      }
      const auto i = static_cast<std::size_t>(cluster.only);
      const auto at = view_.to_frame(cluster.plane);
      const geo::Vec2f place{static_cast<float>(at.x), static_cast<float>(at.y)};
      const auto form = site_form(sites, i);
      const bool outside = sites.outside[i] != 0;
      (outside ? hollow : forms)[static_cast<int>(form)].at.push_back(place);
      if (form == SiteForm::both && !outside) dots.at.push_back(place);
      obstacles_.soft.push_back(place);
    }
    // Shelters over plain sites: there are fewer of them and more is told by them.
    for (auto& marker : forms)
      if (!marker.at.empty()) items_.push_back(std::move(marker));
    if (!dots.at.empty()) items_.push_back(std::move(dots));
    for (auto& marker : hollow)
      if (!marker.at.empty()) items_.push_back(std::move(marker));
    const Font font{least_label_size, true};
    for (const auto* cluster : counted) {
      const auto at = view_.to_frame(cluster->plane);
      items_.push_back(MarkerItem{{{static_cast<float>(at.x), static_cast<float>(at.y)}}, Symbol::circle, cluster->size, tone::cluster, tone::facility_rim, 1.5});
      const std::string number = std::to_string(cluster->count);
      items_.push_back(TextItem{number, font, at.x - measure(number, font).width / 2, at.y + font.size * 0.37, tone::facility_rim, 0, {}});
      const double r = cluster->size / 2;
      obstacles_.hard.push_back({at.x - r, at.y - r, 2 * r, 2 * r});
    }
  }

  void draw_highlight() {
    for (const bool selected : {false, true}) {
      const Row row = selected ? highlight_.selected : highlight_.hovered;
      if (row == model::none || (!selected && row == highlight_.selected) || !in_frame(row)) continue;
      const auto f = static_cast<std::size_t>(row);
      const bool focus = areas_.focus.has_shape(f) && (!areas_.national.has_shape(f) || (view_.metres_per_unit <= focus_below && mixed_land_));
      const std::vector<Row> rows{row};
      Ground& g = ground(hash_rows(rows) ^ 0x85ebca77c2b2ae63ULL, rows, focus ? Detail::focus : Detail::national, fill_cell(view_.metres_per_unit));
      const auto& lines = cache_.grounds.borders(areas_, g);
      add_stroke(items_, lines.outer, view_, paper::white.with_alpha(selected ? 230 : 160), selected ? 5 : 3.6);
      add_stroke(items_, lines.outer, view_, paper::accent, selected ? 2.6 : 1.6);
    }
  }

  /// The fill a name stands on.
  [[nodiscard]] Rgba color_under(Row row) const {
    const auto paint = paint_of(row);
    if (paint == leave_out || !coloured_) return paper::land;
    return paints_[paint].hatch ? paints_[paint].ground : paints_[paint].color;
  }

  std::vector<LabelWish> wishes() {
    std::vector<LabelWish> list;
    if (!document_.labels.names && !document_.labels.values) return list;
    const auto& centres = cache_.plane_centres(view_);
    std::vector<char> named(areas_.size(), 0);  // by a partner's label, itself or the city it is part of
    add_partner_wishes(list, centres, named);
    if (coloured_) add_subject_wishes(list, centres, named);
    if (document_.labels.names) {
      if (districts_ != nullptr) add_wishes(list, *districts_, LabelKind::district, centres, named);
      if (view_.metres_per_unit > 450) add_prefecture_wishes(list, centres);
      else {
        if (land_focus_ != nullptr) add_wishes(list, *land_focus_, LabelKind::neighbour, centres, named);
        if (land_ != nullptr) add_wishes(list, *land_, LabelKind::neighbour, centres, named);
      }
    }
    return list;
  }

  void add_partner_wishes(std::vector<LabelWish>& list, const std::vector<geo::Point>& centres, std::vector<char>& named) {
    if (partnership_ == nullptr || !document_.labels.names) return;
    for (const bool lead : {true, false})
      for (const auto& partner : partners_) {
        if (partner.lead != lead) continue;
        const auto a = static_cast<std::size_t>(partner.area);
        // Where values are shown, the subject's own label has name and value.
        if (!shade_partners_ && facts_.index_of[a] >= 0) continue;
        LabelWish wish;
        wish.kind = LabelKind::member;
        wish.area = partner.area;
        wish.name = area_name(areas_, partner.area, lang_);
        wish.anchor = centres[a];
        wish.gap = (lead ? lead_mark_size : member_mark_size) / 2 + 3;
        wish.ground_color = shade_partners_ ? (lead ? tone::lead : tone::member) : color_under(partner.area);
        wish.size = lead ? 15 : 13.5;
        list.push_back(std::move(wish));
        named[a] = 1;
        for (const Row part : data_.children[a]) named[static_cast<std::size_t>(part)] = 1;
      }
  }

  void add_subject_wishes(std::vector<LabelWish>& list, const std::vector<geo::Point>& centres, const std::vector<char>& named) {
    const double s = typical_units();
    const bool prefectures = !theme_.areas.empty() && areas_.kind[static_cast<std::size_t>(theme_.areas.front())] == model::AreaKind::prefecture;
    // Of a whole country only prefectures are named: a few large municipalities would stand for all the others.
    if (!prefectures && s < 16 && theme_.areas.size() > 100) return;
    const double size = s >= 75 ? 15 : s >= 45 ? 14 : s >= 28 ? 13 : 12;
    const std::size_t first = list.size();
    for (const auto& part : subject_grounds()) {
      const Ground& g = ground(part.set, *part.rows, part.detail, fill_cell(view_.metres_per_unit));
      for (std::size_t i = 0; i < g.rows.size(); ++i) {
        const auto a = static_cast<std::size_t>(g.rows[i]);
        const auto index = facts_.index_of[a];
        if (index < 0 || named[a] != 0 || !g.boxes[i].meets(frame_)) continue;
        LabelWish wish;
        wish.kind = LabelKind::subject;
        wish.area = g.rows[i];
        std::string value;
        if (document_.labels.values && theme_.indicator != model::none && static_cast<std::size_t>(index) < theme_.values.size())
          value = value_label(data_.indicators[static_cast<std::size_t>(theme_.indicator)], theme_.values[static_cast<std::size_t>(index)], theme_.decimals, lang_);
        if (document_.labels.names) wish.name = area_name(areas_, g.rows[i], lang_), wish.value = value;
        else wish.name = value;
        if (wish.name.empty()) continue;
        wish.ground = &g, wish.shape = i;
        wish.anchor = centres[a];
        wish.ground_color = color_under(g.rows[i]);
        wish.may_cross = prefectures;
        wish.may_lead = theme_.areas.size() <= 60;
        wish.size = size;
        list.push_back(std::move(wish));
      }
    }
    std::stable_sort(list.begin() + static_cast<std::ptrdiff_t>(first), list.end(), [&](const LabelWish& a, const LabelWish& b) {
      return areas_.area_km2[static_cast<std::size_t>(a.area)] > areas_.area_km2[static_cast<std::size_t>(b.area)];
    });
  }

  void add_prefecture_wishes(std::vector<LabelWish>& list, const std::vector<geo::Point>& centres) {
    const auto kind = theme_.areas.empty() ? model::AreaKind::district : areas_.kind[static_cast<std::size_t>(theme_.areas.front())];
    if (kind == model::AreaKind::prefecture && coloured_) return;
    const std::size_t first = list.size();
    for (const Row row : cache_.prefectures) {
      const auto a = static_cast<std::size_t>(row);
      if (!frame_.contains(centres[a])) continue;
      LabelWish wish;
      wish.kind = LabelKind::prefecture;
      wish.area = row;
      wish.name = area_name(areas_, row, lang_);
      wish.anchor = centres[a];
      const bool on_subject = coloured_ && facts_.related[a] != 0 && theme_.indicator != model::none;
      wish.ground_color = on_subject ? paper::white : paper::land;
      wish.quiet = !on_subject;
      wish.size = least_label_size + (view_.metres_per_unit < 1000 ? 1.5 : 0);
      list.push_back(std::move(wish));
    }
    std::stable_sort(list.begin() + static_cast<std::ptrdiff_t>(first), list.end(), [&](const LabelWish& a, const LabelWish& b) {
      return areas_.area_km2[static_cast<std::size_t>(a.area)] > areas_.area_km2[static_cast<std::size_t>(b.area)];
    });
  }

  /// Quiet names of what is not the subject, largest visible box first.
  void add_wishes(std::vector<LabelWish>& list, const Ground& g, LabelKind kind, const std::vector<geo::Point>& centres, const std::vector<char>& named) {
    const bool land = kind == LabelKind::neighbour;
    const std::size_t first = list.size();
    std::vector<std::pair<double, LabelWish>> found;
    for (std::size_t i = 0; i < g.rows.size(); ++i) {
      const auto a = static_cast<std::size_t>(g.rows[i]);
      if (named[a] != 0 || g.boxes[i].empty() || !g.boxes[i].meets(frame_)) continue;
      if (land && coloured_ && facts_.related[a] != 0) continue;
      if (land && &g == land_ && land_focus_ != nullptr && areas_.focus.has_shape(a)) continue;
      LabelWish wish;
      wish.kind = kind;
      wish.area = g.rows[i];
      wish.name = area_name(areas_, g.rows[i], lang_);
      wish.ground = &g, wish.shape = i;
      wish.anchor = centres[a];
      wish.ground_color = land ? paper::land : color_under(g.rows[i]);
      wish.quiet = true;
      wish.size = 12.5;
      const auto& box = g.boxes[i];
      const double w = std::min(box.x1, frame_.x1) - std::max(box.x0, frame_.x0), h = std::min(box.y1, frame_.y1) - std::max(box.y0, frame_.y0);
      found.emplace_back(w * h, std::move(wish));
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<double, LabelWish>::first);
    list.reserve(first + found.size());
    for (auto& one : found) list.push_back(std::move(one.second));
  }

  const model::Dataset& data_;
  const model::Areas& areas_;
  const MapDocument& document_;
  const Thematic& theme_;
  const View& view_;
  Lang lang_;
  ComposeCache::Impl& cache_;
  const Highlight& highlight_;
  const SubjectFacts& facts_;
  bool coloured_;
  geo::Box frame_, lonlat_;
  Detail subject_detail_ = Detail::national;
  bool mixed_land_ = false;
  std::vector<Paint> paints_;
  const model::Partnership* partnership_ = nullptr;
  std::vector<Partner> partners_;
  bool shade_partners_ = false;
  const Ground *land_ = nullptr, *land_focus_ = nullptr, *districts_ = nullptr, *members_ = nullptr;
  LabelObstacles obstacles_;
  std::vector<Item> items_;
};

}  // namespace

ComposeCache::ComposeCache() : impl_(std::make_unique<Impl>()) {}
ComposeCache::~ComposeCache() = default;

const std::vector<PlacedLabel>& placed_labels(ComposeCache& cache) { return cache.impl().placed; }

Scene compose(const model::Dataset& data, const MapDocument& document, const Thematic& theme, const View& view, Lang lang,
              ComposeCache& cache, const Highlight& highlight, const std::vector<Rect>& reserved) {
  if (theme.areas.empty()) throw Error(Fault::input_wrong, {"地図の対象となる区域がありません。", "the map has no subject areas"});
  auto& impl = cache.impl();
  impl.use(data);
  return Composer(data, document, theme, view, lang, impl, highlight, reserved).run();
}

}  // namespace kuiki::map
