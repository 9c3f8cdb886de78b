#include "app/choropleth_scene.h"

#include <algorithm>
#include <cmath>

#include "app/choropleth_inset.h"
#include "app/main_extent.h"
#include "base/number.h"
#include "base/plural.h"
#include "map/borders.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/sheet.h"

namespace kuiki::app {
namespace {

/// Outside the data's own areas nothing is known, neither land nor sea.
constexpr Rgba unknown_ground = rgb(0xf4f6f7);
constexpr double margin = 16;  ///< units between the data and the frame

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
  if (lines[1]) items.emplace_back(map::StrokeItem{lines[1], at, map::paper::white.with_alpha(220), width, {}});
  if (lines[0]) items.emplace_back(map::StrokeItem{lines[0], at, map::paper::outline.with_alpha(170), width, {}});
}

void draw_inset(const Inset& inset, const Figure& figure, const map::Classes& classes, const std::vector<Rgba>& colors,
                Lang lang, std::vector<map::Item>& items) {
  constexpr double radius = 3;
  items.emplace_back(map::RectItem{inset.card, {unknown_ground}, map::paper::secondary, 1, radius});
  items.emplace_back(map::ClipItem{inset.card});
  items.emplace_back(fills(figure.paths, inset.at, classes, colors));
  add_borders(figure.paths, inset.at, items);
  items.emplace_back(map::ClipItem{});
  const Text title{"離島（縮尺は異なる）", "Far islands (other scale)"};
  items.emplace_back(map::TextItem{title.in(lang), {11, false}, inset.card.x + 8, inset.card.y + 15, map::paper::secondary});
}

map::Sheet words_of(const ChoroplethRequest& request, const Figure& figure, const map::Classes& classes,
                    const std::vector<Rgba>& colors) {
  const Lang lang = request.lang;
  map::Sheet sheet;
  sheet.lang = lang;
  sheet.title = request.title.value_or(request.value);
  sheet.subtitle = say("{}（{}件）", "{} ({})", figure.layer, counted(figure.values.size(), "area")).in(lang);
  const map::Counter counter{{"{}件", "{}"}, {"{}件", "{}"}};
  sheet.legend.push_back(
      map::class_legend(classes, colors, request.method, decimals_for(figure.values, 15), request.value, counter, lang));
  sheet.sources = say("データ：{}（レイヤ {}、列 {}）", "Data: {} (layer {}, field {})", request.file.filename().string(),
                      figure.layer, request.value)
                      .in(lang);
  sheet.remarks.push_back(projection_words(figure.projection->spec()).in(lang));
  return sheet;
}

}  // namespace

double metres_per_unit(const geo::Box& plane, double width, double height) {
  const double scale =
      std::max(plane.width() / std::max(1.0, width - 2 * margin), plane.height() / std::max(1.0, height - 2 * margin));
  return scale > 0 && std::isfinite(scale) ? scale : 1;
}

map::Scene choropleth_scene(const ChoroplethRequest& request, const Figure& figure, const map::Classes& classes,
                            const std::vector<Rgba>& colors, ChoroplethReport& report) {
  map::Sheet sheet = words_of(request, figure, classes, colors);
  for (const auto& entry : sheet.legend.front().entries) report.legend.push_back(entry.label);
  const auto view_in = [&](const map::Rect& r) {
    return map::View{figure.projection, figure.shown.center(), metres_per_unit(figure.shown, r.w, r.h), r.w, r.h};
  };
  map::Rect frame = map::sheet_frame(sheet, request.page);
  map::View view = view_in(frame);
  const geo::Point low = view.to_plane(0, view.height), high = view.to_plane(view.width, 0);
  if (const auto beyond = shapes_beyond(*figure.paths, {low.x, low.y, high.x, high.y}); beyond > 0) {
    // The sheet owes its reader to say so, and the remark may cost the frame a line.
    const Text far =
        say("遠く離れた{}件は、全部または一部が図の枠の外にあります。",
            "{} far away area(s) lie wholly or partly outside the frame.", format_number(static_cast<double>(beyond), 0));
    if (beyond > figure.told_far) report.warnings.push_back(far);
    sheet.remarks.push_back(far.in(request.lang));
    frame = map::sheet_frame(sheet, request.page);
    view = view_in(frame);
  }
  sheet.view = view;
  const geo::Point origin = view.to_frame(figure.paths->origin);
  const map::Placement at{1 / view.metres_per_unit, origin.x, origin.y};
  map::Scene scene;
  scene.width = frame.w;
  scene.height = frame.h;
  scene.background = unknown_ground;
  scene.items.emplace_back(fills(figure.paths, at, classes, colors));
  add_borders(figure.paths, at, scene.items);
  const map::Rect whole{0, 0, frame.w, frame.h};
  if (!figure.apart.empty()) {
    const auto cards = map::sheet_cards(sheet, request.page, scene);
    if (const auto inset = find_inset(*figure.paths, figure.apart, at, whole, cards))
      draw_inset(*inset, figure, classes, colors, request.lang, scene.items);
  }
  return map::compose_sheet(sheet, request.page, std::move(scene));
}

}  // namespace kuiki::app
