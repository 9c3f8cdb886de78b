#include "store/geopackage_writer.h"

#include "base/text.h"
#include "store/gpkg_blob.h"
#include "store/rows.h"
#include "store/schema_geopackage.h"

namespace kuiki::store {
namespace {

constexpr const char* wkt_wgs84 =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]])";
constexpr const char* wkt_jgd2011 =
    R"(GEOGCS["JGD2011",DATUM["Japanese_Geodetic_Datum_2011",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","1128"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","6668"]])";

// OGC 12-128r17, table definitions of annex C.
constexpr const char* system_tables = R"(
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
)";

// The same, annex F.3 (RTree spatial index); {0} is the table.
constexpr const char* tree_triggers = R"(
CREATE TRIGGER "rtree_{0}_geom_insert" AFTER INSERT ON "{0}" WHEN (NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{0}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{0}_geom_update1" AFTER UPDATE OF "geom" ON "{0}" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{0}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{0}_geom_update2" AFTER UPDATE OF "geom" ON "{0}" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{0}_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_{0}_geom_update3" AFTER UPDATE ON "{0}" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{0}_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_{0}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{0}_geom_update4" AFTER UPDATE ON "{0}" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{0}_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_{0}_geom_delete" AFTER DELETE ON "{0}" WHEN OLD."geom" NOT NULL
BEGIN DELETE FROM "rtree_{0}_geom" WHERE id = OLD."fid"; END;
)";

}  // namespace

std::string geopackage_multipolygon(const geo::PolygonTable& table, std::size_t f) {
  GpkgBytes out;
  const auto [first_ring, last_ring] = table.rings_of(f);
  geo::Box box;
  std::size_t points = 0;
  for (auto ring = first_ring; ring < last_ring; ++ring) {
    for (const auto p : table.ring(ring)) box.add(p);
    points += table.ring(ring).size();
  }
  out.reserve(64 + points * 16 + std::size_t{last_ring - first_ring} * 16);
  out.header(&box);
  out.byte(1);
  out.whole(6);  // little endian, MULTIPOLYGON
  out.whole(table.feature_end[f] - table.first_part(f));
  for (auto part = table.first_part(f); part < table.feature_end[f]; ++part) {
    out.byte(1);
    out.whole(3);  // POLYGON
    out.whole(table.part_end[part] - table.first_ring(part));
    for (auto ring = table.first_ring(part); ring < table.part_end[part]; ++ring) {
      out.whole(static_cast<std::uint32_t>(table.ring(ring).size()));
      for (const auto p : table.ring(ring)) out.point(p);
    }
  }
  return out.take();
}

std::string geopackage_multiline(std::span<const geo::Point> points, std::span<const std::uint32_t> ends) {
  geo::Box box;
  for (const auto p : points) box.add(p);
  GpkgBytes out;
  out.reserve(64 + points.size() * 16 + ends.size() * 16);
  out.header(&box);
  out.byte(1);
  out.whole(5);  // little endian, MULTILINESTRING
  out.whole(static_cast<std::uint32_t>(ends.size()));
  std::size_t first = 0;
  for (const auto end : ends) {
    out.byte(1);
    out.whole(2);  // LINESTRING
    out.whole(static_cast<std::uint32_t>(end - first));
    for (; first < end; ++first) out.point(points[first]);
  }
  return out.take();
}

std::string geopackage_point(geo::Point p) {
  GpkgBytes out;
  out.header();
  out.byte(1);
  out.whole(1);
  out.point(p);
  return out.take();
}

std::optional<geo::Box> geopackage_box(std::span<const std::uint8_t> shape) {
  const auto number = [&](std::size_t at) {
    double value = 0;
    std::memcpy(&value, shape.data() + at, sizeof value);
    return value;
  };
  constexpr std::size_t head = 8;
  if (shape.size() < head + 21 || shape[0] != 'G' || shape[1] != 'P') return {};
  geo::Box box;
  if (shape[3] == 0x03 && shape.size() >= head + 32) {
    box.add(geo::Point{number(head), number(head + 16)});
    box.add(geo::Point{number(head + 8), number(head + 24)});
    return box;
  }
  if (shape[3] != 0x01) return {};
  box.add(geo::Point{number(head + 5), number(head + 13)});  // after the byte order and the kind of a point
  return box;
}

GeoPackageWriter::GeoPackageWriter(const std::filesystem::path& file, std::string last_change)
    : db_(file, SqliteUse::make), last_change_(std::move(last_change)) {
  db_.run("PRAGMA application_id = 0x47504B47");  // "GPKG"
  db_.run("PRAGMA user_version = 10300");
  db_.run("BEGIN");
  db_.run(system_tables);
  RowWriter crs(db_, spatial_ref_sys_table);
  crs.write({.srs_name = "Undefined Cartesian SRS",
             .srs_id = -1,
             .organization = "NONE",
             .organization_coordsys_id = -1,
             .definition = "undefined",
             .description = "undefined Cartesian coordinate reference system"});
  crs.write({.srs_name = "Undefined geographic SRS",
             .srs_id = 0,
             .organization = "NONE",
             .organization_coordsys_id = 0,
             .definition = "undefined",
             .description = "undefined geographic coordinate reference system"});
  crs.write({.srs_name = "WGS 84 geodetic",
             .srs_id = 4326,
             .organization = "EPSG",
             .organization_coordsys_id = 4326,
             .definition = wkt_wgs84,
             .description = "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"});
  crs.write({.srs_name = "JGD2011",
             .srs_id = jgd2011,
             .organization = "EPSG",
             .organization_coordsys_id = jgd2011,
             .definition = wkt_jgd2011,
             .description = "日本測地系2011の経緯度（度） / longitude, latitude in degrees on GRS80"});
}

void GeoPackageWriter::begin(const TableFacts& table) {
  const auto& head = table.head;
  const bool shapes = head.shapes != Shapes::none;
  db_.run(create_table(Dialect::sqlite, table));
  RowWriter contents(db_, contents_table);
  contents.write({.table_name = head.name,
                  .data_type = shapes ? "features" : "attributes",
                  .identifier = head.name,
                  .description = head.about,
                  .last_change = {last_change_},
                  .srs_id = shapes ? std::optional<std::int64_t>(jgd2011) : std::nullopt});
  if (shapes) begin_shapes(table);
}

void GeoPackageWriter::begin_shapes(const TableFacts& table) {
  const std::string name(table.head.name);
  RowWriter shapes(db_, geometry_columns_table);
  shapes.write(
      {.table_name = name, .column_name = "geom", .geometry_type_name = shapes_name(table.head.shapes), .srs_id = jgd2011});
  RowWriter extensions(db_, extensions_table);
  extensions.write({.table_name = name,
                    .column_name = "geom",
                    .extension_name = "gpkg_rtree_index",
                    .definition = "http://www.geopackage.org/spec120/#extension_rtree",
                    .scope = "write-only"});
  db_.run(fmt::format("CREATE VIRTUAL TABLE \"rtree_{}_geom\" USING rtree(id, minx, maxx, miny, maxy)", name));
  open_ = name;
  extent_ = {};
  tree_.emplace(db_,
                fmt::format("INSERT INTO \"rtree_{}_geom\" (id, minx, maxx, miny, maxy) VALUES (?1, ?2, ?3, ?4, ?5)", name));
}

void GeoPackageWriter::indexes(const TableFacts& table) {
  for (const auto& sql : create_indexes(Dialect::sqlite, table)) db_.run(sql);
}

void GeoPackageWriter::indexed(std::int64_t fid, const geo::Box& box) {
  tree_->bind(1, fid);
  tree_->bind(2, box.x0);
  tree_->bind(3, box.x1);
  tree_->bind(4, box.y0);
  tree_->bind(5, box.y1);
  tree_->run();
  extent_.add(box);
}

void GeoPackageWriter::end_features() {
  tree_.reset();
  if (!extent_.empty()) {
    db_.run(fmt::format("UPDATE gpkg_contents SET min_x = {}, min_y = {}, max_x = {}, max_y = {} WHERE table_name = '{}'",
                        extent_.x0, extent_.y0, extent_.x1, extent_.y1, open_));
  }
  // Only now: the functions they call belong to whoever edits later (QGIS, GDAL), not to plain SQLite.
  db_.run(fmt::format(fmt::runtime(tree_triggers), open_));
}

void GeoPackageWriter::finish() {
  db_.run("COMMIT");
  db_.close();
}

}  // namespace kuiki::store
