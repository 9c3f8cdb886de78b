#version 330 core
// Straight pieces of single lines, a quad each.
layout(location = 0) in vec2 pixel;
layout(location = 1) in vec2 along_across_in;  // from the piece's beginning, pixels
layout(location = 2) in vec4 cut0_in;          // where the piece before takes over: normal, 1 = a corner, 0 = an end
layout(location = 3) in vec4 cut1_in;          // likewise behind
layout(location = 4) in vec2 size_in;          // length, half width
layout(location = 5) in vec4 color_in;         // premultiplied
uniform vec4 to_clip;
out vec2 along_across;
flat out vec4 cut0, cut1, tint;
flat out vec2 size;

void main() {
  along_across = along_across_in, cut0 = cut0_in, cut1 = cut1_in, size = size_in, tint = color_in;
  gl_Position = vec4(pixel * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
