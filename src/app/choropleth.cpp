#include "app/choropleth.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/choropleth_scene.h"
#include "app/main_extent.h"
#include "app/peak_memory.h"
#include "base/atomic_file.h"
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

geo::ProjectionPtr projection_for(const std::string& crs, const geo::Box& lonlat) {
  geo::ProjectionSpec spec;
  if (!crs.empty()) {
    spec.kind = geo::ProjectionSpec::Kind::crs;
    spec.crs = crs;
  } else if (!lonlat.empty()) {
    spec.lon0 = std::round(lonlat.center().x * 10) / 10;
    spec.lat0 = std::clamp(std::round(lonlat.center().y * 10) / 10, -85.0, 85.0);
  }
  return std::make_shared<const geo::Projection>(spec);
}

/// A third of the finest pixel of the output, metres: what thinning moves is then not to be seen. The frame's size is
/// only known once the legend is, and that once the values are: a good guess must do.
double cell_for(const ChoroplethRequest& request, const geo::Box& plane) {
  if (plane.empty()) return 0;
  const double pixels_per_unit = is_png(request.output) ? request.page.device_scale : 2.5;
  return metres_per_unit(plane, request.page.width * 0.76, request.page.height * 0.82) / pixels_per_unit / 3;
}

[[noreturn]] void nothing_to_show(const ChoroplethRequest& request, const std::string& layer) {
  throw Error(
      Fault::input_wrong,
      say("{}（レイヤ {}）：図形が座標系 {} で描ける範囲にありません。--crs を省くか、別の座標系を指定してください。",
          "{} (layer {}): no shape lies where {} can show it; leave out --crs or name another one", request.file.string(),
          layer, request.crs.empty() ? "—" : request.crs));
}

/// Reads, thins and projects; notes in the report what was read.
Figure read_figure(const ChoroplethRequest& request, const Progress& progress, ChoroplethReport& report) {
  store::VectorFile file(request.file, request.layer, request.value);
  Figure figure;
  figure.layer = file.layer();
  geo::Box extent = file.stated_extent();
  figure.projection = projection_for(request.crs, extent);
  double cell = cell_for(request, project_box(*figure.projection, extent));
  for (int more = 4;; --more) {
    auto layer = file.read(cell, progress);
    figure.paths = std::make_shared<const geo::PathSet>(geo::project_paths(std::move(layer.shapes), *figure.projection));
    figure.shown = main_extent(*figure.paths);
    // The stated extent may be out of date, or be stretched by far islands: then the grid was too coarse for what is to be
    // seen.
    const double needed =
        cell_for(request, figure.shown.empty() ? project_box(*figure.projection, layer.extent) : figure.shown);
    if (more > 0 && cell > 2 * needed) {
      cell = needed;
      if (layer.extent.width() < extent.width() / 2 || layer.extent.height() < extent.height() / 2) {
        figure.projection = projection_for(request.crs, extent = layer.extent);
      }
      continue;
    }
    if (figure.shown.empty()) nothing_to_show(request, figure.layer);
    report.features = layer.values.size();
    report.vertices = layer.vertices;
    report.warnings = std::move(layer.warnings);
    figure.values = std::move(layer.values);
    return figure;
  }
}

}  // namespace

ChoroplethReport choropleth(const ChoroplethRequest& request, const Progress& progress) {
  Stopwatch whole, watch;
  ChoroplethReport report;
  const Progress reading([&](double f, const Text& step) { progress.at(0.05 + 0.55 * f, step); }, progress.stop_token());
  const Figure figure = read_figure(request, reading, report);
  report.open_s = watch.lap();

  progress.at(0.6, {"階級に分けています", "Classifying"});
  const auto classes = map::classify(figure.values, request.method, request.classes, request.breaks);
  const auto n = static_cast<int>(classes.classes.size());
  const auto colors = n == 0 ? std::vector<Rgba>{} : map::palette_colors(request.palette, n, request.reverse);
  if (n == 0) {
    report.warnings.push_back(say("列「{}」に値が一つもありません。すべてデータなしとして描きました。",
                                  "field \"{}\" has no value at all; everything is drawn as no data", request.value));
  }
  report.classify_s = watch.lap();

  progress.at(0.65, {"地図を描いています", "Drawing the map"});
  const map::Scene scene = choropleth_scene(request, figure, classes, colors, report.warnings);
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
    render::write_scene(scene, request.output, request.page.device_scale, request.page.points_per_unit);
  }
  report.encode_s = watch.lap();
  report.total_s = whole.lap();
  report.peak_rss_mb = peak_memory_mb();
  return report;
}

}  // namespace kuiki::app
