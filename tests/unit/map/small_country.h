#pragma once
#include <cmath>

#include "map/compose.h"
#include "model/dataset.h"

/// A country of squares, a tenth of a degree (about 8 × 11 km) each, for tests of the map:
///
///     43.3  ┌──────┬──────────────┐
///           │01204 │    01205     │  prefecture 01; 01100 is the city of the four wards 01101 to 01104;
///     43.2  ├──────┼──────┬───────┤  01103 has a hole and an islet in the east (141.3)
///           │      │01103 │ 01104 │  01203 consists of two districts (focus only, approximate): d-west, d-east
///     43.1  │01203 ├──────┼───────┤
///           │      │01101 │ 01102 │
///     43.0  ├──────┴──────┴───────┤
///           │        02201        │  prefecture 02
///     42.9  └─────────────────────┘
///         140.8   141.0  141.1  141.2
namespace small {

using namespace kuiki;
using model::AreaKind;
using model::AreaRow;

inline void ring(geo::PolygonTable& table, double x0, double y0, double x1, double y1, double step = 0.02) {
  const auto side = [&](double ax, double ay, double bx, double by) {
    const int n = std::max(1, static_cast<int>(std::lround(std::max(std::abs(bx - ax), std::abs(by - ay)) / step)));
    // To the grid of 1e-5 degrees, as the data have it: both sides of a border get the same points.
    const auto at = [](double v) { return std::round(v * 1e5) / 1e5; };
    for (int i = 0; i < n; ++i) table.points.push_back({at(ax + (bx - ax) * i / n), at(ay + (by - ay) * i / n)});
  };
  side(x0, y0, x1, y0);
  side(x1, y0, x1, y1);
  side(x1, y1, x0, y1);
  side(x0, y1, x0, y0);
  table.points.push_back({x0, y0});
  table.close_ring();
}

struct Square {
  double x0, y0, x1, y1;
};

class Country {
 public:
  Country() {
    add("01", "北道県", "Kita", AreaKind::prefecture, "", {{140.8, 43.0, 141.2, 43.3}});
    add("01100", "四区市", "Yonku-shi", AreaKind::municipality, "01", {{141.0, 43.0, 141.2, 43.2}});
    add("01101", "西南区", "Seinan-ku", AreaKind::ward, "01100", {{141.0, 43.0, 141.1, 43.1}});
    add("01102", "東南区", "Tonan-ku", AreaKind::ward, "01100", {{141.1, 43.0, 141.2, 43.1}});
    add("01103", "西北区", "Seihoku-ku", AreaKind::ward, "01100", {{141.0, 43.1, 141.1, 43.2}, {141.3, 43.1, 141.32, 43.12}},
        Square{141.02, 43.12, 141.03, 43.13});
    add("01104", "東北区", "Tohoku-ku", AreaKind::ward, "01100", {{141.1, 43.1, 141.2, 43.2}});
    add("01203", "西港市", "Nishiminato-shi", AreaKind::municipality, "01", {{140.8, 43.0, 141.0, 43.2}});
    add("01204", "北山町", "Kitayama-cho", AreaKind::municipality, "01", {{140.8, 43.2, 141.0, 43.3}});
    add("01205", "髙﨑村", "Takasaki-mura", AreaKind::municipality, "01", {{141.0, 43.2, 141.2, 43.3}});
    add("02", "南県", "Minami", AreaKind::prefecture, "", {{140.8, 42.9, 141.2, 43.0}});
    add("02201", "南市", "Minami-shi", AreaKind::municipality, "02", {{140.8, 42.9, 141.2, 43.0}});
    add("d-east", "東地区", "East", AreaKind::district, "01203", {{140.9, 43.0, 141.0, 43.2}});
    add("d-west", "西地区", "West", AreaKind::district, "01203", {{140.8, 43.0, 140.9, 43.2}});

    data.periods = {*model::parse_period("2015-10-01"), *model::parse_period("2020-10-01"),
                    *model::parse_period("2025-10-01")};
    model::Indicator rate;
    rate.id = "ageing-rate";
    rate.name = "高齢化率";
    rate.name_en = "Ageing rate";
    rate.unit = rate.unit_en = "%";
    rate.decimals = 1;
    rate.source = "census";
    data.indicators.push_back(rate);
    observe("01101", 1, 24.6);
    observe("01102", 1, 38.6);
    observe("01103", 1, 30.25);
    observe("01104", 1, NAN);
    observe("01203", 2, 41.0, model::Role::projection);

    site("s1", 141.05, 43.05, "01101", "01100", true, false, 1 << static_cast<int>(model::Hazard::tsunami));
    site("s2", 141.051, 43.05, "01101", "01100", true, true, 1 << static_cast<int>(model::Hazard::flood));
    site("s3", 140.85, 43.05, "01203", "01203", false, true, 0);
    site("s4", 140.75, 43.05, "01203", "01203", true, false, 1 << static_cast<int>(model::Hazard::flood), true);

    partnership("four-and-port", "01100",
                {{"01101", model::MemberRole::lead},
                 {"01102", model::MemberRole::lead},
                 {"01103", model::MemberRole::lead},
                 {"01104", model::MemberRole::lead},
                 {"01203", model::MemberRole::member}});
    partnership("alone", "", {{"01203", model::MemberRole::member}});
    partnership("equals", "",
                {{"01101", model::MemberRole::member},
                 {"01203", model::MemberRole::member},
                 {"01204", model::MemberRole::member},
                 {"01205", model::MemberRole::member},
                 {"02201", model::MemberRole::member}});

    data.sources = {{"n03", "行政区域", "", "", "「行政区域」を加工して作成", "", ""},
                    {"geolonia", "住所", "", "", "「住所データ」を加工して作成", "", ""},
                    {"gsi-evacuation", "避難場所", "", "", "「避難場所」を加工して作成", "2025-10-27", ""},
                    {"census", "国勢調査", "", "", "「国勢調査」を加工して作成", "", ""}};
    finish();
  }

  /// Once more after a change of the tables.
  void finish() { data.index(); }

  [[nodiscard]] AreaRow row(const std::string& code) const { return *data.find_area(code); }

  model::Dataset data;

 private:
  void add(const std::string& code, const std::string& name, const std::string& name_en, AreaKind kind,
           const std::string& parent, const std::vector<Square>& squares, std::optional<Square> hole = {}) {
    auto& areas = data.areas;
    const auto self = AreaRow(areas.size());
    AreaRow up = model::none;
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (areas.code[i] == parent) up = AreaRow(i);
    areas.code.push_back(code);
    areas.name.push_back(name);
    areas.name_en.push_back(name_en);
    areas.name_kana.emplace_back();
    areas.boundary_note.emplace_back();
    areas.kind.push_back(kind);
    areas.parent.push_back(up);
    areas.quality.push_back(kind == AreaKind::district ? model::BoundaryQuality::approximate
                                                       : model::BoundaryQuality::generalised);
    areas.prefecture.push_back(up == model::none ? self : areas.prefecture[up]);
    const auto& first = squares.front();
    areas.area_km2.push_back((first.x1 - first.x0) * 81.5 * (first.y1 - first.y0) * 111.0);
    areas.extent_ns_km.push_back(0);
    areas.extent_ew_km.push_back(0);
    areas.centre.push_back({(first.x0 + first.x1) / 2, (first.y0 + first.y1) / 2});
    areas.neighbour_end.push_back(0);
    for (auto* table : {&areas.national, &areas.focus}) {
      const bool has =
          table == &areas.national ? kind != AreaKind::district : kind != AreaKind::prefecture && code != "02201";
      for (const auto& s : squares) {
        if (!has) continue;
        ring(*table, s.x0, s.y0, s.x1, s.y1, table == &areas.focus ? 0.01 : 0.02);
        if (hole && &s == &squares.front()) ring(*table, hole->x0, hole->y0, hole->x1, hole->y1);
        table->close_part();
      }
      table->close_feature();
    }
  }

  void observe(const std::string& code, std::uint16_t period, double value, model::Role role = model::Role::actual) {
    auto& o = data.observations;
    AreaRow area = model::none;
    for (std::size_t i = 0; i < data.areas.size(); ++i)
      if (data.areas.code[i] == code) area = AreaRow(i);
    o.indicator.push_back(0);
    o.area.push_back(area);
    o.period.push_back(period);
    o.role.push_back(role);
    o.status.push_back(model::Status::printed);
    o.value.push_back(value);
    o.part.emplace_back();
    o.qualifier.emplace_back(model::Qualifier::exact);
    o.printed.emplace_back();
    o.note.emplace_back();
  }

  void site(const std::string& id, double lon, double lat, const std::string& area, const std::string& municipality,
            bool emergency, bool shelter, int hazards, bool outside = false) {
    auto& f = data.facilities;
    const auto find = [&](const std::string& code) -> AreaRow {
      for (std::size_t i = 0; i < data.areas.size(); ++i)
        if (data.areas.code[i] == code) return AreaRow(i);
      return model::none;
    };
    f.id.push_back(id);
    f.name.push_back(id);
    f.address.emplace_back();
    f.remarks.emplace_back();
    f.area.push_back(find(area));
    f.municipality.push_back(find(municipality));
    f.place.push_back({lon, lat});
    f.hazards.push_back(static_cast<std::uint8_t>(hazards));
    f.is_emergency_site.push_back(emergency);
    f.is_shelter.push_back(shelter);
    f.outside.push_back(outside);
  }

  void partnership(const std::string& id, const std::string& lead,
                   const std::vector<std::pair<std::string, model::MemberRole>>& members) {
    model::Partnership p;
    p.id = id;
    p.name = id;
    p.name_en = id;
    p.source_document = "000 総合戦略";
    for (std::size_t i = 0; i < data.areas.size(); ++i) {
      if (data.areas.code[i] == lead) p.lead = AreaRow(i);
      for (const auto& [code, role] : members)
        if (data.areas.code[i] == code) p.members.push_back({AreaRow(i), role, model::MemberBasis::document, ""});
    }
    data.partnerships.push_back(p);
  }
};

inline map::MapDocument wards() {
  map::MapDocument document;
  document.subject = {model::AreaSet::wards, "01100", {}};
  document.edit<map::AreaFill>().indicator = "ageing-rate";
  return document;
}

inline map::MapDocument districts() {
  map::MapDocument document;
  document.subject = {model::AreaSet::districts, "01203", {}};
  return document;
}

template <class T>
std::vector<const T*> items(const map::Scene& scene) {
  std::vector<const T*> found;
  for (const auto& item : scene.items)
    if (const auto* one = std::get_if<T>(&item)) found.push_back(one);
  return found;
}
template <class T>
std::vector<const T*> items(map::Scene&&) = delete;  // would point into what is gone

}  // namespace small
