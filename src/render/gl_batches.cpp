#include "render/gl_batches.h"

#include <cmath>
#include <cstddef>

#include "render/dashes.h"

namespace kuiki::render {
namespace {

/// Two triangles: which corner (0 left top, 1 right top, 2 left bottom, 3 right bottom) comes when.
constexpr int corners[6] = {0, 1, 2, 2, 1, 3};

template <class Vertex>
void draw(GlProgram& program, GlVertexArray& array, GlBuffer& buffer, std::vector<Vertex>& vertices,
          const GlTarget& target) {
  program.use();
  target.set(program);
  glBindVertexArray(array());
  glBindBuffer(GL_ARRAY_BUFFER, buffer());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(), GL_STREAM_DRAW);
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size()));
  glBindVertexArray(0);
  vertices.clear();
}

void attribute(GLuint place, int count, std::size_t offset, std::size_t stride) {
  glEnableVertexAttribArray(place);
  glVertexAttribPointer(place, count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                        reinterpret_cast<const void*>(offset));
}

void copy(const std::array<float, 4>& from, float (&to)[4]) { std::copy(from.begin(), from.end(), to); }

}  // namespace

GlBatches::GlBatches()
    : symbol_("symbol.vert", "symbol.frag"), line_("line.vert", "line.frag"), picture_("picture.vert", "picture.frag") {
  constexpr auto symbol = sizeof(SymbolVertex), line = sizeof(LineVertex), picture = sizeof(PictureVertex);
  glBindVertexArray(symbol_array_());
  glBindBuffer(GL_ARRAY_BUFFER, symbol_buffer_());
  attribute(0, 2, offsetof(SymbolVertex, x), symbol);
  attribute(1, 2, offsetof(SymbolVertex, place_x), symbol);
  attribute(2, 4, offsetof(SymbolVertex, measures), symbol);
  attribute(3, 2, offsetof(SymbolVertex, hatch), symbol);
  glEnableVertexAttribArray(4);
  glVertexAttribIPointer(4, 1, GL_UNSIGNED_INT, symbol, reinterpret_cast<const void*>(offsetof(SymbolVertex, kind)));
  attribute(5, 4, offsetof(SymbolVertex, fill), symbol);
  attribute(6, 4, offsetof(SymbolVertex, ground), symbol);
  attribute(7, 4, offsetof(SymbolVertex, stroke), symbol);
  glBindVertexArray(line_array_());
  glBindBuffer(GL_ARRAY_BUFFER, line_buffer_());
  attribute(0, 2, offsetof(LineVertex, x), line);
  attribute(1, 2, offsetof(LineVertex, along), line);
  attribute(2, 4, offsetof(LineVertex, cut0), line);
  attribute(3, 4, offsetof(LineVertex, cut1), line);
  attribute(4, 2, offsetof(LineVertex, length), line);
  attribute(5, 4, offsetof(LineVertex, color), line);
  glBindVertexArray(picture_array_());
  glBindBuffer(GL_ARRAY_BUFFER, picture_buffer_());
  attribute(0, 2, offsetof(PictureVertex, x), picture);
  attribute(1, 2, offsetof(PictureVertex, u), picture);
  glBindVertexArray(0);
}

void GlBatches::add_symbol(SymbolVertex v, double x, double y, double reach_x, double reach_y) {
  for (const int corner : corners) {
    v.place_x = static_cast<float>(corner % 2 == 1 ? reach_x : -reach_x);
    v.place_y = static_cast<float>(corner >= 2 ? reach_y : -reach_y);
    v.x = static_cast<float>(x) + v.place_x;
    v.y = static_cast<float>(y) + v.place_y;
    symbols_.push_back(v);
  }
}

void GlBatches::add(const map::RectItem& item, double scale) {
  const auto [rect, stroke_width] = snapped(item.rect, item.stroke.a > 0 ? item.stroke_width : 0, scale);
  if (!(rect.w > 0) || !(rect.h > 0)) return;
  const double w = rect.w * scale / 2, h = rect.h * scale / 2, half = stroke_width * scale / 2;
  SymbolVertex v{};
  v.kind = 0;
  v.measures[0] = static_cast<float>(w);
  v.measures[1] = static_cast<float>(h);
  v.measures[2] = static_cast<float>(std::min({item.radius * scale, w, h}));
  v.measures[3] = static_cast<float>(half);
  if (item.fill.hatch) {
    v.hatch[0] = static_cast<float>(std::max(item.fill.spacing * scale, 1.0));
    v.hatch[1] = static_cast<float>(item.fill.line_width * scale / 2);
  }
  copy(shader_color(item.fill.color), v.fill);
  copy(shader_color(item.fill.ground), v.ground);
  copy(shader_color(item.stroke), v.stroke);
  add_symbol(v, (rect.x + rect.w / 2) * scale, (rect.y + rect.h / 2) * scale, w + half + 1, h + half + 1);
}

void GlBatches::add(const map::MarkerItem& item, double scale, const PixelBox& clip) {
  const double size = item.size * scale, half = item.stroke.a > 0 ? std::max(0.0, item.stroke_width * scale / 2) : 0;
  const double reach = size * 0.75 + half * 2 + 1;  // the points of miters stand out
  SymbolVertex v{};
  switch (item.symbol) {
    case map::Symbol::circle:
      v.kind = 1;
      v.measures[0] = static_cast<float>(size / 2);
      break;
    case map::Symbol::square:
      v.kind = 0;
      v.measures[0] = v.measures[1] = static_cast<float>(size * square_half);
      break;
    case map::Symbol::diamond:
      v.kind = 2;
      v.measures[0] = static_cast<float>(size * diamond_half);
      break;
    case map::Symbol::triangle:
      v.kind = 3;
      v.measures[0] = static_cast<float>(size * triangle_radius);
      break;
  }
  v.measures[3] = static_cast<float>(half);
  copy(shader_color(item.fill), v.fill);
  copy(shader_color(item.stroke), v.stroke);
  for (const auto p : item.at) {
    const double x = p.x * scale, y = p.y * scale;
    if (x + reach < clip.x0 || x - reach > clip.x1 || y + reach < clip.y0 || y - reach > clip.y1) continue;
    add_symbol(v, x, y, reach, reach);
  }
}

void GlBatches::add_piece(geo::Point a, geo::Point b, const geo::Point* before, const geo::Point* after, double half,
                          const std::array<float, 4>& color) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  if (!(length > 1e-6)) return;
  const double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length, reach = half + 1;
  LineVertex v{};
  // The line that halves the angle to the next piece, in this piece's own directions.
  const auto cut = [&](const geo::Point* from, const geo::Point* to, float(&out)[4]) {
    if (!from || !to) return;
    const double l = std::hypot(to->x - from->x, to->y - from->y);
    if (!(l > 1e-6)) return;
    const double nx = ux + (to->x - from->x) / l, ny = uy + (to->y - from->y) / l, n = std::hypot(nx, ny);
    if (n < 0.05) return;  // turns right back
    out[0] = static_cast<float>((nx * ux + ny * uy) / n);
    out[1] = static_cast<float>((ny * ux - nx * uy) / n);
    out[2] = 1;
  };
  cut(before, &a, v.cut0);
  cut(&b, after, v.cut1);
  v.length = static_cast<float>(length);
  v.half = static_cast<float>(half);
  copy(color, v.color);
  for (const int corner : corners) {
    const double along = corner % 2 == 1 ? length + reach : -reach, across = corner >= 2 ? reach : -reach;
    v.along = static_cast<float>(along);
    v.across = static_cast<float>(across);
    v.x = static_cast<float>(a.x + ux * along - uy * across);
    v.y = static_cast<float>(a.y + uy * along + ux * across);
    lines_.push_back(v);
  }
}

void GlBatches::add(const map::LineItem& item, double scale) {
  const auto line = snapped(item, scale);
  if (line.color.a == 0 || !(line.width > 0)) return;
  const auto color = shader_color(line.color);
  const double half = line.width * scale / 2;
  std::vector<geo::Point> points;
  for (const auto p : line.points)
    if (const geo::Point q{p.x * scale, p.y * scale};
        points.empty() || std::hypot(q.x - points.back().x, q.y - points.back().y) > 1e-6)
      points.push_back(q);
  auto dash = line.dash;
  for (auto& d : dash) d *= scale;
  Dasher dasher(dash, [&](double ax, double ay, double bx, double by) {
    add_piece({ax, ay}, {bx, by}, nullptr, nullptr, half, color);
  });
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    if (dash.empty())
      add_piece(points[i], points[i + 1], i > 0 ? &points[i - 1] : nullptr, i + 2 < points.size() ? &points[i + 2] : nullptr,
                half, color);
    else
      dasher.line(points[i].x, points[i].y, points[i + 1].x, points[i + 1].y);
  }
}

void GlBatches::add_picture(GLuint atlas, int x, int y, const PixelBox& texels) {
  atlas_ = atlas;
  for (const int corner : corners) {
    const int dx = corner % 2 == 1 ? texels.width() : 0, dy = corner >= 2 ? texels.height() : 0;
    pictures_.push_back({static_cast<float>(x + dx), static_cast<float>(y + dy), static_cast<float>(texels.x0 + dx),
                         static_cast<float>(texels.y0 + dy)});
  }
}

void GlBatches::flush(const PixelBox& clip, const GlTarget& target) {
  if (symbols_.empty() && lines_.empty() && pictures_.empty()) return;
  target.bind(clip);
  if (!symbols_.empty()) draw(symbol_, symbol_array_, symbol_buffer_, symbols_, target);
  if (!lines_.empty()) draw(line_, line_array_, line_buffer_, lines_, target);
  if (pictures_.empty()) return;
  picture_.use();
  glUniform1i(picture_.at("atlas"), 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  draw(picture_, picture_array_, picture_buffer_, pictures_, target);
}

}  // namespace kuiki::render
