#include "map/links.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

/// Bends every line the same way (to the north of a line that runs east or west), by `rise` of its length.
std::vector<geo::Vec2f> curve(geo::Vec2f a, geo::Vec2f b, double gap_a, double gap_b, double rise) {
  const double dx = static_cast<double>(b.x) - a.x, dy = static_cast<double>(b.y) - a.y, length = std::hypot(dx, dy);
  if (length <= gap_a + gap_b + 1) return {};
  const double side = dx >= 0 ? 1 : -1, bend = rise * 2 * side;  // the control point of a parabola lies twice as far
  const double cx = (static_cast<double>(a.x) + b.x) / 2 + dy * bend, cy = (static_cast<double>(a.y) + b.y) / 2 - dx * bend;
  const int steps = static_cast<int>(std::clamp(length / 6, 16.0, 160.0));
  std::vector<geo::Vec2f> line;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps, u = 1 - t;
    const double x = u * u * a.x + 2 * u * t * cx + t * t * b.x, y = u * u * a.y + 2 * u * t * cy + t * t * b.y;
    if (std::hypot(x - a.x, y - a.y) < gap_a || std::hypot(x - b.x, y - b.y) < gap_b) continue;
    line.push_back({static_cast<float>(x), static_cast<float>(y)});
  }
  if (line.size() < 2) line.clear();
  return line;
}

}  // namespace

std::vector<Partner> partners(const model::Dataset& data, const model::Partnership& partnership) {
  const auto& areas = data.areas;
  const auto is_member = [&](model::AreaRow a) {
    return std::ranges::any_of(partnership.members, [&](const auto& m) { return m.area == a; });
  };
  std::vector<Partner> found;
  for (const auto& member : partnership.members) {
    if (member.area == model::none) continue;
    const auto i = member.area.index();
    model::AreaRow area = member.area;
    if (const model::AreaRow city = areas.parent[i]; areas.kind[i] == model::AreaKind::ward && city != model::none) {
      const auto& wards = data.children[city];
      if (wards.size() > 1 && std::ranges::all_of(wards, is_member)) area = city;
    }
    const bool lead = member.role == model::MemberRole::lead || area == partnership.lead;
    const auto known = std::ranges::find(found, area, &Partner::area);
    if (known == found.end())
      found.push_back({area, lead});
    else
      known->lead = known->lead || lead;
  }
  return found;
}

bool takes_part(const model::Dataset& data, const model::Partnership& partnership, std::span<const model::AreaRow> rows) {
  return std::ranges::any_of(partners(data, partnership), [&](const Partner& partner) {
    return std::ranges::any_of(rows, [&](model::AreaRow row) {
      return model::is_within(data.areas, row, partner.area) || model::is_within(data.areas, partner.area, row);
    });
  });
}

geo::Point partner_place(const model::Dataset& data, model::AreaRow area) {
  if (const auto office = data.office_of(area)) return *office;
  std::vector<geo::Point> points;
  const auto add = [&](const std::vector<model::AreaRow>& of, const std::vector<geo::Point>& at) {
    for (std::size_t i = 0; i < of.size(); ++i)
      if (of[i] != model::none && model::is_within(data.areas, of[i], area)) points.push_back(at[i]);
  };
  add(data.places.municipality, data.places.place);
  add(data.facilities.municipality, data.facilities.place);
  if (points.size() < 3) return data.areas.centre[area];
  const auto middle = [&](double geo::Point::*axis) {
    const auto half = points.begin() + static_cast<std::ptrdiff_t>(points.size() / 2);
    std::ranges::nth_element(points, half, {}, axis);
    return (*half).*axis;
  };
  const double x = middle(&geo::Point::x);
  const double y = middle(&geo::Point::y);
  // The median of both axes may lie in the sea: the nearest point does not.
  return *std::ranges::min_element(points, {}, [&](const geo::Point& p) {
    const double dx = (p.x - x) * std::cos(y * std::numbers::pi / 180);
    return dx * dx + (p.y - y) * (p.y - y);
  });
}

PartnershipTones partnership_tones(const PartnershipLayer& layer) {
  if (!layer.color) return {};
  // As far from white as the usual ones are.
  constexpr double lead = 0.62;
  constexpr double member = 0.8;
  return {*layer.color, mix(*layer.color, paper::white, lead), mix(*layer.color, paper::white, member)};
}

const model::Partnership* shown_partnership(const model::Dataset& data, const Layer& layer) {
  const auto* options = std::get_if<PartnershipLayer>(&layer.options);
  if (options == nullptr || !layer.visible || options->partnership.empty()) return nullptr;
  if (const auto* partnership = data.find_partnership(options->partnership)) return partnership;
  std::vector<std::string> ids;
  ids.reserve(data.partnerships.size());
  for (const auto& partnership : data.partnerships) ids.push_back(partnership.id);
  const std::string near = closest(options->partnership, ids);
  const Text hint = near.empty() ? Text{"`kuiki list partnerships` で一覧を確かめてください。",
                                        "see `kuiki list partnerships` for those there are"}
                                 : say("近いのは「{}」です。", "the closest is \"{}\"", near);
  throw Error(Fault::input_wrong, say("広域連携「{}」はデータにありません。{}", "there is no partnership \"{}\"; {}",
                                      options->partnership, hint));
}

const model::Partnership* shown_partnership(const model::Dataset& data, const MapDocument& document) {
  for (const auto& layer : document.layers)
    if (const auto* partnership = shown_partnership(data, layer)) return partnership;
  return nullptr;
}

Links link_lines(const std::vector<Partner>& partners, const std::vector<geo::Vec2f>& marks, double gap) {
  Links links;
  const auto add = [&](geo::Vec2f a, geo::Vec2f b, double gap_b, double rise) {
    if (auto line = curve(a, b, gap, gap_b, rise); !line.empty()) links.lines.push_back(std::move(line));
  };
  const bool led = std::ranges::any_of(partners, &Partner::lead);
  if (led) {
    for (std::size_t i = 0; i < partners.size(); ++i)
      for (std::size_t j = 0; partners[i].lead && j < partners.size(); ++j)
        if (!partners[j].lead) add(marks[i], marks[j], gap, 0.125);
  } else if (partners.size() <= 4) {
    for (std::size_t i = 0; i < partners.size(); ++i)
      for (std::size_t j = i + 1; j < partners.size(); ++j) add(marks[i], marks[j], gap, 0.125);
  } else {
    double x = 0, y = 0;
    for (const auto& mark : marks) {
      x += mark.x;
      y += mark.y;
    }
    const auto n = static_cast<double>(marks.size());
    const geo::Vec2f hub{static_cast<float>(x / n), static_cast<float>(y / n)};
    links.hub.push_back(hub);
    for (const auto& mark : marks) add(mark, hub, 3, 0);
  }
  return links;
}

std::vector<MarkerItem> partner_mark(bool lead, geo::Vec2f at, const PartnershipTones& tones) {
  if (!lead) return {{{at}, Symbol::circle, member_mark_size, paper::white, tones.line, 2}};
  return {{{at}, Symbol::circle, lead_mark_size, paper::white, tones.line, 2.2},
          {{at}, Symbol::circle, lead_mark_size * 0.47, tones.line, tones.line, 0}};
}

}  // namespace kuiki::map
