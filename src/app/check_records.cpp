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
    const bool known = sites.outside[i] && !in;
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
      if (data.areas.kind[index(parent)] == wanted) {
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

void check_sums(const model::Dataset& data, Findings& to) {
  for (const model::IndicatorRow i : data.indicators.rows()) {
    const auto& indicator = data.indicators[index(i)];
    // Only what can be added up; of rates and densities there is no sum.
    if (!indicator.plan.empty() || (indicator.unit != "人" && indicator.unit != "世帯" && indicator.unit != "か所"))
      continue;
    const Text name{indicator.name, indicator.name_en};
    const auto periods = data.periods_of(i);
    std::size_t equal = 0;
    for (const auto& period : periods) {
      const auto values = data.values(i, period);
      for (const model::AreaRow city : data.areas.rows()) {
        if (data.areas.kind[index(city)] != AreaKind::municipality || std::isnan(values[index(city)])) continue;
        for (const auto kind : {AreaKind::ward, AreaKind::district}) {
          double sum = 0;
          std::size_t parts = 0;
          for (const AreaRow child : data.children[index(city)]) {
            if (data.areas.kind[index(child)] == kind) {
              sum += values[index(child)];
              ++parts;
            }
          }
          if (parts == 0 || std::isnan(sum)) continue;
          const double off = sum - values[index(city)];
          if (off == 0) {
            ++equal;
            continue;
          }
          // The starting year of the projection has people of unknown age shared out ward by ward, and rounded: less than
          // one person a ward.
          const bool rounding = indicator.source == "ipss-projection" && period == periods.front() &&
                                std::abs(off) < static_cast<double>(parts);
          Text words = say("{} {}（{}）: {}{}の合計 {}、市 {}（差 {}）",
                           "{} {} ({}): its {} {} sum to {}, the city says {} (off by {})", area_words(data, city), name,
                           model::period_label(period), parts,
                           kind == AreaKind::ward ? Text{"区", "wards"} : Text{"地区", "districts"}, format_number(sum, 0),
                           format_number(values[index(city)], 0), signed_number(off, 0));
          if (rounding) {
            words = {words.ja + "。推計の出発点で年齢不詳を区ごとに按分した端数",
                     words.en + "; people of unknown age were shared out and rounded ward by ward"};
          }
          to.push_back({"sums", data.areas.code[index(city)], rounding ? Verdict::known : Verdict::fail, words});
        }
      }
    }
    if (equal > 0) {
      to.push_back({"sums", indicator.id, Verdict::pass,
                    say("{}: 区・地区の合計が市の値と一致する（{}件）",
                        "{}: wards or districts sum to their city ({} times)", name, equal)});
    }
  }
}

}  // namespace kuiki::app
