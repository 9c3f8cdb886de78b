#include "app/choropleth.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/main_extent.h"
#include "app/peak_memory.h"
#include "base/atomic_file.h"
#include "base/number.h"
#include "geo/snap.h"
#include "map/borders.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/sheet.h"
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

/// Outside the data's own areas nothing is known, neither land nor sea.
constexpr Rgba unknown_ground = rgb(0xf4f6f7);
constexpr double margin = 16;  ///< units between the data and the frame

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

double metres_per_unit(const geo::Box& plane, double width, double height) {
  const double scale =
      std::max(plane.width() / std::max(1.0, width - 2 * margin), plane.height() / std::max(1.0, height - 2 * margin));
  return scale > 0 && std::isfinite(scale) ? scale : 1;
}

/// A third of the finest pixel of the output: what thinning moves is then not to be seen.
double cell_for(const ChoroplethRequest& request, const geo::Projection& projection, const geo::Box& lonlat) {
  if (lonlat.empty()) return 0;
  // The frame's size is only known once the legend is, and that once the values are.
  const double scale =
      metres_per_unit(project_box(projection, lonlat), request.page.width * 0.76, request.page.height * 0.82);
  const double pixels_per_unit = is_png(request.output) ? request.page.device_scale : 2.5;
  return scale / pixels_per_unit / 3;
}

Text projection_words(const geo::ProjectionSpec& spec) {
  if (spec.kind == geo::ProjectionSpec::Kind::crs) return say("投影：{}", "Projection: {}", spec.crs);
  return say("投影：ランベルト正積方位図法（中心 東経{:.1f}°・北緯{:.1f}°）",
             "Projection: Lambert azimuthal equal-area (centre {:.1f}° E, {:.1f}° N)", spec.lon0, spec.lat0);
}

map::FillItem fills(const geo::PathSetPtr& paths, const map::Placement& at, const map::Classes& classes,
                    const std::vector<Rgba>& colors) {
  map::FillItem item{paths, at, {}, {}};
  for (const Rgba color : colors) item.paints.push_back({color});
  const auto missing = static_cast<std::uint8_t>(item.paints.size());
  item.paints.push_back(map::no_data_paint());
  item.paint_of.resize(paths->shapes());
  for (std::size_t i = 0; i < paths->shapes(); ++i) {
    const auto c = classes.class_of[i];
    item.paint_of[i] = c < 0 ? missing : static_cast<std::uint8_t>(c);
  }
  return item;
}

/// Side of the square as large as the average shape, units.
double average_side(const geo::PathSet& paths, double k) {
  double sum = 0;
  std::size_t shapes = 0;
  for (std::size_t s = 0; s < paths.shapes(); ++s) {
    const auto first = paths.first_ring(s), last = paths.shape_end[s];
    shapes += first != last;
    for (auto ring = first; ring < last; ++ring) {
      const auto from = paths.first_point(ring), to = paths.ring_end[ring];
      for (auto i = from, j = to - 1; i < to; j = i++) {
        const auto a = paths.points[j], b = paths.points[i];
        sum += (static_cast<double>(a.x) - b.x) * (static_cast<double>(a.y) + b.y) / 2;
      }
    }
  }
  return shapes == 0 ? 0 : std::sqrt(std::abs(sum) / static_cast<double>(shapes)) * k;
}

/// White hairlines between areas and a quiet line around all of them; nothing where areas are so small that lines would hide
/// their colours.
void add_borders(const geo::PathSetPtr& paths, const map::Placement& at, std::vector<map::Item>& items) {
  const double side = average_side(*paths, at.k);
  if (side < 6) return;
  const double width = std::clamp(side / 40, 0.3, 1.0);
  const auto lines = map::split_borders(*paths, 2, [](std::int32_t, std::int32_t other) { return other < 0 ? 0 : 1; });
  if (lines[1]) items.push_back(map::StrokeItem{lines[1], at, map::paper::white.with_alpha(220), width, {}});
  if (lines[0]) items.push_back(map::StrokeItem{lines[0], at, map::paper::outline.with_alpha(170), width, {}});
}

}  // namespace

ChoroplethReport choropleth(const ChoroplethRequest& request, const Progress& progress) {
  Stopwatch whole, watch;
  ChoroplethReport report;
  const Lang lang = request.lang;

  const Progress reading([&](double f, const Text& step) { progress.at(0.05 + 0.5 * f, step); }, progress.stop_token());
  store::VectorFile file(request.file, request.layer, request.value);
  geo::Box extent = file.stated_extent();
  auto projection = projection_for(request.crs, extent);
  auto layer = file.read(cell_for(request, *projection, extent), reading);
  // A file's own extent may be out of date, far too large: what it holds deserves a finer grid and its own middle.
  for (int again = 0; again < 4 && layer.extent.width() < extent.width() / 2 && layer.extent.height() < extent.height() / 2;
       ++again) {
    extent = layer.extent;
    projection = projection_for(request.crs, extent);
    layer = file.read(cell_for(request, *projection, extent), reading);
  }
  report.features = layer.values.size();
  report.vertices = layer.vertices;
  report.warnings = std::move(layer.warnings);
  report.open_s = watch.lap();

  progress.at(0.6, {"階級に分けています", "Classifying"});
  const auto classes = map::classify(layer.values, request.method, request.classes, request.breaks);
  const auto n = static_cast<int>(classes.classes.size());
  const auto colors = n == 0 ? std::vector<Rgba>{} : map::palette_colors(request.palette, n, request.reverse);
  if (n == 0) {
    report.warnings.push_back(say("列「{}」に値が一つもありません。すべてデータなしとして描きました。",
                                  "field \"{}\" has no value at all; everything is drawn as no data", request.value));
  }
  report.classify_s = watch.lap();

  progress.at(0.65, {"地図を描いています", "Drawing the map"});
  const auto paths = std::make_shared<const geo::PathSet>(geo::project_paths(std::move(layer.shapes), *projection));
  const geo::Box plane = main_extent(*paths);
  if (plane.empty()) {
    throw Error(
        Fault::input_wrong,
        say("{}（レイヤ {}）：図形が座標系 {} で描ける範囲にありません。--crs を省くか、別の座標系を指定してください。",
            "{} (layer {}): no shape lies where {} can show it; leave out --crs or name another one", request.file.string(),
            file.layer(), request.crs.empty() ? "—" : request.crs));
  }

  map::Sheet sheet;
  sheet.lang = lang;
  sheet.title = request.title.value_or(request.value);
  sheet.subtitle =
      say("{}（{}件）", "{} ({} areas)", file.layer(), format_number(static_cast<double>(report.features), 0)).in(lang);
  const map::Counter counter{{"{}件", "{}"}, {"{}件", "{}"}};
  sheet.legend.push_back(
      map::class_legend(classes, colors, request.method, decimals_for(layer.values), request.value, counter, lang));
  sheet.sources = say("データ：{}（レイヤ {}、列 {}）", "Data: {} (layer {}, field {})", request.file.filename().string(),
                      file.layer(), request.value)
                      .in(lang);
  sheet.remarks.push_back(projection_words(projection->spec()).in(lang));

  const auto view_in = [&](const map::Rect& r) {
    return map::View{projection, plane.center(), metres_per_unit(plane, r.w, r.h), r.w, r.h};
  };
  map::Rect frame = map::sheet_frame(sheet, request.page);
  map::View view = view_in(frame);
  const geo::Point low = view.to_plane(0, view.height), high = view.to_plane(view.width, 0);
  if (const auto beyond = shapes_beyond(*paths, {low.x, low.y, high.x, high.y}); beyond > 0) {
    // The sheet owes its reader to say so, and the remark may cost the frame a line.
    const Text left_out =
        say("遠く離れた{}件は、全部または一部が図の枠の外にあります。",
            "{} far away area(s) lie wholly or partly outside the frame.", format_number(static_cast<double>(beyond), 0));
    sheet.remarks.push_back(left_out.in(lang));
    report.warnings.push_back(left_out);
    frame = map::sheet_frame(sheet, request.page);
    view = view_in(frame);
  }
  sheet.view = view;
  const geo::Point corner = view.to_frame(paths->origin);
  const map::Placement at{1 / view.metres_per_unit, corner.x, corner.y};
  map::Scene scene;
  scene.width = frame.w, scene.height = frame.h;
  scene.background = unknown_ground;
  scene.items.emplace_back(fills(paths, at, classes, colors));
  add_borders(paths, at, scene.items);
  scene = map::compose_sheet(sheet, request.page, std::move(scene));

  if (is_png(request.output)) {
    const auto image = render::paint_image(scene, request.page.device_scale);
    report.render_s = watch.lap();
    progress.at(0.85, {"書き出しています", "Writing the file"});
    const double dots_per_metre = request.page.device_scale / request.page.points_per_unit * 72 / 0.0254;
    write_whole(request.output, render::encode_png(image, dots_per_metre));
  } else {
    report.render_s = watch.lap();
    progress.at(0.85, {"書き出しています", "Writing the file"});
    render::write_scene(scene, request.output, request.page.device_scale, request.page.points_per_unit);
  }
  report.encode_s = watch.lap();
  report.total_s = whole.lap();
  report.peak_rss_mb = peak_memory_mb();
  progress.at(1, {"書き出しました", "Written"});
  return report;
}

}  // namespace kuiki::app
