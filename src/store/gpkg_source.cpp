#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "base/printable.h"
#include "store/gpkg_layers.h"
#include "store/ogr_rings.h"
#include "store/schema_sql.h"
#include "store/sqlite_statement.h"
#include "store/vector_source.h"
#include "store/wkb.h"

namespace kuiki::store {
namespace {

class GpkgSource final : public VectorSource {
 public:
  GpkgSource(std::filesystem::path file, LayerName where, LayerFacts facts, std::vector<Field> fields, StatedCrs crs)
      : file_(std::move(file)),
        where_(std::move(where)),
        facts_(std::move(facts)),
        fields_(std::move(fields)),
        crs_(std::move(crs)) {}

  [[nodiscard]] const LayerName& where() const override { return where_; }
  [[nodiscard]] const std::vector<Field>& fields() const override { return fields_; }
  [[nodiscard]] const StatedCrs& crs() const override { return crs_; }
  [[nodiscard]] geo::Box stored_extent() override;
  [[nodiscard]] std::size_t rows_about() override;
  RawLayer read(const ReadPlan& plan, const Progress& progress) override;

 private:
  struct Range {
    std::int64_t first, last;
  };

  [[nodiscard]] geo::Box rtree_extent(const SqliteConnection& database) const;
  [[nodiscard]] geo::Box contents_extent(const SqliteConnection& database) const;
  [[nodiscard]] geo::Box scanned_extent(const SqliteConnection& database) const;
  [[nodiscard]] std::vector<Range> ranges(const SqliteConnection& database) const;
  [[nodiscard]] std::string query(const ReadPlan& plan) const;
  void read_range(SqliteStatement& q, Range range, const ReadPlan& plan, RawLayer& into) const;
  [[nodiscard]] ShapeTaker::Found take_shape(const SqliteStatement& q, ShapeTaker& taker) const;

  std::filesystem::path file_;
  LayerName where_;
  LayerFacts facts_;
  std::vector<Field> fields_;
  StatedCrs crs_;
  std::optional<geo::Box> extent_;  ///< in the source's coordinates
};

/// The R-tree's root page (node 1) holds the boxes of its children: all the layer's extent without reading a row.
/// Layout: https://www.sqlite.org/rtree.html, "Internal storage": depth and number of cells as 16-bit, then cells of a
/// 64-bit id and four 32-bit floats (min x, max x, min y, max y), big-endian.
geo::Box GpkgSource::rtree_extent(const SqliteConnection& database) const {
  const std::string nodes = "rtree_" + facts_.table + "_" + facts_.geometry_column + "_node";
  geo::Box box;
  if (!database.has_table(nodes)) return box;
  SqliteStatement q(database, "SELECT data FROM " + sql_name(nodes) + " WHERE nodeno=1");
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

geo::Box GpkgSource::contents_extent(const SqliteConnection& database) const {
  SqliteStatement q(database, "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name=?1");
  q.bind(1, facts_.table);
  if (!q.step()) return {};
  const geo::Box box{q.number(0), q.number(1), q.number(2), q.number(3)};
  const bool finite = std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
  return finite && !box.empty() ? box : geo::Box{};
}

geo::Box GpkgSource::scanned_extent(const SqliteConnection& database) const {
  SqliteStatement q(database, "SELECT " + sql_name(facts_.geometry_column) + " FROM " + sql_name(facts_.table));
  BoxSink sink;
  while (q.step()) {
    try {
      if (!q.null(0)) read_gpkg_polygons(q.blob(0), sink);
    } catch (const DamagedGeometry&) {
      continue;  // reading the rows will say which one it is
    }
  }
  return sink.box;
}

geo::Box GpkgSource::stored_extent() {
  if (!extent_) {
    const SqliteConnection database(file_);
    extent_ = rtree_extent(database);
    if (extent_->empty()) extent_ = contents_extent(database);
    if (extent_->empty()) extent_ = scanned_extent(database);
  }
  return *extent_;
}

/// Row ranges to share out among threads: many more than threads, as rows differ in size.
std::vector<GpkgSource::Range> GpkgSource::ranges(const SqliteConnection& database) const {
  // One query each: SQLite finds the ends of the table at once, but scans it when asked for both together.
  std::int64_t first = 0, last = -1;
  for (auto [what, out] : {std::pair{"min", &first}, std::pair{"max", &last}}) {
    SqliteStatement q(database, std::string("SELECT ") + what + "(rowid) FROM " + sql_name(facts_.table));
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

std::size_t GpkgSource::rows_about() {
  const SqliteConnection database(file_);
  const auto all = ranges(database);
  return all.empty() ? 0
                     : static_cast<std::size_t>(static_cast<std::uint64_t>(all.back().last) -
                                                static_cast<std::uint64_t>(all.front().first)) +
                           1;
}

std::string GpkgSource::query(const ReadPlan& plan) const {
  std::string columns = "rowid, " + sql_name(facts_.geometry_column) + ", " + sql_name(fields_[plan.value].name);
  for (const auto field : plan.also) columns += ", " + sql_name(fields_[field].name);
  return "SELECT " + columns + " FROM " + sql_name(facts_.table) + " WHERE rowid BETWEEN ?1 AND ?2";
}

/// Plain shapes as they lie in the blob; curves through GDAL, which makes them straight.
ShapeTaker::Found GpkgSource::take_shape(const SqliteStatement& q, ShapeTaker& taker) const {
  if (q.null(1)) return ShapeTaker::Found::nothing;
  try {
    const auto blob = q.blob(1);
    switch (read_gpkg_polygons(blob, taker)) {
      case GeometryKind::polygons:
        return ShapeTaker::Found::polygons;
      case GeometryKind::none:
        return ShapeTaker::Found::nothing;
      case GeometryKind::other:
        return ShapeTaker::Found::other;
      case GeometryKind::curved:
        taker.start_again();
        return take_curved_blob(blob, taker);
    }
  } catch (const DamagedGeometry& damage) {
    where_.wrong(say("{} 行目：{}。元のデータから書き出し直してください。",
                     "row {}: {}; export the file again from its source", q.integer(0), damage.why));
  }
  return ShapeTaker::Found::nothing;
}

/// A cell as a text, whatever it is stored as.
std::string cell_text(const SqliteStatement& q, int column) {
  return q.type(column) == SQLITE_BLOB ? std::string("(BLOB)") : std::string(q.text(column));
}

void GpkgSource::read_range(SqliteStatement& q, Range range, const ReadPlan& plan, RawLayer& into) const {
  ShapeTaker taker(plan.grid, into);
  into.columns.resize(plan.also.size());
  q.restart();
  q.bind(1, range.first);
  q.bind(2, range.last);
  while (q.step()) {
    taker.end_shape(take_shape(q, taker));
    if (plan.value_as_text) {
      into.cells.push_back(cell_text(q, 2));
    } else {
      const int type = q.type(2);
      into.odd_cells = into.odd_cells || type == SQLITE_TEXT || type == SQLITE_BLOB;
      into.add_value(type == SQLITE_INTEGER || type == SQLITE_FLOAT ? q.number(2) : NAN);
    }
    for (std::size_t i = 0; i < plan.also.size(); ++i) into.columns[i].push_back(cell_text(q, static_cast<int>(3 + i)));
  }
  taker.finish();
}

RawLayer GpkgSource::read(const ReadPlan& plan, const Progress& progress) {
  const std::string sql = query(plan);
  const SqliteConnection first_connection(file_);
  const auto pieces_of = ranges(first_connection);
  std::vector<RawLayer> pieces(pieces_of.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stop = false;
  std::mutex mutex;
  std::exception_ptr trouble;

  const auto work = [&](const SqliteConnection& database, bool reports) {
    SqliteStatement q(database, sql);
    for (std::size_t i; !stop && (i = next++) < pieces.size();) {
      if (reports) {
        progress.at(static_cast<double>(i) / static_cast<double>(pieces.size()),
                    {"図形を読んでいます", "Reading the shapes"});
      }
      read_range(q, pieces_of[i], plan, pieces[i]);
    }
  };
  const auto guarded = [&](const auto& task) {
    try {
      task();
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
      others.emplace_back([&] { guarded([&] { work(SqliteConnection(file_), false); }); });
    }
    guarded([&] { work(first_connection, true); });
  }
  if (trouble) std::rethrow_exception(trouble);

  RawLayer layer;
  layer.columns.resize(plan.also.size());
  for (auto& piece : pieces) {
    layer.append(std::move(piece));
    piece = {};
  }
  return layer;
}

[[noreturn]] void no_geopackage(const VectorInput& input) {
  throw Error(Fault::input_wrong,
              say("{} は SQLite ですが、GeoPackage の表（gpkg_contents、gpkg_geometry_columns）がありません。QGIS などで "
                  "GeoPackage に書き出してください。",
                  "{} is a SQLite file without the tables of a GeoPackage (gpkg_contents, gpkg_geometry_columns); export it "
                  "as a GeoPackage, for example with QGIS",
                  input.shown));
}

}  // namespace

std::unique_ptr<VectorSource> open_gpkg_source(const VectorInput& input) {
  const SqliteConnection database(input.file);
  if (!database.has_table("gpkg_contents") || !database.has_table("gpkg_geometry_columns")) no_geopackage(input);
  const GpkgLayers layers = layers_of(database);
  Warnings notes;
  const std::size_t chosen = choose_layer(input, layers.offers, notes);
  const LayerFacts& facts = layers.facts[chosen];
  const LayerName where{input.shown, facts.table};
  if (!layers.refused[chosen].empty()) where.wrong(layers.refused[chosen]);
  auto fields = fields_of(database, facts);
  if (fields.empty()) {
    where.wrong({"読める列がありません。元のデータから書き出し直してください。",
                 "it has no columns that can be read; export it again from its source"});
  }
  auto source = std::make_unique<GpkgSource>(input.file, where, facts, std::move(fields), crs_of(database, facts));
  source->notes = std::move(notes);
  return source;
}

}  // namespace kuiki::store
