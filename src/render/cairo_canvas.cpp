#include "render/cairo_canvas.h"

#include <numbers>

#include "render/pixels.h"

namespace kuiki::render {

void set_color(cairo_t* cr, Rgba c) { cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }

void CairoCanvas::hatch(const map::Paint& paint) {
  double x0, y0, x1, y1;
  cairo_clip_extents(cr_, &x0, &y0, &x1, &y1);
  if (x1 <= x0 || y1 <= y0) return;
  const double step = std::max(paint.spacing, 0.25) * std::numbers::sqrt2;  // along x
  for (double n = std::ceil((x0 + y0) / step); n * step <= x1 + y1; ++n) {
    const double sum = n * step, from = std::max(x0, sum - y1), to = std::min(x1, sum - y0);
    cairo_move_to(cr_, from - 1, sum - from + 1);
    cairo_line_to(cr_, to + 1, sum - to - 1);
  }
  set_color(cr_, paint.color);
  cairo_set_line_width(cr_, paint.line_width);
  cairo_set_dash(cr_, nullptr, 0, 0);
  cairo_stroke(cr_);
}

void CairoCanvas::paint(const map::Paint& fill, Rgba stroke, double stroke_width) {
  const bool stroked = stroke.a > 0 && stroke_width > 0;
  const Rgba ground = fill.hatch ? fill.ground : fill.color;
  if (ground.a > 0) {
    set_color(cr_, ground);
    cairo_fill_preserve(cr_);
  }
  if (fill.hatch) {
    cairo_path_t* path = cairo_copy_path(cr_);
    cairo_save(cr_);
    cairo_clip(cr_);
    hatch(fill);
    cairo_restore(cr_);
    cairo_append_path(cr_, path);
    cairo_path_destroy(path);
  }
  if (stroked) {
    set_color(cr_, stroke);
    cairo_set_line_width(cr_, stroke_width);
    cairo_stroke_preserve(cr_);
  }
  cairo_new_path(cr_);
}

void CairoCanvas::draw(const map::RectItem& item) {
  const auto [r, width] = scale_ > 0 ? snapped(item.rect, item.stroke.a > 0 ? item.stroke_width : 0, scale_)
                                     : SnappedRect{item.rect, item.stroke_width};
  if (!(r.w > 0) || !(r.h > 0)) return;
  const double radius = std::min({item.radius, r.w / 2, r.h / 2}), quarter = std::numbers::pi / 2;
  cairo_new_path(cr_);
  if (radius > 0) {
    cairo_arc(cr_, r.x + r.w - radius, r.y + radius, radius, -quarter, 0);
    cairo_arc(cr_, r.x + r.w - radius, r.y + r.h - radius, radius, 0, quarter);
    cairo_arc(cr_, r.x + radius, r.y + r.h - radius, radius, quarter, 2 * quarter);
    cairo_arc(cr_, r.x + radius, r.y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cr_);
  } else {
    cairo_rectangle(cr_, r.x, r.y, r.w, r.h);
  }
  cairo_set_line_join(cr_, CAIRO_LINE_JOIN_MITER);
  cairo_set_dash(cr_, nullptr, 0, 0);
  paint(item.fill, item.stroke, width);
}

void CairoCanvas::draw(const map::LineItem& item) {
  const auto line = scale_ > 0 ? snapped(item, scale_) : item;
  if (line.points.size() < 2 || line.color.a == 0 || !(line.width > 0)) return;
  cairo_new_path(cr_);
  for (const auto p : line.points) cairo_line_to(cr_, p.x, p.y);
  set_color(cr_, line.color);
  cairo_set_line_width(cr_, line.width);
  cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr_, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash(cr_, line.dash.data(), static_cast<int>(line.dash.size()), 0);
  cairo_stroke(cr_);
  cairo_set_dash(cr_, nullptr, 0, 0);
}

void CairoCanvas::draw(const map::PolygonItem& item) {
  if (item.points.size() < 3) return;
  cairo_new_path(cr_);
  for (const auto p : item.points) cairo_line_to(cr_, p.x, p.y);
  cairo_close_path(cr_);
  cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join(cr_, CAIRO_LINE_JOIN_MITER);
  paint({item.fill}, item.stroke, item.stroke_width);
}

void CairoCanvas::draw(const map::MarkerItem& item) {
  double cx0, cy0, cx1, cy1;
  cairo_clip_extents(cr_, &cx0, &cy0, &cx1, &cy1);
  const double reach = item.size + item.stroke_width, size = item.size;
  for (const auto at : item.at) {
    if (at.x + reach < cx0 || at.x - reach > cx1 || at.y + reach < cy0 || at.y - reach > cy1) continue;
    cairo_new_path(cr_);
    const auto corner = [&](double dx, double dy) { cairo_line_to(cr_, at.x + dx * size, at.y + dy * size); };
    switch (item.symbol) {
      case map::Symbol::circle:
        cairo_arc(cr_, at.x, at.y, size / 2, 0, 2 * std::numbers::pi);
        break;
      case map::Symbol::square:
        corner(-square_half, -square_half);
        corner(square_half, -square_half);
        corner(square_half, square_half);
        corner(-square_half, square_half);
        break;
      case map::Symbol::diamond:
        corner(0, -diamond_half);
        corner(diamond_half, 0);
        corner(0, diamond_half);
        corner(-diamond_half, 0);
        break;
      case map::Symbol::triangle: {
        const double across = triangle_radius * std::numbers::sqrt3 / 2;
        corner(0, -triangle_radius);
        corner(across, triangle_radius / 2);
        corner(-across, triangle_radius / 2);
        break;
      }
    }
    cairo_close_path(cr_);
    cairo_set_line_join(cr_, CAIRO_LINE_JOIN_MITER);
    paint({item.fill}, item.stroke, item.stroke_width);
  }
}

void CairoCanvas::draw(const map::TextItem& item) {
  if (item.text.empty()) return;
  if (scale_ <= 0) return text_.show(cr_, item);
  auto text = item;
  text.x = std::round(item.x * scale_) / scale_;
  text.y = std::round(item.y * scale_) / scale_;
  text_.outline(cr_, text);
}

}  // namespace kuiki::render
