#pragma once
#include <cmath>
#include <memory>

#include "model/dataset.h"

/// A city 01203 of six towns in a row, squares of a hundredth of a degree from west to east:
///
///     town        1      2      3      4        5       6
///     residents   100    200    300    400      50      (no row)
///     aged        10     40     90     hidden   60*     (no row)      * together with town 4
namespace towns {

using namespace kuiki;
using model::AreaKind;
using model::AreaRow;

inline void add_box(geo::PolygonTable& table, double x0, double y0, double x1, double y1) {
  for (const auto& p : {geo::Point{x0, y0}, geo::Point{x1, y0}, geo::Point{x1, y1}, geo::Point{x0, y1}, geo::Point{x0, y0}})
    table.points.push_back(p);
  table.close_ring();
  table.close_part();
  table.close_feature();
}

class City {
 public:
  static constexpr double side = 0.01;
  City() {
    area("01", "北海道", AreaKind::prefecture, model::none, 0, 6);
    area("01203", "小樽市", AreaKind::municipality, AreaRow(std::size_t{0}), 0, 6);
    for (int i = 1; i <= 6; ++i)
      area("01203000" + std::to_string(i), "町" + std::to_string(i) + "番", AreaKind::town, AreaRow(std::size_t{1}), i - 1,
           i);
    data.periods = {*model::parse_period("2020-10-01")};
    indicator("population", "人口", "人");
    indicator("aged", "65歳以上人口", "人");
    auto& rate = indicator("ageing-rate", "高齢化率", "%");
    rate.numerator = "aged";
    rate.denominator = "population";
    rate.factor = 100;
    column(0, {100, 200, 300, 400, 50}, {}, {});
    column(1, {10, 40, 90, NAN, 60}, {{3, model::Status::suppressed}, {4, model::Status::merged}},
           {"", "年齢は秘匿されている（町5番に合算）", "秘匿された町4番を合わせた値"});
    data.index();
  }
  /// Of town 1 to 6.
  [[nodiscard]] AreaRow town(int number) const { return AreaRow(std::size_t(number + 1)); }
  [[nodiscard]] std::vector<AreaRow> all() const { return {town(1), town(2), town(3), town(4), town(5), town(6)}; }

  /// An area of the set "own:組" of these towns; the first one makes the set.
  AreaRow own(const std::string& name, const std::vector<model::OwnAreaSet::Part>& parts) {
    auto& areas = data.areas;
    if (data.own_sets.empty()) {
      areas.own_begin = areas.size();
      data.own_sets.push_back({.id = "own:組", .name = "組", .within = AreaRow(std::size_t{1}), .members = {}});
    }
    const auto row = AreaRow(areas.size());
    area("own:組/" + name, name, AreaKind::district, AreaRow(std::size_t{1}), 0, 1);
    data.own_sets.front().members.push_back({.area = row, .parts = parts});
    return row;
  }

  model::Dataset data;

 private:
  void area(const std::string& code, const std::string& name, AreaKind kind, AreaRow parent, int from, int to) {
    auto& areas = data.areas;
    areas.code.push_back(code);
    areas.name.push_back(name);
    areas.name_en.emplace_back();
    areas.name_kana.emplace_back();
    areas.boundary_note.emplace_back();
    areas.kind.push_back(kind);
    areas.quality.push_back(model::BoundaryQuality::generalised);
    areas.parent.push_back(parent);
    areas.prefecture.push_back(AreaRow(std::size_t{0}));
    areas.district.push_back(model::none);
    areas.district_sure.push_back(0);
    areas.area_km2.push_back(to - from);
    areas.counted_km2.push_back(kind == AreaKind::town ? 1 : NAN);
    areas.extent_ns_km.push_back(1);
    areas.extent_ew_km.push_back(1);
    areas.centre.push_back({141, 43});
    areas.neighbour_end.push_back(0);
    areas.national.close_feature();
    add_box(areas.focus, 141 + from * side, 43, 141 + to * side, 43 + side);
  }
  model::Indicator& indicator(const std::string& id, const std::string& name, const std::string& unit) {
    model::Indicator one;
    one.id = id;
    one.name = name;
    one.unit = unit;
    data.indicators.push_back(one);
    return data.indicators.back();
  }
  void column(int indicator, const std::vector<double>& values, const std::vector<std::pair<int, model::Status>>& statuses,
              const std::vector<std::string>& notes) {
    model::FigureColumn column;
    column.indicator = model::IndicatorRow(std::size_t(indicator));
    column.value = values;
    column.areas =
        std::make_shared<const std::vector<AreaRow>>(std::vector<AreaRow>{town(1), town(2), town(3), town(4), town(5)});
    column.status.assign(values.size(), model::Status::printed);
    column.notes = notes;
    if (!notes.empty()) column.note.assign(values.size(), 0);
    std::uint16_t note = 1;
    for (const auto& [at, status] : statuses) {
      column.status[std::size_t(at)] = status;
      column.note[std::size_t(at)] = note++;
    }
    data.columns.push_back(std::move(column));
  }
};

}  // namespace towns
