#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "base/number.h"
#include "base/strings.h"
#include "cli/json.h"
#include "cli/list.h"
#include "cli/table.h"

namespace kuiki::cli {

namespace {

std::vector<std::string> facility_kinds() {
  std::vector<std::string> kinds{"emergency_site", "shelter"};
  for (int h = 0; h < model::hazard_count; ++h) kinds.emplace_back(model::hazard_id(static_cast<model::Hazard>(h)));
  for (const auto& id : model::facility_kind_ids())
    if (std::ranges::find(kinds, id) == kinds.end()) kinds.push_back(id);
  return kinds;
}

bool has_kind(const model::Facilities& all, model::FacilityRow i, const std::string& kind) {
  if (kind.empty()) return true;
  if (kind == "emergency_site") return all.is_emergency_site[i] != 0;
  if (kind == "shelter") return all.is_shelter[i] != 0;
  for (int h = 0; h < model::hazard_count; ++h)
    if (kind == model::hazard_id(static_cast<model::Hazard>(h))) return all.for_hazard(i, static_cast<model::Hazard>(h));
  return model::facility_kind_id(all.kind[i]) == kind;
}

std::vector<std::string> hazard_ids(const model::Facilities& all, model::FacilityRow i) {
  std::vector<std::string> ids;
  for (int h = 0; h < model::hazard_count; ++h)
    if (all.for_hazard(i, static_cast<model::Hazard>(h))) ids.emplace_back(model::hazard_id(static_cast<model::Hazard>(h)));
  return ids;
}

std::string hazard_words(const Context& context, const model::Facilities& all, model::FacilityRow i) {
  std::string words;
  for (int h = 0; h < model::hazard_count; ++h)
    if (all.for_hazard(i, static_cast<model::Hazard>(h)))
      add_part(words, context({"・", ", "}), context(model::hazard_name(static_cast<model::Hazard>(h))));
  return words;
}

std::string code_of(const model::Dataset& data, model::AreaRow row) {
  return row == model::none ? std::string() : data.areas.code[row];
}

/// The set of an area of one's own; null for areas of the base.
Json own_id(const model::Dataset& data, model::AreaRow row) {
  const auto* set = data.own_place(row).set;
  return set == nullptr ? Json(nullptr) : Json(set->id);
}

}  // namespace

std::string list_areas(const Context& context, const model::Dataset& data, const ListOptions& options) {
  check_kind(options, model::area_kind_ids());
  const auto* own = data.find_own_set(options.area);
  const auto within = own != nullptr ? model::AreaRow(model::none) : wanted_area(data, options);
  const auto in_own = [&](model::AreaRow row) {
    if (own != nullptr) return data.own_place(row).set == own;
    const auto place = data.own_place(within);
    return place.member != nullptr &&
           (row == within ||
            std::ranges::find(place.member->parts, row, &model::OwnAreaSet::Part::town) != place.member->parts.end());
  };
  const bool of_own = own != nullptr || data.own_place(within).member != nullptr;
  Json json = Json::array();
  Table table({{context({"コード", "Code"})},
               {context({"名前", "Name"})},
               {context({"種類", "Kind"})},
               {context({"属する区域", "Part of"})},
               {context({"都道府県", "Prefecture"})},
               {context({"面積 km²", "Area km²"}), Table::Align::right}});
  const auto& areas = data.areas;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto row = model::AreaRow(i);
    // The towns of a district are in it, though their parent is its city.
    if (of_own && !in_own(row)) continue;
    const bool in_district = of_own || (within != model::none && areas.district[i] == within);
    if (within != model::none && !in_district && !model::is_within(areas, row, within)) continue;
    if (!options.kind.empty() && model::area_kind_id(areas.kind[i]) != options.kind) continue;
    const auto parent = code_of(data, areas.parent[i]);
    const auto prefecture = areas.prefecture[i];
    if (context.json) {
      json.push_back({{"code", areas.code[i]},
                      {"name", areas.name[i]},
                      {"name_en", areas.name_en[i]},
                      {"kind", model::area_kind_id(areas.kind[i])},
                      {"parent", text_or_null(parent)},
                      {"prefecture", prefecture == model::none ? Json(nullptr) : Json(areas.name[prefecture])},
                      {"area_km2", number_or_null(areas.area_km2[i])},
                      {"set", own_id(data, row)},
                      {"district", text_or_null(code_of(data, areas.district[i]))},
                      {"boundary_quality", model::boundary_quality_id(areas.quality[i])}});
    } else {
      table.add({areas.code[i], context(app::area_name(data, row)), context(model::area_kind_name(areas.kind[i])), parent,
                 prefecture == model::none ? std::string() : context(app::area_name(data, prefecture)),
                 format_number(areas.area_km2[i], 2)});
    }
  }
  return context.json ? written(json) : table.text();
}

std::string list_facilities(const Context& context, const model::Dataset& data, const ListOptions& options) {
  check_kind(options, facility_kinds());
  const auto within = wanted_area(data, options);
  std::vector<model::FacilityRow> rows;
  if (within != model::none)
    rows = app::facilities_in(data, within);
  else
    for (const auto row : data.facilities.rows()) rows.push_back(row);

  Json json = Json::array();
  Table table({{"ID"},
               {context({"名前", "Name"})},
               {context({"種類", "Kind"})},
               {context({"区域", "Area"})},
               {context({"災害の種類", "Hazards"})},
               {context({"避難所", "Shelter"})},
               {context({"所在地", "Address"})}});
  const auto& all = data.facilities;
  for (const auto i : rows) {
    if (!has_kind(all, i, options.kind)) continue;
    if (context.json) {
      json.push_back({{"id", all.id[i]},
                      {"name", all.name[i]},
                      {"kind", model::facility_kind_id(all.kind[i])},
                      {"area_code", text_or_null(code_of(data, all.area[i]))},
                      {"municipality_code", text_or_null(code_of(data, all.municipality[i]))},
                      {"address", text_or_null(all.address[i])},
                      {"lon", number_or_null(all.place[i].x)},
                      {"lat", number_or_null(all.place[i].y)},
                      {"hazards", hazard_ids(all, i)},
                      {"is_emergency_site", all.is_emergency_site[i] != 0},
                      {"is_shelter", all.is_shelter[i] != 0},
                      {"location_check", all.outside[i] != 0 ? "outside" : "ok"},
                      {"beds", all.beds[i] < 0 ? Json(nullptr) : Json(all.beds[i])},
                      {"remarks", text_or_null(all.remarks[i])},
                      {"source", text_or_null(all.source[i])}});
    } else {
      table.add({all.id[i], all.name[i], context(model::facility_kind_name(all.kind[i])), code_of(data, all.area[i]),
                 hazard_words(context, all, i), all.is_shelter[i] != 0 ? context({"○", "yes"}) : "", all.address[i]});
    }
  }
  return context.json ? written(json) : table.text();
}

}  // namespace kuiki::cli
