#pragma once
#include <cmath>
#include <limits>
#include <memory>

#include "model/dataset.h"

namespace kuiki::map {

/// A prefecture with a designated city of four wards, a city of three approximate districts and a village: squares side by
/// side. "rate" has values for the wards (one missing) and their city; "census-population" for all but the village.
inline model::Dataset page_data() {
  using model::AreaKind;
  model::Dataset data;
  auto& areas = data.areas;
  const auto square = [](geo::PolygonTable& table, double lon, double lat, double side) {
    for (const auto& p : {geo::Point{lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}, {lon, lat}})
      table.points.push_back(p);
    table.close_ring();
    table.close_part();
    table.close_feature();
  };
  const auto add = [&](const char* code, const char* name, const char* name_en, AreaKind kind, model::AreaRow parent,
                       double lon, double lat, double side) {
    areas.code.emplace_back(code);
    areas.name.emplace_back(name);
    areas.name_en.emplace_back(name_en);
    areas.name_kana.emplace_back();
    areas.boundary_note.emplace_back();
    areas.kind.push_back(kind);
    const bool district = kind == AreaKind::district;
    areas.quality.push_back(district ? model::BoundaryQuality::approximate : model::BoundaryQuality::generalised);
    areas.parent.push_back(parent);
    areas.prefecture.push_back(0);
    areas.area_km2.push_back(100);
    areas.extent_ns_km.push_back(10);
    areas.extent_ew_km.push_back(10);
    areas.centre.push_back({lon + side / 2, lat + side / 2});
    if (district)
      areas.national.close_feature();
    else
      square(areas.national, lon, lat, side);
    if (kind == AreaKind::prefecture)
      areas.focus.close_feature();
    else
      square(areas.focus, lon, lat, side);
    areas.neighbour_end.push_back(0);
  };
  add("01", "北海道", "Hokkaido", AreaKind::prefecture, model::none, 141.0, 43.0, 0.4);
  add("01100", "札幌市", "Sapporo-shi", AreaKind::municipality, 0, 141.0, 43.0, 0.2);
  add("01101", "中央区", "Chuo-ku", AreaKind::ward, 1, 141.0, 43.0, 0.1);
  add("01102", "北区", "Kita-ku", AreaKind::ward, 1, 141.1, 43.0, 0.1);
  add("01103", "東区", "Higashi-ku", AreaKind::ward, 1, 141.0, 43.1, 0.1);
  add("01104", "髙﨑区", "Takasaki-ku", AreaKind::ward, 1, 141.1, 43.1, 0.1);
  add("01203", "小樽市", "Otaru-shi", AreaKind::municipality, 0, 141.2, 43.0, 0.2);
  add("01999", "奥山村", "Okuyama-mura", AreaKind::municipality, 0, 141.0, 43.2, 0.2);
  add("otaru-a", "塩谷", "Shioya", AreaKind::district, 6, 141.2, 43.0, 0.1);
  add("otaru-b", "長橋", "Nagahashi", AreaKind::district, 6, 141.3, 43.0, 0.1);
  add("otaru-c", "高島", "Takashima", AreaKind::district, 6, 141.2, 43.1, 0.1);

  model::Indicator rate;
  rate.id = "rate";
  rate.name = "高齢化率（推計）";
  rate.name_en = "Ageing rate";
  rate.unit = "%";
  rate.unit_en = "%";
  rate.decimals = 1;
  rate.source = "people";
  model::Indicator population;
  population.id = "census-population";
  population.name = "人口";
  population.name_en = "Population";
  population.unit = "人";
  population.unit_en = "people";
  population.decimals = 0;
  population.source = "census";
  data.indicators = {rate, population};
  data.periods = {*model::parse_period("2010-10-01"), *model::parse_period("2020-10-01")};
  const auto observe = [&](model::IndicatorRow indicator, std::uint16_t period, model::AreaRow area, double value) {
    auto& o = data.observations;
    o.indicator.push_back(indicator);
    o.area.push_back(area);
    o.period.push_back(period);
    o.value.push_back(value);
    o.role.push_back(model::Role::actual);
    o.status.push_back(model::Status::printed);
    o.part.emplace_back();
    o.qualifier.emplace_back(model::Qualifier::exact);
    o.printed.emplace_back();
    o.note.emplace_back();
  };
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  for (const auto& [area, value] : {std::pair{model::AreaRow(1), 29.4},
                                    {model::AreaRow(2), 24.6},
                                    {model::AreaRow(3), 28.8},
                                    {model::AreaRow(4), 38.6},
                                    {model::AreaRow(5), nothing}})
    observe(0, 1, area, value);
  for (const auto& [area, value] : {std::pair{model::AreaRow(1), 1'900'000.0}, {model::AreaRow(6), 131'928.0}})
    observe(1, 0, area, value);
  observe(1, 1, 6, 111'299);

  model::Partnership partnership;
  partnership.id = "region";
  partnership.name = "連携中枢都市圏";
  partnership.name_en = "Core city region";
  partnership.kind = "core_city_region";
  partnership.source_document = "001 計画";
  partnership.lead = 1;
  for (const model::AreaRow ward : std::initializer_list<model::AreaRow>{2, 3, 4, 5})
    partnership.members.push_back({ward, model::MemberRole::lead, model::MemberBasis::document, ""});
  for (const model::AreaRow member : std::initializer_list<model::AreaRow>{6, 7})
    partnership.members.push_back({member, model::MemberRole::member, model::MemberBasis::document, ""});
  data.partnerships = {partnership};

  const auto source = [&](const char* id, const char* attribution) {
    data.sources.push_back({id, attribution, "", "", attribution, "", ""});
  };
  source("n03", "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成");
  source("census", "「国勢調査」（総務省統計局）を加工して作成");
  source("people", "『日本の地域別将来推計人口』を加工して作成");

  auto& f = data.facilities;
  for (int i = 0; i < 3; ++i) {
    f.id.push_back("s" + std::to_string(i));
    f.name.emplace_back("小学校");
    f.address.emplace_back();
    f.remarks.emplace_back();
    f.area.push_back(model::AreaRow(static_cast<std::size_t>(8 + i)));
    f.municipality.push_back(6);
    f.place.push_back({141.25 + 0.02 * i, 43.05});
    f.hazards.push_back(i < 2 ? 1 << static_cast<int>(model::Hazard::tsunami) : 0);
    f.is_emergency_site.push_back(i < 2);
    f.is_shelter.push_back(i > 0);
    f.outside.push_back(0);
  }
  data.index();
  return data;
}

}  // namespace kuiki::map
