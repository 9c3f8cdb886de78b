#include "render/gl_objects.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/resources.h"

namespace kuiki::render {
namespace {

[[noreturn]] void fail(std::string_view what, const std::string& log) {
  throw Error(Fault::internal, say("シェーダー {} を使えません: {}", "shader {} cannot be used: {}", what, log));
}

GLuint compile(GLenum stage, std::string_view name, std::string_view define) {
  std::string source = read_whole(resource("shaders/" + std::string(name)));
  if (!define.empty()) source.insert(source.find('\n') + 1, "#define " + std::string(define) + "\n");
  const GLuint shader = glCreateShader(stage);
  const char* text = source.c_str();
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  GLint good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good) return shader;
  char log[2048] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  glDeleteShader(shader);
  fail(name, log);
}

}  // namespace

GlProgram::GlProgram(std::string_view vertex, std::string_view fragment, std::string_view define) : id_(glCreateProgram()) {
  for (const auto& [stage, name] : {std::pair{GL_VERTEX_SHADER, vertex}, std::pair{GL_FRAGMENT_SHADER, fragment}}) {
    const GLuint shader = compile(stage, name, define);
    glAttachShader(id_, shader);
    glDeleteShader(shader);
  }
  glLinkProgram(id_);
  GLint good = 0;
  glGetProgramiv(id_, GL_LINK_STATUS, &good);
  if (good) return;
  char log[2048] = "";
  glGetProgramInfoLog(id_, sizeof log, nullptr, log);
  glDeleteProgram(id_);
  fail(vertex, log);
}

GLint GlProgram::at(const char* uniform) {
  const auto [place, is_new] = places_.try_emplace(uniform, -1);
  if (is_new) place->second = glGetUniformLocation(id_, uniform);
  return place->second;
}

void GlTarget::bind(const PixelBox& clip) const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glViewport(0, 0, width, height);
  glEnable(GL_SCISSOR_TEST);
  const auto box = meet({clip.x0 + dx, clip.y0 + dy, clip.x1 + dx, clip.y1 + dy}, {0, 0, width, height});
  glScissor(box.x0, row0_top ? box.y0 : height - box.y1, std::max(0, box.width()), std::max(0, box.height()));
}

std::array<float, 4> GlTarget::to_clip() const {
  const float kx = 2.0f / static_cast<float>(width), ky = 2.0f / static_cast<float>(height);
  const float x = static_cast<float>(dx) * kx - 1, y = static_cast<float>(dy) * ky - 1;
  return row0_top ? std::array{kx, ky, x, y} : std::array{kx, -ky, x, -y};
}

void make_texture(GLuint texture, const TexelKind& kind, int width, int height, const void* data) {
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, kind.internal, width, height, 0, kind.format, kind.type, data);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

}  // namespace kuiki::render
