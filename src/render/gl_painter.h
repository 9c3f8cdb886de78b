#pragma once
#include <memory>

#include "map/scene.h"

namespace kuiki::render {

/// Who paints fills and strokes. A graphics card does it best; where OpenGL itself is only software, the page painter's
/// own way is several times faster and gives the same picture. `automatic` looks at what there is.
enum class PathsBy { automatic, graphics_card, processor };

/// Paints scenes with OpenGL 3.3 into the current framebuffer. Keeps triangles, line and text buffers by the address of
/// what they were made from, and forgets what several frames did not use. Needs its context current in every call,
/// constructor and destructor included. Shaders are read from the share folder. Throws Error(internal) with the
/// compiler's words when one does not compile.
class GlPainter {
 public:
  explicit GlPainter(PathsBy paths = PathsBy::automatic);
  ~GlPainter();
  GlPainter(const GlPainter&) = delete;
  GlPainter& operator=(const GlPainter&) = delete;

  /// The scene's origin at (x, y) from the framebuffer's top left, in device pixels; `framebuffer_height` because OpenGL
  /// counts from below. Leaves blending on and everything else as ImGui's backend expects to find it.
  void paint(const map::Scene& scene, double x, double y, double device_scale, int framebuffer_width,
             int framebuffer_height);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kuiki::render
