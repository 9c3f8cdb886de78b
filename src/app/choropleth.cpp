#include "app/choropleth.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>

#include "app/choropleth_areas.h"
#include "app/choropleth_join.h"
#include "app/choropleth_scene.h"
#include "app/choropleth_values.h"
#include "app/main_extent.h"
#include "app/peak_memory.h"
#include "base/atomic_file.h"
#include "base/number.h"
#include "base/printable.h"
#include "geo/snap.h"
#include "map/palette.h"
#include "render/page_painter.h"
#include "render/png.h"
#include "store/vector_file.h"

namespace kuiki::app {
namespace {

class Stopwatch {
 public:
  /// Seconds since the last call.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

bool is_png(const std::filesystem::path& output) {
  auto extension = output.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".png";
}

/// Not what metres, or latitude before longitude, look like.
bool is_degrees(const geo::Box& box) {
  constexpr geo::Box world{-361, -91, 361, 91};
  return !box.empty() && world.contains({box.x0, box.y0}) && world.contains({box.x1, box.y1});
}

geo::ProjectionPtr projection_for(const std::string& crs, const geo::Box& lonlat) {
  geo::ProjectionSpec spec;
  if (!crs.empty()) {
    spec.kind = geo::ProjectionSpec::Kind::crs;
    spec.crs = crs;
  } else if (is_degrees(lonlat)) {
    spec.lon0 = std::round(lonlat.center().x * 10) / 10;
    spec.lat0 = std::clamp(std::round(lonlat.center().y * 10) / 10, -85.0, 85.0);
  }
  return std::make_shared<const geo::Projection>(spec);
}

/// A third of the finest pixel of the output, metres: what thinning moves is then not to be seen. The frame's size is
/// only known once the legend is, and that once the values are: a good guess must do.
double cell_for(const ChoroplethRequest& request, const geo::Box& plane) {
  if (plane.empty()) return 0;
  constexpr double on_paper = 2.5;
  const double pixels_per_unit = is_png(request.output)     ? request.page.device_scale
                                 : request.fills_as_picture ? std::max(on_paper, request.page.device_scale)
                                                            : on_paper;
  return metres_per_unit(plane, request.page.width * 0.76, request.page.height * 0.82) / pixels_per_unit / 3;
}

[[noreturn]] void nothing_to_show(const ChoroplethRequest& request, const std::string& layer) {
  throw Error(
      Fault::input_wrong,
      say("{}（レイヤ {}）：図形が座標系 {} で描ける範囲にありません。--crs を省くか、別の座標系を指定してください。",
          "{} (layer {}): no shape lies where {} can show it; leave out --crs or name another one", request.file.string(),
          layer, request.crs.empty() ? "—" : request.crs));
}

struct ReadLayer {
  store::VectorLayer layer;
  MainExtent main;
};

/// Reads and thins, as finely as what is to be seen needs. The stated extent may be out of date, or be stretched by far rows:
/// then the grid was too coarse.
ReadLayer read_layer(const ChoroplethRequest& request, store::VectorFile& file, const Progress& progress) {
  geo::Box stated = file.stated_extent();
  if (!is_degrees(stated)) stated = {};
  double cell = cell_for(request, project_box(*projection_for(request.crs, stated), stated));
  for (int more = 4;; --more) {
    ReadLayer read{file.read(cell, progress), {}};
    read.main = main_extent(read.layer.shapes);
    const geo::Box seen = read.main.box;
    constexpr double much_finer = 1.0 / 64;
    const double needed =
        seen.empty() ? cell * much_finer : cell_for(request, project_box(*projection_for(request.crs, seen), seen));
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

/// Rings apart, those of rows without a place left out.
std::vector<bool> islands_of(const geo::PathSet& paths, const MainExtent& main) {
  std::vector<bool> islands = main.apart;
  for (const auto shape : main.at_zero) {
    for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) islands[ring] = false;
  }
  return islands;
}

/// What is known of the map before it is drawn.
Figure read_figure(const ChoroplethRequest& request, const Progress& progress, ChoroplethReport& report) {
  const bool joined = !request.join.empty();
  store::VectorFile file(request.file, {request.layer, request.source_crs}, joined ? request.join_key : request.value);
  const AreaFields fields = area_fields(file, request.merge_by);
  const auto key = joined ? std::optional(file.also(request.join_key)) : std::nullopt;
  auto [layer, main] = read_layer(request, file, progress);
  Figure figure;
  figure.layer = file.layer();
  report.layer = file.layer();
  report.field = file.field();
  report.features = layer.rows();
  report.vertices = layer.vertices;
  report.warnings = std::move(layer.warnings);
  const Text where = say("{}（レイヤ {}）：", "{} (layer {}): ", request.file.string(), short_name(file.layer()));
  if (key) {
    auto of_table = join_table(request, layer.columns[*key], report.warnings);
    figure.values = std::move(of_table.values);
    report.field = std::move(of_table.field);
  } else {
    figure.values = choropleth_values(layer, file.field(), where, request.no_data, report.warnings);
  }
  const AreaReport areas = make_areas(fields, layer, figure.values, report.warnings);
  report.areas = areas.areas;
  const bool rows_are_areas = areas.areas == areas.rows;
  if (!rows_are_areas) main = main_extent(layer.shapes);
  figure.projection = projection_for(request.crs, main.box.empty() ? layer.extent : main.box);
  tell_far(
      main.at_zero, rows_are_areas,
      {"経度 0・緯度 0 にある図形が {} 件{}あります。位置のない行とみて、図の範囲と投影の中心から外しました。",
       "{} shape(s){} lie at longitude 0, latitude 0: taken for rows without a place and left out of the map's extent and "
       "the centre of its projection."},
      report.warnings);
  tell_far(main.far, rows_are_areas,
           {"ほかから遠く離れた図形が {} 件{}あり、図の範囲と投影の中心から外しました（位置の誤りか、離島です）。",
            "{} shape(s){} lie far from all others (far islands, or placed wrongly) and were left out of the map's extent "
            "and the "
            "centre of its projection."},
           report.warnings);
  figure.told_far = main.far.size() + main.at_zero.size();
  figure.paths = std::make_shared<const geo::PathSet>(geo::project_paths(std::move(layer.shapes), *figure.projection));
  figure.shown = box_of_main(*figure.paths, main.apart);
  if (!main.far.empty()) figure.apart = islands_of(*figure.paths, main);
  if (figure.shown.empty()) nothing_to_show(request, figure.layer);
  return figure;
}

/// Vector pages of so many shapes take minutes and gigabytes, here and in every program that opens them.
void warn_of_many_shapes(const ChoroplethRequest& request, const Figure& figure, Warnings& warnings) {
  constexpr std::size_t many = 200'000;
  if (is_png(request.output) || request.fills_as_picture || figure.paths->shapes() <= many) return;
  warnings.push_back(say(
      "図形が {} 件あり、PDF・SVG は書き出しにも表示にも時間とメモリーがかかります。--fills-as-picture を付けると塗りだけを"
      "画像として埋め込み、軽くなります。",
      "{} shapes make a heavy PDF or SVG, slow to write and to open; --fills-as-picture puts the areas in as a light "
      "picture",
      format_number(static_cast<double>(figure.paths->shapes()), 0)));
}

}  // namespace

ChoroplethReport choropleth(const ChoroplethRequest& request, const Progress& progress) {
  Stopwatch whole, watch;
  ChoroplethReport report;
  const Progress reading([&](double f, const Text& step) { progress.at(0.05 + 0.55 * f, step); }, progress.stop_token());
  const Figure figure = [&] {
    try {
      return read_figure(request, reading, report);
    } catch (const std::bad_alloc&) {
      throw Error(Fault::input_wrong,
                  say("{} を読むにはメモリーが足りません。区域を絞るか、GeoPackage に変換してください。",
                      "there is not enough memory to read {}; choose a part of it or convert it to a GeoPackage",
                      request.file.string()));
    }
  }();
  report.open_s = watch.lap();

  progress.at(0.6, {"階級に分けています", "Classifying"});
  const auto classes =
      map::classify_areas(figure.values, {request.method, request.classes, request.exact_classes, request.breaks});
  const auto n = static_cast<int>(classes.classes.size());
  const auto colors = n == 0 ? std::vector<Rgba>{} : map::palette_colors(request.palette, n, request.reverse);
  if (n == 0) {
    report.warnings.push_back(say("列「{}」に値が一つもありません。すべてデータなしとして描きました。",
                                  "field \"{}\" has no value at all; everything is drawn as no data", request.value));
  }
  report.classify_s = watch.lap();
  report.with_value = figure.values.size() - classes.missing;
  for (const auto& c : classes.classes) report.class_counts.push_back(c.count);
  warn_of_many_shapes(request, figure, report.warnings);

  progress.at(0.65, {"地図を描いています", "Drawing the map"});
  const map::Scene scene = choropleth_scene(request, figure, classes, colors, report);
  const Text writing{"書き出しています", "Writing the file"};
  if (is_png(request.output)) {
    const auto image = render::paint_image(scene, request.page.device_scale);
    report.render_s = watch.lap();
    progress.at(0.85, writing);
    const double dots_per_metre = request.page.device_scale / request.page.points_per_unit * 72 / 0.0254;
    write_whole(request.output, render::encode_png(image, dots_per_metre));
  } else {
    report.render_s = watch.lap();
    progress.at(0.85, writing);
    render::write_scene(scene, request.output, request.page.device_scale, request.page.points_per_unit,
                        request.fills_as_picture ? render::Fills::picture : render::Fills::vectors);
  }
  report.encode_s = watch.lap();
  report.total_s = whole.lap();
  report.peak_rss_mb = peak_memory_mb();
  return report;
}

}  // namespace kuiki::app
