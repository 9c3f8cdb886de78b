#include "render/gl_layers.h"

#include <cmath>

#include "render/raster.h"

namespace kuiki::render {
namespace {

// What can be painted anew every frame without being felt: a highlight, the outline of the selection.
constexpr std::size_t light_points = 20000;
constexpr std::size_t light_items = 4;
// A window paints several scenes a frame; what none of so many asked for again is dropped.
constexpr int scenes_kept = 30;

const map::Placement& placement(const PathItem& item) {
  return std::visit([](const auto* i) -> const map::Placement& { return i->at; }, item);
}
const geo::PathSetPtr& path_set(const PathItem& item) {
  return std::visit([](const auto* i) -> const geo::PathSetPtr& { return i->paths; }, item);
}

/// A picture to draw into, with what it is drawn through.
struct Surface {
  GlTexture texture;
  GlFramebuffer framebuffer;
  void make(GLint internal, GLenum format, int width, int height) {
    make_texture(texture(), {internal, format, GL_UNSIGNED_BYTE}, width, height, nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture(), 0);
  }
};

PixelBox join(const PixelBox& a, const PixelBox& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

void put_image(GLuint texture, int x, int y, const Image& image) {
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, image.width, image.height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                  image.pixels.data());
}

using Kept = std::variant<map::FillItem, map::StrokeItem>;

bool same_but_place(const Kept& kept, const PathItem& now) {
  if (kept.index() != now.index()) return false;
  if (const auto* fill = std::get_if<map::FillItem>(&kept)) {
    const auto& other = *std::get<0>(now);
    return fill->paths == other.paths && fill->at.k == other.at.k && fill->paints == other.paints &&
           fill->paint_of == other.paint_of;
  }
  const auto &a = std::get<1>(kept), &b = *std::get<1>(now);
  return a.paths == b.paths && a.at.k == b.at.k && a.color == b.color && a.width == b.width && a.dash == b.dash;
}

}  // namespace

/// What painting needs in between: a multisampled picture, the picture made of it, and the share strokes cover.
struct GlLayers::Scratch {
  int width = 0, height = 0, samples = 0;  // 1 = none to be had; 0 = never drawn to, only images are put there
  GlRenderbuffer samples_buffer;
  GlFramebuffer samples_framebuffer;
  Surface resolved, coverage;

  explicit Scratch(bool only_resolved) {
    if (only_resolved) return;
    GLint most = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    samples = std::max(1, std::min(most, 8));
  }
  void fit(int w, int h) {
    if (w <= width && h <= height) return;
    width = std::max(w, width);
    height = std::max(h, height);
    if (samples > 1) {
      glBindRenderbuffer(GL_RENDERBUFFER, samples_buffer());
      glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
      glBindRenderbuffer(GL_RENDERBUFFER, 0);
      glBindFramebuffer(GL_FRAMEBUFFER, samples_framebuffer());
      glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, samples_buffer());
    }
    resolved.make(GL_RGBA8, GL_RGBA, width, height);
    if (samples > 0) coverage.make(GL_R8, GL_RED, width, height);
  }
  [[nodiscard]] GlTarget target(GLuint framebuffer, const PixelBox& region) const {
    return {framebuffer, width, height, -region.x0, -region.y0, true};
  }
};

struct GlLayers::Layer {
  int run = 0, target_x = 0, target_y = 0, seen = 0;
  std::vector<Kept> items;  // as they were when the picture was painted
  double scale = 0;
  PixelBox box;
  Rgba background;
  Surface front, back;
  int shift_x = 0, shift_y = 0;     // of the picture since then, pixels
  double moved_x = 0, moved_y = 0;  // of the items, as last seen
};

GlLayers::GlLayers(bool on_processor)
    : on_processor_(on_processor),
      copy_("layer.vert", "layer.frag"),
      tint_("layer.vert", "coverage.frag"),
      scratch_(std::make_unique<Scratch>(on_processor)) {}
GlLayers::~GlLayers() = default;

void GlLayers::end_scene() {
  run_ = 0;
  ++scene_;
  std::erase_if(layers_, [&](const auto& layer) { return scene_ - layer->seen > scenes_kept; });
  paths_.end_scene();
}

GlLayers::Layer& GlLayers::layer_for(const GlTarget& target, const PixelBox& clip) {
  const int run = run_++;
  Layer* found = nullptr;
  for (const auto& layer : layers_)
    if (layer->run == run && layer->target_x == target.dx && layer->target_y == target.dy) found = layer.get();
  if (!found) {
    found = layers_.emplace_back(std::make_unique<Layer>()).get();
    found->run = run;
    found->target_x = target.dx;
    found->target_y = target.dy;
  }
  found->seen = scene_;
  if (found->box != clip) {
    found->items.clear();
    found->box = clip;
    found->front.make(GL_RGBA8, GL_RGBA, clip.width(), clip.height());
    found->back.make(GL_RGBA8, GL_RGBA, clip.width(), clip.height());
  }
  return *found;
}

void GlLayers::compose(GlProgram& program, GLuint texture, int dx, int dy, const PixelBox& region, const GlTarget& target) {
  target.bind(region);
  program.use();
  target.set(program);
  glUniform1i(program.at("source"), 0);
  glUniform2f(program.at("origin"), static_cast<float>(dx), static_cast<float>(dy));
  glUniform4f(program.at("box"), static_cast<float>(region.x0), static_cast<float>(region.y0), static_cast<float>(region.x1),
              static_cast<float>(region.y1));
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glBindVertexArray(empty_());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

void GlLayers::draw_fills(std::span<const PathItem> items, std::span<const map::Placement> at, double scale,
                          const PixelBox& region, const GlTarget& target, PixelShift hatch) {
  const auto paint = [&](const GlTarget& to) {
    for (std::size_t i = 0; i < items.size(); ++i) paths_.fill(*std::get<0>(items[i]), at[i], scale, region, to, hatch);
  };
  if (scratch_->samples <= 1) {
    target.bind(region);
    paint(target);
    return;
  }
  const auto many = scratch_->target(scratch_->samples_framebuffer(), region);
  many.bind(region);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  paint(many);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, scratch_->samples_framebuffer());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, scratch_->resolved.framebuffer());
  const int w = region.width(), h = region.height();
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, w, h, 0, 0, w, h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  compose(copy_, scratch_->resolved.texture(), -region.x0, -region.y0, region, target);
}

void GlLayers::draw_stroke(const map::StrokeItem& item, const map::Placement& at, double scale, const PixelBox& region,
                           const GlTarget& target) {
  if (item.color.a == 0 || !(item.width > 0)) return;
  const auto cover = scratch_->target(scratch_->coverage.framebuffer(), region);
  cover.bind(region);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glBlendEquation(GL_MAX);
  paths_.stroke(item, at, scale, region, cover);
  glBlendEquation(GL_FUNC_ADD);
  tint_.use();
  glUniform4fv(tint_.at("tint"), 1, shader_color(item.color).data());
  compose(tint_, scratch_->coverage.texture(), -region.x0, -region.y0, region, target);
}

void GlLayers::draw_image(std::span<const PathItem> items, std::span<const map::Placement> at, double scale,
                          const PixelBox& region, Rgba background, PixelShift hatch) {
  image_.width = region.width();
  image_.height = region.height();
  image_.pixels.assign(static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height),
                       premultiplied(background));
  const PixelBox all{0, 0, image_.width, image_.height};
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto here = at[i];
    here.dx -= region.x0;
    here.dy -= region.y0;
    if (const auto* fill = std::get_if<const map::FillItem*>(&items[i]))
      fill_paths(image_, **fill, here, scale, all, {hatch.x - region.x0, hatch.y - region.y0});
    else
      stroke_paths(image_, *std::get<1>(items[i]), here, scale, all);
  }
}

void GlLayers::draw(std::span<const PathItem> items, std::span<const map::Placement> at, double scale,
                    const PixelBox& region, const GlTarget& target, PixelShift hatch) {
  if (items.empty()) return;
  scratch_->fit(region.width(), region.height());
  if (on_processor_) {
    PixelBox box;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto* stroke = std::get_if<const map::StrokeItem*>(&items[i]);
      box = join(box, paths_.reach(path_set(items[i]), at[i], stroke ? (*stroke)->width * scale / 2 + 2 : 1, region));
    }
    if (box.empty()) return;
    draw_image(items, at, scale, box, {0, 0, 0, 0}, hatch);
    put_image(scratch_->resolved.texture(), 0, 0, image_);
    compose(copy_, scratch_->resolved.texture(), -box.x0, -box.y0, box, target);
    return;
  }
  for (std::size_t i = 0; i < items.size();) {
    PixelBox box;
    std::size_t end = i;
    if (std::holds_alternative<const map::FillItem*>(items[i])) {
      for (; end < items.size() && items[end].index() == 0; ++end)
        box = join(box, paths_.reach(path_set(items[end]), at[end], 1, region));
      if (!box.empty()) draw_fills(items.subspan(i, end - i), at.subspan(i, end - i), scale, box, target, hatch);
    } else {
      const auto& item = *std::get<1>(items[end]);
      box = paths_.reach(item.paths, at[end], item.width * scale / 2 + 2, region);
      if (!box.empty()) draw_stroke(item, at[end], scale, box, target);
      ++end;
    }
    i = end;
  }
}

/// What is painted of a layer in this frame: where its items lie now.
struct GlLayers::Repaint {
  std::span<const PathItem> items;
  std::vector<map::Placement> at;
  double scale;
  PixelBox clip;
  Rgba background;
};

void GlLayers::repaint(Layer& layer, const Repaint& what, const PixelBox& region) {
  if (region.empty()) return;
  const auto& clip = what.clip;
  if (on_processor_) {
    draw_image(what.items, what.at, what.scale, region, what.background, {layer.shift_x, layer.shift_y});
    put_image(layer.front.texture(), region.x0 - clip.x0, region.y0 - clip.y0, image_);
    return;
  }
  GlTarget front{0, clip.width(), clip.height(), -clip.x0, -clip.y0, true};
  front.framebuffer = layer.front.framebuffer();
  front.bind(region);
  const auto c = shader_color(what.background);
  glClearColor(c[0], c[1], c[2], c[3]);
  glClear(GL_COLOR_BUFFER_BIT);
  draw(what.items, what.at, what.scale, region, front, {layer.shift_x, layer.shift_y});
}

GlLayers::Scroll GlLayers::scroll_of(Layer& layer, std::span<const PathItem> items, double scale, const PixelBox& clip) {
  const auto& was = std::visit([](const auto& i) -> const map::Placement& { return i.at; }, layer.items.front());
  const auto& now = placement(items.front());
  const double x = (now.dx - was.dx) * scale, y = (now.dy - was.dy) * scale;
  const bool still = x == layer.moved_x && y == layer.moved_y;
  layer.moved_x = x;
  layer.moved_y = y;
  Scroll by;
  by.x = static_cast<int>(std::lround(std::clamp(x, -1e6, 1e6))) - layer.shift_x;
  by.y = static_cast<int>(std::lround(std::clamp(y, -1e6, 1e6))) - layer.shift_y;
  const bool off = std::abs(x - layer.shift_x - by.x) > 0.02 || std::abs(y - layer.shift_y - by.y) > 0.02;
  // Moved by parts of a pixel: whole ones while it moves, the exact place as soon as it rests.
  if (off && still) by.anew = true;
  if (std::abs(by.x) >= clip.width() || std::abs(by.y) >= clip.height()) by.anew = true;
  return by;
}

/// Move the picture and paint the strips at the sides it moved away from.
void GlLayers::scroll(Layer& layer, Repaint& what, const Scroll& by) {
  layer.shift_x += by.x;
  layer.shift_y += by.y;
  for (const auto& kept : layer.items) {
    what.at.push_back(in_pixels(std::visit([](const auto& i) { return i.at; }, kept), what.scale));
    what.at.back().dx += layer.shift_x;
    what.at.back().dy += layer.shift_y;
  }
  const auto& clip = what.clip;
  const int w = clip.width(), h = clip.height();
  const int x0 = std::max(0, by.x), x1 = w + std::min(0, by.x), y0 = std::max(0, by.y), y1 = h + std::min(0, by.y);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, layer.front.framebuffer());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, layer.back.framebuffer());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(x0 - by.x, y0 - by.y, x1 - by.x, y1 - by.y, x0, y0, x1, y1, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  std::swap(layer.front, layer.back);
  repaint(layer, what, {clip.x0, clip.y0, clip.x1, clip.y0 + y0});
  repaint(layer, what, {clip.x0, clip.y0 + y1, clip.x1, clip.y1});
  repaint(layer, what, {clip.x0, clip.y0 + y0, clip.x0 + x0, clip.y0 + y1});
  repaint(layer, what, {clip.x0 + x1, clip.y0 + y0, clip.x1, clip.y0 + y1});
}

void GlLayers::update(Layer& layer, std::span<const PathItem> items, double scale, const PixelBox& clip, Rgba background) {
  Scroll by{.anew = true};
  if (!layer.items.empty()) by = scroll_of(layer, items, scale, clip);
  if (!by.anew && by.x == 0 && by.y == 0) return;
  Repaint what{items, {}, scale, clip, background};
  if (!by.anew) {
    scroll(layer, what, by);
    return;
  }
  layer.items.clear();
  for (const auto& item : items) std::visit([&](const auto* i) { layer.items.emplace_back(*i); }, item);
  layer.scale = scale;
  layer.background = background;
  layer.shift_x = layer.shift_y = 0;
  layer.moved_x = layer.moved_y = 0;
  for (const auto& item : items) what.at.push_back(in_pixels(placement(item), scale));
  repaint(layer, what, clip);
}

void GlLayers::paint(std::span<const PathItem> items, double scale, const PixelBox& clip, const GlTarget& target,
                     Rgba background) {
  if (items.empty() || clip.empty()) return;
  for (const auto& item : items) paths_.keep(path_set(item));
  Layer& layer = layer_for(target, clip);

  // How many items from the first one on are those of the picture, moved all alike?
  std::size_t same = 0;
  if (layer.scale == scale && layer.background == background) {
    for (; same < std::min(items.size(), layer.items.size()) && same_but_place(layer.items[same], items[same]); ++same) {
      const auto was = std::visit([](const auto& i) { return i.at; }, layer.items[same]);
      const auto &now = placement(items[same]), &first = placement(items[0]);
      const auto first_was = std::visit([](const auto& i) { return i.at; }, layer.items[0]);
      if (std::abs(now.dx - was.dx - first.dx + first_was.dx) * scale > 0.01 ||
          std::abs(now.dy - was.dy - first.dy + first_was.dy) * scale > 0.01)
        break;
    }
  }
  const auto light = [&](std::size_t from) {
    std::size_t points = 0;
    for (auto i = from; i < items.size(); ++i) points += path_set(items[i])->points.size();
    return points <= light_points && items.size() - from <= light_items;
  };
  std::size_t pictured = same;
  if (same == 0 || same < layer.items.size() || !light(same)) {
    layer.items.clear();
    // What changes behind an unchanged beginning will likely change again: it stays out of the picture.
    if (same == 0 || !light(same)) pictured = items.size();
  }
  update(layer, items.first(pictured), scale, clip, background);
  if (background.a == 255) glDisable(GL_BLEND);
  compose(copy_, layer.front.texture(), -clip.x0, -clip.y0, clip, target);
  glEnable(GL_BLEND);
  if (pictured < items.size()) {
    std::vector<map::Placement> at;
    for (auto i = pictured; i < items.size(); ++i) at.push_back(in_pixels(placement(items[i]), scale));
    draw(items.subspan(pictured), at, scale, clip, target, {});
  }
}

}  // namespace kuiki::render
