#include <algorithm>

#include "store/rows_source.h"
#include "store/xml_shapes.h"

/// 基盤地図情報 ダウンロードデータ ファイル仕様書: features of all classes stand side by side below <Dataset>.
namespace kuiki::store {
namespace {

bool is_shape(std::string_view name) {
  for (const auto* shape : {"Surface", "Polygon", "MultiSurface", "MultiPolygon", "Curve", "Point", "LineString"}) {
    if (name == shape) return true;
  }
  return false;
}

/// All positions below a ring's element, piece after piece.
RowsLayer::Ring read_ring(const pugi::xml_node& boundary, bool latitude_first) {
  RowsLayer::Ring ring;
  ring.outer = local_name(boundary) == "exterior";
  for (auto at = next_below(boundary, boundary); at; at = next_below(at, boundary)) {
    if (local_name(at) != "posList") continue;
    const auto points = read_points(at.child_value(), 2, latitude_first);
    ring.points.insert(ring.points.end(), points.begin(), points.end());
  }
  return ring;
}

void read_shape(const pugi::xml_node& shape, RowsLayer::Row& row) {
  // Names that end in .bl are latitude and longitude, .xy metres north and east.
  for (auto at = shape; at; at = next_below(at, shape)) {
    const auto name = local_name(at);
    if (name == "exterior" || name == "interior") row.rings.push_back(read_ring(at, true));
  }
  row.found = row.rings.empty() ? ShapeTaker::Found::other : ShapeTaker::Found::polygons;
}

void read_feature(const pugi::xml_node& feature, RowsLayer& layer) {
  RowsLayer::Row row;
  for (const auto& property : feature.children()) {
    const auto first = property.first_child();
    if (!first) continue;
    if (is_shape(local_name(first))) {
      read_shape(first, row);
      continue;
    }
    // A time has its value one level below.
    auto leaf = first;
    while (leaf.first_child()) leaf = leaf.first_child();
    layer.set(row, std::string(local_name(property)), leaf.value());
  }
  layer.rows.push_back(std::move(row));
}

}  // namespace

std::unique_ptr<VectorSource> open_fgd_source(const VectorInput& input, const std::string& text) {
  pugi::xml_document document;
  parse_xml(text, input.shown, document);
  std::vector<RowsLayer> layers;
  const bool plane = text.find(".xy\"") != std::string::npos;
  for (const auto& feature : document.document_element().children()) {
    const std::string name(local_name(feature));
    if (name.empty() || !find_below(feature, "posList")) continue;
    auto layer = std::find_if(layers.begin(), layers.end(), [&](const RowsLayer& l) { return l.name == name; });
    if (layer == layers.end()) {
      layers.emplace_back().name = name;
      if (!plane) layers.back().crs.definition = "EPSG:6668";
      layer = layers.end() - 1;
    }
    read_feature(feature, *layer);
  }
  return rows_source(input, std::move(layers));
}

}  // namespace kuiki::store
