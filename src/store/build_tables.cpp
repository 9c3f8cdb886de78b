#include "store/build_tables.h"

#include "store/plan_words.h"
#include "store/rows.h"
#include "store/schema_base.h"
#include "store/schema_meta.h"

namespace kuiki::store {
namespace {

/// The note for an area at a scale: its own, else that of the whole scale.
const BoundaryNote* note_for(const Geodata& data, const BuiltArea& area, const std::string& scale) {
  const BoundaryNote* general = nullptr;
  const std::string key = area.kind == model::AreaKind::district ? "district" : scale;
  for (const auto& note : data.boundary_notes) {
    if (note.scale != key) continue;
    if (note.code == area.code) return &note;
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
      const auto* note = note_for(data, area, scale);
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
                                   .boundary_quality = note ? std::string_view(note->quality) : "generalised",
                                   .boundary_note = note ? std::string_view(note->note) : "",
                                   .area_km2 = area.area_km2,
                                   .extent_ns_km = area.extent_ns_km,
                                   .extent_ew_km = area.extent_ew_km,
                                   .label_lon = area.label.x,
                                   .label_lat = area.label.y});
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

void write_facilities(GeoPackageWriter& out, const Geodata& data) {
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
                    .remarks = site.remarks};
    for (std::size_t h = 0; h < hazard_columns.size(); ++h) row.*hazard_columns[h] = site.hazards[h];
    point_row(out, rows.write(row), site.place);
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

void write_district_points(GeoPackageWriter& out, const Geodata& data) {
  out.begin(district_point_table.facts);
  RowWriter rows(out.db(), district_point_table);
  for (const auto& point : data.district_points) {
    const auto shape = geopackage_point(point.place);
    const auto fid = rows.write({.geom = Shape(shape),
                                 .name = point.name,
                                 .municipality_code = point.municipality,
                                 .district_code = point.district,
                                 .confidence = point.confidence,
                                 .point_kind = point.kind});
    point_row(out, fid, point.place);
  }
  out.end_features();
}

}  // namespace

void write_points(GeoPackageWriter& out, const Geodata& data) {
  write_facilities(out, data);
  write_places(out, data);
  write_district_points(out, data);
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

namespace {

IndicatorRow row_of(const model::Indicator& i) {
  return {.id = i.id,
          .name = i.name,
          .name_en = i.name_en,
          .unit = i.unit,
          .unit_en = i.unit_en,
          .decimals = i.decimals,
          .direction = model::direction_id(i.direction),
          .direction_basis = i.direction_stated ? "stated" : "judged",
          .accrual = model::accrual_id(i.accrual),
          .mapping_unit = model::mapping_unit_id(i.mapping_unit),
          .rationale = i.rationale,
          .source = i.source};
}

}  // namespace

void write_statistics(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas, const Statistics& statistics,
                      BuildReport& report) {
  out.begin(indicator_table.facts);
  out.begin(observation_table.facts);
  RowWriter indicators(out.db(), indicator_table);
  RowWriter observations(out.db(), observation_table);
  for (const auto& i : data.indicators) {
    indicators.write(row_of(i));
    ++report.indicators;
    for (const auto& [period, figures] : statistics.at(i.id)) {
      for (const auto& [area, figure] : figures) {
        observations.write({.indicator_id = i.id,
                            .area_code = areas.rows[area].code,
                            .period = period,
                            .role = model::role_id(figure.role),
                            .value = figure.value,
                            .qualifier = "exact",
                            .printed = figure.printed,
                            .status = model::status_id(figure.status),
                            .note = figure.note});
        ++report.observations;
      }
    }
  }
  out.indexes(observation_table.facts);
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
}

}  // namespace kuiki::store
