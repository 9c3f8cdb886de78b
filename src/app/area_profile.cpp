#include "app/area_profile.h"

#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/profile_figures.h"
#include "base/error.h"
#include "base/number.h"
#include "base/strings.h"
#include "map/subject.h"
#include "model/plan_tree.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using model::AreaRow;
using model::AreaSet;

Text of_place(const model::Dataset& data, AreaRow place, AreaSet set) {
  return say("{}の{}", "{1} of {0}", full_name(data, place), map::set_name(set));
}

std::vector<AreaRow> members_of(const model::OwnAreaSet& set) {
  std::vector<AreaRow> rows;
  for (const auto& member : set.members) rows.push_back(member.area);
  return rows;
}

/// Wards of another city with its name; a city whose wards stand there is said by these.
Text neighbour_names(const model::Dataset& data, const AreaFacts& facts) {
  std::vector<AreaRow> rows;
  for (const auto& code : facts.neighbours)
    if (const auto row = data.find_area(code)) rows.push_back(*row);
  Text all;
  for (const AreaRow row : rows) {
    if (std::ranges::any_of(rows, [&](AreaRow other) { return data.areas.parent[other] == row; })) continue;
    const auto name = full_name(data, row, data.areas.parent[facts.row]);
    add_part(all.ja, "、", name.ja);
    add_part(all.en, ", ", name.en);
  }
  return all;
}

/// 市, 町, 村 of a municipality; 行政区, 地区 … of others.
Text kind_words(const model::Dataset& data, AreaRow area) {
  const Text kind = model::area_kind_name(data.areas.kind[area]);
  if (data.areas.kind[area] != AreaKind::municipality) return kind;
  const auto& name = data.areas.name[area];
  if (name.ends_with("区")) return {"特別区", kind.en};
  for (const char* last : {"市", "町", "村"})
    if (name.ends_with(last)) return {last, kind.en};
  return kind;
}

/// What was published, else what the outline says, and which of the two it is.
Text size_words(const AreaFacts& facts) {
  if (std::isfinite(facts.published_km2)) return say("{} km²", "{} km²", format_number(facts.published_km2, 2));
  if (!std::isfinite(facts.area_km2)) return {};
  return say("{} km²（簡略化した境界から計算）", "{} km² (computed from generalised borders)",
             format_number(facts.area_km2, 2));
}

Text extent_words(const AreaFacts& facts) {
  const bool published = std::isfinite(facts.published_ns_km) && std::isfinite(facts.published_ew_km);
  const double north_south = published ? facts.published_ns_km : facts.extent_ns_km;
  const double east_west = published ? facts.published_ew_km : facts.extent_ew_km;
  if (!std::isfinite(north_south) || !std::isfinite(east_west)) return {};
  return say("南北 {} km、東西 {} km", "N–S {} km, E–W {} km", format_number(north_south, 1), format_number(east_west, 1));
}

/// 行政区（北海道 札幌市）.
Text place_words(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  const Text words = kind_words(data, area);
  Text above;
  for (AreaRow up = areas.parent[area]; up != model::none; up = areas.parent[up]) {
    const auto name = area_name(data, up);
    above.ja = above.ja.empty() ? name.ja : name.ja + " " + above.ja;
    add_part(above.en, ", ", name.en);
  }
  if (above.empty()) return words;
  return say("{}（{}）", "{} ({})", words, above);
}

Text partnership_words(const model::Dataset& data, const AreaFacts& facts) {
  Text all;
  for (const auto& id : facts.partnerships) {
    const auto* partnership = data.find_partnership(id);
    if (partnership == nullptr) continue;
    add_part(all.ja, "、", partnership->name);
    add_part(all.en, ", ", words_in(Lang::en, partnership->name, partnership->name_en));
  }
  return all;
}

void put_facts(report::AreaProfile& profile, const model::Dataset& data, const AreaFacts& facts) {
  const Text missing{"―", "―"};
  const auto put = [&](const Text& label, const Text& words, bool always = true) {
    if (always || !words.empty()) profile.facts.emplace_back(label, words.empty() ? missing : words);
  };
  put({"種類", "Kind"}, say("{}　コード {}", "{}, code {}", place_words(data, facts.row), facts.code));
  const Text extent = extent_words(facts);
  const Text size = size_words(facts);
  put({"面積", "Area"}, size.empty() || extent.empty() ? size : say("{}　{}", "{}; {}", size, extent));
  if (const auto district = data.areas.district[facts.row]; district != model::none) {
    const auto name = area_name(data, district);
    put({"地区", "District"}, data.areas.district_sure[facts.row] != 0 ? name : say("{}（推定）", "{} (a guess)", name));
  }
  const bool bordered = facts.kind == AreaKind::municipality || facts.kind == AreaKind::ward;
  // No land border is a fact about an island, not a gap in the data.
  const Text none{"なし", "none"};
  if (bordered) {
    const Text names = neighbour_names(data, facts);
    put({"隣接", "Borders on"}, names.empty() ? none : names);
  }
  const Text partnerships = partnership_words(data, facts);
  put({"広域連携", "Partnerships"}, partnerships, bordered);
}

void put_facilities(report::AreaProfile& profile, const model::Dataset& data, const AreaFacts& facts, OwedSources& sources) {
  // 0: the sites, 1: the shelters, then the hazards that the sites are for.
  const auto& counts = facts.facilities;
  profile.facilities.push_back({counts[0].name, counts[0].count, false});
  for (std::size_t i = 2; i < counts.size(); ++i)
    if (counts[i].count.value_or(0) > 0) profile.facilities.push_back({counts[i].name, counts[i].count, true});
  profile.facilities.push_back({counts[1].name, counts[1].count, false});
  for (const auto& service : facts.services) profile.facilities.push_back({service.name, service.count, false});
  if (counts[0].count || counts[1].count) sources.add("gsi-evacuation");
  constexpr std::size_t few = 20;
  const auto inside = facilities_in(data, facts.row);
  for (const auto row : inside) sources.add(data.facilities.source[row]);
  if (inside.size() > few) return;
  for (const auto row : inside) {
    const auto& name = data.facilities.name[row];
    if (std::ranges::find(profile.places, name) == profile.places.end()) profile.places.push_back(name);
  }
}

/// The ward that a plan describes, the node of it.
model::NodeRow ward_node(const model::Dataset& data, AreaRow area) {
  for (const auto row : data.plan_nodes.rows())
    if (data.plan_nodes[row].area == area && data.plan_nodes[row].kind == "区") return row;
  return model::none;
}

/// Indicators that plans measure in the area: those that stand highest in their plan first.
std::vector<model::IndicatorRow> indicators_of(const model::Dataset& data, AreaRow area) {
  auto rows = plan_indicators_of(data, area);
  std::vector<std::pair<std::size_t, model::IndicatorRow>> ranked;
  std::optional<model::PlanTree> tree;
  std::string of;
  for (const auto row : rows) {
    const auto& indicator = data.indicators[row];
    if (!tree || of != indicator.plan) tree.emplace(data, indicator.plan);
    of = indicator.plan;
    const auto node = tree->node_of(indicator);
    ranked.emplace_back(node == model::none ? 0 : tree->path(node).size(), row);
  }
  std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, model::IndicatorRow>::first);
  rows.clear();
  for (const auto& [depth, row] : ranked) rows.push_back(row);
  return rows;
}

void put_plans(report::AreaProfile& profile, const model::Dataset& data, AreaRow area) {
  for (const auto& plan : data.plans)
    if (plan.municipality_code == data.areas.code[area] && data.areas.kind[area] == AreaKind::municipality)
      profile.plans.push_back(plan.id);
  profile.indicators = indicators_of(data, area);
  profile.ward = ward_node(data, area);
}

void put_towns(report::AreaProfile& profile, const model::Dataset& data, AreaRow area, const model::Wording& wording) {
  if (data.areas.kind[area] != AreaKind::district || data.areas.is_own(area)) return;
  std::vector<AreaRow> towns;
  for (const AreaRow town : data.towns[data.areas.parent[area]])
    if (data.areas.district[town] == area) towns.push_back(town);
  const auto people = data.find_indicator("census-population");
  const auto period = people ? data.periods_of(*people) : std::vector<model::Period>{};
  // The census whose figures the towns have, the latest of them.
  for (auto latest = period.rbegin(); latest != period.rend() && !towns.empty(); ++latest) {
    const auto values = data.values(*people, *latest);
    if (!std::isfinite(values[towns.front().index()])) continue;
    const model::Period year{model::Period::Kind::calendar_year, model::year_of(*latest), 0, 0, 0};
    profile.towns_note =
        say("と人口（{}国勢調査、人）", " and residents (census of {})", model::period_label(year, wording.years));
    for (const AreaRow town : towns) {
      const double value = values[town.index()];
      profile.towns.push_back(data.areas.name[town] + " " + (std::isfinite(value) ? format_number(value, 0) : "―"));
    }
    return;
  }
  for (const AreaRow town : towns) profile.towns.push_back(data.areas.name[town]);
}

/// What is shown whole around the area on its locator map.
std::vector<AreaRow> around(const model::Dataset& data, AreaRow area) {
  const auto parent = data.areas.parent[area];
  if (parent == model::none) return {};
  return {parent};
}

bool in_nagano(const model::Dataset& data, AreaRow area) {
  const auto prefecture = data.areas.prefecture[area];
  return prefecture != model::none && data.areas.code[prefecture] == "20";
}

void put_notes(report::AreaProfile& profile, const model::Dataset& data, const AreaFacts& facts) {
  if (const auto own = data.own_place(facts.row); own.set != nullptr)
    profile.notes.push_back(say("「{}」は利用者が作成した区分で、公式の区域ではありません。",
                                "\"{}\" is a grouping made by the user of this program, no official division.",
                                bilingual(own.set->name, own.set->name_en)));
  if (facts.quality == model::BoundaryQuality::approximate && !data.areas.is_own(facts.row))
    profile.notes.push_back({"地区の境界はおおよそのものです。", "The borders of districts are approximate."});
  const auto any = [&](auto&& test) { return std::ranges::any_of(profile.figures, test); };
  if (any([](const report::KeyFigure& f) { return f.estimated; }))
    profile.notes.push_back(
        {"「推計」は町丁・字の値を面積で分けたものです。", "\"est.\": towns' figures shared out by area."});
  const bool cited_anyway =
      std::ranges::any_of(data.plans, [&](const model::Plan& plan) { return plan.document == facts.published_source; });
  if (!facts.published_source.empty() && !cited_anyway)
    profile.notes.push_back(say("公表値の面積は{}による。", "Published area: {}.", facts.published_source));
  if (std::ranges::any_of(profile.population, &report::ProfileSeries::projected))
    profile.notes.push_back({"将来推計は実績ではありません。", "Projections are no counts."});
}

}  // namespace

Peers peers_of(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  if (const auto own = data.own_place(area); own.set != nullptr)
    return {members_of(*own.set), say("「{}」の区域", "areas of \"{}\"", bilingual(own.set->name, own.set->name_en))};
  const auto among = [&](AreaSet set, AreaRow within) {
    return Peers{model::areas_of(data, set, within), of_place(data, within, set)};
  };
  switch (areas.kind[area]) {
    case AreaKind::prefecture:
      return {model::areas_of(data, AreaSet::prefectures), map::set_name(AreaSet::prefectures)};
    case AreaKind::municipality:
      return among(AreaSet::municipalities, areas.prefecture[area]);
    case AreaKind::ward:
      return among(AreaSet::wards, areas.parent[area]);
    case AreaKind::district:
      return among(AreaSet::districts, areas.parent[area]);
    case AreaKind::town:
      return among(AreaSet::towns, areas.parent[area]);
    case AreaKind::feature:
      break;
  }
  return {{area}, {}};
}

std::vector<AreaRow> parts_of(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  std::vector<AreaRow> parts;
  if (areas.kind[area] == AreaKind::prefecture) parts = model::areas_of(data, AreaSet::municipalities, area);
  if (areas.kind[area] == AreaKind::municipality)
    for (const auto set : {AreaSet::wards, AreaSet::districts, AreaSet::towns})
      if (parts.empty()) parts = model::areas_of(data, set, area);
  if (areas.kind[area] == AreaKind::ward) parts = model::areas_of(data, AreaSet::towns, area);
  if (const auto own = data.own_place(area); own.member != nullptr) {
    for (const auto& part : own.member->parts) parts.push_back(part.town);
  } else if (areas.kind[area] == AreaKind::district) {
    parts = model::areas_of(data, AreaSet::towns, areas.parent[area]);
    std::erase_if(parts, [&](AreaRow town) { return areas.district[town] != area; });
  }
  if (parts.empty())
    throw Error(Fault::input_wrong,
                say("{} {} を分ける区・地区・町丁・字のデータがありません。「kuiki list areas --area {}」で確かめてください",
                    "There are no wards, districts or towns of {} {} in the data; see 'kuiki list areas --area {}'",
                    areas.code[area], full_name(data, area), areas.code[area]));
  return parts;
}

report::AreaProfile area_profile(const model::Dataset& data, AreaRow area, const model::Wording& wording) {
  report::AreaProfile profile;
  const auto facts = area_facts(data, area);
  const auto peers = peers_of(data, area);
  OwedSources sources(data);
  profile.area = area;
  profile.name = full_name(data, area);
  profile.around = around(data, area);
  profile.peers = peers.name;
  profile.peer_count = static_cast<int>(peers.rows.size());
  put_facts(profile, data, facts);
  profile.figures = key_figures(data, area, peers.rows, sources);
  OwedSources of_people(data);
  profile.population = population_series(data, area, of_people);
  profile.ages = age_shares(data, area, peers.rows, peers.name, wording, of_people);
  profile.changes = population_changes(data, area, profile.change_note, of_people);
  profile.population_sources = of_people.ids();
  for (const auto& id : profile.population_sources) sources.add(id);
  put_facilities(profile, data, facts, sources);
  put_plans(profile, data, area);
  put_towns(profile, data, area, wording);
  sources.add("n03");
  // The boundaries of Komoro's towns are of 2020, those of Hokkaido of 2015 (geodata/README.md).
  if (facts.kind == AreaKind::town || facts.kind == AreaKind::district)
    sources.add(in_nagano(data, area) ? "towns-2020" : "towns-2015");
  profile.sources = sources.ids();
  put_notes(profile, data, facts);
  return profile;
}

}  // namespace kuiki::app
