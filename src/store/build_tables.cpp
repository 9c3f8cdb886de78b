#include "store/build_tables.h"

#include <algorithm>

#include "base/strings.h"
#include "store/plan_words.h"
#include "store/rows.h"
#include "store/schema_base.h"
#include "store/schema_meta.h"

namespace kuiki::store {
namespace {

/// The note for an area at a scale: its own, else that of the whole scale.
const BoundaryNote* note_for(const Geodata& data, const BuiltArea& area, const std::string& scale) {
  const BoundaryNote* general = nullptr;
  const bool town = area.kind == model::AreaKind::town;
  const std::string key = area.kind == model::AreaKind::district ? "district" : town ? "town" : scale;
  for (const auto& note : data.boundary_notes) {
    if (note.scale != key) continue;
    if (note.code == area.code || (town && note.code == area.parent)) return &note;
    if (note.code.empty()) general = &note;
  }
  return general;
}

void point_row(GeoPackageWriter& out, std::int64_t fid, geo::Point p) {
  geo::Box box;
  box.add(p);
  out.indexed(fid, box);
}

}  // namespace

void write_areas(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas) {
  out.begin(area_table.facts);
  RowWriter rows(out.db(), area_table);
  for (const std::string scale : {"national", "focus"}) {
    const bool national = scale == "national";
    const auto& table = national ? areas.national : areas.focus;
    for (const auto& area : areas.rows) {
      const int feature = national ? area.national : area.focus;
      if (feature < 0) continue;
      const auto* general = note_for(data, area, scale);
      std::string note = general ? general->note : "";
      if (!area.note.empty()) add_part(note, "。", area.note);
      const auto shape = geopackage_multipolygon(table, static_cast<std::size_t>(feature));
      const auto fid = rows.write({.geom = Shape(shape),
                                   .code = area.code,
                                   .name = area.name,
                                   .name_en = area.name_en,
                                   .name_kana = area.name_kana,
                                   .kind = model::area_kind_id(area.kind),
                                   .area_class = area.area_class,
                                   .parent = area.parent,
                                   .prefecture = area.prefecture,
                                   .scale = scale,
                                   .boundary_quality = general ? std::string_view(general->quality) : "generalised",
                                   .boundary_note = note,
                                   .area_km2 = area.area_km2,
                                   .extent_ns_km = area.extent_ns_km,
                                   .extent_ew_km = area.extent_ew_km,
                                   .label_lon = area.label.x,
                                   .label_lat = area.label.y,
                                   .district = area.district,
                                   .district_confidence = area.district.empty() ? ""
                                                          : area.district_sure  ? "sure"
                                                                                : "guess",
                                   .counted_km2 = area.counted_km2});
      out.indexed(fid, table.feature_box[static_cast<std::size_t>(feature)]);
    }
  }
  out.end_features();
  out.indexes(area_table.facts);

  out.begin(area_neighbour_table.facts);
  RowWriter pairs(out.db(), area_neighbour_table);
  for (const auto& area : areas.rows)
    for (const auto& neighbour : area.neighbours) pairs.write({.area_code = area.code, .neighbour_code = neighbour});
}

namespace {

/// Of the evacuation sites: what their indicator names.
std::string_view source_of_sites(const Geodata& data) {
  const auto found = std::ranges::find(data.indicators, "evacuation-sites", &model::Indicator::id);
  return found == data.indicators.end() ? std::string_view{} : std::string_view(found->source);
}

/// The designated city of a ward, else the area itself.
std::string_view municipality_of(const BuiltAreas& areas, const std::string& code) {
  const auto& area = areas.rows[static_cast<std::size_t>(areas.row_of.at(code))];
  return area.kind == model::AreaKind::ward ? area.parent : area.code;
}

void write_facilities(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas) {
  out.begin(facility_table.facts);
  RowWriter rows(out.db(), facility_table);
  for (const auto& site : data.sites) {
    const auto shape = geopackage_point(site.place);
    FacilityRow row{.geom = Shape(shape),
                    .id = site.id,
                    .name = site.name,
                    .kind = site.is_emergency_site ? "evacuation_site" : "shelter",
                    .area_code = site.area,
                    .municipality_code = site.municipality,
                    .address = site.address,
                    .is_emergency_site = site.is_emergency_site,
                    .is_shelter = site.is_shelter,
                    .location_check = site.outside ? "outside" : "ok",
                    .remarks = site.remarks,
                    .source = source_of_sites(data)};
    for (std::size_t h = 0; h < hazard_columns.size(); ++h) row.*hazard_columns[h] = site.hazards[h];
    point_row(out, rows.write(row), site.place);
  }
  for (const auto& facility : data.public_facilities) {
    const auto shape = geopackage_point(facility.place);
    FacilityRow row{.geom = Shape(shape),
                    .id = facility.id,
                    .name = facility.name,
                    .kind = model::facility_kind_id(facility.kind),
                    .area_code = facility.area,
                    .municipality_code = municipality_of(areas, facility.area),
                    .address = facility.address,
                    .location_check = facility.outside ? "outside" : "ok",
                    .remarks = facility.remarks,
                    .source = facility.source};
    if (facility.beds >= 0) row.beds = facility.beds;
    point_row(out, rows.write(row), facility.place);
  }
  out.end_features();
  out.indexes(facility_table.facts);
}

void write_places(GeoPackageWriter& out, const Geodata& data) {
  out.begin(place_table.facts);
  RowWriter rows(out.db(), place_table);
  for (const auto& place : data.places) {
    const auto shape = geopackage_point(place.place);
    const auto fid = rows.write({.geom = Shape(shape), .name = place.name, .municipality_code = place.municipality});
    point_row(out, fid, place.place);
  }
  out.end_features();
  out.indexes(place_table.facts);
}

}  // namespace

void write_points(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas) {
  write_facilities(out, data, areas);
  write_places(out, data);
}

void write_partnerships(GeoPackageWriter& out, const Geodata& data) {
  out.begin(partnership_table.facts);
  RowWriter rows(out.db(), partnership_table);
  for (const auto& p : data.partnerships) {
    rows.write({.id = p.id,
                .name = p.name,
                .name_en = p.name_en,
                .kind = p.kind,
                .lead = p.lead,
                .source_document = p.source_document,
                .source_quote = p.source_quote});
  }
  out.begin(partnership_member_table.facts);
  RowWriter members(out.db(), partnership_member_table);
  for (const auto& m : data.members) {
    members.write({.partnership_id = m.partnership, .area_code = m.area, .role = m.role, .basis = m.basis, .note = m.note});
  }
}

void write_meta(GeoPackageWriter& out, std::string_view version) {
  out.begin(meta_table.facts);
  RowWriter(out.db(), meta_table).write({.name = base_version_name, .value = version});
}

void write_records(GeoPackageWriter& out, const Geodata& data, const std::vector<MapText>& maps) {
  out.begin(source_table.facts);
  RowWriter sources(out.db(), source_table);
  for (const auto& s : data.sources) {
    sources.write({.id = s.id,
                   .title = s.title,
                   .publisher = s.publisher,
                   .licence = s.licence,
                   .attribution = s.attribution,
                   .vintage = s.vintage,
                   .processing = s.processing});
  }
  out.begin(map_table.facts);
  RowWriter recipes(out.db(), map_table);
  for (const auto& map : maps) recipes.write({.name = map.name, .title = map.title, .recipe = map.text});

  out.begin(area_reference_table.facts);
  RowWriter facts(out.db(), area_reference_table);
  for (const auto& f : data.area_facts) {
    facts.write({.code = f.code,
                 .name = f.name,
                 .area_km2 = f.area_km2,
                 .extent_ns_km = f.extent_ns_km,
                 .extent_ew_km = f.extent_ew_km,
                 .basis = f.basis,
                 .source = f.source,
                 .note = f.note});
  }
  out.begin(adjacency_reference_table.facts);
  RowWriter pairs(out.db(), adjacency_reference_table);
  for (const auto& f : data.adjacency_facts) {
    pairs.write({.code = f.code, .neighbour = f.neighbour, .source = f.source, .basis = f.basis, .statement = f.statement});
  }
  out.begin(total_reference_table.facts);
  RowWriter totals(out.db(), total_reference_table);
  for (const auto& f : data.total_facts)
    totals.write(
        {.indicator_id = f.indicator, .area_code = f.area, .period = f.period, .value = f.value, .source = f.source});
  out.begin(water_area_table.facts);
  RowWriter waters(out.db(), water_area_table);
  for (const auto& w : data.water)
    waters.write({.code = w.code,
                  .municipality_code = w.municipality,
                  .name = w.name,
                  .year = w.year,
                  .population = w.population,
                  .households = w.households});
}

}  // namespace kuiki::store
