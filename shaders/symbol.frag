#version 330 core
in vec2 at;
flat in vec4 measure, fill, ground, stroke;
flat in vec2 hatch;
flat in uint kind;
uniform vec3 frame;
out vec4 color;

// Distance from the outline, negative inside.
float outline() {
  vec2 away = abs(at);
  if (kind == 1u) return length(at) - measure.x;
  if (kind == 2u) return (away.x + away.y - measure.x) * 0.70710678;
  if (kind == 3u) return max(at.y, 0.8660254 * away.x - 0.5 * at.y) - measure.x * 0.5;
  vec2 past = away - measure.xy;
  if (measure.z <= 0.0) return max(past.x, past.y);
  past += measure.z;
  return length(max(past, 0.0)) + min(max(past.x, past.y), 0.0) - measure.z;
}

void main() {
  float off = outline();
  vec4 inner = fill;
  if (hatch.x > 0.0) {
    vec2 scene = vec2(gl_FragCoord.x - frame.x, (frame.z > 0.0 ? frame.z - gl_FragCoord.y : gl_FragCoord.y) - frame.y);
    float across = (scene.x + scene.y) * 0.70710678;
    float line = abs(across - hatch.x * floor(across / hatch.x + 0.5));
    float share = clamp(min(hatch.y, line + 0.5) - max(-hatch.y, line - 0.5), 0.0, 1.0);
    inner = fill * share + ground * (1.0 - fill.a * share);
  }
  inner *= clamp(0.5 - off, 0.0, 1.0);
  float far = abs(off), half_stroke = measure.w;
  vec4 edge = half_stroke > 0.0 ? stroke * clamp(min(half_stroke, far + 0.5) - max(-half_stroke, far - 0.5), 0.0, 1.0) : vec4(0.0);
  color = edge + inner * (1.0 - edge.a);
}
