#include <algorithm>
#include <cmath>
#include <set>

#include "app/check_rules.h"
#include "base/number.h"
#include "geo/geodesic.h"
#include "geo/topology.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using Verdict = Finding::Verdict;

constexpr double tolerance = 0.005;           // of areas and extents
constexpr double tolerance_undecided = 0.05;  // further off than this, an undecided border is no explanation
/// For coverage: new border nodes of towns lie on the grid of 1e-5 degrees, up to 1.5 m beside the line they are on; slivers of
/// at most 4,200 m² along the whole border of a municipality.
constexpr double tolerance_km2 = 0.005;

/// A computed measure of an area beside a published one.
struct Measured {
  const char* rule;
  Text what;
  const char* unit;
  double expected, found;
  int decimals;
};

Text difference(const Text& who, const Measured& m) {
  return say("{} {}: 参照値 {} {}、計算値 {} {}（差 {} %）", "{} {}: expected {} {}, found {} {} (off by {} %)", who, m.what,
             format_number(m.expected, m.decimals), m.unit, format_number(m.found, m.decimals), m.unit,
             signed_number((m.found / m.expected - 1) * 100, 2));
}

bool is_within(const Measured& m, double share) { return std::abs(m.found / m.expected - 1) <= share; }

Finding against(const std::string& code, const Text& who, const Measured& m) {
  return {m.rule, code, is_within(m, tolerance) ? Verdict::pass : Verdict::fail, difference(who, m)};
}

/// Of an area a part of whose border nobody has decided.
Finding against_estimate(const std::string& code, const Text& who, const Measured& m, const std::string& note) {
  const Text words = difference(who, m);
  return {m.rule, code, is_within(m, tolerance_undecided) ? Verdict::known : Verdict::fail,
          Text{words.ja + "。" + note, words.en + "; its border is undecided, the published area is an estimate"}};
}

}  // namespace

void check_areas(const model::Dataset& data, const std::vector<store::AreaReference>& references, Findings& to) {
  if (references.empty())
    to.push_back({"area",
                  "area_reference",
                  Verdict::fail,
                  {"面積の参照値がデータベースにありません", "the database holds no reference areas"}});
  for (const auto& reference : references) {
    const auto row = data.find_area(reference.code);
    if (!row) {
      to.push_back({"area", reference.code, Verdict::fail,
                    say("参照値のある区域 {}（{}）がデータベースにありません",
                        "area {} ({}) of the references is not in the database", reference.code, reference.name)});
      continue;
    }
    const auto& table = data.areas.best(*row);
    const Text who = area_words(data, *row);
    const bool undecided = reference.note.find("境界未定") != std::string::npos;
    const Measured area{"area", {"面積", "area"}, "km²", reference.area_km2, geo::area_km2(table, index(*row)), 2};
    to.push_back(undecided ? against_estimate(reference.code, who, area, reference.note)
                           : against(reference.code, who, area));
    const auto extent = geo::extent_km(table, index(*row));
    if (!std::isnan(reference.extent_ns_km)) {
      to.push_back(against(
          reference.code, who,
          {"extent", {"南北の広がり", "north-south extent"}, "km", reference.extent_ns_km, extent.north_south_km, 1}));
    }
    if (!std::isnan(reference.extent_ew_km)) {
      to.push_back(
          against(reference.code, who,
                  {"extent", {"東西の広がり", "east-west extent"}, "km", reference.extent_ew_km, extent.east_west_km, 1}));
    }
  }
}

void check_adjacency(const model::Dataset& data, const std::vector<store::AdjacencyReference>& references, Findings& to) {
  if (references.empty())
    to.push_back({"adjacency",
                  "adjacency_reference",
                  Verdict::fail,
                  {"隣接の参照がデータベースにありません", "the database holds no reference neighbours"}});
  for (const auto& reference : references) {
    const auto a = data.find_area(reference.code), b = data.find_area(reference.neighbour);
    const std::string subject = reference.code + " " + reference.neighbour;
    if (!a || !b) {
      to.push_back({"adjacency", subject, Verdict::fail,
                    say("参照の区域 {} がデータベースにありません", "area {} of the references is not in the database",
                        a ? reference.neighbour : reference.code)});
      continue;
    }
    const auto neighbours = data.areas.neighbours(*a);
    const bool found = std::find(neighbours.begin(), neighbours.end(), *b) != neighbours.end();
    to.push_back(
        {"adjacency", subject, found ? Verdict::pass : Verdict::fail,
         found ? say("{}と{}は境界線を共有する", "{} and {} share a border line", area_words(data, *a), area_words(data, *b))
               : say("{}と{}は隣接するはずだが、境界線を共有していない（{}）",
                     "{} and {} should be neighbours but share no border line ({})", area_words(data, *a),
                     area_words(data, *b), reference.source)});
  }
}

void check_neighbours(const model::Dataset& data, Findings& to) {
  const auto& areas = data.areas;
  using Pair = std::pair<AreaRow, AreaRow>;
  std::set<Pair> stored, computed;
  std::size_t wrong = 0;
  const auto fail = [&](AreaRow a, AreaRow b, Text words) {
    ++wrong;
    to.push_back({"neighbours", areas.code[index(a)] + " " + areas.code[index(b)], Verdict::fail, std::move(words)});
  };
  for (const model::AreaRow a : areas.rows()) {
    for (const AreaRow b : areas.neighbours(a)) {
      stored.emplace(std::min(a, b), std::max(a, b));
      const auto back = areas.neighbours(b);
      if (std::find(back.begin(), back.end(), a) == back.end()) {
        fail(a, b,
             say("{}の隣接に{}があるが、逆がない", "{} names {} as a neighbour, but not the other way round",
                 area_words(data, a), area_words(data, b)));
      }
    }
  }
  // Anew by GEOS from the shapes: each pair at the finest scale that has both.
  const auto counts = [&](AreaRow r) {
    return areas.kind[index(r)] == AreaKind::municipality || areas.kind[index(r)] == AreaKind::ward;
  };
  const auto scale_pairs = [&](const geo::PolygonTable& table, bool focus) {
    geo::PolygonTable chosen;
    std::vector<AreaRow> rows;
    for (const model::AreaRow r : areas.rows()) {
      if (!counts(r) || !table.has_shape(index(r))) continue;
      rows.push_back(r);
      geo::append_copy(table, index(r), chosen);
    }
    for (const auto& [i, j] : geo::shared_borders(chosen)) {
      const AreaRow a = rows[i], b = rows[j];
      const bool both_in_focus = areas.focus.has_shape(index(a)) && areas.focus.has_shape(index(b));
      if (both_in_focus != focus || areas.parent[index(a)] == b || areas.parent[index(b)] == a) continue;
      computed.emplace(std::min(a, b), std::max(a, b));
    }
  };
  scale_pairs(areas.national, false);
  scale_pairs(areas.focus, true);
  for (const auto& [a, b] : stored) {
    if (!computed.contains({a, b}))
      fail(a, b,
           say("{}と{}は隣接とされているが、境界線を共有していない",
               "{} and {} are stored as neighbours but share no border line", area_words(data, a), area_words(data, b)));
  }
  for (const auto& [a, b] : computed) {
    if (!stored.contains({a, b}))
      fail(a, b,
           say("{}と{}は境界線を共有するが、隣接とされていない",
               "{} and {} share a border line but are not stored as neighbours", area_words(data, a), area_words(data, b)));
  }
  if (wrong == 0) {
    to.push_back({"neighbours", "area_neighbour", Verdict::pass,
                  say("隣接 {} 組は相互に登録され、図形から求めた境界線の共有と一致する",
                      "{} pairs of neighbours are mutual and just those whose shapes share a border line",
                      format_number(static_cast<double>(stored.size()), 0))});
  }
}

void check_validity(const model::Dataset& data, Findings& to) {
  std::size_t shapes = 0, wrong = 0;
  for (const model::AreaRow r : data.areas.rows()) {
    for (const auto* table : {&data.areas.national, &data.areas.focus}) {
      if (!table->has_shape(index(r))) continue;
      ++shapes;
      const auto reason = geo::invalid_reason(*table, index(r));
      if (reason.empty()) continue;
      ++wrong;
      const Text scale = table == &data.areas.focus ? Text{"詳細", "focus"} : Text{"全国", "national"};
      to.push_back(
          {"validity", data.areas.code[index(r)], Verdict::fail,
           say("{}の{}用の図形が正しくない: {}", "{}: the {} shape is not valid: {}", area_words(data, r), scale, reason)});
    }
    const double found = geo::area_km2(data.areas.best(r), index(r)), kept = data.areas.area_km2[index(r)];
    if (!(std::abs(found - kept) <= 1e-6 * std::max(found, 1e-3))) {
      ++wrong;
      to.push_back({"validity", data.areas.code[index(r)], Verdict::fail,
                    say("{}の登録面積 {} km² が図形の面積 {} km² と違う",
                        "{}: the stored area {} km² is not that of the shape, {} km²", area_words(data, r),
                        format_number(kept, 4), format_number(found, 4))});
    }
  }
  if (shapes == 0) to.push_back({"validity", "area", Verdict::fail, {"区域の図形がない", "there are no shapes of areas"}});
  if (wrong == 0 && shapes > 0) {
    to.push_back({"validity", "area", Verdict::pass,
                  say("{} の図形はすべて正しく、登録面積は図形の測地線面積と一致する",
                      "all {} shapes are valid, and the stored areas are their geodesic areas",
                      format_number(static_cast<double>(shapes), 0))});
  }
}

void check_coverage(const model::Dataset& data, Findings& to) {
  for (const model::AreaRow city : data.areas.rows()) {
    std::vector<std::uint32_t> districts;
    double sum = 0;
    for (const AreaRow child : data.children[index(city)]) {
      if (data.areas.kind[index(child)] != AreaKind::district) continue;
      districts.push_back(static_cast<std::uint32_t>(child.index()));
      sum += geo::area_km2(data.areas.focus, index(child));
    }
    if (districts.empty()) continue;
    if (!data.areas.focus.has_shape(index(city))) {
      to.push_back({"coverage", data.areas.code[index(city)], Verdict::fail,
                    say("{}の詳細な図形がない", "{} has no shape in detail", area_words(data, city))});
      continue;
    }
    const double gap = geo::mismatch_km2(data.areas.focus, districts, data.areas.focus, index(city));
    const double overlap = sum - geo::area_km2(data.areas.focus, index(city));
    const bool good = gap <= tolerance_km2 && std::abs(overlap) <= tolerance_km2;
    to.push_back(
        {"coverage", data.areas.code[index(city)], good ? Verdict::pass : Verdict::fail,
         say("{}: {}地区の合併と市域の差 {} m²、地区どうしの重なり {} m²（許容 {} m²）",
             "{}: union of its {} districts and the city differ by {} m², districts overlap by {} m² (allowed {} m²)",
             area_words(data, city), districts.size(), format_number(gap * 1e6, 2),
             format_number(std::abs(overlap) * 1e6, 2), format_number(tolerance_km2 * 1e6, 0))});
  }
}

}  // namespace kuiki::app
