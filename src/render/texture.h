#pragma once
#include "render/page_painter.h"

namespace kuiki::render {

/// A picture for the screen. Made, used and ended with its OpenGL context current.
class Texture {
 public:
  explicit Texture(const Image& image);
  ~Texture();
  Texture(const Texture&) = delete;
  Texture& operator=(const Texture&) = delete;

  [[nodiscard]] unsigned id() const { return id_; }  ///< OpenGL's name
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  unsigned id_ = 0;
  int width_ = 0, height_ = 0;
};

}  // namespace kuiki::render
