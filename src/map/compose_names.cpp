#include <algorithm>
#include <cmath>

#include "map/composer.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"
#include "map/typeset.h"

/// Which names a map frame wants. Partners first, then the subject, then prefectures or neighbours; large ones before small
/// ones.
namespace kuiki::map {

namespace {

/// Neighbouring municipalities are named up to this scale (metres a unit), prefectures from there on.
constexpr double municipalities_below = 220;

/// A ward is named with its city where it stands among other municipalities: 札幌市手稲区.
std::string partner_name(const model::Areas& areas, model::AreaRow row, Lang lang) {
  const auto i = row.index();
  const std::string& name = area_name(areas, row, lang);
  if (areas.kind[i] != model::AreaKind::ward || areas.parent[i] == model::none) return name;
  const std::string& city = area_name(areas, areas.parent[i], lang);
  return lang == Lang::ja ? city + name : name + ", " + city;
}

}  // namespace

std::vector<LabelWish> Composer::wishes() {
  std::vector<LabelWish> list;
  std::vector<char> named(areas_.size(), 0);  // areas that a label above stands for
  if (document_.labels.names) wish_partners(list, named);
  if (coloured_ && (document_.labels.names || document_.labels.values)) wish_subject(list, named);
  if (!document_.labels.names) return list;
  if (districts_ != nullptr) wish_quiet(list, *districts_, LabelKind::district, named);
  if (view_.metres_per_unit > municipalities_below) {
    wish_prefectures(list);
  } else {
    if (land_focus_ != nullptr) wish_quiet(list, *land_focus_, LabelKind::neighbour, named);
    if (land_ != nullptr) wish_quiet(list, *land_, LabelKind::neighbour, named);
  }
  return list;
}

/// Of a whole country only prefectures are named: a few large municipalities would stand for all the others.
bool Composer::names_each() const { return of_prefectures() || typical_units() >= 16 || theme_.areas.size() <= 100; }

void Composer::largest_first(std::vector<LabelWish>& list, std::size_t from) const {
  std::stable_sort(
      list.begin() + static_cast<std::ptrdiff_t>(from), list.end(),
      [&](const LabelWish& a, const LabelWish& b) { return areas_.area_km2[a.area] > areas_.area_km2[b.area]; });
}

void Composer::wish_partners(std::vector<LabelWish>& list, std::vector<char>& named) {
  if (partnership_ == nullptr) return;
  for (const bool lead : {true, false})
    for (const auto& partner : partners_) {
      if (partner.lead != lead) continue;
      const auto a = partner.area.index();
      // Where values are shown, the subject's own label has name and value.
      if (!shade_partners_ && facts_.index_of[a] >= 0) continue;
      LabelWish wish;
      wish.kind = LabelKind::member;
      wish.area = partner.area;
      wish.name = partner_name(areas_, partner.area, lang_);
      wish.anchor = cache_.partner_plane(partner.area, view_);
      wish.gap = (lead ? lead_mark_size : member_mark_size) / 2 + 3;
      // A name wider than its area stands on the land around it.
      const bool wide = std::sqrt(std::max(0.0, areas_.area_km2[a])) * 1000 / view_.metres_per_unit > 40;
      wish.ground_color = !wide             ? paper::land
                          : shade_partners_ ? (lead ? tone::lead : tone::member)
                                            : color_under(partner.area);
      wish.size = lead ? 15 : 13.5;
      list.push_back(std::move(wish));
      named[a] = 1;
      for (const model::AreaRow part : data_.children[a]) named[part.index()] = 1;
    }
}

void Composer::wish_subject(std::vector<LabelWish>& list, std::vector<char>& named) {
  if (!names_each()) return;
  const double s = typical_units();
  const std::size_t first = list.size();
  if (const model::AreaRow whole = facts_.common_parent; whole != model::none && s < 25 && document_.labels.names) {
    // Too small for its parts: the city is named beside its shape.
    const auto a = whole.index();
    if (areas_.kind[a] == model::AreaKind::municipality && named[a] == 0) {
      LabelWish wish;
      wish.kind = LabelKind::subject;
      wish.area = whole;
      wish.name = area_name(areas_, whole, lang_);
      wish.anchor = centres_[a];
      wish.gap = 4 + 0.5 * std::sqrt(std::max(0.0, areas_.area_km2[a])) * 1000 / view_.metres_per_unit;
      wish.ground_color = paper::land;
      wish.size = 14;
      list.push_back(std::move(wish));
      return;
    }
  }
  const double size = s >= 75 ? 15 : s >= 45 ? 14 : s >= 28 ? 13 : 12;
  const NumberStyle style = theme_style(data_, theme_, lang_);
  for (const auto& part : subject_parts()) {
    const Ground& g = ground(part.set, *part.rows, part.detail);
    for (std::size_t i = 0; i < g.rows.size(); ++i) {
      const auto a = g.rows[i].index();
      const auto index = facts_.index_of[a];
      if (index < 0 || named[a] != 0 || !g.boxes[i].meets(frame_)) continue;
      LabelWish wish;
      wish.kind = LabelKind::subject;
      wish.area = g.rows[i];
      std::string value;
      if (document_.labels.values && theme_.indicator != model::none &&
          static_cast<std::size_t>(index) < theme_.values.size())
        value =
            value_label(data_.indicators[theme_.indicator], theme_.values[static_cast<std::size_t>(index)], style, lang_);
      if (document_.labels.names) {
        wish.name = area_name(areas_, g.rows[i], lang_);
        wish.value = std::move(value);
      } else
        wish.name = std::move(value);
      if (wish.name.empty()) continue;
      wish.anchor = centres_[a];
      wish.ground_color = color_under(g.rows[i]);
      if (!of_prefectures() || view_.metres_per_unit < 600) {
        wish.ground = &g;
        wish.shape = i;
      } else if (const double across = std::sqrt(std::max(0.0, areas_.area_km2[a])) * 1000 / view_.metres_per_unit;
                 across < 90) {
        // Far out a prefecture's name may stand a little over its border, or there would be next to none.
        if (measure(wish.name, {size, true}).width > across * 1.1) continue;
        wish.value.clear();
      }
      // Among cards and their lines, and beside symbols that a name would hide.
      if (!cache_.figure_layout.placed.empty() || !obstacles_.soft.empty()) wish.spots = 32;
      wish.may_lead = theme_.areas.size() <= 40 && s >= 48;
      wish.size = size;
      list.push_back(std::move(wish));
    }
  }
  largest_first(list, first);
}

void Composer::wish_prefectures(std::vector<LabelWish>& list) {
  if (of_prefectures() && coloured_) return;
  const std::size_t first = list.size();
  const double mpu = view_.metres_per_unit, size = least_label_size + (mpu < 1000 ? 1.5 : 0);
  // Near enough, a name lies within the visible part of its prefecture; farther out it stands at the middle.
  const Ground* shapes =
      mpu < 600 ? &ground({GroundKey::Use::prefectures, cache_.prefectures_hash}, cache_.prefectures, Detail::national)
                : nullptr;
  const auto& rows = shapes != nullptr ? shapes->rows : cache_.prefectures;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto a = rows[i].index();
    const bool on_subject = coloured_ && facts_.covered[a] != 0;
    if (on_subject && names_each()) continue;  // its areas are named
    // So are a partnership's members: the name of their prefecture among them would read as one more.
    if (std::ranges::any_of(partners_, [&](const auto& p) { return areas_.prefecture[p.area] == rows[i]; })) continue;
    LabelWish wish;
    wish.kind = LabelKind::prefecture;
    wish.area = rows[i];
    wish.name = area_name(areas_, rows[i], lang_);
    wish.anchor = centres_[a];
    wish.quiet = !on_subject;
    wish.ground_color = on_subject ? paper::white : paper::land;
    wish.size = size;
    if (shapes != nullptr) {
      if (!shapes->boxes[i].meets(frame_)) continue;
      wish.ground = shapes;
      wish.shape = i;
    } else {
      if (!frame_.contains(centres_[a])) continue;
      // Names must not hide the colours they stand on.
      const double across = std::sqrt(std::max(0.0, areas_.area_km2[a])) * 1000 / mpu;
      if (measure(wish.name, {size, !wish.quiet}).width > across * (on_subject ? 1.1 : 1.3)) continue;
    }
    list.push_back(std::move(wish));
  }
  largest_first(list, first);
}

/// Quiet names of what is not the subject, the largest visible box first.
void Composer::wish_quiet(std::vector<LabelWish>& list, const Ground& g, LabelKind kind, const std::vector<char>& named) {
  const bool land = kind == LabelKind::neighbour;
  std::vector<std::pair<double, LabelWish>> found;
  for (std::size_t i = 0; i < g.rows.size(); ++i) {
    const auto a = g.rows[i].index();
    const auto& box = g.boxes[i];
    if (named[a] != 0 || box.empty() || !box.meets(frame_)) continue;
    if (land && coloured_ && facts_.related[a] != 0) continue;
    if (&g == land_ && land_focus_ != nullptr && areas_.focus.has_shape(a)) continue;
    LabelWish wish;
    wish.kind = kind;
    wish.area = g.rows[i];
    wish.name = area_name(areas_, g.rows[i], lang_);
    wish.ground = &g;
    wish.shape = i;
    wish.anchor = centres_[a];
    wish.ground_color = land ? paper::land : color_under(g.rows[i]);
    wish.quiet = true;
    wish.size = 12.5;
    const double w = std::min(box.x1, frame_.x1) - std::max(box.x0, frame_.x0),
                 h = std::min(box.y1, frame_.y1) - std::max(box.y0, frame_.y0);
    found.emplace_back(w * h, std::move(wish));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<double, LabelWish>::first);
  for (auto& one : found) list.push_back(std::move(one.second));
}

}  // namespace kuiki::map
