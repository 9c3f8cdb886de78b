#include "render/gl_painter.h"

#include <cmath>

#include "base/error.h"
#include "render/gl_atlas.h"
#include "render/gl_batches.h"
#include "render/gl_layers.h"

namespace kuiki::render {
namespace {

/// Puts back what the caller's drawing relies on.
class StateGuard {
 public:
  StateGuard() {
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &draw_);
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read_);
    glGetIntegerv(GL_VIEWPORT, viewport_);
    glGetIntegerv(GL_SCISSOR_BOX, scissor_);
    scissored_ = glIsEnabled(GL_SCISSOR_TEST);
    depth_ = glIsEnabled(GL_DEPTH_TEST);
    cull_ = glIsEnabled(GL_CULL_FACE);
    stencil_ = glIsEnabled(GL_STENCIL_TEST);
  }
  ~StateGuard() {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(draw_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(read_));
    glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    glScissor(scissor_[0], scissor_[1], scissor_[2], scissor_[3]);
    set(GL_SCISSOR_TEST, scissored_);
    set(GL_DEPTH_TEST, depth_);
    set(GL_CULL_FACE, cull_);
    set(GL_STENCIL_TEST, stencil_);
    glUseProgram(0);
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    for (const GLenum unit : {GL_TEXTURE1, GL_TEXTURE0}) {
      glActiveTexture(unit);
      glBindTexture(GL_TEXTURE_2D, 0);
    }
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  }
  StateGuard(const StateGuard&) = delete;
  StateGuard& operator=(const StateGuard&) = delete;
  [[nodiscard]] GLuint framebuffer() const { return static_cast<GLuint>(draw_); }

 private:
  static void set(GLenum what, GLboolean on) { on ? glEnable(what) : glDisable(what); }
  GLint draw_ = 0, read_ = 0, viewport_[4] = {}, scissor_[4] = {};
  GLboolean scissored_ = GL_FALSE, depth_ = GL_FALSE, cull_ = GL_FALSE, stencil_ = GL_FALSE;
};

/// Does OpenGL run on the processor?
bool is_software() {
  const auto* words = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = words ? words : "";
  for (const std::string_view name :
       {"llvmpipe", "softpipe", "SwiftShader", "Software Rasterizer", "Basic Render", "GDI Generic"})
    if (renderer.find(name) != std::string_view::npos) return true;
  return false;
}

}  // namespace

struct GlPainter::Impl {
  explicit Impl(bool on_processor) : layers(on_processor) {}

  GlLayers layers;
  GlBatches batches;
  GlAtlas atlas{[this] { flush(); }};

  // Of the frame being painted.
  const map::Scene* scene = nullptr;
  double scale = 1;
  GlTarget target;
  PixelBox whole, clip;
  Rgba background;  // still nothing on it
  std::vector<PathItem> run;
  std::size_t last_kind = std::variant_npos;

  void flush() { batches.flush(clip, target); }

  void end_run() {
    if (run.empty()) return;
    layers.paint(run, scale, clip, target, background);
    background = {0, 0, 0, 0};
    run.clear();
  }

  void item(const map::FillItem& i) {
    if (i.paths && !i.paints.empty()) run.emplace_back(&i);
  }
  void item(const map::StrokeItem& i) {
    if (i.paths) run.emplace_back(&i);
  }
  void item(const map::RectItem& i) { batches.add(i, scale); }
  void item(const map::LineItem& i) { batches.add(i, scale); }
  void item(const map::MarkerItem& i) { batches.add(i, scale, clip); }
  void item(const map::PolygonItem& i) {
    if (i.points.size() < 3) return;
    const auto& p = i.points.front();
    pictures(atlas.polygon(i, scale), p.x, p.y);
  }
  void item(const map::TextItem& i) {
    if (!i.text.empty()) pictures(atlas.text(i, scale), i.x, i.y);
  }
  void item(const map::ClipItem& i) {
    clip = i.rect.w <= 0 || i.rect.h <= 0 ? whole : meet(to_pixels(i.rect, scale), whole);
  }

  void pictures(const std::vector<GlAtlas::Piece>& pieces, double x, double y) {
    const int px = static_cast<int>(std::lround(x * scale)), py = static_cast<int>(std::lround(y * scale));
    for (const auto& piece : pieces) batches.add_picture(atlas.texture(), px + piece.dx, py + piece.dy, piece.texels);
  }

  void paint() {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_STENCIL_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    background = scene->background;
    if (background.a == 255) {
      target.bind(whole);
      const auto c = shader_color(background);
      glClearColor(c[0], c[1], c[2], c[3]);
      glClear(GL_COLOR_BUFFER_BIT);
    } else if (background.a > 0) {
      batches.add(map::RectItem{{0, 0, scene->width, scene->height}, {background}}, scale);
      flush();
      background = {0, 0, 0, 0};
    } else {
      background = {0, 0, 0, 0};
    }
    last_kind = std::variant_npos;
    for (const auto& i : scene->items) {
      const bool paths = i.index() <= 1;
      if (!paths) end_run();
      // Items of one sort are drawn together; text and polygons both come from the atlas.
      if (sort(i.index()) != sort(last_kind) || i.index() == 7) flush();
      last_kind = i.index();
      if (!paths && i.index() != 7) background = {0, 0, 0, 0};
      std::visit([&](const auto& it) { item(it); }, i);
    }
    end_run();
    flush();
    layers.end_scene();
  }

  static std::size_t sort(std::size_t kind) {
    static_assert(std::is_same_v<std::variant_alternative_t<7, map::Item>, map::ClipItem>);
    if (kind == map::Item(map::MarkerItem{}).index()) return map::Item(map::RectItem{}).index();
    if (kind == map::Item(map::PolygonItem{}).index()) return map::Item(map::TextItem{}).index();
    return kind;
  }
};

GlPainter::GlPainter(PathsBy paths) {
  if (epoxy_gl_version() < 33)
    throw Error(
        Fault::internal,
        say("OpenGL 3.3以上が必要ですが、このコンピューターでは{}.{}までです。グラフィックドライバーを更新してください",
            "OpenGL 3.3 is needed, this computer offers {}.{}; update the graphics driver", epoxy_gl_version() / 10,
            epoxy_gl_version() % 10));
  impl_ = std::make_unique<Impl>(paths == PathsBy::processor || (paths == PathsBy::automatic && is_software()));
}
GlPainter::~GlPainter() = default;

void GlPainter::paint(const map::Scene& scene, double x, double y, double device_scale, int framebuffer_width,
                      int framebuffer_height) {
  if (framebuffer_width <= 0 || framebuffer_height <= 0 || !(device_scale > 0)) return;
  const StateGuard guard;
  auto& p = *impl_;
  p.scene = &scene;
  p.scale = device_scale;
  p.target = {guard.framebuffer(),
              framebuffer_width,
              framebuffer_height,
              static_cast<int>(std::lround(x)),
              static_cast<int>(std::lround(y)),
              false};
  p.whole = to_pixels({0, 0, scene.width, scene.height}, device_scale);
  p.clip = p.whole =
      meet(p.whole, {-p.target.dx, -p.target.dy, framebuffer_width - p.target.dx, framebuffer_height - p.target.dy});
  if (!p.whole.empty()) p.paint();
}

}  // namespace kuiki::render
