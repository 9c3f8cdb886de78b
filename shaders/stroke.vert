#version 330 core
// A rectangle round each piece of line, six corners a piece, drawn from a texture of end points.
uniform sampler2D ends;     // x0, y0, x1, y1 in metres from the path set's origin
uniform vec2 middle;
uniform vec3 placement;
uniform vec4 to_clip;
uniform float half_width;   // pixels
out vec2 along_across;
flat out float line_length;
#ifdef DASHED
uniform sampler2D walked;   // metres from the line's beginning
flat out float begins;
#endif

void main() {
  int piece = gl_VertexID / 6, corner = gl_VertexID % 6;
  ivec2 texel = ivec2(piece % 4096, piece / 4096);
  vec4 line = texelFetch(ends, texel, 0);
  vec2 scale = vec2(placement.x, -placement.x);
  vec2 a = (line.xy - middle) * scale + placement.yz, b = (line.zw - middle) * scale + placement.yz;
  float size = length(b - a), reach = half_width + 1.0;
  vec2 along = size > 1e-6 ? (b - a) / size : vec2(1.0, 0.0), across = vec2(-along.y, along.x);
  bool far = corner == 1 || corner == 2 || corner == 4, left = corner == 2 || corner == 4 || corner == 5;
#ifdef DASHED
  begins = texelFetch(walked, texel, 0).r * placement.x;
#endif
  line_length = size;
  along_across = vec2(far ? size + reach : -reach, left ? reach : -reach);
  vec2 pixel = a + along * along_across.x + across * along_across.y;
  gl_Position = vec4(pixel * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
