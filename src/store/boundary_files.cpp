#include "store/boundary_files.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unordered_set>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/utf8.h"
#include "geo/topology.h"

namespace kuiki::store {
namespace {

using Json = nlohmann::json;

/// One boundary file while it is read: its name, and where in it we are, for messages.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& file)
      : name_((file.parent_path().filename() / file.filename()).generic_string()) {
    const std::string bytes = read_whole(file);
    if (utf8::first_damage(bytes))
      throw wrong({"UTF-8 として読めない文字があります", "bytes that are not UTF-8; save the file as UTF-8"});
    try {
      root = Json::parse(bytes);
    } catch (const Json::parse_error& e) {
      const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(e.byte, bytes.size()));
      throw wrong(say("{}行目: JSON として読めません。ファイルが途中で切れていないか確認してください",
                      "line {}: not valid JSON; see whether the file is whole", 1 + std::count(bytes.begin(), end, '\n')));
    } catch (const Json::exception&) {  // a number no computer can hold
      throw wrong({"JSON の数値が大きすぎます", "a number in the JSON is too large"});
    }
  }

  [[nodiscard]] Error wrong(const Text& what) const {
    if (where_.empty()) return {Fault::input_wrong, say("{}: {}", "{}: {}", name_, what)};
    return {Fault::input_wrong, say("{} {}: {}", "{}, {}: {}", name_, where_, what)};
  }
  void at(Text where) { where_ = std::move(where); }

  const Json& member(const Json& object, const char* key, Json::value_t type) const {
    if (!object.is_object() || !object.contains(key) || (object[key].type() != type)) {
      throw wrong(say("「{}」がないか、形が違います", "'{}' is missing or of the wrong kind", key));
    }
    return object[key];
  }
  std::string text(const Json& properties, const char* key, bool must = true) const {
    if (!properties.contains(key) && !must) return {};
    auto value = member(properties, key, Json::value_t::string).get<std::string>();
    if (value.empty() && must) throw wrong(say("「{}」が空です", "'{}' is empty", key));
    return value;
  }

  Json root;

 private:
  std::string name_;
  Text where_;
};

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

std::pair<double, double> number_pair(const Reader& reader, const Json& pair) {
  if (!pair.is_array() || pair.size() < 2 || !pair[0].is_number() || !pair[1].is_number()) {
    throw reader.wrong({"座標は2つの数値でなければなりません", "a coordinate must be two numbers"});
  }
  return {pair[0].get<double>(), pair[1].get<double>()};
}

void check_place(const Reader& reader, geo::Point p) {
  if (p.x < 120 || p.x > 156 || p.y < 20 || p.y > 47) {
    throw reader.wrong(
        say("座標 {}, {} は日本の範囲（経度120〜156、緯度20〜47）の外です。経度・緯度の順か確認してください",
            "coordinate {}, {} is outside Japan (longitude 120 to 156, latitude 20 to 47); is longitude first?", p.x, p.y));
  }
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

BoundaryLayer read_topojson(const std::filesystem::path& file) {
  Reader reader(file);
  BoundaryLayer layer;
  if (!reader.root.is_object() || reader.text(reader.root, "type") != "Topology") {
    throw reader.wrong({"TopoJSON（type が Topology）ではありません", "this is not TopoJSON (type Topology)"});
  }
  read_arcs(reader, layer.topology);
  const Json& objects = reader.member(reader.root, "objects", Json::value_t::object);
  const Json& collection = reader.member(objects, "areas", Json::value_t::object);
  std::unordered_set<std::string> codes;
  std::size_t number = 0;
  for (const auto& geometry : reader.member(collection, "geometries", Json::value_t::array)) {
    reader.at(say("{}番目の区域", "area number {}", ++number));
    auto area = read_area(reader, reader.member(geometry, "properties", Json::value_t::object));
    reader.at(say("区域 {} {}", "area {} {}", area.code, area.name));
    if (area.code.size() != 5 || area.code.find_first_not_of("0123456789") != std::string::npos) {
      throw reader.wrong({"コードが5桁ではありません（先頭の0が失われていませんか）",
                          "the code is not five digits (was a leading zero lost?)"});
    }
    if (!codes.insert(area.code).second) throw reader.wrong({"同じコードが2回あります", "the code stands twice"});
    const Json& properties = geometry["properties"];
    area.area_class = reader.text(properties, "class");
    area.group = reader.text(properties, "group", false);
    for (const char* known : {"市", "町", "村", "区", "特別区", ""}) {
      if (area.area_class == known) break;
      if (*known == 0)
        throw reader.wrong(say("class「{}」は使えません（市・町・村・区・特別区）",
                               "class '{}' (市, 町, 村, 区 or 特別区 is needed)", area.area_class));
    }
    for (const Json* part : parts_of(reader, geometry, "arcs")) {
      if (!part->is_array() || part->empty()) throw reader.wrong({"図形に輪がありません", "a shape without rings"});
      for (const auto& ring : *part) read_ring(reader, ring, layer.topology);
      layer.topology.part_end.push_back(static_cast<std::uint32_t>(layer.topology.ring_end.size()));
    }
    layer.topology.feature_end.push_back(static_cast<std::uint32_t>(layer.topology.part_end.size()));
    layer.areas.push_back(std::move(area));
  }
  layer.topology.split_where_touched();
  layer.topology.orient();
  return layer;
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
