#version 330 core
// A piece of a texture of ours (row 0 on top) onto the target, pixel on pixel.
uniform vec4 box;      // pixels of the scene: left, top, right, bottom
uniform vec4 to_clip;  // pixels to clip space: factor, then offset
uniform vec2 origin;   // place of the scene's origin in the texture
uniform sampler2D source;
out vec2 place;

void main() {
  vec2 pixel = vec2(gl_VertexID % 2 == 0 ? box.x : box.z, gl_VertexID < 2 ? box.y : box.w);
  place = (pixel + origin) / vec2(textureSize(source, 0));
  gl_Position = vec4(pixel * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
