#pragma once
#include "store/schema.h"

/// GeoPackage's own tables, as far as a file of ours fills them. Their definition is OGC's (geopackage_tables.h).
// clang-format off: one column a line
namespace kuiki::store {

struct SpatialRefSysRow {
  std::string_view srs_name;
  std::int64_t srs_id = 0;
  std::string_view organization;
  std::int64_t organization_coordsys_id = 0;
  std::string_view definition, description;
};
inline constexpr auto spatial_ref_sys_table =
    table({.name = "gpkg_spatial_ref_sys", .keyed = false}, column("srs_name", &SpatialRefSysRow::srs_name, must),
          column("srs_id", &SpatialRefSysRow::srs_id, key), column("organization", &SpatialRefSysRow::organization, must),
          column("organization_coordsys_id", &SpatialRefSysRow::organization_coordsys_id, must),
          column("definition", &SpatialRefSysRow::definition, must), column("description", &SpatialRefSysRow::description));

struct ContentsRow {
  std::string_view table_name, data_type, identifier, description;
  Moment last_change;
  std::optional<std::int64_t> srs_id;
};
inline constexpr auto contents_table =
    table({.name = "gpkg_contents", .keyed = false}, column("table_name", &ContentsRow::table_name, key),
          column("data_type", &ContentsRow::data_type, must), column("identifier", &ContentsRow::identifier),
          column("description", &ContentsRow::description), column("last_change", &ContentsRow::last_change, must),
          column("srs_id", &ContentsRow::srs_id));

struct GeometryColumnsRow {
  std::string_view table_name, column_name, geometry_type_name;
  std::int64_t srs_id = 0, z = 0, m = 0;
};
inline constexpr auto geometry_columns_table =
    table({.name = "gpkg_geometry_columns", .keyed = false}, column("table_name", &GeometryColumnsRow::table_name, must),
          column("column_name", &GeometryColumnsRow::column_name, must),
          column("geometry_type_name", &GeometryColumnsRow::geometry_type_name, must),
          column("srs_id", &GeometryColumnsRow::srs_id, must), column("z", &GeometryColumnsRow::z, must),
          column("m", &GeometryColumnsRow::m, must));

struct ExtensionsRow {
  std::string_view table_name, column_name, extension_name, definition, scope;
};
inline constexpr auto extensions_table =
    table({.name = "gpkg_extensions", .keyed = false}, column("table_name", &ExtensionsRow::table_name),
          column("column_name", &ExtensionsRow::column_name), column("extension_name", &ExtensionsRow::extension_name, must),
          column("definition", &ExtensionsRow::definition, must), column("scope", &ExtensionsRow::scope, must));

}  // namespace kuiki::store
