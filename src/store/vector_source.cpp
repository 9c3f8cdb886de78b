#include "store/vector_source.h"

#include "base/error.h"
#include "base/printable.h"

namespace kuiki::store {
namespace {

template <class T>
void move_behind(std::vector<T>& into, std::vector<T>&& tail) {
  if (into.empty()) {
    into = std::move(tail);
    return;
  }
  into.insert(into.end(), std::make_move_iterator(tail.begin()), std::make_move_iterator(tail.end()));
}

}  // namespace

void LayerName::wrong(const Text& why) const {
  throw Error(Fault::input_wrong, say("{}（レイヤ {}）：{}", "{} (layer {}): {}", file, short_name(layer), why));
}

void RowCounts::add(const RowCounts& o) {
  rows += o.rows;
  no_shape += o.no_shape;
  not_polygon += o.not_polygon;
  not_finite += o.not_finite;
  bad_coordinates += o.bad_coordinates;
  no_area += o.no_area;
  deleted += o.deleted;
}

void RowCounts::report(const LayerName& where, Warnings& into) const {
  if (rows == no_shape + not_polygon) {
    where.wrong(rows == 0 ? Text{"行が一つもありません。", "it has no rows"}
                : not_polygon == 0
                    ? Text{"どの行にも図形がありません。", "no row has a shape"}
                    : Text{"ポリゴンを持つ行がありません（点や線だけです）。面の図形のレイヤを指定してください。",
                           "no row has a polygon, only points or lines; name a layer of polygons"});
  }
  if (rows == no_shape + not_polygon + no_area) {
    where.wrong({"どの図形にも面積がありません（点か線につぶれています）。元のデータを確かめてください。",
                 "no shape has an area (all are collapsed to points or lines); check the data it came from"});
  }
  const auto warn = [&](std::size_t n, std::string_view ja, std::string_view en) {
    if (n > 0) {
      into.push_back(say("レイヤ {}：" + std::string(ja), "layer {}: " + std::string(en), short_name(where.layer), n));
    }
  };
  warn(no_shape, "図形のない行が {} 行あります（描かれません）", "{} row(s) have no shape and are not drawn");
  warn(not_polygon, "ポリゴンではない行が {} 行あります（描かれません）", "{} row(s) are not polygons and are not drawn");
  warn(no_area, "面積のない図形が {} 行あります（描かれません）", "{} row(s) have a shape without area and are not drawn");
  warn(deleted, "削除の印のある行が {} 行あります（描かれません）", "{} row(s) are marked as deleted and are not drawn");
  warn(not_finite, "値が無限大の行が {} 行あります（データなしとして扱います）",
       "{} row(s) have an infinite value, treated as no data");
  warn(bad_coordinates, "座標が数でない頂点のある行が {} 行あります",
       "{} row(s) have vertices whose coordinates are not numbers");
}

void RawLayer::append(RawLayer&& tail) {
  shapes.append(std::move(tail.shapes));
  move_behind(values, std::move(tail.values));
  move_behind(cells, std::move(tail.cells));
  columns.resize(std::max(columns.size(), tail.columns.size()));
  for (std::size_t i = 0; i < tail.columns.size(); ++i) move_behind(columns[i], std::move(tail.columns[i]));
  vertices += tail.vertices;
  seen.add(tail.seen);
  counts.add(tail.counts);
  look.add(tail.look);
  odd_cells = odd_cells || tail.odd_cells;
}

void RawLayer::add_value(double value) {
  if (std::isinf(value)) {
    ++counts.not_finite;
    value = NAN;
  }
  values.push_back(value);
}

}  // namespace kuiki::store
