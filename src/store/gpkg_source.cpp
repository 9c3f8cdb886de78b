#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "store/gpkg_reader.h"
#include "store/vector_source.h"
#include "store/wkb.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

struct LayerFacts {
  std::string table, geometry_column;
  std::int64_t srs = 0;
};

bool may_hold_polygons(std::string_view type) {
  for (const auto name : {"POLYGON", "MULTIPOLYGON", "GEOMETRY", "GEOMETRYCOLLECTION", "GEOMCOLLECTION", "CURVEPOLYGON",
                          "MULTISURFACE", "SURFACE"}) {
    if (sqlite3_stricmp(std::string(type).c_str(), name) == 0) return true;
  }
  return false;
}

/// SQLite's own rule: a column whose declared type holds INT, REAL, FLOA or DOUB keeps numbers.
bool declared_numeric(std::string type) {
  for (char& c : type) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  for (const auto* part : {"INT", "REAL", "FLOA", "DOUB", "NUMERIC", "DECIMAL"}) {
    if (type.find(part) != std::string::npos) return type.find("POINT") == std::string::npos;
  }
  return false;
}

/// Rings straight from the blob into the thinner.
struct SnapSink {
  geo::RingSnapper& snapper;
  std::size_t vertices = 0;

  void ring(const RingView& ring, bool outer) {
    snapper.begin();
    for (std::uint32_t i = 0; i < ring.size(); ++i) {
      const auto p = ring[i];
      snapper.add(p.x, p.y);
    }
    snapper.end(outer);
    vertices += ring.size();
  }
  void end_part() {}
};

struct BoxSink {
  geo::Box box;
  void ring(const RingView& ring, bool) {
    for (std::uint32_t i = 0; i < ring.size(); ++i) {
      if (const auto p = ring[i]; std::isfinite(p.x) && std::isfinite(p.y)) box.add(p);
    }
  }
  void end_part() {}
};

class GpkgSource final : public VectorSource {
 public:
  GpkgSource(const fs::path& file, const LayerFacts& facts, std::string field, ToLonLat to_lonlat)
      : where_{file, facts.table}, facts_(facts), field_(std::move(field)), to_lonlat_(std::move(to_lonlat)) {}

  [[nodiscard]] const std::string& layer() const override { return where_.layer; }
  [[nodiscard]] geo::Box stated_extent() override { return to_lonlat_.apply(stored_extent()); }
  VectorLayer read(double cell_m, const Progress& progress) override;

 private:
  /// What one thread makes of a range of rows.
  struct Piece {
    geo::ThinnedPaths shapes;
    std::vector<double> values;
    std::size_t vertices = 0;
    geo::Box seen;
    RowCounts counts;
  };
  struct Range {
    std::int64_t first, last;
  };

  geo::Box stored_extent();
  [[nodiscard]] geo::Box rtree_extent(const ReadDatabase& database) const;
  [[nodiscard]] geo::Box contents_extent(const ReadDatabase& database) const;
  [[nodiscard]] geo::Box scanned_extent(const ReadDatabase& database) const;
  [[nodiscard]] std::vector<Range> ranges(const ReadDatabase& database) const;
  void read_range(Query& q, Range range, geo::SnapGrid grid, Piece& into) const;

  LayerName where_;
  LayerFacts facts_;
  std::string field_;
  ToLonLat to_lonlat_;
  std::optional<geo::Box> extent_;  ///< in the source's coordinates
};

/// The R-tree's root page (node 1) holds the boxes of its children: all the layer's extent without reading a row.
/// Layout: https://www.sqlite.org/rtree.html, "Internal storage": depth and number of cells as 16-bit, then cells of a
/// 64-bit id and four 32-bit floats (min x, max x, min y, max y), big-endian.
geo::Box GpkgSource::rtree_extent(const ReadDatabase& database) const {
  const std::string nodes = "rtree_" + facts_.table + "_" + facts_.geometry_column + "_node";
  geo::Box box;
  if (!database.has_table(nodes)) return box;
  Query q(database, "SELECT data FROM " + sql_name(nodes) + " WHERE nodeno=1");
  if (!q.step()) return box;
  const auto data = q.blob(0);
  const auto big_endian = [&](std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | data[at + i];
    return value;
  };
  constexpr std::size_t head = 4, cell = 24;
  if (data.size() < head) return box;
  const std::size_t n = std::min<std::size_t>(big_endian(2, 2), (data.size() - head) / cell);
  for (std::size_t i = 0; i < n; ++i) {
    float v[4];
    for (std::size_t k = 0; k < 4; ++k) v[k] = std::bit_cast<float>(big_endian(head + i * cell + 8 + 4 * k, 4));
    if (std::isfinite(v[0]) && std::isfinite(v[1]) && std::isfinite(v[2]) && std::isfinite(v[3]))
      box.add({v[0], v[2], v[1], v[3]});
  }
  return box;
}

geo::Box GpkgSource::contents_extent(const ReadDatabase& database) const {
  Query q(database, "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name=?1");
  q.bind(1, facts_.table);
  if (!q.step()) return {};
  const geo::Box box{q.number(0), q.number(1), q.number(2), q.number(3)};
  return box.x0 <= box.x1 && box.y0 <= box.y1 ? box : geo::Box{};
}

geo::Box GpkgSource::scanned_extent(const ReadDatabase& database) const {
  Query q(database, "SELECT " + sql_name(facts_.geometry_column) + " FROM " + sql_name(facts_.table));
  BoxSink sink;
  while (q.step()) {
    try {
      if (!q.null(0)) read_gpkg_polygons(q.blob(0), sink);
    } catch (const DamagedGeometry&) {
      // Reading the rows will say which one it is.
    }
  }
  return sink.box;
}

geo::Box GpkgSource::stored_extent() {
  if (!extent_) {
    const ReadDatabase database(where_.file);
    extent_ = rtree_extent(database);
    if (extent_->empty()) extent_ = contents_extent(database);
    if (extent_->empty()) extent_ = scanned_extent(database);
  }
  return *extent_;
}

/// Row ranges to share out among threads: many more than threads, as rows differ in size.
std::vector<GpkgSource::Range> GpkgSource::ranges(const ReadDatabase& database) const {
  // One query each: SQLite finds the ends of the table at once, but scans it when asked for both together.
  std::int64_t first = 0, last = -1;
  for (auto [what, out] : {std::pair{"min", &first}, std::pair{"max", &last}}) {
    Query q(database, std::string("SELECT ") + what + "(rowid) FROM " + sql_name(facts_.table));
    if (q.step() && !q.null(0)) *out = q.integer(0);
  }
  if (last < first) return {};
  // In unsigned numbers: the ids may span more than a signed one can say.
  const std::uint64_t span = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
  const std::uint64_t n = std::min<std::uint64_t>(64, span / 16 + 1), step = span / n + 1;
  std::vector<Range> out;
  for (std::uint64_t i = 0; i < n; ++i) {
    const std::uint64_t from = i * step;
    if (from > span) break;
    const std::uint64_t to = std::min(span, from + (step - 1));
    out.push_back({static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + from),
                   static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + to)});
  }
  return out;
}

void GpkgSource::read_range(Query& q, Range range, geo::SnapGrid grid, Piece& into) const {
  geo::RingSnapper snapper(grid, into.shapes);
  SnapSink sink{snapper};
  q.restart();
  q.bind(1, range.first);
  q.bind(2, range.last);
  while (q.step()) {
    ++into.counts.rows;
    if (q.null(1)) {
      ++into.counts.no_shape;
    } else {
      try {
        const auto kind = read_gpkg_polygons(q.blob(1), sink);
        if (kind == GeometryKind::curved) throw NeedsGdal{};
        if (kind == GeometryKind::other) ++into.counts.not_polygon;
        if (kind == GeometryKind::none) ++into.counts.no_shape;
      } catch (const DamagedGeometry& damage) {
        where_.wrong(say("{} 行目：{}。元のデータから書き出し直してください。",
                         "row {}: {}; export the file again from its source", q.integer(0), damage.why));
      }
      if (snapper.take_broken()) ++into.counts.bad_coordinates;
    }
    snapper.end_shape();
    double value = NAN;
    switch (q.type(2)) {
      case SQLITE_INTEGER:
      case SQLITE_FLOAT:
        value = q.number(2);
        break;
      case SQLITE_NULL:
        break;
      default:
        where_.wrong(say("{} 行目：列「{}」の値「{}」は数ではありません。",
                         "row {}: field \"{}\" has \"{}\", which is no number", q.integer(0), field_,
                         std::string(q.text(2))));
    }
    if (std::isinf(value)) {
      ++into.counts.not_finite;
      value = NAN;
    }
    into.values.push_back(value);
  }
  into.vertices = sink.vertices;
  into.seen = snapper.seen();
}

VectorLayer GpkgSource::read(double cell_m, const Progress& progress) {
  const geo::SnapGrid grid = to_lonlat_.grid(cell_m, stored_extent());
  const std::string sql = "SELECT rowid, " + sql_name(facts_.geometry_column) + ", " + sql_name(field_) + " FROM " +
                          sql_name(facts_.table) + " WHERE rowid BETWEEN ?1 AND ?2";
  const ReadDatabase first_connection(where_.file);
  const auto pieces_of = ranges(first_connection);
  std::vector<Piece> pieces(pieces_of.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stop = false;
  std::mutex mutex;
  std::exception_ptr trouble;

  const auto work = [&](const ReadDatabase& database, bool reports) {
    try {
      Query q(database, sql);
      for (std::size_t i; !stop && (i = next++) < pieces.size();) {
        if (reports) {
          progress.at(static_cast<double>(i) / static_cast<double>(pieces.size()),
                      {"図形を読んでいます", "Reading the shapes"});
        }
        read_range(q, pieces_of[i], grid, pieces[i]);
      }
    } catch (...) {
      stop = true;
      const std::lock_guard lock(mutex);
      if (!trouble) trouble = std::current_exception();
    }
  };
  {
    const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1,
                                                        std::max<std::size_t>(1, std::min<std::size_t>(8, pieces.size())));
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) {
      others.emplace_back([&] {
        try {
          work(ReadDatabase(where_.file), false);
        } catch (...) {
          stop = true;
          const std::lock_guard lock(mutex);
          if (!trouble) trouble = std::current_exception();
        }
      });
    }
    work(first_connection, true);
  }
  if (trouble) std::rethrow_exception(trouble);

  VectorLayer layer;
  RowCounts counts;
  for (auto& piece : pieces) {
    layer.shapes.append(std::move(piece.shapes));
    layer.values.insert(layer.values.end(), piece.values.begin(), piece.values.end());
    layer.vertices += piece.vertices;
    layer.extent.add(piece.seen);
    counts.add(piece.counts);
    piece = {};
  }
  counts.report(where_, layer.warnings);
  to_lonlat_.apply(std::span(layer.shapes.points));
  layer.extent = to_lonlat_.apply(layer.extent);
  return layer;
}

/// The first row of a text column that is no number; nothing when all look like numbers.
std::optional<std::pair<std::int64_t, std::string>> first_non_number(const ReadDatabase& database, const std::string& table,
                                                                     const std::string& field) {
  Query q(database,
          "SELECT rowid, " + sql_name(field) + " FROM " + sql_name(table) + " WHERE " + sql_name(field) + " IS NOT NULL");
  while (q.step()) {
    if (!looks_numeric(q.text(1))) return std::pair{q.integer(0), std::string(q.text(1))};
  }
  return {};
}

}  // namespace

std::unique_ptr<VectorSource> open_gpkg_source(const fs::path& file, const std::optional<std::string>& wanted,
                                               const std::string& field) {
  if (!is_sqlite(file)) return nullptr;
  const ReadDatabase database(file);
  if (!database.has_table("gpkg_contents") || !database.has_table("gpkg_geometry_columns")) return nullptr;

  std::optional<LayerFacts> found;
  std::vector<std::string> there;
  {
    Query q(database,
            "SELECT g.table_name, g.column_name, g.geometry_type_name, g.srs_id, m.type, m.sql FROM gpkg_geometry_columns g "
            "LEFT JOIN sqlite_master m ON m.name = g.table_name AND m.type IN ('table','view') ORDER BY g.rowid");
    while (q.step()) {
      if (!may_hold_polygons(q.text(2))) continue;
      const std::string name(q.text(0));
      there.push_back(name);
      if (found || (wanted && *wanted != name)) continue;
      // Views and tables without row numbers are GDAL's.
      if (q.text(4) != "table" || q.text(5).find("WITHOUT ROWID") != std::string_view::npos) return nullptr;
      found = LayerFacts{name, std::string(q.text(1)), q.integer(3)};
    }
  }
  if (!found) {
    if (wanted) no_such_layer(file, *wanted, there);
    no_polygon_layer(file);
  }

  const LayerName where{file, found->table};
  std::vector<Field> fields;
  {
    Query q(database, "SELECT name, type, pk FROM pragma_table_info(?1)");
    q.bind(1, found->table);
    while (q.step()) {
      if (q.text(0) != found->geometry_column)
        fields.push_back({std::string(q.text(0)), declared_numeric(std::string(q.text(1))), q.integer(2) != 0});
    }
  }
  const Field& chosen = fields[find_field(where, fields, field)];
  if (!chosen.numeric) not_numeric(where, chosen.name, first_non_number(database, found->table, chosen.name));

  Query q(database, "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id=?1");
  q.bind(1, found->srs);
  ToLonLat to_lonlat;
  if (q.step()) {
    const std::string organization(q.text(0)), definition(q.text(2));
    if (found->srs <= 0 || definition == "undefined") return nullptr;
    if (!ToLonLat::is_lonlat(organization, q.integer(1))) {
      const bool epsg = sqlite3_stricmp(organization.c_str(), "epsg") == 0;
      to_lonlat = ToLonLat(where, epsg ? "EPSG:" + std::to_string(q.integer(1)) : definition);
    }
  } else {
    return nullptr;
  }
  return std::make_unique<GpkgSource>(file, *found, chosen.name, std::move(to_lonlat));
}

}  // namespace kuiki::store
