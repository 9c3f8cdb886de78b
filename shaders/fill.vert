#version 330 core
// Triangles of shapes; the paint of each shape stands in a texture, so new colours need no new triangles.
layout(location = 0) in vec2 point;  // metres from the path set's origin
layout(location = 1) in uint shape;
uniform vec2 middle;      // a point near what is seen: taking it off first keeps single precision exact enough
uniform vec3 placement;   // pixels a metre, pixel of `middle`
uniform vec4 to_clip;     // pixels to clip space: factor, then offset
uniform usampler2D paint_of;
uniform sampler2D paints;  // a row a paint: colour, ground, (hatch spacing, half width, 0, 0) in pixels
flat out vec4 color, ground;
flat out vec2 hatch;

void main() {
  int width = textureSize(paint_of, 0).x;
  uint paint = texelFetch(paint_of, ivec2(int(shape) % width, int(shape) / width), 0).r;
  color = texelFetch(paints, ivec2(0, int(paint)), 0);
  ground = texelFetch(paints, ivec2(1, int(paint)), 0);
  hatch = texelFetch(paints, ivec2(2, int(paint)), 0).xy;
  vec2 pixel = (point - middle) * vec2(placement.x, -placement.x) + placement.yz;
  gl_Position = paint == 255u ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(pixel * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
