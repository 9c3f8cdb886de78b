#include "render/text_setter.h"

#include <pango/pangocairo.h>

#include "base/printable.h"
#include "map/typeset.h"
#include "render/cairo_canvas.h"

namespace kuiki::render {

struct TextSetter::Impl {
  PangoContext* context;
  PangoLayout* layout;
  PangoFontDescription* face = pango_font_description_from_string(map::font_families);

  Impl() : context(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("ja"));
    layout = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
  }
  ~Impl() {
    pango_font_description_free(face);
    g_object_unref(layout);
    g_object_unref(context);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  PangoLayoutLine* set(const map::TextItem& text) {
    pango_font_description_set_absolute_size(face, text.font.size * PANGO_SCALE);
    pango_font_description_set_weight(face, text.font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, face);
    // As it was measured: what Pango cannot take would be an error of the whole page.
    const std::string shown = drawable(text.text);
    pango_layout_set_text(layout, shown.data(), static_cast<int>(shown.size()));
    return pango_layout_get_line_readonly(layout, 0);
  }

  void halo(cairo_t* cr, PangoLayoutLine* line, const map::TextItem& text) {
    if (text.halo_width <= 0 || text.halo.a == 0) return;
    cairo_move_to(cr, text.x, text.y);
    pango_cairo_layout_line_path(cr, line);
    set_color(cr, text.halo);
    cairo_set_line_width(cr, text.halo_width * 2);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    // Curved outlines make strokes slow, and nobody sees how finely the edge of a halo is smoothed.
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
    cairo_stroke(cr);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_DEFAULT);
  }
};

TextSetter::TextSetter() : impl_(std::make_unique<Impl>()) {}
TextSetter::~TextSetter() = default;

void TextSetter::show(cairo_t* cr, const map::TextItem& text) {
  pango_cairo_update_context(cr, impl_->context);
  PangoLayoutLine* line = impl_->set(text);
  impl_->halo(cr, line, text);
  cairo_new_path(cr);
  cairo_move_to(cr, text.x, text.y);
  set_color(cr, text.color);
  pango_cairo_show_layout_line(cr, line);
  cairo_new_path(cr);
}

void TextSetter::outline(cairo_t* cr, const map::TextItem& text) {
  pango_cairo_update_context(cr, impl_->context);
  PangoLayoutLine* line = impl_->set(text);
  cairo_new_path(cr);
  impl_->halo(cr, line, text);
  cairo_move_to(cr, text.x, text.y);
  pango_cairo_layout_line_path(cr, line);
  set_color(cr, text.color);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill(cr);
}

map::Rect TextSetter::ink(const map::TextItem& text) {
  PangoRectangle ink;
  pango_layout_line_get_extents(impl_->set(text), &ink, nullptr);
  const double unit = 1.0 / PANGO_SCALE, halo = text.halo.a == 0 ? 0 : std::max(0.0, text.halo_width);
  return {ink.x * unit - halo, ink.y * unit - halo, ink.width * unit + 2 * halo, ink.height * unit + 2 * halo};
}

}  // namespace kuiki::render
