#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "map/figure_block.h"
#include "map/markers.h"
#include "ui/widgets.h"

/// What stands for a layer in a legend, drawn on screen.
namespace kuiki::ui {

void draw_paint(ImDrawList* list, const map::Paint& paint, ImVec2 a, ImVec2 b, float scale) {
  if (!paint.hatch) {
    list->AddRectFilled(a, b, im(paint.color));
    return;
  }
  list->AddRectFilled(a, b, im(paint.ground));
  list->PushClipRect(a, b, true);
  const float step = static_cast<float>(paint.spacing) * scale * 1.41421f, height = b.y - a.y;
  for (float x = a.x - height; x < b.x; x += step)
    list->AddLine({x, b.y}, {x + height, a.y}, im(paint.color),
                  std::max(1.0f, static_cast<float>(paint.line_width) * scale));
  list->PopClipRect();
}

namespace {

void dashed_line(ImDrawList* list, const map::Swatch& s, ImVec2 from, ImVec2 to, Rgba color, float scale) {
  const float width = std::max(1.0f, static_cast<float>(s.width) * scale);
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (s.dash.size() < 2 || length <= 0) {
    list->AddLine(from, to, im(color), width);
    return;
  }
  const float on = static_cast<float>(s.dash[0]) * scale, period = on + static_cast<float>(s.dash[1]) * scale;
  const ImVec2 d{(to.x - from.x) / length, (to.y - from.y) / length};
  for (float t = 0; t < length; t += std::max(1.0f, period)) {
    const float end = std::min(length, t + on);
    list->AddLine({from.x + d.x * t, from.y + d.y * t}, {from.x + d.x * end, from.y + d.y * end}, im(color), width);
  }
}

void draw_area(ImDrawList* list, const map::Swatch& s, ImVec2 a, ImVec2 b, float scale) {
  draw_paint(list, s.fill, a, b, scale);
  if (s.dash.empty()) {
    list->AddRect(a, b, s.stroke.a > 0 ? im(s.stroke) : im(map::paper::border));
    return;
  }
  for (const auto& [p, q] :
       {std::pair{a, ImVec2{b.x, a.y}}, {ImVec2{b.x, a.y}, b}, {b, ImVec2{a.x, b.y}}, {ImVec2{a.x, b.y}, a}})
    dashed_line(list, s, p, q, s.stroke, scale);
}

/// From `left` (its middle) to the right, `width` pixels.
void draw_bar(ImDrawList* list, const map::Swatch& s, ImVec2 left, float width, float scale) {
  std::vector<map::Item> bar;
  map::draw_progress(bar, {0, -3, static_cast<double>(width / scale), 6}, 0.62, 0.8, s.verdict);
  const auto pixel = [&](double x, double y) {
    return ImVec2{left.x + static_cast<float>(x) * scale, left.y + static_cast<float>(y) * scale};
  };
  for (const auto& item : bar) {
    if (const auto* rect = std::get_if<map::RectItem>(&item))
      list->AddRectFilled(pixel(rect->rect.x, rect->rect.y), pixel(rect->rect.x + rect->rect.w, rect->rect.y + rect->rect.h),
                          im(rect->fill.color), static_cast<float>(rect->radius) * scale);
    if (const auto* line = std::get_if<map::LineItem>(&item); line && line->points.size() == 2)
      list->AddLine(pixel(line->points[0].x, line->points[0].y), pixel(line->points[1].x, line->points[1].y),
                    im(line->color), std::max(1.0f, static_cast<float>(line->width) * scale));
  }
}

/// A marker with corners, `r` pixels about its middle.
void draw_corners(ImDrawList* list, const map::Swatch& s, ImVec2 mid, float r, float scale) {
  ImVec2 p[4] = {{mid.x - r, mid.y - r}, {mid.x + r, mid.y - r}, {mid.x + r, mid.y + r}, {mid.x - r, mid.y + r}};
  int n = 4;
  if (s.symbol == map::Symbol::diamond) {
    p[0] = {mid.x, mid.y - r};
    p[1] = {mid.x + r, mid.y};
    p[2] = {mid.x, mid.y + r};
    p[3] = {mid.x - r, mid.y};
  }
  if (s.symbol == map::Symbol::triangle) {
    p[0] = {mid.x, mid.y - r};
    p[1] = {mid.x + r, mid.y + r};
    p[2] = {mid.x - r, mid.y + r};
    n = 3;
  }
  list->AddConvexPolyFilled(p, n, im(s.color));
  if (s.stroke.a > 0) list->AddPolyline(p, n, im(s.stroke), ImDrawFlags_Closed, std::max(1.0f, scale));
}

void draw_marker(ImDrawList* list, const map::Swatch& s, ImVec2 mid, float height, float scale) {
  const float r = std::min(height / 2, static_cast<float>(s.size) / 2 * scale);
  if (s.symbol == map::Symbol::circle) {
    list->AddCircleFilled(mid, r, im(s.color), 24);
    if (s.stroke.a > 0) list->AddCircle(mid, r, im(s.stroke), 24, std::max(1.0f, scale));
  } else {
    draw_corners(list, s, mid, r, scale);
  }
  if (s.dot) list->AddCircleFilled(mid, r * static_cast<float>(map::site_dot), im(s.stroke), 16);
}

}  // namespace

void draw_swatch(ImDrawList* list, const map::Swatch& s, ImVec2 at, float w, float h, float scale) {
  const ImVec2 b{at.x + w, at.y + h}, mid{at.x + w / 2, at.y + h / 2};
  switch (s.kind) {
    case map::Swatch::Kind::area:
      draw_area(list, s, at, b, scale);
      break;
    case map::Swatch::Kind::line:
      dashed_line(list, s, {at.x, mid.y}, {b.x, mid.y}, s.color, scale);
      break;
    case map::Swatch::Kind::bar:
      draw_bar(list, s, {at.x, mid.y}, w, scale);
      break;
    case map::Swatch::Kind::marker:
      draw_marker(list, s, mid, h, scale);
      break;
  }
}

}  // namespace kuiki::ui
