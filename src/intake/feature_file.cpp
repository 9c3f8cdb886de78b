#include "intake/feature_file.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "base/error.h"
#include "base/printable.h"
#include "geo/feature_outlines.h"
#include "geo/topology.h"
#include "intake/feature_areas.h"
#include "intake/feature_values.h"
#include "intake/header_words.h"
#include "map/main_extent.h"
#include "store/vector_file.h"

namespace kuiki::intake {
namespace {

std::optional<std::string> layer_of(const map::FileSource& source) {
  return source.layer.empty() ? std::nullopt : std::optional(source.layer);
}

/// Not what metres, or latitude before longitude, look like.
bool is_degrees(const geo::Box& box) {
  constexpr geo::Box world{-361, -91, 361, 91};
  return !box.empty() && world.contains({box.x0, box.y0}) && world.contains({box.x1, box.y1});
}

struct ReadLayer {
  store::VectorLayer layer;
  map::MainExtent main;
  double cell_m = 0;
};

/// Reads and thins, as finely as what is to be seen needs. The stated extent may be out of date, or be stretched by far rows:
/// then the grid was too coarse.
ReadLayer read_layer(const FeatureWishes& wishes, store::VectorFile& file, const Progress& progress) {
  geo::Box stated = file.stated_extent();
  if (!is_degrees(stated)) stated = {};
  double cell = wishes.cell_for(stated);
  for (int more = 4;; --more) {
    ReadLayer read{file.read(cell, progress), {}, cell};
    read.main = map::main_extent(read.layer.shapes);
    const geo::Box seen = read.main.box;
    constexpr double much_finer = 1.0 / 64;
    const double needed = seen.empty() ? cell * much_finer : wishes.cell_for(seen);
    if (more == 0 || !(cell > 2 * needed)) return read;
    cell = needed;
  }
}

/// Of rows that lie apart: how many, and which they are where rows are areas.
void tell_far(const std::vector<std::uint32_t>& shapes, bool rows_are_areas, const Text& what, Warnings& warnings) {
  if (shapes.empty()) return;
  std::string rows;
  for (std::size_t i = 0; i < shapes.size() && i < 3 && rows_are_areas; ++i) {
    rows += (i ? ", " : "") + std::to_string(shapes[i] + 1);
  }
  if (rows_are_areas && shapes.size() > 3) rows += " …";
  const Text which = rows.empty() ? Text{} : say("（{} 行目）", " (row {})", rows);
  warnings.push_back(say(what.ja, what.en, shapes.size(), which));
}

void tell_apart(const map::MainExtent& main, bool rows_are_areas, Warnings& warnings) {
  tell_far(
      main.at_zero, rows_are_areas,
      {"経度 0・緯度 0 にある図形が {} 件{}あります。位置のない行とみて、図の範囲と投影の中心から外しました。",
       "{} shape(s){} lie at longitude 0, latitude 0: taken for rows without a place and left out of the map's extent and "
       "the centre of its projection."},
      warnings);
  tell_far(main.far, rows_are_areas,
           {"ほかから遠く離れた図形が {} 件{}あり、図の範囲と投影の中心から外しました（位置の誤りか、離島です）。",
            "{} shape(s){} lie far from all others (far islands, or placed wrongly) and were left out of the map's extent "
            "and the "
            "centre of its projection."},
           warnings);
}

/// A column of the areas up to where the file's begin: what nobody had a value for has none.
template <class Value>
void fill_up(model::Column<Value, model::AreaRow>& column, std::size_t first, std::vector<Value>&& values) {
  column.resize(first);
  column.insert(column.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
}

void append_areas(store::VectorLayer&& layer, std::vector<std::string>&& names, model::Dataset& into) {
  auto& areas = into.areas;
  const std::size_t first = areas.size();
  const std::size_t count = layer.rows();
  // Outlines stand in `focus`: like districts and towns they have one only.
  while (areas.focus.features() < first) areas.focus.close_feature();
  std::vector<double> km2;
  std::vector<geo::Point> centre;
  geo::append_shapes(std::move(layer.shapes), areas.focus, km2, centre);
  constexpr std::size_t few = 3'000;
  for (std::size_t i = 0; i < count && count <= few; ++i)
    if (areas.focus.has_shape(first + i) && !geo::contains(areas.focus, first + i, centre[i]))
      centre[i] = geo::visual_centre(areas.focus, first + i);
  areas.kind.resize(first + count, model::AreaKind::feature);
  fill_up(areas.area_km2, first, std::move(km2));
  fill_up(areas.centre, first, std::move(centre));
  if (!names.empty()) fill_up(areas.name, first, std::move(names));
}

std::uint16_t period_row(model::Dataset& data, const model::Period& period) {
  const auto found = std::ranges::find(data.periods, period);
  const auto at = static_cast<std::uint16_t>(found - data.periods.begin());
  if (found == data.periods.end()) data.periods.push_back(period);
  return at;
}

/// Only areas with a figure: for the others there is no row at all, and the map says so.
void append_figures(const std::vector<double>& values, const model::FeatureSet& set, model::Dataset& into) {
  model::FigureColumn column;
  column.indicator = model::IndicatorRow(into.indicators.size());
  column.period = period_row(into, period_in_header(set.field).value_or(model::Period{}));
  auto rows = std::make_shared<std::vector<model::AreaRow>>();
  rows->reserve(values.size());
  column.value.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    rows->emplace_back(set.first.index() + i);
    column.value.push_back(values[i]);
  }
  column.status.assign(column.value.size(), model::Status::published);
  column.areas = std::move(rows);
  model::Indicator indicator;
  indicator.id = set.id;
  indicator.name = set.field;
  into.indicators.push_back(std::move(indicator));
  into.columns.push_back(std::move(column));
}

FeatureReport read_all(const FeatureWishes& wishes, model::Dataset& into, const Progress& progress) {
  const map::FileSource& source = wishes.source;
  const std::filesystem::path path(source.file);
  store::VectorFile file(path, {layer_of(source), source.crs}, wishes.join ? wishes.key : source.value);
  const AreaFields fields = area_fields(file, source.merge_by, source.label);
  const auto key = wishes.join ? std::optional(file.also(wishes.key)) : std::nullopt;
  auto [layer, main, cell_m] = read_layer(wishes, file, progress);
  FeatureReport report;
  report.layer = file.layer();
  report.field = file.field();
  report.rows = layer.rows();
  report.vertices = layer.vertices;
  report.warnings = std::move(layer.warnings);
  const Text where = say("{}（レイヤ {}）：", "{} (layer {}): ", source.file, short_name(file.layer()));
  std::vector<double> values;
  if (key) {
    auto joined = wishes.join(layer.columns[*key], report.warnings);
    values = std::move(joined.values);
    report.field = std::move(joined.field);
  } else {
    values = feature_values(layer, file.field(), where, source.no_data, report.warnings);
  }
  const AreaReport areas = make_areas(fields, layer, values, report.warnings);
  report.areas = areas.areas;
  const bool rows_are_areas = areas.areas == areas.rows;
  if (!rows_are_areas) main = map::main_extent(layer.shapes);
  tell_apart(main, rows_are_areas, report.warnings);

  model::FeatureSet set;
  set.id = source.id();
  set.file = path.filename().string();
  set.layer = file.layer();
  set.field = report.field;
  set.first = model::AreaRow(into.areas.size());
  set.count = layer.rows();
  set.cell_m = cell_m;
  set.main = main.box.empty() ? layer.extent : main.box;
  set.island = main.island;
  for (const auto& apart : {main.far, main.at_zero})
    for (const auto shape : apart) set.far.emplace_back(set.first.index() + shape);
  std::vector<std::string> names;
  if (fields.name) names = std::move(layer.columns[*fields.name]);
  append_areas(std::move(layer), std::move(names), into);
  append_figures(values, set, into);
  into.feature_sets.push_back(std::move(set));
  return report;
}

}  // namespace

FeatureReport read_features(const FeatureWishes& wishes, model::Dataset& into, const Progress& progress) {
  try {
    return read_all(wishes, into, progress);
  } catch (const std::bad_alloc&) {
    throw Error(
        Fault::input_wrong,
        say("{} を読むにはメモリーが足りません。区域を絞るか、GeoPackage に変換してください。",
            "there is not enough memory to read {}; choose a part of it or convert it to a GeoPackage", wishes.source.file));
  }
}

std::string first_figures(const map::FileSource& source) {
  const store::VectorFile file(source.file, {layer_of(source), source.crs}, "#1");
  for (const auto& field : file.fields())
    if (field.numeric && !field.key) return field.name;
  std::string names;
  for (const auto& field : file.fields()) names += (names.empty() ? "" : ", ") + short_name(field.name);
  throw Error(Fault::input_wrong,
              say("{}（レイヤ {}）：数値の列がありません。あるのは {} です。",
                  "{} (layer {}): it has no field of numbers; it has {}", source.file, short_name(file.layer()), names));
}

}  // namespace kuiki::intake
