#version 330 core
flat in vec4 color, ground;  // premultiplied
flat in vec2 hatch;          // spacing (0 = none) and half width in pixels
uniform vec3 frame;
out vec4 result;

void main() {
  result = color;
  if (hatch.x > 0.0) {
    vec2 at = vec2(gl_FragCoord.x - frame.x, (frame.z > 0.0 ? frame.z - gl_FragCoord.y : gl_FragCoord.y) - frame.y);
    float across = (at.x + at.y) * 0.70710678;
    float off = abs(across - hatch.x * floor(across / hatch.x + 0.5));
    float share = clamp(min(hatch.y, off + 0.5) - max(-hatch.y, off - 0.5), 0.0, 1.0);
    result = color * share + ground * (1.0 - color.a * share);
  }
}
