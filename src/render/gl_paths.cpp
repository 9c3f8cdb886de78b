#include "render/gl_paths.h"

#include <cmath>
#include <cstring>
#include <span>

#include "render/float_box.h"
#include "render/tessellate.h"

namespace kuiki::render {
namespace {

constexpr int texture_width = 4096;  // of tables in textures; stroke.vert knows it too
constexpr int piece_run = 128;       // pieces of line that are left out or drawn together
constexpr int scenes_kept = 600;

/// The pixels of `region`, grown, in metres of the path set.
FloatBox ground(const PixelBox& region, const map::Placement& at, double grow) {
  return {static_cast<float>((region.x0 - grow - at.dx) / at.k), static_cast<float>((at.dy - region.y1 - grow) / at.k),
          static_cast<float>((region.x1 + grow - at.dx) / at.k), static_cast<float>((at.dy - region.y0 + grow) / at.k)};
}

int rows_for(std::size_t texels) { return std::max(1, static_cast<int>((texels + texture_width - 1) / texture_width)); }

/// A table as a texture; the last row is filled up.
template <class T>
void table_texture(GLuint texture, const TexelKind& kind, std::vector<T>& values, std::size_t per_texel) {
  const int rows = rows_for(values.size() / per_texel);
  values.resize(static_cast<std::size_t>(rows) * texture_width * per_texel);
  make_texture(texture, kind, texture_width, rows, values.data());
}

}  // namespace

struct GlPaths::Entry {
  std::weak_ptr<const geo::PathSet> source;
  int seen = 0;
  FloatBox box;

  bool has_fill = false;
  std::vector<FloatBox> shape_box;
  std::vector<std::uint32_t> shape_end;
  GlBuffer points, shapes, index;
  GlVertexArray array;
  GlTexture paint_texture;
  std::vector<std::uint8_t> paint_of;

  bool has_stroke = false, has_walked = false;
  std::vector<FloatBox> run_box;
  std::size_t pieces = 0;
  GlTexture ends, walked;
};

GlPaths::GlPaths()
    : fill_("fill.vert", "fill.frag"),
      stroke_("stroke.vert", "stroke.frag"),
      dashed_("stroke.vert", "stroke.frag", "DASHED") {}
GlPaths::~GlPaths() = default;

GlPaths::Entry& GlPaths::entry(const geo::PathSetPtr& paths) {
  auto& e = entries_[paths.get()];
  if (!e || e->source.lock() != paths) {
    e = std::make_unique<Entry>();
    e->source = paths;
    for (const auto p : paths->points) e->box.add(p);
  }
  e->seen = scene_;
  return *e;
}

void GlPaths::end_scene() {
  ++scene_;
  std::erase_if(entries_,
                [&](const auto& e) { return e.second->source.expired() || scene_ - e.second->seen > scenes_kept; });
}

PixelBox GlPaths::reach(const geo::PathSetPtr& paths, const map::Placement& at, double grow, const PixelBox& region) {
  const auto& b = entry(paths).box;
  if (b.x0 > b.x1) return {};
  const auto low = [](double v) { return static_cast<int>(std::floor(std::clamp(v, -1e8, 1e8))); };
  const PixelBox box{low(b.x0 * at.k + at.dx - grow), low(at.dy - b.y1 * at.k - grow), low(b.x1 * at.k + at.dx + grow) + 1,
                     low(at.dy - b.y0 * at.k + grow) + 1};
  return meet(box, region);
}

void GlPaths::make_fill(Entry& e, const geo::PathSet& paths) {
  e.has_fill = true;
  const Triangles triangles = triangulate(paths);
  e.shape_end = triangles.shape_end;
  e.shape_box.assign(paths.shapes(), {});
  const std::size_t points = paths.points.size(), all = points + triangles.extra.size();
  std::vector<std::uint32_t> shape_of(all);
  for (std::size_t s = 0, i = 0; s < paths.shapes(); ++s) {
    const std::size_t end = paths.shape_end[s] == 0 ? 0 : paths.ring_end[paths.shape_end[s] - 1];
    for (; i < end; ++i) {
      shape_of[i] = static_cast<std::uint32_t>(s);
      e.shape_box[s].add(paths.points[i]);
    }
  }
  std::copy(triangles.extra_shape.begin(), triangles.extra_shape.end(),
            shape_of.begin() + static_cast<std::ptrdiff_t>(points));
  const auto bytes = [](std::size_t n, std::size_t size) { return static_cast<GLsizeiptr>(n * size); };
  glBindVertexArray(e.array());
  glBindBuffer(GL_ARRAY_BUFFER, e.points());
  glBufferData(GL_ARRAY_BUFFER, bytes(all, sizeof(geo::Vec2f)), nullptr, GL_STATIC_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, bytes(points, sizeof(geo::Vec2f)), paths.points.data());
  glBufferSubData(GL_ARRAY_BUFFER, bytes(points, sizeof(geo::Vec2f)), bytes(triangles.extra.size(), sizeof(geo::Vec2f)),
                  triangles.extra.data());
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
  glBindBuffer(GL_ARRAY_BUFFER, e.shapes());
  glBufferData(GL_ARRAY_BUFFER, bytes(all, 4), shape_of.data(), GL_STATIC_DRAW);
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, 0, nullptr);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, e.index());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(triangles.index.size(), 4), triangles.index.data(), GL_STATIC_DRAW);
  glBindVertexArray(0);
}

void GlPaths::make_stroke(Entry& e, const geo::PathSet& paths, bool walked) {
  std::vector<float> ends, lengths;
  ends.reserve((paths.points.size() + paths.ring_end.size()) * 4);
  e.run_box.clear();
  e.pieces = 0;
  for (std::size_t r = 0; r < paths.ring_end.size(); ++r) {
    const auto from = paths.first_point(r), to = paths.ring_end[r];
    if (to - from < 2) continue;
    const bool closed = paths.closed && to - from > 2;
    double length = 0;
    for (auto i = from; i < to; ++i) {
      if (i + 1 == to && !closed) break;
      const auto a = paths.points[i], b = paths.points[i + 1 == to ? from : i + 1];
      ends.insert(ends.end(), {a.x, a.y, b.x, b.y});
      if (e.pieces++ % piece_run == 0) e.run_box.emplace_back();
      e.run_box.back().add(a);
      e.run_box.back().add(b);
      if (walked) {
        lengths.push_back(static_cast<float>(length));
        length += std::hypot(b.x - a.x, b.y - a.y);
      }
    }
  }
  if (!e.has_stroke) table_texture(e.ends(), {GL_RGBA32F, GL_RGBA, GL_FLOAT}, ends, 4);
  e.has_stroke = true;
  if (walked) table_texture(e.walked(), {GL_R32F, GL_RED, GL_FLOAT}, lengths, 1);
  e.has_walked = e.has_walked || walked;
}

void GlPaths::place(GlProgram& program, const map::Placement& at, const PixelBox& region, const GlTarget& target) {
  // The middle of what is seen: differences from it are small and so exact in single precision.
  const auto x = static_cast<float>(((region.x0 + region.x1) / 2.0 - at.dx) / at.k);
  const auto y = static_cast<float>((at.dy - (region.y0 + region.y1) / 2.0) / at.k);
  program.use();
  glUniform2f(program.at("middle"), x, y);
  glUniform3f(program.at("placement"), static_cast<float>(at.k), static_cast<float>(x * at.k + at.dx),
              static_cast<float>(at.dy - y * at.k));
  target.set(program);
}

namespace {
/// Of each paint three texels: its colour, its ground, its hatching.
std::vector<float> paint_table(std::span<const map::Paint> paints, double scale) {
  std::vector<float> table;
  for (const auto& paint : paints) {
    for (const float v : shader_color(paint.color)) table.push_back(v);
    for (const float v : shader_color(paint.ground)) table.push_back(v);
    const double spacing = paint.hatch ? std::max(paint.spacing * scale, 1.0) : 0;
    table.insert(table.end(), {static_cast<float>(spacing), static_cast<float>(paint.line_width * scale / 2), 0, 0});
  }
  return table;
}
}  // namespace

void GlPaths::fill(const map::FillItem& item, const map::Placement& at, double scale, const PixelBox& region,
                   const GlTarget& target, PixelShift hatch) {
  auto& e = entry(item.paths);
  const auto& paths = *item.paths;
  if (!e.has_fill) make_fill(e, paths);
  if (item.paints.empty() || e.shape_end.empty()) return;

  if (e.paint_of.size() != paths.shapes() ||
      (item.paint_of.empty() ? e.paint_of.front() != 0 : item.paint_of != e.paint_of)) {
    e.paint_of = item.paint_of;
    if (item.paint_of.empty()) e.paint_of.assign(paths.shapes(), 0);
    e.paint_of.resize(paths.shapes(), 255);
    auto padded = e.paint_of;
    table_texture(e.paint_texture(), {GL_R8UI, GL_RED_INTEGER, GL_UNSIGNED_BYTE}, padded, 1);
  }
  const auto table = paint_table(item.paints, scale);
  make_texture(paints_(), {GL_RGBA32F, GL_RGBA, GL_FLOAT}, 3, static_cast<int>(item.paints.size()), table.data());

  place(fill_, at, region, target);
  auto frame = target.frame();
  // What counts is the sum of x and y, so the shift can be put on one of them.
  frame[0] += static_cast<float>(hatch.x + hatch.y);
  glUniform3fv(fill_.at("frame"), 1, frame.data());
  glUniform1i(fill_.at("paint_of"), 0);
  glUniform1i(fill_.at("paints"), 1);
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, paints_());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, e.paint_texture());

  const auto seen = ground(region, at, 1);
  counts_.clear();
  offsets_.clear();
  std::uint32_t run_from = 0, run_to = 0;
  const auto finish = [&] {
    if (run_to == run_from) return;
    counts_.push_back(static_cast<GLsizei>(run_to - run_from));
    offsets_.push_back(reinterpret_cast<const void*>(static_cast<std::uintptr_t>(run_from) * 4));
  };
  for (std::size_t s = 0; s < e.shape_end.size(); ++s) {
    if (e.paint_of[s] >= item.paints.size() || !seen.meets(e.shape_box[s])) continue;
    const auto from = s == 0 ? 0 : e.shape_end[s - 1];
    if (from != run_to) {
      finish();
      run_from = from;
    }
    run_to = e.shape_end[s];
  }
  finish();
  glBindVertexArray(e.array());
  if (!counts_.empty())
    glMultiDrawElements(GL_TRIANGLES, counts_.data(), GL_UNSIGNED_INT, offsets_.data(),
                        static_cast<GLsizei>(counts_.size()));
  glBindVertexArray(0);
}

void GlPaths::stroke(const map::StrokeItem& item, const map::Placement& at, double scale, const PixelBox& region,
                     const GlTarget& target) {
  auto& e = entry(item.paths);
  double period = 0;
  std::vector<float> dash;
  for (const double d : item.dash) {
    dash.push_back(static_cast<float>(d * scale));
    period += d * scale;
  }
  if (dash.size() % 2 == 1) {
    dash.insert(dash.end(), dash.begin(), dash.end());
    period *= 2;
  }
  const bool dashed = period > 0 && dash.size() <= 8;
  if (!e.has_stroke || (dashed && !e.has_walked)) make_stroke(e, *item.paths, dashed);

  auto& program = dashed ? dashed_ : stroke_;
  place(program, at, region, target);
  const double half = item.width * scale / 2;
  glUniform1f(program.at("half_width"), static_cast<float>(half));
  glUniform1i(program.at("ends"), 0);
  if (dashed) {
    glUniform1i(program.at("walked"), 1);
    glUniform1fv(program.at("dash"), static_cast<GLsizei>(dash.size()), dash.data());
    glUniform1i(program.at("dashes"), static_cast<GLint>(dash.size()));
    glUniform1f(program.at("period"), static_cast<float>(period));
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, e.walked());
  }
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, e.ends());

  const auto seen = ground(region, at, half + 2);
  counts_.clear();
  firsts_.clear();
  std::size_t run_from = 0, run_to = 0;
  const auto finish = [&] {
    if (run_to == run_from) return;
    firsts_.push_back(static_cast<GLint>(run_from * 6));
    counts_.push_back(static_cast<GLsizei>((run_to - run_from) * 6));
  };
  for (std::size_t r = 0; r < e.run_box.size(); ++r) {
    if (!seen.meets(e.run_box[r])) continue;
    if (r * piece_run != run_to) {
      finish();
      run_from = r * piece_run;
    }
    run_to = std::min((r + 1) * piece_run, e.pieces);
  }
  finish();
  glBindVertexArray(empty_());
  if (!counts_.empty())
    glMultiDrawArrays(GL_TRIANGLES, firsts_.data(), counts_.data(), static_cast<GLsizei>(counts_.size()));
  glBindVertexArray(0);
}

}  // namespace kuiki::render
