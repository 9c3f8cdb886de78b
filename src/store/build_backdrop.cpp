#include "store/build_tables.h"
#include "store/rows.h"
#include "store/schema_base.h"

namespace kuiki::store {

void write_backdrop(GeoPackageWriter& out, const Geodata& data) {
  out.begin(reference_point_table.facts);
  RowWriter points(out.db(), reference_point_table);
  for (const auto& point : data.backdrop_points) {
    const auto shape = geopackage_point(point.place);
    const auto fid = points.write({.geom = Shape(shape),
                                   .kind = point.kind,
                                   .name = point.name,
                                   .area_code = point.area,
                                   .source = point.source,
                                   .note = point.note});
    geo::Box box;
    box.add(point.place);
    out.indexed(fid, box);
  }
  out.end_features();

  out.begin(reference_line_table.facts);
  RowWriter lines(out.db(), reference_line_table);
  for (const auto& line : data.backdrop_lines) {
    const auto shape = geopackage_multiline(line.points, line.ends);
    const auto fid = lines.write({.geom = Shape(shape),
                                  .kind = line.kind,
                                  .name = line.name,
                                  .region = line.region,
                                  .source = line.source,
                                  .operated_by = line.operated_by,
                                  .closed = line.closed});
    geo::Box box;
    for (const auto p : line.points) box.add(p);
    out.indexed(fid, box);
  }
  out.end_features();

  out.begin(reference_water_table.facts);
  RowWriter waters(out.db(), reference_water_table);
  for (std::size_t i = 0; i < data.backdrop_waters.size(); ++i) {
    const auto& water = data.backdrop_waters[i];
    const auto shape = geopackage_multipolygon(data.backdrop_water_shapes, i);
    const auto fid = waters.write({.geom = Shape(shape),
                                   .kind = water.kind,
                                   .name = water.name,
                                   .region = water.region,
                                   .source = water.source,
                                   .area_km2 = water.area_km2});
    out.indexed(fid, data.backdrop_water_shapes.feature_box[i]);
  }
  out.end_features();
}

}  // namespace kuiki::store
