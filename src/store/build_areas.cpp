#include "store/build_areas.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "geo/geodesic.h"
#include "geo/topology.h"
#include "geo/topology_arcs.h"

namespace kuiki::store {
namespace {

using model::AreaKind;
/// Features of a layer whose union an area is, by code.
using Members = std::map<std::string, std::vector<std::uint32_t>>;
using Prefectures = std::unordered_map<std::string, const NamedArea*>;

Error contradiction(const std::string& file, const Text& what) {
  return {Fault::input_wrong, say("boundaries/{}: {}", "boundaries/{}: {}", file, what)};
}

Prefectures by_code(const std::vector<NamedArea>& list) {
  Prefectures map;
  for (const auto& area : list) map[area.code] = &area;
  return map;
}

const NamedArea& prefecture_of(const BoundaryArea& area, const Prefectures& prefectures) {
  const auto found = prefectures.find(area.code.substr(0, 2));
  if (found == prefectures.end()) {
    throw contradiction("prefectures.csv",
                        say("{} {} の都道府県（コード {}）の行がありません", "no row for the prefecture of {} {} (code {})",
                            area.code, area.name, area.code.substr(0, 2)));
  }
  return *found->second;
}

/// The designated city a ward belongs to: by name, within the prefecture.
const NamedArea& city_of(const BoundaryArea& ward, const std::vector<NamedArea>& cities) {
  for (const auto& city : cities) {
    if (city.name == ward.group && city.code.compare(0, 2, ward.code, 0, 2) == 0) return city;
  }
  throw contradiction("designated_cities.csv",
                      say("{} {} の属する市「{}」の行がありません", "no row for '{2}', the city of ward {0} {1}", ward.code,
                          ward.name, ward.group));
}

BuiltArea plain_area(const NamedArea& named, AreaKind kind, const std::string& area_class) {
  BuiltArea area;
  area.code = named.code;
  area.name = named.name;
  area.name_en = named.name_en;
  area.name_kana = named.name_kana;
  area.kind = kind;
  area.area_class = area_class;
  return area;
}

/// Neighbours at one scale: pairs of features, and of cities made of them.
std::set<std::pair<std::string, std::string>> neighbour_codes(
    const BoundaryLayer& layer, const std::unordered_map<std::string, std::string>& city_of_ward) {
  std::set<std::pair<std::string, std::string>> pairs;
  const auto city = [&](const std::string& code) {
    const auto found = city_of_ward.find(code);
    return found == city_of_ward.end() ? code : found->second;
  };
  for (const auto& [i, j] : geo::arc_neighbours(layer.topology)) {
    const auto &a = layer.areas[i].code, &b = layer.areas[j].code;
    pairs.emplace(a, b);
    if (city(a) == city(b)) continue;  // two wards of one city: no border of the city
    pairs.emplace(city(a), b);
    pairs.emplace(a, city(b));
    pairs.emplace(city(a), city(b));
  }
  return pairs;
}

void find_neighbours(const Geodata& data, BuiltAreas& areas) {
  std::unordered_map<std::string, std::string> city_of_ward;
  for (const auto& area : areas.rows) {
    if (area.kind == AreaKind::ward) city_of_ward[area.code] = area.parent;
  }
  const auto in_focus = [&](const std::string& code) { return areas.rows[areas.row_of.at(code)].focus >= 0; };
  std::vector<std::set<std::string>> found(areas.rows.size());
  const auto add = [&](const std::string& a, const std::string& b) {
    found[static_cast<std::size_t>(areas.row_of.at(a))].insert(b);
    found[static_cast<std::size_t>(areas.row_of.at(b))].insert(a);
  };
  // Each pair is decided in one topology, the finest that has both: between two scales borders do not fit.
  for (const auto& [a, b] : neighbour_codes(data.national, city_of_ward)) {
    if (!in_focus(a) || !in_focus(b)) add(a, b);
  }
  for (const auto& [a, b] : neighbour_codes(data.focus, city_of_ward)) add(a, b);
  for (std::size_t i = 0; i < found.size(); ++i) areas.rows[i].neighbours.assign(found[i].begin(), found[i].end());
}

void measure(BuiltAreas& areas, const Progress& progress) {
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    auto& area = areas.rows[i];
    if (i % 100 == 0)
      progress.at(0.3 + 0.4 * static_cast<double>(i) / static_cast<double>(areas.rows.size()),
                  {"面積を測っています", "measuring areas"});
    const auto& table = areas.best_table(area);
    const auto feature = areas.best_feature(area);
    area.area_km2 = geo::area_km2(table, feature);
    const auto extent = geo::extent_km(table, feature);
    area.extent_ns_km = extent.north_south_km;
    area.extent_ew_km = extent.east_west_km;
    area.label = geo::visual_centre(table, feature);
  }
}

/// Features of the boundaries that larger areas are made of, by the code of these.
struct Parts {
  Members of_prefecture, of_city, of_city_in_focus;
};

void add_municipalities(const Geodata& data, const Prefectures& prefectures, BuiltAreas& areas, Parts& parts) {
  for (std::uint32_t f = 0; f < data.national.areas.size(); ++f) {
    const auto& source = data.national.areas[f];
    const auto& prefecture = prefecture_of(source, prefectures);
    BuiltArea area =
        plain_area({source.code, source.name, source.name_en, source.name_kana}, AreaKind::municipality, source.area_class);
    area.parent = prefecture.code;
    area.prefecture = prefecture.name;
    if (source.area_class == "区") {
      const auto& city = city_of(source, data.cities);
      area.kind = AreaKind::ward;
      area.parent = city.code;
      parts.of_city[city.code].push_back(f);
    }
    parts.of_prefecture[prefecture.code].push_back(f);
    area.national = static_cast<int>(f);
    geo::append_feature(data.national.topology, f, areas.national);
    areas.row_of[area.code] = static_cast<int>(areas.rows.size());
    areas.rows.push_back(std::move(area));
  }
}

void add_focus(const Geodata& data, BuiltAreas& areas, Parts& parts) {
  for (std::uint32_t f = 0; f < data.focus.areas.size(); ++f) {
    const auto& source = data.focus.areas[f];
    const auto found = areas.row_of.find(source.code);
    if (found == areas.row_of.end()) {
      throw contradiction("focus.topojson", say("区域 {} {} は municipalities.topojson にありません",
                                                "area {} {} is not in municipalities.topojson", source.code, source.name));
    }
    auto& area = areas.rows[found->second];
    if (area.name != source.name || area.area_class != source.area_class) {
      throw contradiction("focus.topojson", say("区域 {} の名称「{}」が municipalities.topojson の「{}」と違います",
                                                "area {} is called {} here and {} in municipalities.topojson", source.code,
                                                source.name, area.name));
    }
    area.focus = static_cast<int>(f);
    geo::append_feature(data.focus.topology, f, areas.focus);
    if (area.kind == AreaKind::ward) parts.of_city_in_focus[area.parent].push_back(f);
  }
}

void join_cities(const Geodata& data, const Prefectures& prefectures, const Parts& parts, BuiltAreas& areas) {
  for (const auto& city : data.cities) {
    const auto wards = parts.of_city.find(city.code);
    if (wards == parts.of_city.end()) {
      throw contradiction("designated_cities.csv", say("{} {} の区が境界データにありません",
                                                       "the boundaries hold no ward of {} {}", city.code, city.name));
    }
    BuiltArea area = plain_area(city, AreaKind::municipality, "市");
    area.parent = city.code.substr(0, 2);
    area.prefecture = prefectures.at(area.parent)->name;
    area.national = static_cast<int>(areas.national.features());
    geo::append_dissolved(data.national.topology, wards->second, areas.national);
    if (const auto in_focus = parts.of_city_in_focus.find(city.code);
        in_focus != parts.of_city_in_focus.end() && in_focus->second.size() == wards->second.size()) {
      area.focus = static_cast<int>(areas.focus.features());
      geo::append_dissolved(data.focus.topology, in_focus->second, areas.focus);
    }
    if (areas.row_of.contains(city.code))
      throw contradiction("designated_cities.csv",
                          say("コード {} は境界データにもあります", "code {} has a boundary of its own", city.code));
    areas.row_of[city.code] = static_cast<int>(areas.rows.size());
    areas.rows.push_back(std::move(area));
  }
}

void join_prefectures(const Geodata& data, const Prefectures& prefectures, const Parts& parts, BuiltAreas& areas) {
  for (const auto& [code, members] : parts.of_prefecture) {
    BuiltArea area = plain_area(*prefectures.at(code), AreaKind::prefecture, "都道府県");
    area.prefecture = area.name;
    area.national = static_cast<int>(areas.national.features());
    geo::append_dissolved(data.national.topology, members, areas.national);
    areas.rows.push_back(std::move(area));
  }
}

void add_districts(const Geodata& data, BuiltAreas& areas) {
  for (std::size_t f = 0; f < data.districts.areas.size(); ++f) {
    const auto& source = data.districts.areas[f];
    const auto parent = areas.row_of.find(source.municipality);
    if (parent == areas.row_of.end()) {
      throw contradiction("districts.geojson",
                          say("地区 {} の市町村コード「{}」の区域がありません",
                              "district {}: no area has the municipality code '{}'", source.code, source.municipality));
    }
    BuiltArea area =
        plain_area({source.code, source.name, source.name_en, source.name_kana}, AreaKind::district, source.area_class);
    area.parent = source.municipality;
    area.prefecture = areas.rows[parent->second].prefecture;
    area.focus = static_cast<int>(areas.focus.features());
    geo::append_copy(data.districts.shapes, f, areas.focus);
    areas.rows.push_back(std::move(area));
  }
}

void add_towns(const Geodata& data, BuiltAreas& areas) {
  std::unordered_map<std::string, std::uint32_t> feature_of;
  for (std::uint32_t f = 0; f < data.town_shapes.areas.size(); ++f) feature_of[data.town_shapes.areas[f].code] = f;
  for (const auto& town : data.towns) {
    BuiltArea area = plain_area({town.code, town.name, {}, {}}, AreaKind::town, "町丁・字");
    area.parent = town.code.substr(0, 5);
    const auto parent = areas.row_of.find(area.parent);
    if (parent == areas.row_of.end())
      throw contradiction("towns.csv", say("町丁・字 {} の市区町村の境界がありません",
                                           "town {}: no boundary of its municipality", town.code));
    area.prefecture = areas.rows[static_cast<std::size_t>(parent->second)].prefecture;
    area.focus = static_cast<int>(areas.focus.features());
    area.district = town.district;
    area.district_sure = town.sure;
    area.counted_km2 = town.counted_km2;
    area.note = town.note;
    geo::append_feature(data.town_shapes.topology, feature_of.at(town.code), areas.focus);
    areas.rows.push_back(std::move(area));
  }
}

/// Who is part of whom, by row.
void relate(BuiltAreas& areas) {
  areas.children.resize(areas.rows.size());
  areas.towns.resize(areas.rows.size());
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    const auto& area = areas.rows[i];
    if (area.parent.empty()) continue;
    const bool town = area.kind == AreaKind::town;
    auto& of = town ? areas.towns : areas.children;
    of[static_cast<std::size_t>(areas.row_of.at(area.parent))].push_back(static_cast<int>(i));
    if (!area.district.empty())
      areas.towns[static_cast<std::size_t>(areas.row_of.at(area.district))].push_back(static_cast<int>(i));
  }
}

}  // namespace

BuiltAreas build_areas(const Geodata& data, const Progress& progress) {
  const auto prefectures = by_code(data.prefectures);
  BuiltAreas areas;
  Parts parts;
  add_municipalities(data, prefectures, areas, parts);
  add_focus(data, areas, parts);
  progress.at(0.25, {"政令指定都市と都道府県を合成しています", "joining wards and municipalities"});
  join_cities(data, prefectures, parts, areas);
  join_prefectures(data, prefectures, parts, areas);
  add_districts(data, areas);
  add_towns(data, areas);

  std::sort(areas.rows.begin(), areas.rows.end(), [](const BuiltArea& a, const BuiltArea& b) { return a.code < b.code; });
  areas.row_of.clear();
  for (std::size_t i = 0; i < areas.rows.size(); ++i) areas.row_of[areas.rows[i].code] = static_cast<int>(i);
  relate(areas);
  find_neighbours(data, areas);
  measure(areas, progress);
  return areas;
}

}  // namespace kuiki::store
