#pragma once
#include <memory>

#include "render/page_painter.h"

namespace kuiki::render {

/// An OpenGL 3.3 core context without a window (surfaceless EGL) with one multisampled framebuffer. For tests and for checks
/// of a machine.
class OffscreenGl {
 public:
  /// Throws Error(internal) with the reason when there is no such context.
  OffscreenGl(int width, int height, int samples = 4);
  ~OffscreenGl();
  /// The framebuffer as an image.
  Image read() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kuiki::render
