#version 330 core
// One colour in the share that a coverage texture says; see stroke.frag.
uniform sampler2D source;
uniform vec3 frame;
uniform ivec2 origin;
uniform vec4 tint;  // premultiplied
out vec4 color;

void main() {
  vec2 at = vec2(gl_FragCoord.x - frame.x, (frame.z > 0.0 ? frame.z - gl_FragCoord.y : gl_FragCoord.y) - frame.y);
  float share = texelFetch(source, ivec2(floor(at)) + origin, 0).r;
  if (share == 0.0) discard;
  color = tint * share;
}
