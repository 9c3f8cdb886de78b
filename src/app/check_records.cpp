#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "app/check_rules.h"
#include "base/number.h"
#include "geo/geodesic.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using Verdict = Finding::Verdict;

/// Metres from p to the border of feature f.
double distance_to_border_m(const geo::PolygonTable& table, std::size_t f, geo::Point p) {
  const double squeeze = std::cos(p.y * std::numbers::pi / 180);
  geo::Point nearest = p;
  double best = std::numeric_limits<double>::infinity();
  for (auto [ring, last] = table.rings_of(f); ring < last; ++ring) {
    const auto points = table.ring(ring);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double ax = (points[i - 1].x - p.x) * squeeze, ay = points[i - 1].y - p.y;
      const double dx = (points[i].x - points[i - 1].x) * squeeze, dy = points[i].y - points[i - 1].y,
                   length2 = dx * dx + dy * dy;
      const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0;
      const double x = ax + t * dx, y = ay + t * dy;
      if (x * x + y * y < best) {
        best = x * x + y * y;
        nearest = {p.x + x / squeeze, p.y + y};
      }
    }
  }
  return geo::distance_m(p, nearest);
}

/// The ward or municipality in which p lies, by the shapes in detail, else by the national ones.
std::optional<AreaRow> area_at(const model::Dataset& data, geo::Point p, AreaRow other_than) {
  for (const auto* table : {&data.areas.focus, &data.areas.national}) {
    for (const auto kind : {AreaKind::ward, AreaKind::municipality}) {
      for (const model::AreaRow r : data.areas.rows()) {
        if (r == other_than || data.areas.kind[index(r)] != kind || !table->has_shape(index(r))) continue;
        if (geo::contains(*table, index(r), p)) return r;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

void check_locations(const model::Dataset& data, Findings& to) {
  const auto& sites = data.facilities;
  std::size_t inside = 0, wrong = 0;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const AreaRow municipality = sites.municipality[i], area = sites.area[i];
    if (municipality == model::none || area == model::none) {
      ++wrong;
      to.push_back({"location", sites.id[i], Verdict::fail,
                    say("{} {}: 所管する市区町村がデータベースにない", "{} {}: its municipality is not in the database",
                        sites.id[i], sites.name[i])});
      continue;
    }
    const bool in = geo::contains(data.areas.best(municipality), index(municipality), sites.place[i]);
    const bool in_area = area == municipality ? in : geo::contains(data.areas.best(area), index(area), sites.place[i]);
    if (in && in_area && !sites.outside[i]) {
      ++inside;
      continue;
    }
    if (in && in_area) {
      ++wrong;
      to.push_back({"location", sites.id[i], Verdict::fail,
                    say("{} {}: 区域外と記録されているが、{}の内側にある", "{} {}: recorded as outside, but lies inside {}",
                        sites.id[i], sites.name[i], area_words(data, area))});
      continue;
    }
    const AreaRow missed = in ? area : municipality;
    const double metres = distance_to_border_m(data.areas.best(missed), index(missed), sites.place[i]);
    const auto really = area_at(data, sites.place[i], missed);
    const Text where =
        really ? say("{}の中", "in {}", area_words(data, *really)) : Text{"境界のすぐ外", "just across the border"};
    // A hospital just over the border of its ward: its point was found by its address.
    constexpr double near_m = 20;
    const bool near = in && !sites.is_site(model::FacilityRow(i)) && metres <= near_m;
    const bool known = (sites.outside[i] && !in) || near;
    if (!known) ++wrong;
    to.push_back({"location", sites.id[i], known ? Verdict::known : Verdict::fail,
                  say("{} {}: {}の境界から {} m 外（{}）{}", "{} {}: outside {} by {} m ({}){}", sites.id[i], sites.name[i],
                      area_words(data, missed), format_number(metres, 0), where,
                      known ? Text{"。元データの座標のまま記録", "; recorded as such, the coordinates are the publisher's"}
                            : Text{})});
  }
  if (wrong == 0) {
    to.push_back({"location", "facility", Verdict::pass,
                  say("避難施設 {} か所が所管する市区町村の内側にある", "{} facilities lie inside their municipality",
                      format_number(static_cast<double>(inside), 0))});
  }
}

void check_parents(const model::Dataset& data, Findings& to) {
  std::size_t wrong = 0, with_parent = 0;
  for (const model::AreaRow r : data.areas.rows()) {
    const auto kind = data.areas.kind[index(r)];
    const AreaRow parent = data.areas.parent[index(r)];
    if (kind == AreaKind::prefecture) {
      if (parent == model::none) continue;
    } else if (parent != model::none) {
      const auto wanted = kind == AreaKind::municipality ? AreaKind::prefecture : AreaKind::municipality;
      const bool town_of_ward = kind == AreaKind::town && data.areas.kind[index(parent)] == AreaKind::ward;
      if (data.areas.kind[index(parent)] == wanted || town_of_ward) {
        ++with_parent;
        continue;
      }
    }
    ++wrong;
    to.push_back(
        {"parents", data.areas.code[index(r)], Verdict::fail,
         say("{}の上位の区域がないか、種類が違う", "{}: its parent is missing or of the wrong kind", area_words(data, r))});
  }
  if (wrong == 0) {
    to.push_back({"parents", "area", Verdict::pass,
                  say("{} 区域すべてに上位の区域がある", "all {} areas below the prefectures have their parent",
                      format_number(static_cast<double>(with_parent), 0))});
  }
}

}  // namespace kuiki::app
