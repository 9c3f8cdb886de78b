#version 330 core
// Pieces of the atlas (text, small polygons), pixel on pixel.
layout(location = 0) in vec2 pixel;
layout(location = 1) in vec2 texel_in;
uniform vec4 to_clip;
out vec2 texel;

void main() {
  texel = texel_in;
  gl_Position = vec4(pixel * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
