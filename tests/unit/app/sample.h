#pragma once
#include <cmath>
#include <memory>

#include "model/dataset.h"

/// A small invented country, in memory: one prefecture, a designated city with two wards, a town and a city with two
/// districts.
namespace kuiki::test {

inline void add_square(geo::PolygonTable& table, double lon, double lat, double side) {
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, {side, 0.0}, {side, side}, {0.0, side}, {0.0, 0.0}})
    table.points.push_back({lon + x, lat + y});
  table.close_ring();
  table.close_part();
  table.close_feature();
}
inline void add_nothing(geo::PolygonTable& table) { table.close_feature(); }

inline std::shared_ptr<model::Dataset> sample() {
  using namespace model;
  auto data = std::make_shared<Dataset>();
  auto& a = data->areas;
  struct Listed {
    const char *code, *name, *en, *kana;
    AreaKind kind;
    AreaRow parent;
    double lon, lat, side;
  };
  // Rows are in the order of codes.
  const Listed rows[] = {
      {"01", "北海道", "Hokkaido", "ほっかいどう", AreaKind::prefecture, none, 140.5, 42.5, 2},
      {"01100", "札幌市", "Sapporo-shi", "さっぽろし", AreaKind::municipality, 0, 141.0, 43.0, 0.4},
      {"01101", "中央区", "Chuo-ku", "ちゅうおうく", AreaKind::ward, 1, 141.0, 43.0, 0.2},
      {"01106", "南区", "Minami-ku", "みなみく", AreaKind::ward, 1, 141.2, 43.0, 0.2},
      {"01203", "小樽市", "Otaru-shi", "おたるし", AreaKind::municipality, 0, 140.6, 43.0, 0.4},
      {"01331", "髙﨑ヶ丘町", "Takasakigaoka-cho", "たかさきがおかちょう", AreaKind::municipality, 0, 141.4, 43.0, 0.4},
      {"otaru-east", "東地区", "East district", "ひがしちく", AreaKind::district, 4, 140.8, 43.0, 0.2},
      {"otaru-west", "西地区", "West district", "にしちく", AreaKind::district, 4, 140.6, 43.0, 0.2},
  };
  for (const auto& r : rows) {
    a.code.push_back(r.code);
    a.name.push_back(r.name);
    a.name_en.push_back(r.en);
    a.name_kana.push_back(r.kana);
    a.boundary_note.push_back(r.kind == AreaKind::district ? "おおよその境界" : "");
    a.kind.push_back(r.kind);
    a.quality.push_back(r.kind == AreaKind::district ? BoundaryQuality::approximate : BoundaryQuality::generalised);
    a.parent.push_back(r.parent);
    a.prefecture.push_back(0);
    a.area_km2.push_back(100 * r.side);
    a.extent_ns_km.push_back(r.side * 111);
    a.extent_ew_km.push_back(r.side * 81);
    a.centre.push_back({r.lon + r.side / 2, r.lat + r.side / 2});
    if (r.kind == AreaKind::district) {
      add_nothing(a.national);
      add_square(a.focus, r.lon, r.lat, r.side);
    } else {
      add_square(a.national, r.lon, r.lat, r.side);
      add_nothing(a.focus);
    }
  }
  const std::vector<std::vector<AreaRow>> neighbours = {{}, {4, 5}, {3, 4}, {2, 5}, {1, 2}, {1, 3}, {}, {}};
  for (const auto& list : neighbours) {
    a.neighbour.insert(a.neighbour.end(), list.begin(), list.end());
    a.neighbour_end.push_back(static_cast<std::uint32_t>(a.neighbour.size()));
  }

  auto& f = data->facilities;
  const auto site = [&](const char* id, const char* name, AreaRow area, AreaRow city, double lon, double lat,
                        std::uint8_t hazards, bool shelter) {
    f.id.push_back(id);
    f.name.push_back(name);
    f.address.push_back("");
    f.remarks.push_back("");
    f.area.push_back(area);
    f.municipality.push_back(city);
    f.place.push_back({lon, lat});
    f.hazards.push_back(hazards);
    f.is_emergency_site.push_back(hazards != 0);
    f.is_shelter.push_back(shelter);
    f.outside.push_back(0);
  };
  site("F1", "東小学校", 4, 4, 140.9, 43.1, 0b00010001, true);  // flood and tsunami
  site("F2", "西公園", 4, 4, 140.65, 43.1, 0b00001000, false);  // earthquake
  site("F3", "中央体育館", 2, 1, 141.1, 43.1, 0, true);         // shelter only

  data->places.name = {"塩谷", "真駒内"};
  data->places.municipality = {4, 1};
  data->places.place = {{140.7, 43.1}, {141.3, 43.1}};
  Partnership p;
  p.id = "renkei";
  p.name = "さっぽろ連携";
  p.name_en = "Sapporo cooperation";
  p.kind = "core_city_region";
  p.lead = 1;
  p.members = {{1, model::MemberRole::lead, model::MemberBasis::document, ""},
               {4, model::MemberRole::member, model::MemberBasis::document, ""},
               {5, model::MemberRole::member, model::MemberBasis::common_knowledge, ""}};
  data->partnerships.push_back(p);

  const auto indicator = [&](const char* id, const char* name, const char* en, const char* unit, int decimals) {
    Indicator i;
    i.id = id;
    i.name = name;
    i.name_en = en;
    i.unit = unit;
    i.unit_en = unit;
    i.decimals = decimals;
    data->indicators.push_back(i);
  };
  indicator("census-population", "人口", "Population", "人", 0);
  indicator("projection-ageing-rate", "高齢化率", "Ageing rate", "%", 1);
  for (const char* text : {"2010-10-01", "2020-10-01", "2030-10-01"}) data->periods.push_back(*parse_period(text));
  auto& o = data->observations;
  const auto figure = [&](IndicatorRow i, AreaRow area, int period, Role role, double value) {
    o.indicator.push_back(i);
    o.area.push_back(area);
    o.period.push_back(static_cast<std::uint16_t>(period));
    o.role.push_back(role);
    o.status.push_back(Status::printed);
    o.value.push_back(value);
    o.part.emplace_back();
    o.qualifier.emplace_back();
    o.printed.emplace_back();
    o.note.emplace_back();
  };
  for (const auto& [area, value] :
       {std::pair{AreaRow(1), 1900.0}, {AreaRow(2), 900.0}, {AreaRow(3), 1000.0}, {AreaRow(4), 130.0}})
    figure(0, area, 0, Role::actual, value);
  figure(0, 1, 1, Role::actual, 1950);
  for (const AreaRow area : std::initializer_list<AreaRow>{1, 2, 3})
    figure(1, area, 0, Role::actual, 20.0 + static_cast<double>(area.index()));
  for (const AreaRow area : std::initializer_list<AreaRow>{1, 2, 3})
    figure(1, area, 1, Role::projection, 28.0 + static_cast<double>(area.index()));
  figure(1, 2, 2, Role::projection, 33);
  figure(1, 3, 2, Role::projection, NAN);
  data->index();
  return data;
}

}  // namespace kuiki::test
