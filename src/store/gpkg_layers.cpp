#include "store/gpkg_layers.h"

#include "base/strings.h"
#include "store/schema_sql.h"
#include "store/sqlite_statement.h"

/// What layers a stranger's GeoPackage has, and which of them are read.
namespace kuiki::store {
namespace {

bool may_hold_polygons(std::string_view type) {
  const std::string small = lower_ascii(type);
  for (const auto* name : {"polygon", "multipolygon", "geometry", "geometrycollection", "geomcollection", "curvepolygon",
                           "multisurface", "surface"}) {
    if (small == name) return true;
  }
  return false;
}

/// SQLite's own rule: a column whose declared type holds INT, REAL, FLOA or DOUB keeps numbers.
bool declared_numeric(std::string_view type) {
  const std::string small = lower_ascii(type);
  for (const auto* part : {"int", "real", "floa", "doub", "numeric", "decimal"}) {
    if (small.find(part) != std::string::npos) return small.find("point") == std::string::npos;
  }
  return false;
}

/// Has a layer of any geometry at least one polygon among its first rows?
bool has_polygons(const SqliteConnection& database, const LayerFacts& facts) {
  constexpr int rows = 2000;
  SqliteStatement q(database, "SELECT " + sql_name(facts.geometry_column) + " FROM " + sql_name(facts.table) + " LIMIT ?1");
  q.bind(1, std::int64_t{rows});
  bool any = false;
  while (q.step()) {
    if (q.null(0)) continue;
    any = true;
    BoxSink sink;
    try {
      const auto kind = read_gpkg_polygons(q.blob(0), sink);
      if (kind == GeometryKind::polygons || kind == GeometryKind::curved) return true;
    } catch (const DamagedGeometry&) {
      return true;  // reading the rows will say which one it is
    }
  }
  return !any;
}

bool of_any_geometry(std::string_view type) {
  const std::string small = lower_ascii(type);
  return small == "geometry" || small == "geometrycollection" || small == "geomcollection";
}

/// Why it is not read, by its entry in sqlite_master; empty where it is.
Text refusal(std::string_view type, std::int64_t root_page, const std::string& sql) {
  if (type.empty()) return {"その名前の表がありません", "there is no table of that name"};
  if (type == "view")
    return {"ビューです。ファイルの中の問い合わせは実行しません。QGIS などで表に書き出してください",
            "it is a view, and queries that stand in a file are not run; export it as a table, for example with QGIS"};
  if (root_page == 0)
    return {"仮想表です。ファイルの中の処理は実行しません。表に書き出してください",
            "it is a virtual table, and what stands in a file is not run; export it as a table"};
  if (sql.find("without rowid") != std::string::npos)
    return {"行番号のない表です。QGIS などで書き出し直してください",
            "it is a table without row numbers; export it again, for example with QGIS"};
  return {};
}

}  // namespace

GpkgLayers layers_of(const SqliteConnection& database) {
  GpkgLayers out;
  SqliteStatement q(database,
                    "SELECT g.table_name, g.column_name, g.geometry_type_name, g.srs_id, m.type, m.rootpage, m.sql FROM "
                    "gpkg_geometry_columns g LEFT JOIN sqlite_master m ON lower(m.name) = lower(g.table_name) AND m.type IN "
                    "('table','view') ORDER BY g.rowid");
  while (q.step()) {
    const std::string type(q.text(2));
    out.facts.push_back({std::string(q.text(0)), std::string(q.text(1)), q.integer(3)});
    const auto refused = refusal(q.text(4), q.integer(5), lower_ascii(q.text(6)));
    out.refused.push_back(refused);
    out.offers.push_back({out.facts.back().table, may_hold_polygons(type)});
    if (refused.empty() && of_any_geometry(type)) out.offers.back().polygons = has_polygons(database, out.facts.back());
  }
  return out;
}

std::vector<Field> fields_of(const SqliteConnection& database, const LayerFacts& facts) {
  std::vector<Field> fields;
  // Hidden 2 and 3: computed by an expression of the file.
  SqliteStatement q(database, "SELECT name, type, pk, hidden FROM pragma_table_xinfo(?1)");
  q.bind(1, facts.table);
  while (q.step()) {
    if (q.text(0) == facts.geometry_column) {
      if (q.integer(3) != 0) return {};
      continue;
    }
    if (q.integer(3) == 0) fields.push_back({std::string(q.text(0)), declared_numeric(q.text(1)), q.integer(2) != 0});
  }
  return fields;
}

StatedCrs crs_of(const SqliteConnection& database, const LayerFacts& facts) {
  StatedCrs crs;
  if (facts.srs <= 0 || !database.has_table("gpkg_spatial_ref_sys")) return crs;
  SqliteStatement q(database,
                    "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id=?1");
  q.bind(1, facts.srs);
  if (!q.step()) return crs;
  const bool epsg = lower_ascii(q.text(0)) == "epsg";
  crs.definition = epsg ? "EPSG:" + std::to_string(q.integer(1)) : std::string(q.text(2));
  if (crs.definition == "undefined") crs.definition.clear();
  if (epsg && !crs_readable(crs.definition)) crs.definition = std::string(q.text(2));
  return crs;
}

}  // namespace kuiki::store
