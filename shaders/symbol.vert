#version 330 core
// Rectangles and map symbols, a quad each.
layout(location = 0) in vec2 pixel;
layout(location = 1) in vec2 place;      // from the symbol's middle, pixels
layout(location = 2) in vec4 measures;   // half width, half height, corner radius, half stroke width
layout(location = 3) in vec2 hatch_in;   // spacing (0 = none), half width
layout(location = 4) in uint kind_in;    // 0 rectangle, 1 circle, 2 diamond, 3 triangle
layout(location = 5) in vec4 fill_in;    // premultiplied
layout(location = 6) in vec4 ground_in;
layout(location = 7) in vec4 stroke_in;
uniform vec4 to_clip;
out vec2 at;
flat out vec4 measure, fill, ground, stroke;
flat out vec2 hatch;
flat out uint kind;

void main() {
  at = place, measure = measures, hatch = hatch_in, kind = kind_in;
  fill = fill_in, ground = ground_in, stroke = stroke_in;
  gl_Position = vec4(pixel * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
