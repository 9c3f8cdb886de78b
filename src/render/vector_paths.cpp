#include "render/vector_paths.h"

#include <cmath>
#include <vector>

#include "render/segment.h"

namespace kuiki::render {
namespace {

// Cut this far outside what is seen, so that no cut shows; and how far a fill reaches over its neighbour: viewers of
// PDF and SVG smooth every area for itself, and without it the ground shines through along the borders.
constexpr double margin = 12, overlap = 0.15;

using Ring = std::vector<geo::Point>;

struct Window {
  double x0, y0, x1, y1;
  explicit Window(const map::Rect& r) : x0(r.x - margin), y0(r.y - margin), x1(r.x + r.w + margin), y1(r.y + r.h + margin) {}
};

geo::Point placed(const map::Placement& at, geo::Vec2f p) { return {p.x * at.k + at.dx, at.dy - p.y * at.k}; }

/// Keeps what is on one side of an upright or level line (Sutherland and Hodgman 1974).
template <double geo::Point::*axis, double geo::Point::*other>
void keep(Ring& ring, Ring& out, double limit, bool above) {
  out.clear();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto a = ring[i == 0 ? ring.size() - 1 : i - 1], b = ring[i];
    const bool in_a = above ? a.*axis >= limit : a.*axis <= limit, in_b = above ? b.*axis >= limit : b.*axis <= limit;
    if (in_a != in_b) {
      geo::Point cut;
      cut.*axis = limit;
      cut.*other = a.*other + (b.*other - a.*other) * (limit - a.*axis) / (b.*axis - a.*axis);
      out.push_back(cut);
    }
    if (in_b) out.push_back(b);
  }
  ring.swap(out);
}

/// The shape's rings, cut to the window, as Cairo's path. False where nothing is left.
bool trace(cairo_t* cr, const map::FillItem& item, std::size_t shape, const Window& w, Ring& ring, Ring& scratch) {
  const auto& paths = *item.paths;
  bool any = false;
  for (auto r = paths.first_ring(shape); r < paths.shape_end[shape]; ++r) {
    ring.clear();
    geo::Box box;
    for (auto i = paths.first_point(r); i < paths.ring_end[r]; ++i) {
      ring.push_back(placed(item.at, paths.points[i]));
      box.add(ring.back());
    }
    if (box.empty() || box.x1 < w.x0 || box.x0 > w.x1 || box.y1 < w.y0 || box.y0 > w.y1) continue;
    using P = geo::Point;
    if (box.x0 < w.x0) keep<&P::x, &P::y>(ring, scratch, w.x0, true);
    if (box.x1 > w.x1) keep<&P::x, &P::y>(ring, scratch, w.x1, false);
    if (box.y0 < w.y0) keep<&P::y, &P::x>(ring, scratch, w.y0, true);
    if (box.y1 > w.y1) keep<&P::y, &P::x>(ring, scratch, w.y1, false);
    if (ring.size() < 3) continue;
    cairo_move_to(cr, ring[0].x, ring[0].y);
    for (std::size_t i = 1; i < ring.size(); ++i) cairo_line_to(cr, ring[i].x, ring[i].y);
    cairo_close_path(cr);
    any = true;
  }
  return any;
}

}  // namespace

void fill_vectors(cairo_t* cr, CairoCanvas& canvas, const map::FillItem& item, const map::Rect& rect) {
  if (!item.paths) return;
  const Window window(rect);
  Ring ring, scratch;
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(cr, nullptr, 0, 0);
  for (std::size_t shape = 0; shape < item.paths->shapes(); ++shape) {
    const std::size_t paint = item.paint_of.empty() ? 0 : shape < item.paint_of.size() ? item.paint_of[shape] : 255;
    if (paint >= item.paints.size()) continue;
    cairo_new_path(cr);
    if (!trace(cr, item, shape, window, ring, scratch)) continue;
    const auto& p = item.paints[paint];
    const Rgba ground = p.hatch ? p.ground : p.color;
    canvas.paint(p, ground.a == 255 && !p.hatch ? ground : Rgba{0, 0, 0, 0}, 2 * overlap);
  }
}

void stroke_vectors(cairo_t* cr, const map::StrokeItem& item, const map::Rect& rect) {
  if (!item.paths || item.color.a == 0 || !(item.width > 0)) return;
  const Window w(rect);
  const auto& paths = *item.paths;
  const double reach = item.width;
  set_color(cr, item.color);
  cairo_set_line_width(cr, item.width);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash(cr, nullptr, 0, 0);
  cairo_new_path(cr);
  for (std::size_t r = 0; r < paths.ring_end.size(); ++r) {
    const auto from = paths.first_point(r), to = paths.ring_end[r];
    if (to - from < 2) continue;
    const bool closed = paths.closed && to - from > 2;
    const std::uint32_t segments = closed ? to - from : to - from - 1;
    double walked = 0;
    bool drawing = false, whole = true;
    // Dashes go on along the whole ring, so each visible stretch begins where in the pattern it would have been.
    const auto finish = [&] {
      if (drawing && !item.dash.empty()) cairo_stroke(cr);
      drawing = false;
    };
    geo::Point a = placed(item.at, paths.points[from]);
    for (std::uint32_t i = 0; i < segments; ++i) {
      const auto b = placed(item.at, paths.points[i + 1 == to - from ? from : from + i + 1]);
      const double length = item.dash.empty() ? 0 : std::hypot(b.x - a.x, b.y - a.y);
      const auto part = clip_segment(a, b, {w.x0 - reach, w.y0 - reach}, {w.x1 + reach, w.y1 + reach});
      if (!part || part->first > 0) {
        finish();
        whole = false;
      }
      if (part) {
        if (!drawing) {
          cairo_set_dash(cr, item.dash.data(), static_cast<int>(item.dash.size()), walked + length * part->first);
          cairo_move_to(cr, a.x + (b.x - a.x) * part->first, a.y + (b.y - a.y) * part->first);
          drawing = true;
        }
        cairo_line_to(cr, a.x + (b.x - a.x) * part->second, a.y + (b.y - a.y) * part->second);
        if (part->second < 1) {
          finish();
          whole = false;
        }
      }
      walked += length;
      a = b;
    }
    if (whole && closed && drawing && item.dash.empty()) cairo_close_path(cr);
    finish();
  }
  if (item.dash.empty()) cairo_stroke(cr);
  cairo_set_dash(cr, nullptr, 0, 0);
}

}  // namespace kuiki::render
