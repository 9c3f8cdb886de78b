#version 330 core
// Puts a texture of ours (row 0 on top) onto the target, pixel on pixel.
uniform sampler2D source;
uniform vec3 frame;    // place of the scene's origin in the target; z: the target's height where row 0 is at the bottom, else 0
uniform ivec2 origin;  // place of the scene's origin in the texture
out vec4 color;

void main() {
  vec2 at = vec2(gl_FragCoord.x - frame.x, (frame.z > 0.0 ? frame.z - gl_FragCoord.y : gl_FragCoord.y) - frame.y);
  color = texelFetch(source, ivec2(floor(at)) + origin, 0);
}
