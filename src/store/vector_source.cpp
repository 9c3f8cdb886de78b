#include "store/vector_source.h"

#include <ogr_spatialref.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <mutex>
#include <numbers>
#include <thread>

#include "base/error.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

Text joined(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  Text out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    out.ja += (i ? "、" : "") + names[i];
    out.en += (i ? ", " : "") + names[i];
  }
  if (names.size() > most) {
    const Text more = say(" ほか{}", " and {} more", names.size() - most);
    out.ja += more.ja;
    out.en += more.en;
  }
  if (names.empty()) out = {"なし", "none"};
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

}  // namespace

void LayerName::wrong(const Text& why) const {
  throw Error(Fault::input_wrong, say("{}（レイヤ {}）：{}", "{} (layer {}): {}", file.string(), layer, why));
}

void no_polygon_layer(const fs::path& file) {
  throw Error(Fault::input_wrong, say("{} にポリゴンのレイヤがありません。面の図形を持つファイルを指定してください。",
                                      "{} has no layer of polygons; name a file that has one", file.string()));
}

void no_such_layer(const fs::path& file, const std::string& layer, const std::vector<std::string>& there) {
  throw Error(Fault::input_wrong, say("{} にポリゴンのレイヤ「{}」がありません。あるのは：{}",
                                      "{} has no polygon layer \"{}\"; it has: {}", file.string(), layer, joined(there)));
}

std::size_t find_field(const LayerName& where, const std::vector<Field>& fields, const std::string& wanted) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == wanted) return i;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (lower(fields[i].name) == lower(wanted)) return i;
  }
  std::vector<std::string> numeric;
  for (const auto& field : fields) {
    if (field.numeric && !field.key) numeric.push_back(field.name);
  }
  where.wrong(
      say("列「{}」がありません。数値の列は：{}", "there is no field \"{}\"; numeric fields: {}", wanted, joined(numeric)));
}

void not_numeric(const LayerName& where, const std::string& field,
                 const std::optional<std::pair<std::int64_t, std::string>>& first) {
  if (!first) {
    where.wrong(say("列「{}」は文字列です（値はどれも数に見えます）。数値型の列に変換してから指定してください。",
                    "field \"{}\" is text, although every value looks like a number; convert it to a numeric field first",
                    field));
  }
  where.wrong(say("列「{}」は文字列です（{} 行目は「{}」）。数値の列を指定してください。",
                  "field \"{}\" is text (row {} has \"{}\"); name a numeric field", field, first->first, first->second));
}

bool looks_numeric(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

bool ToLonLat::is_lonlat(const std::string& organization, std::int64_t code) {
  return lower(organization) == "epsg" && (code == 6668 || code == 4612 || code == 4326);
}

ToLonLat::ToLonLat(const LayerName& where, std::string definition) : definition_(std::move(definition)) {
  OGRSpatialReference crs;
  if (definition_.empty() || crs.SetFromUserInput(definition_.c_str()) != OGRERR_NONE) {
    where.wrong({"座標系が読めません。QGIS などで座標系を設定し直してください。",
                 "its coordinate reference system cannot be read; assign one again, for example in QGIS"});
  }
  degrees_ = crs.IsGeographic();
  unit_m_ = degrees_ ? 1 : crs.GetLinearUnits();
  if (!(unit_m_ > 0)) unit_m_ = 1;
}

void ToLonLat::apply(std::span<geo::Point> points) const {
  if (identity() || points.empty()) return;
  const std::size_t threads =
      points.size() < 20'000 ? 1 : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
  const auto work = [&](std::span<geo::Point> piece) {
    OGRSpatialReference from, to;
    from.SetFromUserInput(definition_.c_str());
    to.importFromEPSG(6668);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> transform(OGRCreateCoordinateTransformation(&from, &to));
    constexpr std::size_t batch = 4096;
    std::vector<double> x(batch), y(batch);
    std::vector<int> done(batch);
    for (std::size_t first = 0; first < piece.size(); first += batch) {
      const std::size_t n = std::min(batch, piece.size() - first);
      for (std::size_t i = 0; i < n; ++i) {
        x[i] = piece[first + i].x;
        y[i] = piece[first + i].y;
      }
      if (transform) transform->Transform(static_cast<int>(n), x.data(), y.data(), nullptr, done.data());
      for (std::size_t i = 0; i < n; ++i)
        piece[first + i] = transform && done[i] ? geo::Point{x[i], y[i]} : geo::Point{HUGE_VAL, HUGE_VAL};
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < threads; ++t) {
    const auto first = points.size() * t / threads, last = points.size() * (t + 1) / threads;
    others.emplace_back(work, points.subspan(first, last - first));
  }
  work(points.first(points.size() / threads));
}

geo::Box ToLonLat::apply(const geo::Box& box) const {
  if (identity() || box.empty()) return box;
  std::vector<geo::Point> edge;
  constexpr int steps = 16;
  for (int i = 0; i <= steps; ++i) {
    const double x = box.x0 + box.width() * i / steps, y = box.y0 + box.height() * i / steps;
    edge.insert(edge.end(), {{x, box.y0}, {x, box.y1}, {box.x0, y}, {box.x1, y}});
  }
  apply(std::span(edge));
  geo::Box out;
  for (const auto p : edge) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) out.add(p);
  }
  return out;
}

geo::SnapGrid ToLonLat::grid(double cell_m, const geo::Box& box) const {
  if (!(cell_m > 0)) return {};
  if (!degrees_) return {cell_m / unit_m_, cell_m / unit_m_};
  const double lat = box.empty() ? 36 : box.center().y, cell = cell_m / 111'000;
  return {cell / std::max(0.1, std::cos(lat * std::numbers::pi / 180)), cell};
}

void RowCounts::add(const RowCounts& o) {
  rows += o.rows;
  no_shape += o.no_shape;
  not_polygon += o.not_polygon;
  not_finite += o.not_finite;
  bad_coordinates += o.bad_coordinates;
}

void RowCounts::report(const LayerName& where, Warnings& into) const {
  if (rows == no_shape + not_polygon) {
    where.wrong(rows == 0 ? Text{"行が一つもありません。", "it has no rows"}
                          : Text{"ポリゴンを持つ行がありません。面の図形のレイヤを指定してください。",
                                 "no row has a polygon; name a layer of polygons"});
  }
  const auto warn = [&](std::size_t n, std::string_view ja, std::string_view en) {
    if (n > 0) into.push_back(say("レイヤ {}：" + std::string(ja), "layer {}: " + std::string(en), where.layer, n));
  };
  warn(no_shape, "図形のない行が {} 行あります（描かれません）", "{} row(s) have no shape and are not drawn");
  warn(not_polygon, "ポリゴンではない行が {} 行あります（描かれません）", "{} row(s) are not polygons and are not drawn");
  warn(not_finite, "値が無限大の行が {} 行あります（データなしとして扱います）",
       "{} row(s) have an infinite value, treated as no data");
  warn(bad_coordinates, "座標が数でない頂点のある行が {} 行あります",
       "{} row(s) have vertices whose coordinates are not numbers");
}

}  // namespace kuiki::store
