#include "store/backdrop_files.h"

#include <cmath>
#include <limits>

#include "geo/topology.h"
#include "store/json_source.h"
#include "store/plan_words.h"
#include "store/source_checks.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void read_points(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto kind = csv.column("kind"), name = csv.column("name"), area = csv.column("area_code"), lon = csv.column("lon"),
             lat = csv.column("lat"), source = csv.column("source"), note = csv.column("note");
  const auto kinds = model::reference_kind_ids();
  for (std::size_t i = 0; i < csv.rows(); ++i)
    to.backdrop_points.push_back({csv.one_of(i, kind, kinds), csv.filled(i, name),
                                  csv.text(i, area).empty() ? "" : known(csv, i, area, codes), csv.text(i, source),
                                  csv.text(i, note), place_of(csv, i, lon, lat)});
}

void read_path(const JsonSource& source, const Json& path, std::vector<geo::Point>& into) {
  if (!path.is_array() || path.size() < 2)
    throw source.wrong({"線には2点以上が必要です", "a line needs two points or more"});
  for (const auto& pair : path) {
    const auto [x, y] = number_pair(source, pair);
    into.push_back({x, y});
    check_place(source, into.back());
  }
}

BackdropShape facts_of(const JsonSource& source, const Json& properties) {
  BackdropShape shape;
  shape.kind = source.text(properties, "kind");
  shape.name = source.text(properties, "name", false);
  shape.region = source.text(properties, "region");
  shape.source = source.text(properties, "source");
  shape.operated_by = source.text(properties, "operator", false);
  shape.closed = source.text(properties, "closed", false);
  shape.area_km2 = std::numeric_limits<double>::quiet_NaN();
  if (properties.contains("area_km2") && properties["area_km2"].is_number())
    shape.area_km2 = properties["area_km2"].get<double>();
  return shape;
}

/// Polygons are water, all else are lines.
void read_shape(const JsonSource& source, const Json& geometry, BackdropShape facts, Geodata& to) {
  const auto type = source.text(geometry, "type");
  const Json& content = source.member(geometry, "coordinates", Json::value_t::array);
  if (type == "Polygon") {
    for (const auto& ring : content) {
      std::vector<geo::Point> points;
      read_path(source, ring, points);
      if (points.size() < 4 || !(points.front() == points.back()))
        throw source.wrong({"輪が閉じていません（最初と最後の点は同じで、4点以上）",
                            "a ring is not closed (first and last point the same, four points or more)"});
      if ((geo::signed_area2(points) > 0) != (&ring == &content.front())) std::reverse(points.begin(), points.end());
      auto& shapes = to.backdrop_water_shapes;
      shapes.points.insert(shapes.points.end(), points.begin(), points.end());
      shapes.close_ring();
    }
    to.backdrop_water_shapes.close_part();
    to.backdrop_water_shapes.close_feature();
    to.backdrop_waters.push_back(std::move(facts));
    return;
  }
  BackdropLine line;
  static_cast<BackdropShape&>(line) = std::move(facts);
  const auto add = [&](const Json& path) {
    read_path(source, path, line.points);
    line.ends.push_back(static_cast<std::uint32_t>(line.points.size()));
  };
  if (type == "LineString") {
    add(content);
  } else if (type == "MultiLineString") {
    for (const auto& path : content) add(path);
  } else {
    throw source.wrong(say("図形の種類「{}」は使えません（LineString、MultiLineString、Polygon）",
                           "shape type '{}' (LineString, MultiLineString or Polygon is needed)", type));
  }
  to.backdrop_lines.push_back(std::move(line));
}

void read_lines(const fs::path& file, Geodata& to) {
  JsonSource source(file);
  std::size_t number = 0;
  for (const auto& feature : source.member(source.root, "features", Json::value_t::array)) {
    source.at(say("{}番目の線", "line number {}", ++number));
    auto facts = facts_of(source, source.member(feature, "properties", Json::value_t::object));
    read_shape(source, source.member(feature, "geometry", Json::value_t::object), std::move(facts), to);
  }
}

}  // namespace

void read_backdrop(const fs::path& folder, Geodata& to, const Codes& codes) {
  read_points(folder / "points.csv", to, codes);
  read_lines(folder / "lines.geojson", to);
}

}  // namespace kuiki::store
