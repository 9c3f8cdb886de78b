#include "store/build_tables.h"

#include "store/plan_words.h"

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
  out.features(
      "area", "都道府県・市区町村・地区の区域（scale: national 全国用、focus 詳細） / areas", "MULTIPOLYGON",
      "code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, name_kana TEXT, kind TEXT NOT NULL, class TEXT NOT NULL, "
      "parent TEXT, "
      "prefecture TEXT NOT NULL, scale TEXT NOT NULL, boundary_quality TEXT NOT NULL, boundary_note TEXT, area_km2 DOUBLE, "
      "extent_ns_km DOUBLE, extent_ew_km DOUBLE, label_lon DOUBLE, label_lat DOUBLE, UNIQUE (code, scale)");
  {
    Insert insert(out.db(), "area");
    std::int64_t fid = 0;
    for (const std::string scale : {"national", "focus"}) {
      const bool national = scale == "national";
      const auto& table = national ? areas.national : areas.focus;
      for (const auto& area : areas.rows) {
        const int feature = national ? area.national : area.focus;
        if (feature < 0) continue;
        const auto* note = note_for(data, area, scale);
        const auto shape = geopackage_multipolygon(table, static_cast<std::size_t>(feature));
        insert.row({whole(++fid), Blob{shape}, text(area.code), text(area.name), text_or_null(area.name_en),
                    text_or_null(area.name_kana), text(model::area_kind_id(area.kind)), text(area.area_class),
                    text_or_null(area.parent), text(area.prefecture), text(scale),
                    text(note ? note->quality : "generalised"), text_or_null(note ? note->note : ""), area.area_km2,
                    area.extent_ns_km, area.extent_ew_km, area.label.x, area.label.y});
        out.indexed(fid, table.feature_box[static_cast<std::size_t>(feature)]);
      }
    }
  }
  out.end_features();
  out.db().run("CREATE INDEX area_parent ON area (parent)");

  out.attributes("area_neighbour", "境界線を共有する区域（点で接するものは含まない） / areas that share a border line",
                 "area_code TEXT NOT NULL, neighbour_code TEXT NOT NULL, UNIQUE (area_code, neighbour_code)");
  Insert insert(out.db(), "area_neighbour");
  for (const auto& area : areas.rows) {
    for (const auto& neighbour : area.neighbours) insert.row({Cell{}, text(area.code), text(neighbour)});
  }
}

void write_points(GeoPackageWriter& out, const Geodata& data) {
  out.features("facility", "指定緊急避難場所・指定避難所 / evacuation sites and shelters", "POINT",
               "id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, area_code TEXT NOT NULL, municipality_code "
               "TEXT NOT NULL, address TEXT, "
               "flood BOOLEAN NOT NULL, landslide BOOLEAN NOT NULL, storm_surge BOOLEAN NOT NULL, earthquake BOOLEAN NOT "
               "NULL, tsunami BOOLEAN NOT NULL, "
               "large_fire BOOLEAN NOT NULL, inland_flood BOOLEAN NOT NULL, volcano BOOLEAN NOT NULL, is_emergency_site "
               "BOOLEAN NOT NULL, "
               "is_shelter BOOLEAN NOT NULL, location_check TEXT NOT NULL, remarks TEXT");
  {
    Insert insert(out.db(), "facility");
    std::int64_t fid = 0;
    for (const auto& site : data.sites) {
      const auto shape = geopackage_point(site.place);
      const auto hazard = [&](std::size_t h) { return whole(site.hazards[h]); };
      const char* kind = site.is_emergency_site ? "evacuation_site" : "shelter";
      insert.row({whole(++fid),
                  Blob{shape},
                  text(site.id),
                  text(site.name),
                  text(kind),
                  text(site.area),
                  text(site.municipality),
                  text_or_null(site.address),
                  hazard(0),
                  hazard(1),
                  hazard(2),
                  hazard(3),
                  hazard(4),
                  hazard(5),
                  hazard(6),
                  hazard(7),
                  whole(site.is_emergency_site),
                  whole(site.is_shelter),
                  text(site.outside ? "outside" : "ok"),
                  text_or_null(site.remarks)});
      point_row(out, fid, site.place);
    }
  }
  out.end_features();
  out.db().run("CREATE INDEX facility_area ON facility (area_code)");
  out.db().run("CREATE INDEX facility_municipality ON facility (municipality_code)");

  out.features("place", "町丁目・字の代表点 / points of towns", "POINT",
               "name TEXT NOT NULL, municipality_code TEXT NOT NULL");
  {
    Insert insert(out.db(), "place");
    std::int64_t fid = 0;
    for (const auto& place : data.places) {
      const auto shape = geopackage_point(place.place);
      insert.row({whole(++fid), Blob{shape}, text(place.name), text(place.municipality)});
      point_row(out, fid, place.place);
    }
  }
  out.end_features();
  out.db().run("CREATE INDEX place_municipality ON place (municipality_code)");

  out.features("district_point", "地区境界の推定に使った代表点 / points the district boundaries were made from", "POINT",
               "name TEXT NOT NULL, municipality_code TEXT NOT NULL, district_code TEXT NOT NULL, confidence TEXT NOT NULL, "
               "point_kind TEXT NOT NULL");
  {
    Insert insert(out.db(), "district_point");
    std::int64_t fid = 0;
    for (const auto& point : data.district_points) {
      const auto shape = geopackage_point(point.place);
      insert.row({whole(++fid), Blob{shape}, text(point.name), text(point.municipality), text(point.district),
                  text(point.confidence), text(point.kind)});
      point_row(out, fid, point.place);
    }
  }
  out.end_features();
}

void write_partnerships(GeoPackageWriter& out, const Geodata& data) {
  out.attributes("partnership", "広域連携 / partnerships",
                 "id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL, lead TEXT, source_document "
                 "TEXT, source_quote TEXT");
  {
    Insert insert(out.db(), "partnership");
    for (const auto& p : data.partnerships) {
      insert.row({Cell{}, text(p.id), text(p.name), text_or_null(p.name_en), text(p.kind), text_or_null(p.lead),
                  text_or_null(p.source_document), text_or_null(p.source_quote)});
    }
  }
  out.attributes("partnership_member", "広域連携の構成団体 / members of partnerships",
                 "partnership_id TEXT NOT NULL, area_code TEXT NOT NULL, role TEXT NOT NULL, basis TEXT NOT NULL, note "
                 "TEXT, UNIQUE (partnership_id, area_code)");
  Insert insert(out.db(), "partnership_member");
  for (const auto& m : data.members)
    insert.row({Cell{}, text(m.partnership), text(m.area), text(m.role), text(m.basis), text_or_null(m.note)});
}

void write_statistics(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas, const Statistics& statistics,
                      BuildReport& report) {
  out.attributes(
      "indicator", "指標 / indicators",
      "id TEXT NOT NULL UNIQUE, plan_id TEXT, node_id TEXT, name TEXT NOT NULL, name_en TEXT, unit TEXT, unit_en "
      "TEXT, decimals INTEGER, direction TEXT, "
      "direction_basis TEXT, accrual TEXT, mapping_unit TEXT, place TEXT, rationale TEXT, document TEXT, line "
      "INTEGER, source TEXT, also_nodes TEXT, name_note TEXT, printed_row TEXT, note TEXT, area_code TEXT, same_as TEXT, "
      "accrual_basis TEXT, departments TEXT");
  out.attributes("observation", "指標の値 / observations",
                 "indicator_id TEXT NOT NULL, area_code TEXT, period TEXT NOT NULL, role TEXT NOT NULL, part TEXT NOT NULL, "
                 "value DOUBLE, qualifier TEXT NOT NULL, "
                 "printed TEXT, status TEXT NOT NULL, note TEXT, line INTEGER, entered_at TEXT, source TEXT");
  Insert indicator_row(out.db(), "indicator");
  Insert observation_row(out.db(), "observation");
  for (const auto& i : data.indicators) {
    indicator_row.row({Cell{},
                       text(i.id),
                       Cell{},
                       Cell{},
                       text(i.name),
                       text(i.name_en),
                       text(i.unit),
                       text(i.unit_en),
                       whole(i.decimals),
                       text(model::direction_id(i.direction)),
                       text(i.direction_stated ? "stated" : "judged"),
                       text(model::accrual_id(i.accrual)),
                       text(model::mapping_unit_id(i.mapping_unit)),
                       Cell{},
                       text(i.rationale),
                       Cell{},
                       Cell{},
                       text(i.source),
                       Cell{},
                       Cell{},
                       Cell{},
                       Cell{},
                       Cell{},
                       Cell{},
                       Cell{},
                       Cell{}});
    ++report.indicators;
    for (const auto& [period, figures] : statistics.at(i.id)) {
      for (const auto& [area, figure] : figures) {
        observation_row.row({Cell{}, text(i.id), text(areas.rows[static_cast<std::size_t>(area)].code), text(period),
                             text(model::role_id(figure.role)), text(""), figure.value, text("exact"),
                             text_or_null(figure.printed), text(model::status_id(figure.status)), text_or_null(figure.note),
                             Cell{}, Cell{}, Cell{}});
        ++report.observations;
      }
    }
  }
  out.db().run("CREATE INDEX observation_indicator ON observation (indicator_id, period)");
  out.db().run("CREATE INDEX observation_area ON observation (area_code)");
}

void write_records(GeoPackageWriter& out, const Geodata& data, const std::vector<MapText>& maps) {
  out.attributes("source", "出典 / sources",
                 "id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT, licence TEXT, attribution TEXT, vintage "
                 "TEXT, processing TEXT");
  {
    Insert insert(out.db(), "source");
    for (const auto& s : data.sources) {
      insert.row({Cell{}, text(s.id), text(s.title), text(s.publisher), text(s.licence), text(s.attribution),
                  text(s.vintage), text(s.processing)});
    }
  }
  out.attributes("map", "地図のレシピ / map recipes",
                 "name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, recipe TEXT NOT NULL");
  {
    Insert insert(out.db(), "map");
    for (const auto& map : maps) insert.row({Cell{}, text(map.name), text(map.title), text(map.text)});
  }
  out.attributes("area_reference", "面積と広がりの参照値 / reference areas and extents",
                 "code TEXT NOT NULL, name TEXT NOT NULL, area_km2 DOUBLE, extent_ns_km DOUBLE, extent_ew_km DOUBLE, basis "
                 "TEXT, source TEXT, note TEXT");
  {
    Insert insert(out.db(), "area_reference");
    for (const auto& f : data.area_facts) {
      insert.row({Cell{}, text(f.code), text(f.name), f.area_km2, f.extent_ns_km, f.extent_ew_km, text(f.basis),
                  text(f.source), text_or_null(f.note)});
    }
  }
  out.attributes("adjacency_reference", "隣接の参照 / reference neighbours",
                 "code TEXT NOT NULL, neighbour TEXT NOT NULL, source TEXT, basis TEXT, statement TEXT");
  Insert insert(out.db(), "adjacency_reference");
  for (const auto& f : data.adjacency_facts)
    insert.row({Cell{}, text(f.code), text(f.neighbour), text(f.source), text(f.basis), text_or_null(f.statement)});
}

}  // namespace kuiki::store
