#include "render/offscreen_gl.h"

#include "base/error.h"

#if __has_include(<epoxy/egl.h>)
#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <algorithm>

namespace kuiki::render {
namespace {

[[noreturn]] void fail(const Text& why) {
  throw Error(Fault::internal, say("画面なしのOpenGL 3.3を使えません: {}", "no OpenGL 3.3 without a window: {}", why));
}

}  // namespace

struct OffscreenGl::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT, before = EGL_NO_CONTEXT;
  int width = 0, height = 0;
  GLuint framebuffers[2] = {}, renderbuffers[2] = {};  // painted into, read from

  Impl(int w, int h, int samples) : width(w), height(h) {
    try {
      make_context();
      make_framebuffers(samples);
    } catch (...) {
      drop();
      if (before != EGL_NO_CONTEXT) eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, before);
      throw;
    }
  }
  ~Impl() { drop(); }

  void make_context() {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
      fail(say("EGL_MESA_platform_surfaceless がありません（libegl-mesa0 を入れてください）",
               "EGL_MESA_platform_surfaceless is missing (install libegl-mesa0)"));
    display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr))
      fail(say("EGLを始められません（{:#x}）", "EGL does not start ({:#x})", eglGetError()));
    if (!eglBindAPI(EGL_OPENGL_API)) fail(say("EGLがOpenGLを持ちません", "EGL offers no OpenGL"));
    before = eglGetCurrentContext();
    const EGLint wanted[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    context = eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, wanted);
    if (context == EGL_NO_CONTEXT || !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context))
      fail(say("OpenGL 3.3の環境を作れません（{:#x}）", "no OpenGL 3.3 context ({:#x})", eglGetError()));
  }

  void make_framebuffers(int samples) {
    GLint most_samples = 0, most_pixels = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most_samples);
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most_pixels);
    if (width < 1 || height < 1 || std::max(width, height) > most_pixels)
      fail(say("{}×{}ピクセルの画像は作れません（一辺は{}まで）",
               "a picture of {}×{} pixels cannot be made (a side can have {})", width, height, most_pixels));
    glGenFramebuffers(2, framebuffers);
    glGenRenderbuffers(2, renderbuffers);
    for (const int i : {1, 0}) {
      glBindRenderbuffer(GL_RENDERBUFFER, renderbuffers[i]);
      glRenderbufferStorageMultisample(GL_RENDERBUFFER, i == 0 ? std::clamp(samples, 0, static_cast<int>(most_samples)) : 0,
                                       GL_RGBA8, width, height);
      glBindFramebuffer(GL_FRAMEBUFFER, framebuffers[i]);
      glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, renderbuffers[i]);
      if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        fail(say("描画先を作れません", "no framebuffer"));
    }
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
  }

  void drop() {
    if (context == EGL_NO_CONTEXT) return;
    if (eglGetCurrentContext() == context) eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display, context);  // the display is one for the whole process and stays
  }
};

OffscreenGl::OffscreenGl(int width, int height, int samples) : impl_(std::make_unique<Impl>(width, height, samples)) {}
OffscreenGl::~OffscreenGl() = default;

Image OffscreenGl::read() const {
  Image image{impl_->width, impl_->height, {}};
  image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, impl_->framebuffers[0]);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, impl_->framebuffers[1]);
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, image.width, image.height, 0, 0, image.width, image.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, impl_->framebuffers[1]);
  glReadPixels(0, 0, image.width, image.height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, image.pixels.data());
  glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffers[0]);
  for (int y = 0; y < image.height / 2; ++y)  // OpenGL's first row is the lowest
    std::swap_ranges(image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width,
                     image.pixels.begin() + static_cast<std::ptrdiff_t>(y + 1) * image.width,
                     image.pixels.begin() + static_cast<std::ptrdiff_t>(image.height - 1 - y) * image.width);
  return image;
}

}  // namespace kuiki::render

#else

namespace kuiki::render {

struct OffscreenGl::Impl {};
OffscreenGl::OffscreenGl(int, int, int) {
  throw Error(Fault::internal, say("この環境には画面なしのOpenGL（EGL）がありません",
                                   "there is no OpenGL without a window (EGL) on this system"));
}
OffscreenGl::~OffscreenGl() = default;
Image OffscreenGl::read() const { return {}; }

}  // namespace kuiki::render
#endif
