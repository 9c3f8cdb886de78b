#pragma once
#include <epoxy/gl.h>

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "render/pixels.h"

namespace kuiki::render {

/// Owns one OpenGL name.
template <class Kind>
class GlHandle {
 public:
  GlHandle() = default;
  ~GlHandle() { drop(); }
  GlHandle(GlHandle&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  GlHandle& operator=(GlHandle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  /// The name, made on first use.
  GLuint operator()() {
    if (id_ == 0) Kind::make(&id_);
    return id_;
  }
  void drop() {
    if (id_ != 0) Kind::drop(&id_);
    id_ = 0;
  }

 private:
  GLuint id_ = 0;
};
struct TextureKind {
  static void make(GLuint* id) { glGenTextures(1, id); }
  static void drop(GLuint* id) { glDeleteTextures(1, id); }
};
struct BufferKind {
  static void make(GLuint* id) { glGenBuffers(1, id); }
  static void drop(GLuint* id) { glDeleteBuffers(1, id); }
};
struct VertexArrayKind {
  static void make(GLuint* id) { glGenVertexArrays(1, id); }
  static void drop(GLuint* id) { glDeleteVertexArrays(1, id); }
};
struct FramebufferKind {
  static void make(GLuint* id) { glGenFramebuffers(1, id); }
  static void drop(GLuint* id) { glDeleteFramebuffers(1, id); }
};
struct RenderbufferKind {
  static void make(GLuint* id) { glGenRenderbuffers(1, id); }
  static void drop(GLuint* id) { glDeleteRenderbuffers(1, id); }
};
using GlTexture = GlHandle<TextureKind>;
using GlBuffer = GlHandle<BufferKind>;
using GlVertexArray = GlHandle<VertexArrayKind>;
using GlFramebuffer = GlHandle<FramebufferKind>;
using GlRenderbuffer = GlHandle<RenderbufferKind>;

/// A program of two files of the shaders folder. Throws Error(internal) with the compiler's words.
class GlProgram {
 public:
  /// `define` is put behind the version line, to make variants of one file.
  GlProgram(std::string_view vertex, std::string_view fragment, std::string_view define = {});
  ~GlProgram() { glDeleteProgram(id_); }
  GlProgram(const GlProgram&) = delete;
  GlProgram& operator=(const GlProgram&) = delete;

  void use() const { glUseProgram(id_); }
  /// Where a uniform is; −1, which OpenGL takes silently, where the program has none of that name.
  GLint at(const char* uniform);

 private:
  GLuint id_ = 0;
  std::unordered_map<std::string, GLint> places_;
};

/// Where pixels go: a framebuffer and where in it the scene's origin lies.
struct GlTarget {
  GLuint framebuffer = 0;
  int width = 0, height = 0;
  int dx = 0, dy = 0;     ///< the scene's origin from the top left
  bool row0_top = false;  ///< textures of ours; the window counts from below

  /// Makes it current and cuts to `clip` (pixels of the scene).
  void bind(const PixelBox& clip) const;
  /// Pixels of the scene to clip space: factor x, y, offset x, y.
  [[nodiscard]] std::array<float, 4> to_clip() const;
  /// For the shaders' `frame`: the way back from gl_FragCoord.
  [[nodiscard]] std::array<float, 3> frame() const {
    return {static_cast<float>(dx), static_cast<float>(dy), row0_top ? 0.0f : static_cast<float>(height)};
  }
  void set(GlProgram& program) const {
    glUniform4fv(program.at("to_clip"), 1, to_clip().data());
    glUniform3fv(program.at("frame"), 1, frame().data());
  }
};

/// A colour as shaders want it: 0 to 1, premultiplied.
inline std::array<float, 4> shader_color(Rgba c) {
  const float a = static_cast<float>(c.a) / 255;
  return {static_cast<float>(c.r) / 255 * a, static_cast<float>(c.g) / 255 * a, static_cast<float>(c.b) / 255 * a, a};
}

/// How a texel is kept, and how it lies in memory.
struct TexelKind {
  GLint internal;
  GLenum format, type;
};
/// A texture read by texelFetch: nearest, no mipmaps. Bound to unit 0 afterwards.
void make_texture(GLuint texture, const TexelKind& kind, int width, int height, const void* data);

}  // namespace kuiki::render
