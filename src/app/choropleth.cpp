#include "app/choropleth.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/choropleth_join.h"
#include "app/peak_memory.h"
#include "base/atomic_file.h"
#include "base/number.h"
#include "base/plural.h"
#include "base/strings.h"
#include "intake/feature_file.h"
#include "map/compose.h"
#include "map/extent.h"
#include "map/legend.h"
#include "render/page_painter.h"
#include "render/png.h"

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

bool is_png(const std::filesystem::path& output) { return lower_ascii(output.extension().string()) == ".png"; }

geo::ProjectionPtr projection_for(const std::string& crs, const geo::Box& lonlat) {
  geo::ProjectionSpec spec;
  if (!crs.empty()) {
    spec.kind = geo::ProjectionSpec::Kind::crs;
    spec.crs = crs;
  } else if (!lonlat.empty()) {
    spec.lon0 = lonlat.center().x;
    spec.lat0 = std::clamp(lonlat.center().y, -85.0, 85.0);
  }
  return std::make_shared<const geo::Projection>(spec);
}

/// A third of the finest pixel of the output, metres: what thinning moves is then not to be seen. The frame's size is
/// only known once the legend is, and that once the values are: a good guess must do.
double cell_for(const ChoroplethRequest& request, const geo::Box& lonlat) {
  if (lonlat.empty()) return 0;
  const geo::Box plane = geo::project_box(*projection_for(request.crs, lonlat), lonlat);
  if (plane.empty()) return 0;
  constexpr double on_paper = 2.5;
  const double pixels_per_unit = is_png(request.output)     ? request.page.device_scale
                                 : request.fills_as_picture ? std::max(on_paper, request.page.device_scale)
                                                            : on_paper;
  constexpr double margin = 16;
  const double across = plane.width() / std::max(1.0, request.page.width * 0.76 - 2 * margin);
  const double up = plane.height() / std::max(1.0, request.page.height * 0.82 - 2 * margin);
  const double metres_per_unit = std::max(across, up);
  return metres_per_unit > 0 && std::isfinite(metres_per_unit) ? metres_per_unit / pixels_per_unit / 3 : 0;
}

map::FileSource source_of(const ChoroplethRequest& request) {
  map::FileSource source;
  source.file = request.file.string();
  source.layer = request.layer.value_or("");
  source.value = request.value;
  source.merge_by = request.merge_by;
  source.crs = request.source_crs;
  source.no_data = request.no_data;
  if (request.label)
    source.label = *request.label == "auto" ? std::string{} : *request.label;
  else if (!request.ranking)
    source.label = "none";
  return source;
}

map::MapDocument document_of(const ChoroplethRequest& request, const model::FeatureSet& set) {
  map::AreaFill fill;
  fill.indicator = set.id;
  fill.method = request.method;
  fill.classes = request.classes;
  fill.exact_classes = request.exact_classes;
  fill.breaks = request.breaks;
  fill.palette = request.palette;
  fill.reverse = request.reverse;
  map::MapDocument document;
  document.title = plain(request.title.value_or(set.field));
  document.subtitle = say("{}（{}件）", "{} ({})", set.layer, counted(set.count, "area"));
  document.subject.source = source_of(request);
  document.layers = {{.id = "areas", .options = fill}};
  if (request.label || request.values) {
    map::Labels labels;
    labels.names = request.label.has_value();
    labels.values = request.values;
    document.layers.push_back({.id = "labels", .options = labels});
  }
  document.furniture.ranking = request.ranking;
  if (!request.crs.empty()) document.projection = {map::ProjectionChoice::Kind::crs, 0, request.crs};
  return document;
}

/// Throws where nothing of the file has a place in the coordinate system asked for.
void check_shown(const ChoroplethRequest& request, const model::Dataset& data) {
  const auto& set = data.feature_sets.front();
  auto points = map::points_of_main(data.areas, set);
  projection_for(request.crs, set.main)->forward(points);
  const auto shown = [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
  if (std::ranges::any_of(points, shown)) return;
  throw Error(
      Fault::input_wrong,
      say("{}（レイヤ {}）：図形が座標系 {} で描ける範囲にありません。--crs を省くか、別の座標系を指定してください。",
          "{} (layer {}): no shape lies where {} can show it; leave out --crs or name another one", request.file.string(),
          set.layer, request.crs.empty() ? "—" : request.crs));
}

/// Vector pages of so many shapes take minutes and gigabytes, here and in every program that opens them.
void warn_of_many_shapes(const ChoroplethRequest& request, std::size_t shapes, Warnings& warnings) {
  constexpr std::size_t many = 200'000;
  if (is_png(request.output) || request.fills_as_picture || shapes <= many) return;
  warnings.push_back(say(
      "図形が {} 件あり、PDF・SVG は書き出しにも表示にも時間とメモリーがかかります。--fills-as-picture を付けると塗りだけを"
      "画像として埋め込み、軽くなります。",
      "{} shapes make a heavy PDF or SVG, slow to write and to open; --fills-as-picture puts the areas in as a light "
      "picture",
      format_number(static_cast<double>(shapes), 0)));
}

/// Names were wanted, and the file has no field that looks like them.
void warn_of_no_names(const ChoroplethRequest& request, const model::Dataset& data, Warnings& warnings) {
  const bool wanted = request.label.has_value() || request.ranking;
  if (!wanted || !data.areas.name.empty()) return;
  warnings.push_back({"名前の列が見つからないので、名前を書けません。--label 列 で指定してください。",
                      "no field of names was found, so no names are written; name it with --label FIELD"});
}

void report_classes(const ChoroplethRequest& request, const map::Thematic& theme, ChoroplethReport& report) {
  if (theme.classes.classes.empty())
    report.warnings.push_back(say("列「{}」に値が一つもありません。すべてデータなしとして描きました。",
                                  "field \"{}\" has no value at all; everything is drawn as no data", request.value));
  report.with_value = theme.values.size() - theme.classes.missing;
  for (const auto& one : theme.classes.classes) report.class_counts.push_back(one.count);
}

void write(const ChoroplethRequest& request, const map::Scene& scene, Stopwatch& watch, ChoroplethReport& report,
           const Progress& progress) {
  const Text writing{"書き出しています", "Writing the file"};
  if (is_png(request.output)) {
    const auto image = render::paint_image(scene, request.page.device_scale);
    report.render_s = watch.lap();
    progress.at(0.85, writing);
    const double dots_per_metre = request.page.device_scale / request.page.points_per_unit * 72 / 0.0254;
    write_whole(request.output, render::encode_png(image, dots_per_metre));
    return;
  }
  report.render_s = watch.lap();
  progress.at(0.85, writing);
  render::write_scene(scene, request.output, request.page.device_scale, request.page.points_per_unit,
                      request.fills_as_picture ? render::Fills::picture : render::Fills::vectors);
}

/// The map, ready to be painted. The file's outlines and figures are gone by then: what is painted has its own.
map::Scene draw(const ChoroplethRequest& request, Stopwatch& watch, ChoroplethReport& report, const Progress& progress) {
  const Progress reading([&](double f, const Text& step) { progress.at(0.05 + 0.55 * f, step); }, progress.stop_token());
  model::Dataset data;
  intake::FeatureWishes wishes{source_of(request), [&](const geo::Box& lonlat) { return cell_for(request, lonlat); }};
  if (!request.join.empty()) {
    wishes.key = request.join_key;
    wishes.join = [&](const auto& keys, Warnings& warnings) { return join_table(request, keys, warnings); };
  }
  auto read = intake::read_features(wishes, data, reading);
  data.index();
  report.features = read.rows;
  report.vertices = read.vertices;
  report.areas = read.areas;
  report.layer = std::move(read.layer);
  report.field = std::move(read.field);
  report.warnings = std::move(read.warnings);
  check_shown(request, data);
  report.open_s = watch.lap();

  progress.at(0.6, {"階級に分けています", "Classifying"});
  const auto document = document_of(request, data.feature_sets.front());
  map::ComposeCache cache;
  const auto& theme = map::lead_thematic(data, document, cache);
  report_classes(request, theme, report);
  report.classify_s = watch.lap();
  warn_of_many_shapes(request, report.areas, report.warnings);
  warn_of_no_names(request, data, report.warnings);

  progress.at(0.65, {"地図を描いています", "Drawing the map"});
  for (const auto& block : map::legend_of(data, document, theme, request.lang, nullptr, &cache))
    for (const auto& entry : block.entries) report.legend.push_back(entry.label);
  return map::compose_page(data, document, request.page, request.lang, cache);
}

}  // namespace

ChoroplethReport choropleth(const ChoroplethRequest& request, const Progress& progress) {
  Stopwatch whole;
  Stopwatch watch;
  ChoroplethReport report;
  const map::Scene scene = draw(request, watch, report, progress);
  write(request, scene, watch, report, progress);
  report.encode_s = watch.lap();
  report.total_s = whole.lap();
  report.peak_rss_mb = peak_memory_mb();
  return report;
}

}  // namespace kuiki::app
