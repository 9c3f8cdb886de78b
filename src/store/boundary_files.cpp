#include "store/boundary_files.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_set>

#include "base/error.h"
#include "geo/topology.h"
#include "store/json_source.h"

namespace kuiki::store {
namespace {

using Json = nlohmann::json;
using Reader = JsonSource;

/// "Polygon" as a list of one, "MultiPolygon" as it is.
std::vector<const Json*> parts_of(const Reader& reader, const Json& geometry, const char* key) {
  const auto type = reader.text(geometry, "type");
  const Json& content = reader.member(geometry, key, Json::value_t::array);
  if (type == "Polygon") return {&content};
  if (type != "MultiPolygon") {
    throw reader.wrong(say("図形の種類「{}」は使えません（Polygon か MultiPolygon）",
                           "shape type '{}' (Polygon or MultiPolygon is needed)", type));
  }
  std::vector<const Json*> parts;
  for (const auto& part : content) parts.push_back(&part);
  return parts;
}

void read_arcs(Reader& reader, geo::ArcTopology& topology) {
  const Json& root = reader.root;
  double step_x = 1, step_y = 1, from_x = 0, from_y = 0;
  if (root.contains("transform")) {
    const Json& transform = root["transform"];
    std::tie(step_x, step_y) = number_pair(reader, reader.member(transform, "scale", Json::value_t::array));
    std::tie(from_x, from_y) = number_pair(reader, reader.member(transform, "translate", Json::value_t::array));
  }
  const bool quantised = root.contains("transform");
  // 1e-5 is not a binary fraction: dividing by 100000 gives the double nearest to the decimal, multiplying need not.
  const auto place = [](double n, double step, double from) {
    return step < 1 ? from + n / std::round(1 / step) : from + n * step;
  };
  std::size_t number = 0;
  for (const auto& arc : reader.member(root, "arcs", Json::value_t::array)) {
    reader.at(say("アーク{}", "arc {}", number++));
    if (!arc.is_array() || arc.size() < 2)
      throw reader.wrong({"アークには2点以上が必要です", "an arc needs two points or more"});
    double x = 0, y = 0;
    for (const auto& pair : arc) {
      const auto [dx, dy] = number_pair(reader, pair);
      x = quantised ? x + dx : dx;
      y = quantised ? y + dy : dy;
      const geo::Point p = quantised ? geo::Point{place(x, step_x, from_x), place(y, step_y, from_y)} : geo::Point{x, y};
      check_place(reader, p);
      topology.points.push_back(p);
    }
    topology.arc_end.push_back(static_cast<std::uint32_t>(topology.points.size()));
  }
  reader.at({});
}

geo::Point end_of(const geo::ArcTopology& topology, std::int32_t ref, bool last) {
  const auto arc = topology.arc(static_cast<std::size_t>(ref >= 0 ? ref : ~ref));
  return (ref >= 0) == last ? arc.back() : arc.front();
}

void read_ring(const Reader& reader, const Json& ring, geo::ArcTopology& topology) {
  if (!ring.is_array() || ring.empty()) throw reader.wrong({"輪にアークがありません", "a ring without arcs"});
  const auto first = topology.refs.size();
  for (const auto& ref : ring) {
    const auto number = ref.is_number_integer() ? ref.get<std::int64_t>() : static_cast<std::int64_t>(topology.arcs());
    const auto arc = number >= 0 ? number : ~number;
    if (arc >= static_cast<std::int64_t>(topology.arcs())) {
      throw reader.wrong(
          say("アーク番号 {} はありません（0〜{}）", "there is no arc {} (0 to {})", ref.dump(), topology.arcs() - 1));
    }
    topology.refs.push_back(static_cast<std::int32_t>(number));
  }
  for (auto i = first; i < topology.refs.size(); ++i) {
    const auto next = i + 1 < topology.refs.size() ? i + 1 : first;
    if (!(end_of(topology, topology.refs[i], true) == end_of(topology, topology.refs[next], false))) {
      throw reader.wrong(
          say("アーク {} と {} がつながっていません", "arcs {} and {} do not meet", topology.refs[i], topology.refs[next]));
    }
  }
  topology.ring_end.push_back(static_cast<std::uint32_t>(topology.refs.size()));
}

BoundaryArea read_area(const Reader& reader, const Json& properties) {
  BoundaryArea area;
  area.code = reader.text(properties, "code");
  area.name = reader.text(properties, "name");
  area.name_en = reader.text(properties, "name_en");
  area.name_kana = reader.text(properties, "name_kana");
  return area;
}

}  // namespace

namespace {

void read_shape(const Reader& reader, const Json& geometry, geo::ArcTopology& topology) {
  for (const Json* part : parts_of(reader, geometry, "arcs")) {
    if (!part->is_array() || part->empty()) throw reader.wrong({"図形に輪がありません", "a shape without rings"});
    for (const auto& ring : *part) read_ring(reader, ring, topology);
    topology.part_end.push_back(static_cast<std::uint32_t>(topology.ring_end.size()));
  }
  topology.feature_end.push_back(static_cast<std::uint32_t>(topology.part_end.size()));
}

/// The geometries of the object `areas`, whose arcs go to `topology`.
const Json& open_topology(Reader& reader, geo::ArcTopology& topology) {
  if (!reader.root.is_object() || reader.text(reader.root, "type") != "Topology") {
    throw reader.wrong({"TopoJSON（type が Topology）ではありません", "this is not TopoJSON (type Topology)"});
  }
  read_arcs(reader, topology);
  const Json& objects = reader.member(reader.root, "objects", Json::value_t::object);
  const Json& collection = reader.member(objects, "areas", Json::value_t::object);
  return reader.member(collection, "geometries", Json::value_t::array);
}

bool all_digits(const std::string& code) { return code.find_first_not_of("0123456789") == std::string::npos; }

void check_class(const Reader& reader, const std::string& area_class) {
  for (const char* known : {"市", "町", "村", "区", "特別区"})
    if (area_class == known) return;
  throw reader.wrong(say("class「{}」は使えません（市・町・村・区・特別区）",
                         "class '{}' (市, 町, 村, 区 or 特別区 is needed)", area_class));
}

BoundaryArea read_town(Reader& reader, const Json& properties) {
  BoundaryArea area;
  area.code = reader.text(properties, "code");
  reader.at(say("町丁・字 {}", "town {}", area.code));
  if ((area.code.size() != 9 && area.code.size() != 11) || !all_digits(area.code))
    throw reader.wrong({"コードが9桁か11桁ではありません（先頭の0が失われていませんか）",
                        "the code is not nine or eleven digits (was a leading zero lost?)"});
  return area;
}

BoundaryArea read_municipality(Reader& reader, const Json& properties) {
  auto area = read_area(reader, properties);
  reader.at(say("区域 {} {}", "area {} {}", area.code, area.name));
  if (area.code.size() != 5 || !all_digits(area.code))
    throw reader.wrong({"コードが5桁ではありません（先頭の0が失われていませんか）",
                        "the code is not five digits (was a leading zero lost?)"});
  area.area_class = reader.text(properties, "class");
  check_class(reader, area.area_class);
  area.group = reader.text(properties, "group", false);
  return area;
}

/// Every area of a topology, as `read_one` reads its properties. `what`: 区域, what one is called where it is counted.
BoundaryLayer read_layer(const std::filesystem::path& file, const Text& what,
                         BoundaryArea (*read_one)(Reader& reader, const Json& properties)) {
  Reader reader(file);
  BoundaryLayer layer;
  std::unordered_set<std::string> codes;
  std::size_t number = 0;
  for (const auto& geometry : open_topology(reader, layer.topology)) {
    reader.at(say("{}番目の{}", "{1} number {0}", ++number, what));
    auto area = read_one(reader, reader.member(geometry, "properties", Json::value_t::object));
    if (!codes.insert(area.code).second) throw reader.wrong({"同じコードが2回あります", "the code stands twice"});
    read_shape(reader, geometry, layer.topology);
    layer.areas.push_back(std::move(area));
  }
  layer.topology.split_where_touched();
  layer.topology.orient();
  return layer;
}

}  // namespace

BoundaryLayer read_town_shapes(const std::filesystem::path& file) {
  return read_layer(file, {"町丁・字", "town"}, read_town);
}

BoundaryLayer read_topojson(const std::filesystem::path& file) {
  return read_layer(file, {"区域", "area"}, read_municipality);
}

DistrictLayer read_districts(const std::filesystem::path& file) {
  Reader reader(file);
  DistrictLayer layer;
  std::unordered_set<std::string> codes;
  std::size_t number = 0;
  for (const auto& feature : reader.member(reader.root, "features", Json::value_t::array)) {
    reader.at(say("{}番目の地区", "district number {}", ++number));
    const Json& properties = reader.member(feature, "properties", Json::value_t::object);
    auto area = read_area(reader, properties);
    reader.at(say("地区 {}", "district {}", area.code));
    if (!codes.insert(area.code).second) throw reader.wrong({"同じコードが2回あります", "the code stands twice"});
    area.area_class = "地区";
    area.municipality = reader.text(properties, "municipality");
    for (const Json* part : parts_of(reader, reader.member(feature, "geometry", Json::value_t::object), "coordinates")) {
      bool outer = true;
      for (const auto& ring : *part) {
        std::vector<geo::Point> points;
        for (const auto& pair : ring) {
          const auto [x, y] = number_pair(reader, pair);
          check_place(reader, points.emplace_back(geo::Point{x, y}));
        }
        if (points.size() < 4 || !(points.front() == points.back())) {
          throw reader.wrong({"輪が閉じていません（最初と最後の点は同じで、4点以上）",
                              "a ring is not closed (first and last point the same, four points or more)"});
        }
        if ((geo::signed_area2(points) > 0) != outer) std::reverse(points.begin(), points.end());
        layer.shapes.points.insert(layer.shapes.points.end(), points.begin(), points.end());
        layer.shapes.close_ring();
        outer = false;
      }
      if (outer) throw reader.wrong({"図形に輪がありません", "a shape without rings"});
      layer.shapes.close_part();
    }
    layer.shapes.close_feature();
    layer.areas.push_back(std::move(area));
  }
  return layer;
}

}  // namespace kuiki::store
