#include <ogr_geometry.h>

#include <algorithm>

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "store/quiet_gdal.h"
#include "store/rows_source.h"
#include "store/table_file.h"

/// Tables (CSV) with a column of WKT.
namespace kuiki::store {
namespace {

/// Without the SRID that PostGIS writes before it; that goes to `srid`.
std::string_view wkt_of(std::string_view cell, std::string& srid) {
  cell = trim(cell);
  if (lower_ascii(cell.substr(0, 5)) != "srid=") return cell;
  const auto end = cell.find(';');
  if (end == std::string_view::npos) return cell;
  srid = std::string(cell.substr(5, end - 5));
  return cell.substr(end + 1);
}

bool looks_like_wkt(std::string_view cell) {
  std::string srid;
  const std::string head = lower_ascii(wkt_of(cell, srid).substr(0, 20));
  for (const auto* word : {"polygon", "multipolygon", "geometrycollection", "curvepolygon", "multisurface", "point",
                           "multipoint", "linestring", "multilinestring"}) {
    if (head.starts_with(word)) return head.find_first_of("( ezm", std::string_view(word).size()) != std::string::npos;
  }
  return false;
}

/// The column in which most of the first filled cells are WKT.
std::optional<std::size_t> shape_column(const Table& table) {
  constexpr std::size_t rows = 200;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    std::size_t filled = 0;
    std::size_t shapes = 0;
    for (std::size_t row = 1; row < std::min(rows, table.rows.size()); ++row) {
      const auto& cell = table.text(row, column);
      filled += !cell.empty();
      shapes += looks_like_wkt(cell);
    }
    if (shapes > 0 && 2 * shapes >= filled) return column;
  }
  return {};
}

/// Gathers rings as points.
struct Gather {
  RowsLayer::Row& row;
  void polygon(const OGRPolygon& polygon) {
    bool outer = true;
    for (const OGRLinearRing* ring : polygon) {
      RowsLayer::Ring out{{}, outer};
      for (int i = 0; i < ring->getNumPoints(); ++i) out.points.push_back({ring->getX(i), ring->getY(i)});
      row.rings.push_back(std::move(out));
      outer = false;
    }
  }
  void any(const OGRGeometry& shape, int depth) {
    const auto type = wkbFlatten(shape.getGeometryType());
    if (type == wkbPolygon) return polygon(*shape.toPolygon());
    if (depth > 16 || !OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) return;
    for (const OGRGeometry* member : *shape.toGeometryCollection()) any(*member, depth + 1);
  }
};

[[noreturn]] void no_shapes(const VectorInput& input) {
  throw Error(
      Fault::input_missing,
      say("{} を地図データとして読めません（図形の列 WKT もありません）。GeoPackage、Shapefile、GeoJSON、WKT の列を持つ "
          "CSV などを指定してください。",
          "{} cannot be read as a map (nor has it a column of shapes in WKT); name a GeoPackage, Shapefile, GeoJSON or a "
          "CSV with WKT",
          input.shown));
}

}  // namespace

std::unique_ptr<VectorSource> open_table_source(const VectorInput& input) {
  const Quiet quiet;
  const TableFile file = read_table_file(input.file);
  if (file.sheets.empty() || file.sheets[0].rows.size() < 2) no_shapes(input);
  const Table& table = file.sheets[0];
  const auto shapes = shape_column(table);
  if (!shapes) no_shapes(input);
  RowsLayer layer;
  layer.name = input.file.stem().string();
  std::vector<std::size_t> kept;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (column == *shapes) continue;
    layer.fields.push_back({std::string(trim(table.text(0, column)))});
    kept.push_back(column);
  }
  std::string srid;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    if (table.rows[i].size() <= 1 && table.text(i, 0).empty()) continue;
    auto& row = layer.rows.emplace_back();
    for (const auto column : kept) row.cells.push_back(table.text(i, column));
    const std::string wkt(wkt_of(table.text(i, *shapes), srid));
    if (wkt.empty()) continue;
    OGRGeometry* made = nullptr;
    if (OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &made) != OGRERR_NONE || !made) {
      throw Error(Fault::input_wrong,
                  say("{} の {} 行目：図形（WKT）が読めません（「{}」）。元のデータから書き出し直してください。",
                      "{}, row {}: its shape (WKT) cannot be read (\"{}\"); export it again from its source", input.shown,
                      i + 1, short_name(wkt, 40)));
    }
    const std::unique_ptr<OGRGeometry> shape(made->hasCurveGeometry() ? made->getLinearGeometry() : made->clone());
    OGRGeometryFactory::destroyGeometry(made);
    if (!shape || shape->IsEmpty()) continue;
    Gather{row}.any(*shape, 0);
    row.found = row.rings.empty() ? ShapeTaker::Found::other : ShapeTaker::Found::polygons;
  }
  if (!srid.empty() && srid != "0") layer.crs.definition = "EPSG:" + srid;
  std::vector<RowsLayer> layers;
  layers.push_back(std::move(layer));
  auto source = rows_source(input, std::move(layers));
  if (file.encoding != "UTF-8") {
    source->notes.push_back(say("文字コードを {} と判断して読みました", "read as {}", file.encoding));
  }
  return source;
}

}  // namespace kuiki::store
