#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/printable.h"
#include "store/load_tables.h"
#include "store/polygon_sink.h"

namespace kuiki::store {
namespace {

void copy_feature(const geo::PolygonTable& from, std::size_t f, geo::PolygonTable& to) {
  for (auto part = from.first_part(f); part < from.feature_end[f]; ++part) {
    for (auto ring = from.first_ring(part); ring < from.part_end[part]; ++ring) {
      const auto points = from.ring(ring);
      to.points.insert(to.points.end(), points.begin(), points.end());
      to.close_ring();
    }
    to.close_part();
  }
  to.close_feature();
}

void reserve_like(const geo::PolygonTable& from, geo::PolygonTable& to) {
  to.points.reserve(from.points.size());
  to.ring_end.reserve(from.ring_end.size());
  to.part_end.reserve(from.part_end.size());
}

/// One row of the table `area`: the facts of an area with the outline of one scale.
struct AreaRecord {
  std::string code, name, name_en, name_kana, note, parent, prefecture, district;
  model::AreaKind kind{};
  model::BoundaryQuality quality{};
  double area_km2 = 0, ns_km = 0, ew_km = 0, counted_km2 = 0;
  geo::Point centre;
  bool focus = false, district_sure = false;
  std::int64_t rowid = 0;
};

Text unknown_code(const std::string& code) {
  return say("コード「{}」の区域がありません", "there is no area with the code \"{}\"", code);
}

[[noreturn]] void wrong_area(const Database& database, const AreaRecord& record, const Text& why) {
  const Text printable{one_line(why.ja), one_line(why.en)};
  throw Error(Fault::input_wrong, say("{}：表 area の {} 行目（{}）：{}。データベースを作り直してください（kuiki build）。",
                                      "{}: table area, row {} ({}): {}; build the database again (kuiki build)",
                                      database.name(), record.rowid, short_name(record.code), printable));
}

/// The rows of `area` in the table's order; feature i of `shapes` belongs to record i.
std::vector<AreaRecord> read_records(const Database& database, geo::PolygonTable& shapes, const Progress& progress) {
  std::vector<AreaRecord> records;
  PolygonSink sink{shapes};
  RowReader q(database, area_table);
  const double expected = std::max(1.0, static_cast<double>(last_row(database, area_table.facts)));  // enough for a bar
  while (q.step()) {
    if (records.size() % 64 == 0) progress.at(std::min(1.0, static_cast<double>(records.size()) / expected), {});
    AreaRecord r;
    r.rowid = q->fid;
    r.code = q->code;
    r.name = q->name;
    r.name_en = q->name_en;
    r.name_kana = q->name_kana;
    r.note = q->boundary_note;
    r.parent = q->parent;
    r.prefecture = q->prefecture;
    if (r.code.empty()) q.wrong({"コードがありません", "it has no code"});
    r.kind = static_cast<model::AreaKind>(q.one_of(q->kind, model::area_kind_ids(), -1));
    r.quality = static_cast<model::BoundaryQuality>(q.one_of(q->boundary_quality, model::boundary_quality_ids(), 1));
    r.focus = q.one_of(q->scale, {"national", "focus"}, 0) == 1;
    r.district = q->district;
    r.district_sure = q->district_confidence == "sure";
    r.counted_km2 = q->counted_km2;
    r.area_km2 = q->area_km2;
    r.ns_km = q->extent_ns_km;
    r.ew_km = q->extent_ew_km;
    r.centre = {q->label_lon, q->label_lat};
    try {
      if (q->geom.there && read_gpkg_polygons(q->geom.bytes, sink) == GeometryKind::curved) {
        throw DamagedGeometry{{"ポリゴンではない図形です", "its geometry is not made of polygons"}};
      }
    } catch (const DamagedGeometry& damage) {
      q.wrong(damage.why);
    }
    shapes.close_feature();
    records.push_back(std::move(r));
  }
  return records;
}

/// Makes one area of the national and the focus row of a code, in the order of codes; returns the record whose facts hold.
std::vector<const AreaRecord*> merge_scales(const Database& database, const std::vector<AreaRecord>& records,
                                            const geo::PolygonTable& shapes, model::Areas& areas) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::tie(records[a].code, records[a].focus) < std::tie(records[b].code, records[b].focus);
  });
  reserve_like(shapes, areas.national);
  reserve_like(shapes, areas.focus);
  std::vector<const AreaRecord*> best;
  for (std::size_t i = 0; i < order.size();) {
    const std::string& code = records[order[i]].code;
    const AreaRecord* facts = nullptr;
    for (const bool focus : {false, true}) {
      auto& table = focus ? areas.focus : areas.national;
      if (i < order.size() && records[order[i]].code == code && records[order[i]].focus == focus) {
        facts = &records[order[i]];
        copy_feature(shapes, order[i++], table);
      } else {
        table.close_feature();
      }
      if (i < order.size() && records[order[i]].code == code && records[order[i]].focus == focus) {
        wrong_area(database, records[order[i]],
                   {"同じコードと縮尺の行が二つあります", "there is another row of the same code and scale"});
      }
    }
    best.push_back(facts);
  }
  return best;
}

using RowOfCode = std::unordered_map<std::string_view, model::AreaRow>;

/// The columns of facts, with parents and prefectures as rows.
void fill_columns(const Database& database, const std::vector<const AreaRecord*>& best, const RowOfCode& row_of,
                  model::Areas& areas) {
  std::map<std::string_view, model::AreaRow> prefecture_of;
  for (const AreaRecord* r : best) {
    if (r->kind == model::AreaKind::prefecture) prefecture_of.emplace(r->name, row_of.at(r->code));
  }
  for (const AreaRecord* r : best) {
    model::AreaRow parent = model::none, prefecture = model::none;
    if (!r->parent.empty()) {
      const auto found = row_of.find(r->parent);
      if (found == row_of.end()) wrong_area(database, *r, unknown_code(r->parent));
      parent = found->second;
    }
    if (r->kind == model::AreaKind::prefecture) {
      prefecture = row_of.at(r->code);
    } else if (const auto found = prefecture_of.find(r->prefecture); found != prefecture_of.end()) {
      prefecture = found->second;
    } else if (!r->prefecture.empty()) {
      wrong_area(database, *r, say("都道府県「{}」がありません", "there is no prefecture \"{}\"", r->prefecture));
    }
    areas.code.push_back(r->code);
    areas.name.push_back(r->name);
    areas.name_en.push_back(r->name_en);
    areas.name_kana.push_back(r->name_kana);
    areas.boundary_note.push_back(r->note);
    areas.kind.push_back(r->kind);
    areas.quality.push_back(r->quality);
    areas.parent.push_back(parent);
    areas.prefecture.push_back(prefecture);
    model::AreaRow district = model::none;
    if (!r->district.empty()) {
      const auto found = row_of.find(r->district);
      if (found == row_of.end()) wrong_area(database, *r, unknown_code(r->district));
      district = found->second;
    }
    areas.district.push_back(district);
    areas.district_sure.push_back(r->district_sure);
    areas.counted_km2.push_back(r->counted_km2);
    areas.area_km2.push_back(r->area_km2);
    areas.extent_ns_km.push_back(r->ns_km);
    areas.extent_ew_km.push_back(r->ew_km);
    areas.centre.push_back(r->centre);
  }
  // What walks up the parents must come to an end.
  for (std::size_t i = 0; i < best.size(); ++i) {
    model::AreaRow up = areas.parent[i];
    for (int steps = 0; up != model::none; up = areas.parent[up]) {
      if (++steps > 8) wrong_area(database, *best[i], {"親の区域が循環しています", "its parents go round in a circle"});
    }
  }
}

void read_neighbours(const Database& database, const RowOfCode& row_of, model::Areas& areas) {
  std::vector<std::pair<model::AreaRow, model::AreaRow>> pairs;
  RowReader q(database, area_neighbour_table);
  while (q.step()) {
    const auto a = row_of.find(q->area_code);
    const auto b = row_of.find(q->neighbour_code);
    if (a == row_of.end()) q.wrong(unknown_code(std::string(q->area_code)));
    if (b == row_of.end()) q.wrong(unknown_code(std::string(q->neighbour_code)));
    pairs.emplace_back(a->second, b->second);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  areas.neighbour_end.assign(areas.size(), 0);
  for (const auto& [a, b] : pairs) {
    areas.neighbour.push_back(b);
    ++areas.neighbour_end[a.index()];
  }
  std::partial_sum(areas.neighbour_end.begin(), areas.neighbour_end.end(), areas.neighbour_end.begin());
}

}  // namespace

model::Areas load_areas(const Database& database, const Progress& progress) {
  geo::PolygonTable shapes;
  const auto records = read_records(database, shapes, progress);
  model::Areas areas;
  const auto best = merge_scales(database, records, shapes, areas);
  RowOfCode row_of;
  row_of.reserve(best.size());
  for (std::size_t i = 0; i < best.size(); ++i) row_of.emplace(best[i]->code, model::AreaRow(i));
  fill_columns(database, best, row_of, areas);
  read_neighbours(database, row_of, areas);
  return areas;
}

}  // namespace kuiki::store
