#pragma once
#include <memory>

#include "map/scene.h"

namespace kuiki::render {

/// Paints scenes with OpenGL 3.3 into the current framebuffer. Keeps triangles, line and text buffers by the address of
/// what they were made from, and forgets what several frames did not use. Needs its context current in every call,
/// constructor and destructor included. Shaders are read from the share folder. Throws Error(internal) with the
/// compiler's words when one does not compile.
class GlPainter {
 public:
  GlPainter();
  ~GlPainter();
  GlPainter(const GlPainter&) = delete;
  GlPainter& operator=(const GlPainter&) = delete;

  /// The scene's origin at (x, y) from the framebuffer's top left, in device pixels; `framebuffer_height` because OpenGL
  /// counts from below. Leaves blending on and everything else as ImGui's backend expects to find it.
  void paint(const map::Scene& scene, double x, double y, double device_scale, int framebuffer_width, int framebuffer_height);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kuiki::render
